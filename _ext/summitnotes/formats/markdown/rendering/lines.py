"""Lines: paragraphs with breaks, lines that stay lines, cells of tables."""

from __future__ import annotations

from docutils import nodes
from markdown_it.tree import SyntaxTreeNode

from summitnotes.formats.markdown.rendering.addresses import figure_of, is_picture_title
from summitnotes.formats.markdown.rendering.base import NotesBase


class _Break(nodes.Text):
    """A hard line break, until its paragraph is turned into lines."""


class LineRenderer(NotesBase):
    """What of the renderer is about lines."""

    def render_notes_lines(self, token: SyntaxTreeNode) -> None:
        block = nodes.line_block()
        self.add_line_and_source_path(block, token)
        with self.current_node_context(block, append=True):
            self.render_children(token)

    def render_notes_line(self, token: SyntaxTreeNode) -> None:
        line = nodes.line(token.children[0].content if token.children else "")
        self.add_line_and_source_path(line, token)
        with self.current_node_context(line, append=True):
            self.render_children(token)
        if any(isinstance(child, _Break) for child in line.children):
            self.current_node.pop()
            self.current_node.extend(_broken(line, one_line=True).children)

    def render_paragraph(self, token: SyntaxTreeNode) -> None:
        """Hard line breaks make a line block: docutils has no break inside a paragraph but raw HTML."""
        super().render_paragraph(token)
        paragraph = self.current_node[-1]
        assert isinstance(paragraph, nodes.Element)
        if any(isinstance(child, _Break) for child in paragraph.children):
            self.current_node[-1] = _broken(paragraph)
        elif len(paragraph) == 2 and is_picture_title(paragraph[1]):
            self.current_node[-1] = figure_of(paragraph)
        elif len(paragraph) and all(isinstance(child, nodes.target) for child in paragraph.children):
            self.current_node.pop()
            self.current_node.extend(paragraph.children)

    def render_hardbreak(self, token: SyntaxTreeNode) -> None:
        direct = isinstance(self.current_node, nodes.paragraph | nodes.line)
        self.current_node.append(_Break("\n") if direct else nodes.Text("\n"))

    def render_table_row(self, token: SyntaxTreeNode) -> None:
        """A cell may hold line breaks, too."""
        super().render_table_row(token)
        row = self.current_node[-1]
        assert isinstance(row, nodes.row)
        for node in (row, *row.findall(nodes.entry), *row.findall(nodes.paragraph)):
            self.add_line_and_source_path(node, token)
        for paragraph in list(row.findall(nodes.paragraph)):
            if any(isinstance(child, _Break) for child in paragraph.children):
                paragraph.replace_self(_broken(paragraph, one_line=True))


def _broken(paragraph: nodes.Element, *, one_line: bool = False) -> nodes.line_block:
    """A paragraph with breaks as a block of lines, each with its own line number.

    ``one_line``: all of it stands on one line of the source.
    """
    block = nodes.line_block("", classes=paragraph["classes"])
    block.source, block.line = paragraph.source, paragraph.line
    line = nodes.line()
    for child in [*paragraph.children, _Break("\n")]:
        if not isinstance(child, _Break):
            line += child
            continue
        line.rawsource = line.astext()
        line.source = paragraph.source
        breaks = sum(part.astext().count("\n") + 1 for part in block.children)
        line.line = (paragraph.line or 0) + (0 if one_line else breaks)
        block += line
        line = nodes.line()
    return block
