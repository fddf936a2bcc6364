"""Markdown notes: well-formed MyST is left to MyST, loose notes keep their lines."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.base import DocutilsRenderer

from summitnotes.formats.base import Reading, ReadOptions
from summitnotes.formats.markdown.layout import Layout, is_loose, measure
from summitnotes.formats.markdown.reading import (
    notes_mode,
    render_notes_markdown,
    safe_config,
)
from summitnotes.formats.normalising import recover_lost_text
from summitnotes.formats.pipeline import Pipeline, Prepared
from summitnotes.records.problems import Problem

__all__ = [
    "FORMAT",
    "Layout",
    "is_loose",
    "measure",
    "notes_mode",
    "render_notes_markdown",
    "safe_config",
]


class Markdown(Pipeline):
    """Markdown as a format. ``native``: under Sphinx, MyST's renderer for Sphinx builds the tree.

    ``loose`` says whether notes mode is on; ``None``: the text says it.
    """

    id = "markdown"
    suffixes: tuple[str, ...] = (".md", ".markdown")
    native = True

    def __init__(
        self,
        config: MdParserConfig | None = None,
        renderer: type[DocutilsRenderer] = DocutilsRenderer,
        loose: bool | None = None,
    ) -> None:
        self.config = config or MdParserConfig()
        self.renderer = renderer
        self.loose = loose

    def prepare(self, text: str, literal_lines: frozenset[int]) -> Prepared:
        """MyST's parser has a rule for literal lines and steps over them."""
        return Prepared(text, literal_lines=literal_lines)

    def parse(self, prepared: Prepared, document: nodes.document, options: ReadOptions) -> Reading:
        return render_notes_markdown(
            prepared.text,
            document,
            self.config,
            self.renderer,
            loose=is_loose(prepared.text) if self.loose is None else self.loose,
            literal_lines=prepared.literal_lines,
            title=options.title,
        )

    def normalise(self, document: nodes.document, text: str) -> Iterable[Problem]:
        recover_lost_text(document)
        return ()


FORMAT = Markdown()
