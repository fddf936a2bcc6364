"""Boxes: callouts of Obsidian, containers of HackMD, ``<details>``."""

from __future__ import annotations

from docutils import nodes
from markdown_it.tree import SyntaxTreeNode
from myst_parser.mdit_to_docutils.base import token_line

from summitnotes.formats.markdown.rendering.base import NotesBase

#: Names of boxes in small letters -> the kind of docutils that says the same.
_BOXES: dict[str, type[nodes.Element]] = {
    **dict.fromkeys(("note", "info", "abstract", "summary", "tldr", "todo"), nodes.note),
    **dict.fromkeys(("tip", "success", "check", "done"), nodes.tip),
    "hint": nodes.hint,
    **dict.fromkeys(("warning", "attention"), nodes.warning),
    **dict.fromkeys(("danger", "failure", "fail", "missing", "bug"), nodes.danger),
    "error": nodes.error,
    "important": nodes.important,
    "caution": nodes.caution,
}
#: All names of boxes; those that docutils has no kind for bear them as their title.
KINDS = frozenset({*_BOXES, "question", "help", "faq", "example", "quote", "cite"})


class BoxRenderer(NotesBase):
    """What of the renderer is about boxes."""

    def render_notes_details(self, token: SyntaxTreeNode) -> None:
        self._box(token, "details")

    def render_notes_summary(self, token: SyntaxTreeNode) -> None:
        self._box(token, "summary")

    def _box(self, token: SyntaxTreeNode, name: str) -> None:
        box = nodes.container(classes=[name])
        self.add_line_and_source_path(box, token)
        with self.current_node_context(box, append=True):
            self.render_children(token)

    def render_notes_callout(self, token: SyntaxTreeNode) -> None:
        """A box of a kind that docutils has, or one that bears its own title."""
        kind, title = token.meta["kind"], token.meta["title"]
        box_type = _BOXES.get(kind.lower())
        box: nodes.Element = nodes.admonition() if title or box_type is None else box_type()
        if isinstance(box, nodes.admonition):
            box["classes"] = [box_type.__name__] if box_type else []
            head = nodes.title()
            self.add_line_and_source_path(head, token)
            with self.current_node_context(head, append=False):
                self.nested_render_text(title or kind.capitalize(), token_line(token, 0), inline=True)
            box += head
        self.add_line_and_source_path(box, token)
        with self.current_node_context(box, append=True):
            self.render_children(token)

    def settle_box(self, token: SyntaxTreeNode) -> None:
        """``:::info`` is a box, as in HackMD. MyST makes a class of any name and forgets the words behind."""
        words = (token.info or "").strip()
        name, _, behind = words.partition(" ")
        box = self.current_node[-1] if len(self.current_node) else None
        if not isinstance(box, nodes.container):
            return
        box["classes"] = []
        kind = _BOXES.get(name.lower())
        if kind is not None:
            admonition = kind("", *box.children)
            self.add_line_and_source_path(admonition, token)
            box.replace_self(admonition)
        shown = behind.strip() if kind is not None else words
        if shown:
            paragraph = nodes.paragraph(shown, shown)
            self.add_line_and_source_path(paragraph, token)
            self.current_node[-1].insert(0, paragraph)  # type: ignore[attr-defined]
