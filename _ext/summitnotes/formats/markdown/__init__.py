"""Markdown notes: well-formed MyST is left to MyST, loose notes keep their lines."""

from __future__ import annotations

from docutils import nodes

from summitnotes.formats.base import Fate, Reading, ReadOptions, Span
from summitnotes.formats.markdown.sniffing import sniff


class Markdown:
    """Markdown as a format. ``native``: under Sphinx, the MyST parser reads it."""

    id = "markdown"
    suffixes: tuple[str, ...] = (".md", ".markdown")
    native = True

    def sniff(self, text: str) -> float:
        return sniff(text)

    def read(self, text: str, document: nodes.document, options: ReadOptions) -> Reading:
        from myst_parser.parsers.docutils_ import Parser

        Parser().parse(text, document)
        return Reading((Span(0, len(text), Fate.TEXT, "markdown"),))


FORMAT = Markdown()
