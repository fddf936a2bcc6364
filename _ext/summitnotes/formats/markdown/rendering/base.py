"""What every part of the renderer has: the state of the reading, and text in the place of what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from docutils import nodes
from markdown_it.tree import SyntaxTreeNode
from myst_parser.mdit_to_docutils.base import DocutilsRenderer

from summitnotes.formats.markdown import state as notes

if TYPE_CHECKING:
    _Base = DocutilsRenderer
else:
    _Base = object


class NotesBase(_Base):
    """Stands before MyST's renderer in the order of classes, behind all parts of ours."""

    @property
    def notes(self) -> notes.NotesState:
        return notes.of(self.md_env)

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """docutils logs its messages at once; ours say the same, once, with the author's line."""
        level, self.reporter.report_level = self.reporter.report_level, 4
        try:
            yield
        finally:
            self.reporter.report_level = level

    def show_as_text(self, text: str, line: int, language: str = "") -> None:
        """``text`` as it is, from a 1-based line on; in a ``language``, it is code and no makeshift."""
        classes = [] if language else ["literal-fallback"]
        block = nodes.literal_block(text, text, classes=classes, language=language or "none")
        block["xml:space"] = "preserve"
        block.source, block.line = self.document["source"], line or None
        self.current_node.append(block)


def source_of(token: SyntaxTreeNode) -> str:
    """The source of a fenced block, its fences included."""
    content = token.content if not token.content or token.content.endswith("\n") else token.content + "\n"
    return f"{token.markup}{token.info}\n{content}{token.markup}"
