"""The exports and the search are made by a process of their own while pages are written.

Both need what was read, and nothing of what is written. Afterwards the parent is told what was made from
what (``writing/kept.py``), so that it has nothing left to do when the build finishes; and what it took to
make them was never in its memory.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sphinx.util.parallel import ParallelTasks

from summitnotes.sphinx.searching.index import write_index
from summitnotes.sphinx.writing.exporting import export
from summitnotes.sphinx.writing.kept import kept_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


@contextmanager
def files_beside(app: Sphinx) -> Iterator[None]:
    """While this lasts, a child makes the files beside the pages; at the end they are there."""

    def make() -> dict[str, list[Any]]:
        export(app, None)
        write_index(app, None)
        return kept_of(app).now

    tasks = ParallelTasks(1)
    tasks.add_task(make, None, lambda _, made: kept_of(app).now.update(made))
    try:
        yield
    except BaseException:
        tasks.terminate()
        raise
    tasks.join()
