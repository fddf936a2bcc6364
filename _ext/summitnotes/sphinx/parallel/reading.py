"""What children have read is put together once, when all of it is there.

Sphinx adds what a child has read to the environment at once. So each later child begins with all that those
before it have read, and sends it back with its own: the sum grows with the square of the documents. Here
children begin with the environment as it was, and what they send is added in the order of the documents, so
that it does not depend on who was faster.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from summitnotes.sphinx.parallel.telling import told_in_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class _Waiting:
    """Stands before ``merge_info_from`` of an environment, until children have read all ``docnames``."""

    def __init__(self, docnames: Iterable[str] = ()) -> None:
        self._missing = set(docnames)
        self._read: list[tuple[list[str], BuildEnvironment]] = []

    def __reduce__(self) -> tuple[type[_Waiting], tuple[()]]:
        return _Waiting, ()  # it goes along with the environment that a child sends

    def __call__(self, docnames: Iterable[str], other: BuildEnvironment, app: Sphinx) -> None:
        read = sorted(docnames)
        self._read.append((read, other))
        self._missing.difference_update(read)
        if not self._missing:
            _let_merge(app.env)
            for read, other in sorted(self._read, key=lambda one: one[0]):
                app.env.merge_info_from(read, other, app)
                vars(other).clear()  # it goes now, and not when Python looks for circles
            self._read.clear()


def wait(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Handler of ``env-before-read-docs``. Where one process reads, nobody calls what waits here."""
    if app.parallel > 1 and docnames:
        env.merge_info_from = _Waiting(docnames)  # type: ignore[method-assign]
        builder: Any = app.builder
        builder.summit_telling = ExitStack()
        builder.summit_telling.enter_context(told_in_order(lambda: env.current_document.docname or ""))


def go_on(app: Sphinx, *_: Any) -> None:
    """Handler of ``env-updated``, before anybody else speaks, and of ``build-finished``, after a fault."""
    _let_merge(app.env)
    telling = vars(app.builder).pop("summit_telling", None)
    if telling is not None:
        telling.close()


def _let_merge(env: BuildEnvironment) -> None:
    vars(env).pop("merge_info_from", None)


def setup(app: Sphinx) -> None:
    app.connect("env-before-read-docs", wait, priority=900)
    app.connect("env-updated", go_on, priority=0)
    app.connect("build-finished", go_on, priority=0)
