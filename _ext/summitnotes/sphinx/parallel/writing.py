"""Each page is resolved by the process that writes it, and every process that was asked for writes pages.

Sphinx resolves all trees in the parent, one after the other, while children write: with ``-j 2`` it is one
child, so that two processes share the work of one and a half, and trees that wait for it pile up. Here the
parent hands over the name of a document only. Its children load its tree, resolve and write it, and their
warnings are told in the order of the pages, as a serial build tells them.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx.util.build_phase import BuildPhase
from sphinx.util.logging import pending_warnings

from summitnotes.catalogue.watching import make_tables
from summitnotes.sphinx.borrowed import handlers_of
from summitnotes.sphinx.parallel.beside import files_beside
from summitnotes.sphinx.parallel.telling import told_in_order
from summitnotes.sphinx.searching.index import in_use
from summitnotes.sphinx.writing.exporting import exports_of
from summitnotes.sphinx.writing.rendering import load_templates
from summitnotes.sphinx.writing.repeating import note_written

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from docutils import nodes
    from sphinx.application import Sphinx

#: Packages whose handlers and post-transforms change the tree that they are given, and leave nothing anywhere
#: else that a later stage asks for. With others Sphinx resolves in the parent, as it promises to them.
_CHANGE_THE_TREE = frozenset(
    {"docutils", "furo", "myst_parser", "notfound", "sphinx", "sphinx_design", "sphinxcontrib", "sphinxext",
     "summitnotes"}
)  # fmt: skip
_EVENTS = ("doctree-resolved", "missing-reference", "warn-missing-reference")


class _Later(NamedTuple):
    """Stands for the tree of a document, until a process resolves and writes it."""

    docname: str


@contextmanager
def _replaced(holder: object, name: str, method: object) -> Iterator[None]:
    """Let a method of one object be another one for a while."""
    before = vars(holder).get(name)
    setattr(holder, name, method)
    try:
        yield
    finally:
        if before is None:
            delattr(holder, name)
        else:
            setattr(holder, name, before)


class _Writing:
    """The pages of one build, and which of them this process is at."""

    def __init__(self, app: Sphinx, builder: Any) -> None:
        self.app, self.builder, self.env = app, builder, app.env
        self.page = ""
        #: Sphinx copies the pictures that the parent has seen in trees.
        self._pictured = {doc for docs, _ in self.env.images.values() for doc in docs}
        self._resolve = self.env.get_and_resolve_doctree
        self._serialize, self._write = builder.write_doc_serialized, builder.write_doc

    @contextmanager
    def by_children(self) -> Iterator[None]:
        """Until this ends, Sphinx is given names in the place of trees."""
        self.app.parallel += 1  # Sphinx keeps one process for the parent, which has nothing to do now
        try:
            with (
                _replaced(self.env, "get_and_resolve_doctree", self._later),
                _replaced(self.builder, "write_doc_serialized", self._serialize_unless_later),
                _replaced(self.builder, "write_doc", self._write_now),
            ):
                yield
        finally:
            self.app.parallel -= 1

    def _later(self, docname: str, *given: Any, **options: Any) -> nodes.document | _Later:
        self.page = docname
        if docname in self._pictured:
            return self._resolve(docname, *given, **options)
        note_written(self.app, None, docname)
        return _Later(docname)

    def _serialize_unless_later(self, docname: str, tree: nodes.document | _Later) -> None:
        if not isinstance(tree, _Later):
            self._serialize(docname, tree)

    def _write_now(self, docname: str, tree: nodes.document | _Later) -> None:
        self.page = docname
        if isinstance(tree, _Later):
            self.builder.phase = BuildPhase.RESOLVING
            tree = self._resolve(docname, self.builder, tags=self.builder.tags)
            self.builder.phase = BuildPhase.WRITING
            self._serialize(docname, tree)
        self._write(docname, tree)


def share(app: Sphinx, builder: Any) -> None:
    """Handler of ``write-started``: let all processes write pages, if nothing speaks against it."""
    if not getattr(builder, "parallel_ok", False) or not in_use(app) or not _changes_trees_only(app):
        return
    write = builder.write_documents

    def write_documents(docnames: Set[str]) -> None:
        writing = _Writing(app, builder)
        _warm_up(app)
        telling = told_in_order(lambda: writing.page)
        with pending_warnings(), telling, files_beside(app), writing.by_children():
            write(docnames)

    builder.write_documents = write_documents


def _changes_trees_only(app: Sphinx) -> bool:
    """Whether all that has a part in resolving leaves nothing behind but the tree."""
    found = [*handlers_of(app, *_EVENTS), *app.registry.get_post_transforms()]
    return all(str(getattr(one, "__module__", "")).split(".")[0] in _CHANGE_THE_TREE for one in found)


def _warm_up(app: Sphinx) -> None:
    """Make once what each child would make again."""
    make_tables(exports_of(app).catalogue)
    load_templates(app.env)


def setup(app: Sphinx) -> None:
    # After the nets of lastresort.py, which belong around what a child does.
    app.connect("write-started", share, priority=900)
