"""A notes page that anything fails on is built once more as literal text; the site never stops for it.

Readers and transforms of this project catch their own faults. What is caught here comes from further
away: a parser, a transform or a writer of somebody else, or a tree too deep to be stored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.errors import SphinxWarning

from summitnotes.formats.decoding import decode_file
from summitnotes.formats.literal import literally
from summitnotes.paths.docnames import document_path, is_notes
from summitnotes.records.problems import Problem, Subtype
from summitnotes.sphinx.store.domain import domain_of
from summitnotes.sphinx.store.reporting import report

if TYPE_CHECKING:
    from pathlib import Path

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder


def protect(app: Sphinx) -> None:
    """Handler of ``builder-inited``: put a net under the reading and the writing of notes."""
    _protect_reading(app.builder)
    _protect_writing(app.builder)


def _protect_reading(builder: Builder) -> None:
    read = builder.read_doc

    def read_doc(docname: str, **options: Any) -> None:
        try:
            read(docname, **options)
        except Exception as error:
            if not is_notes(docname) or isinstance(error, SphinxWarning):
                raise
            env, domain = builder.env, domain_of(builder.env)
            builder.events.emit("env-purge-doc", env, docname)
            env.clear_doc(docname)
            env.prepare_settings(docname)
            domain.literal.add(docname)
            read(docname, **options)
            domain.note_problems(docname, [_problem(error, "read", document_path(env, docname))])

    builder.read_doc = read_doc  # type: ignore[misc, method-assign]


def _protect_writing(builder: Builder) -> None:
    write = getattr(builder, "write_doc", None)
    if write is None:
        return

    def write_doc(docname: str, doctree: nodes.document) -> None:
        try:
            write(docname, doctree)
        except Exception as error:
            if not is_notes(docname) or isinstance(error, SphinxWarning):
                raise
            env = builder.env
            report(_problem(error, "written", document_path(env, docname)), env)
            plain = env.get_doctree(docname)
            plain.settings = doctree.settings
            plain.children = [literally(text_of(env.doc2path(docname)), plain["source"], 1)]
            write(docname, plain)

    builder.write_doc = write_doc  # type: ignore[method-assign]


def protect_resolving(app: Sphinx, builder: Builder) -> None:
    """Handler of ``write-started``: the same for what is done to a stored tree before it is written.

    The environment has been stored by now; what is put on it here is never pickled.
    """
    env = builder.env
    resolve = env.get_and_resolve_doctree

    def get_and_resolve_doctree(docname: str, *arguments: Any, **options: Any) -> nodes.document:
        try:
            return resolve(docname, *arguments, **options)
        except Exception as error:
            if not is_notes(docname) or isinstance(error, SphinxWarning):
                raise
            report(_problem(error, "written", document_path(env, docname)), env)
            plain = env.get_doctree(docname)
            plain.children = [literally(text_of(env.doc2path(docname)), plain["source"], 1)]
            return plain

    env.get_and_resolve_doctree = get_and_resolve_doctree  # type: ignore[method-assign]


def text_of(path: Path) -> str:
    """The text of a notes file, decoded as the entrance does; empty if it cannot be opened."""
    try:
        return decode_file(path).text
    except OSError:
        return ""


def _problem(error: Exception, what: str, path: str) -> Problem:
    return Problem(
        Subtype.INTERNAL,
        f"could not be {what} ({type(error).__name__}: {str(error)[:200]}); shown as plain text. "
        "Please report this fault with the file.",
        path=path,
    )


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", protect)
    app.connect("write-started", protect_resolving)
