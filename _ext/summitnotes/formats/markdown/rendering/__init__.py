"""How the tokens of a note become docutils nodes: MyST's renderer with fewer powers and without raw nodes.

One part a file, by what it is about; ``notes_renderer`` puts them before a renderer of MyST.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from markdown_it.tree import SyntaxTreeNode
from myst_parser.mdit_to_docutils.base import DocutilsRenderer
from myst_parser.warnings_ import MystWarnings

from summitnotes.formats.markdown.rendering.addresses import AddressRenderer
from summitnotes.formats.markdown.rendering.labels import LabelRenderer
from summitnotes.formats.markdown.rendering.lines import LineRenderer
from summitnotes.formats.markdown.rendering.powers import PowerRenderer
from summitnotes.formats.markdown.rendering.tables import TableRenderer
from summitnotes.formats.markdown.rendering.words import WordRenderer
from summitnotes.records.problems import Subtype


class NotesRendererMixin(
    LineRenderer, TableRenderer, WordRenderer, AddressRenderer, LabelRenderer, PowerRenderer
):
    """Stands before a MyST renderer in the class order; ``notes_renderer`` puts the two together."""

    def create_warning(self, message: str, subtype: Any, **where: Any) -> None:
        """Complaints of MyST become ours, so that they carry the author's line and no node on the page."""
        if subtype is MystWarnings.MD_HEADING_NON_CONSECUTIVE:
            return  # headings may begin where their author likes
        line = where.get("line")
        self.notes.complain(Subtype.MARKUP, message[:1].lower() + message[1:], line)

    def render_notes_literal(self, token: SyntaxTreeNode) -> None:
        self.show_as_text(token.content, token.map[0] if token.map else 0)

    def render_notes_comment(self, token: SyntaxTreeNode) -> None:
        comment = nodes.comment(token.content, token.content.strip())
        self.add_line_and_source_path(comment, token)
        self.current_node.append(comment)


def notes_renderer(base: type[DocutilsRenderer]) -> type[DocutilsRenderer]:
    """``base`` (MyST's renderer for docutils or for Sphinx) as a renderer for notes."""
    return type(f"Notes{base.__name__}", (NotesRendererMixin, base), {})
