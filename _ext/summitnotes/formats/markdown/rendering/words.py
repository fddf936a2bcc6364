"""Words of a certain kind: tags of HTML, struck words, tasks, tags of the text; raw HTML is text."""

from __future__ import annotations

from collections.abc import Callable

from docutils import nodes
from markdown_it.tree import SyntaxTreeNode

from summitnotes.formats.frontmatter import Head, matter_node
from summitnotes.formats.markdown.rendering.base import NotesBase


def _inline(name: str) -> Callable[[], nodes.Element]:
    return lambda: nodes.inline(classes=[name])


#: Tags of HTML -> the node that each becomes.
_STYLES: dict[str, Callable[[], nodes.Element]] = {
    "kbd": lambda: nodes.literal(classes=["kbd"]),
    **dict.fromkeys(("samp", "code", "tt"), nodes.literal),
    "var": nodes.emphasis,
    "sub": nodes.subscript,
    "sup": nodes.superscript,
    "abbr": nodes.abbreviation,
    "mark": _inline("mark"),
    **dict.fromkeys(("u", "ins"), _inline("underline")),
}


class WordRenderer(NotesBase):
    """What of the renderer is about kinds of words."""

    def render_notes_html(self, token: SyntaxTreeNode) -> None:
        node = _STYLES[token.tag]()
        if isinstance(node, nodes.abbreviation):
            node["explanation"] = token.meta["title"]
        self.add_line_and_source_path(node, token)
        with self.current_node_context(node, append=True):
            self.render_children(token)
        if isinstance(node, nodes.literal):
            words = node.astext()
            node.children = []
            node.rawsource = words
            node += nodes.Text(words)

    def render_s(self, token: SyntaxTreeNode) -> None:
        node = nodes.inline(classes=["del"])
        self.add_line_and_source_path(node, token)
        with self.current_node_context(node, append=True):
            self.render_children(token)

    def render_list_item(self, token: SyntaxTreeNode) -> None:
        if "checked" not in (token.meta or {}):
            super().render_list_item(token)
            return
        item = nodes.list_item(classes=["task"])
        self.add_line_and_source_path(item, token)
        with self.current_node_context(item, append=True):
            self.render_children(token)
        if len(item) and isinstance(item[0], nodes.paragraph):
            item[0].insert(0, nodes.Text("[x] " if token.meta["checked"] else "[ ] "))

    def render_notes_tags(self, token: SyntaxTreeNode) -> None:
        """Tags look like what else the text says of itself at its top."""
        names = list(token.meta["names"])
        self.notes.tags += names
        line = token.map[0] if token.map else 1
        head = Head(written=(("tags", ", ".join(names), line),))
        box = matter_node(head, self.document["source"])
        for node in (box, *box.children):
            node.line = line
        self.current_node.append(box)

    def render_html_block(self, token: SyntaxTreeNode) -> None:
        self.show_as_text(token.content, token.map[0] if token.map else 0)

    def render_html_inline(self, token: SyntaxTreeNode) -> None:
        self.current_node.append(nodes.Text(token.content))
