"""From a chosen format to its tree: the one way of :mod:`summitnotes.formats.pipeline`, under Sphinx."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summitnotes.formats import FORMATS
from summitnotes.formats.base import Reading, ReadOptions
from summitnotes.sphinx.reading.complaints import listen
from summitnotes.sphinx.reading.native import SphinxMarkdown, SphinxRst
from summitnotes.sphinx.tree.languages import language_vote
from summitnotes.sphinx.tree.passages import passages

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from summitnotes.formats.pipeline import Pipeline


def read(
    format_id: str,
    text: str,
    document: nodes.document,
    options: ReadOptions,
    env: BuildEnvironment,
    literal_lines: frozenset[int] = frozenset(),
) -> Reading:
    """Read notes into ``document``. Notes have no powers over the build in any format."""
    document.settings = document.settings.copy()  # Sphinx 8 hands the same to every document
    document.settings.raw_enabled = False
    document.settings.file_insertion_enabled = False
    document.settings.docinfo_xform = False  # fields at the top stay on the page and set nothing
    complaints = listen(document)
    options = replace(options, ledger=False)  # that is for the audit
    reading = _pipeline(format_id, env).read(text, document, options, literal_lines)
    heard = complaints.take()
    if format_id == "markdown":  # MyST's renderer has told them, with better lines
        return reading
    return replace(reading, problems=(*reading.problems, *heard))


def _pipeline(format_id: str, env: BuildEnvironment) -> Pipeline:
    if format_id == "rst":
        return SphinxRst(env)
    return SphinxMarkdown(env) if format_id == "markdown" else FORMATS[format_id]


_NOTICE = "summit-notice"  # class of what is said of the notes, in another language maybe


def language_of(document: nodes.document) -> str | None:
    """The language of most of the running text, as a BCP 47 tag; None if that cannot be told."""
    return language_vote().guess_file(
        "\n".join(one.text for one in passages(document) if _NOTICE not in one.block["classes"])
    )
