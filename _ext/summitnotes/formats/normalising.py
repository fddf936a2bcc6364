"""What the parsers of others do differently from what everything above the readers expects, put right.

docutils gives a title the line of its underline and gives list items none; MyST gives the line of the
text. Everything above wants the line on which the words of a block begin, and every word of the author.
"""

from __future__ import annotations

from docutils import nodes

_ERROR = 3
_OF_THE_BUILD = frozenset({"today", "version", "release"})


def normalise_lines(document: nodes.document, text: str) -> None:
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


def keep_placeholders(document: nodes.document) -> None:
    """Leave ``|today|``, ``|version|`` and ``|release|`` as they were written.

    Sphinx would put words of the build there, which stand nowhere in the notes.
    """
    for reference in list(document.findall(nodes.substitution_reference)):
        name = reference.get("refname", "")
        if name in _OF_THE_BUILD and name not in document.substitution_defs and reference.parent is not None:
            reference.parent.replace(reference, nodes.Text(reference.rawsource))


def recover_lost_text(document: nodes.document) -> None:
    """Put back what a parser took off the page when it complained.

    docutils moves the text of a malformed table, an unknown directive or a bad option into its
    message, and Sphinx removes messages. For notes that would be loss, so the text stays.
    """
    for message in list(document.findall(nodes.system_message)):
        blocks = list(message.findall(nodes.literal_block))
        parent = message.parent
        if not blocks or parent is None or _keeps_text(message):
            continue
        kept = []
        for block in blocks:
            copy = nodes.literal_block(block.rawsource, block.astext(), classes=["literal-fallback"])
            copy["language"] = "none"
            copy.source, copy.line = message.get("source", document["source"]), message.get("line")
            kept.append(copy)
        parent.replace(message, kept)


def _keeps_text(message: nodes.system_message) -> bool:
    """Whether docutils complains about a title that it reads all the same."""
    return bool(message["level"] < _ERROR and message.astext().find("Title ") >= 0)
