"""Names that a page holds once: anchors of headings, footnotes, targets. A second one is text."""

from __future__ import annotations

from docutils import nodes
from markdown_it.tree import SyntaxTreeNode
from myst_parser.slugs import github_slugify

from summitnotes.formats.markdown.rendering.base import NotesBase
from summitnotes.records.problems import Subtype


class LabelRenderer(NotesBase):
    """What of the renderer is about names within the page."""

    def generate_heading_target(
        self, token: SyntaxTreeNode, level: int, node: nodes.Element, title_node: nodes.Element
    ) -> None:
        """Each heading has the anchor that GitHub gives it. MyST's own search for a free one is quadratic."""
        super().generate_heading_target(token, level, node, title_node)
        words = title_node.astext()
        if slug := self.notes.free_slug(github_slugify(words)):
            node["slug"] = slug
            self._heading_slugs[slug] = (node.line, node["ids"][0], words)

    def render_footnote_reference(self, token: SyntaxTreeNode) -> None:
        """A second footnote of the same label is text: MyST would leave it out."""
        label = str(token.meta["label"])
        if not self.document.nametypes.get(label):
            super().render_footnote_reference(token)
            return
        line = token.map[0] if token.map else None
        said = f'the footnote "{label}" stands in two places; the second is shown as text'
        self.notes.complain(Subtype.DUPLICATE, said, line)
        box = nodes.container("", nodes.paragraph("", f"[^{label}]:"), classes=["duplicate-footnote"])
        self.add_line_and_source_path(box, token)
        self.add_line_and_source_path(box[0], token)
        with self.current_node_context(box, append=True):
            self.render_children(token)

    def render_myst_target(self, token: SyntaxTreeNode) -> None:
        """A second target of the same name is text: docutils needs quadratic time for many of them."""
        if nodes.fully_normalize_name(token.content) not in self.document.nametypes:
            super().render_myst_target(token)
            return
        source = f"({token.content})="
        line = token.map[0] if token.map else None
        said = f'the target "{token.content}" stands in two places; the second is shown as text'
        self.notes.complain(Subtype.DUPLICATE, said, line, once=f"target {token.content}")
        paragraph = nodes.paragraph(source, source)
        self.add_line_and_source_path(paragraph, token)
        self.current_node.append(paragraph)
