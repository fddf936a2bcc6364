"""Line numbers as an author counts them.

docutils gives a title the line of its underline and gives list items none; MyST gives the line of the
text. Everything above the readers wants the line on which the words of a block begin.
"""

from __future__ import annotations

from docutils import nodes


def normalise(document: nodes.document, text: str) -> None:
    """Correct the lines of a tree that docutils' reST parser built from ``text``."""
    lines = text.split("\n")
    for title in document.findall(nodes.title):
        line = title.line
        if (
            line
            and line >= 2
            and not _holds(lines, line, title.rawsource)
            and _holds(lines, line - 1, title.rawsource)
        ):
            title.line = line - 1
            if isinstance(title.parent, nodes.section):
                title.parent.line = line - 1
    for item in document.findall(nodes.list_item):
        first = next((node.line for node in item.findall(nodes.TextElement) if node.line), None)
        item.line = item.line or first
        holder = item.parent
        if isinstance(holder, (nodes.bullet_list, nodes.enumerated_list)) and holder.line is None:
            holder.line = item.line


def _holds(lines: list[str], line: int, words: str) -> bool:
    return 0 < line <= len(lines) and bool(words) and words.strip() in lines[line - 1]
