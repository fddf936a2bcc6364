"""Markdown notes: well-formed MyST is left to MyST, loose notes keep their lines."""

from __future__ import annotations

from docutils import nodes
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.base import DocutilsRenderer

from summitnotes.formats.base import Reading, ReadOptions
from summitnotes.formats.markdown.layout import Layout, is_loose, measure
from summitnotes.formats.markdown.reading import (
    ALLOWED_DIRECTIVES,
    ALLOWED_ROLES,
    notes_mode,
    render_notes_markdown,
    safe_config,
)
from summitnotes.formats.markdown.sniffing import sniff

__all__ = [
    "ALLOWED_DIRECTIVES",
    "ALLOWED_ROLES",
    "FORMAT",
    "Layout",
    "is_loose",
    "measure",
    "notes_mode",
    "render_notes_markdown",
    "safe_config",
]


class Markdown:
    """Markdown as a format. ``native``: under Sphinx, MyST's renderer for Sphinx builds the tree."""

    id = "markdown"
    suffixes: tuple[str, ...] = (".md", ".markdown")
    native = True

    def sniff(self, text: str) -> float:
        return sniff(text)

    def read(self, text: str, document: nodes.document, options: ReadOptions) -> Reading:
        """Read without Sphinx: the same rules, with MyST's renderer for docutils."""
        return render_notes_markdown(text, document, MdParserConfig(), DocutilsRenderer, loose=is_loose(text))


FORMAT = Markdown()
