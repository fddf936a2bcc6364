"""The files beside the pages are made by processes of their own.

The exports and the search need what was read, and nothing of what is written: they are made while pages are
written. What the pages showed (``writing/pages.py``) is put together behind the last one. Afterwards the
parent is told what was made from what (``writing/kept.py``), so that it has nothing left to do when the build
finishes; and what it took to make them was never in its memory.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sphinx.util.parallel import ParallelTasks

from summitnotes.sphinx.searching.index import write_index
from summitnotes.sphinx.writing.exporting import export
from summitnotes.sphinx.writing.kept import kept_of
from summitnotes.sphinx.writing.pages import forget_pages, put_together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx


@contextmanager
def files_beside(app: Sphinx) -> Iterator[None]:
    """While this lasts, a child makes the files beside the pages; at the end they are there."""

    def make() -> None:
        # In a process of its own again: what the exports took is given back before the search is made.
        with _by_child(app, lambda: export(app, None)):
            pass
        write_index(app, None)

    with _by_child(app, make):
        yield
    with _by_child(app, lambda: put_together(app, None)):
        forget_pages(app)


@contextmanager
def _by_child(app: Sphinx, make: Callable[[], object]) -> Iterator[None]:
    """Let a child do something while this lasts; what it keeps of it is kept here, too."""

    def made() -> dict[str, list[Any]]:
        make()
        return kept_of(app).now

    tasks = ParallelTasks(1)
    tasks.add_task(made, None, lambda _, kept: kept_of(app).now.update(kept))
    try:
        yield
    except BaseException:
        tasks.terminate()
        raise
    tasks.join()
