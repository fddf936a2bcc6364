"""Lines of which pandoc leaves out all words, without saying so, are put back as they stand.

What may be missing is named by :mod:`.marks`. A line is lost where hardly any of its words is in the tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes

from summitnotes.formats.pandoc.marks import pandoc_marks
from summitnotes.records.problems import Problem, Subtype

_WORD = re.compile(r"[^\W_]{3,}")
_FEWEST = 3  # words of a line; fewer may be markup that no list names
_WITHOUT_MARKUP = frozenset({"pandoc:docx", "pandoc:odt"})  # whose lines are words alone
_QUOTED = 60  # characters of a line in the message
_HELD = ("refuri", "uri", "alt", "language", "target", "fragment")


def put_back_lost(text: str, document: nodes.document, format_id: str) -> tuple[Problem, ...]:
    """Put the lost lines of ``text`` into the tree that was made of it; what to say of them."""
    lost = list(_lost(text, document, format_id))
    for number, line in lost:
        paragraph = nodes.paragraph(line, line)
        paragraph.source, paragraph.line = document.get("source"), number
        above = _above(document, number)
        if above is None:
            document.insert(0, paragraph)
        else:
            above.parent.insert(above.parent.index(above) + 1, paragraph)
    if not lost:
        return ()
    number, line = lost[0]
    said = (
        f'pandoc leaves out "{line[:_QUOTED]}" (lines: {len(lost)}); shown as text. Check the marks there '
        "and above, or say in event.yml which format it is."
    )
    return (Problem(Subtype.MARKUP, said, number),)


def _lost(text: str, document: nodes.document, format_id: str) -> Iterator[tuple[int, str]]:
    shown = set(_WORD.findall(" ".join(_held(document)).casefold()))
    bare = list(text)
    for span in pandoc_marks(text, format_id):
        bare[span.start : span.end] = (char if char == "\n" else " " for char in bare[span.start : span.end])
    fewest = 1 if format_id in _WITHOUT_MARKUP else _FEWEST
    lines = zip("".join(bare).split("\n"), text.split("\n"), strict=True)
    for number, (line, whole) in enumerate(lines, 1):
        words = _WORD.findall(line.casefold())
        if len(words) >= fewest and sum(word in shown for word in words) * 3 <= len(words):
            yield number, whole.strip()


def _held(document: nodes.document) -> Iterator[str]:
    """The words of a tree, and what its links and pictures hold."""
    for node in document.findall():
        if isinstance(node, nodes.Text):
            yield str(node)
        elif isinstance(node, nodes.Element):
            yield from (str(node[name]) for name in _HELD if name in node)


def _above(document: nodes.document, number: int) -> nodes.Element | None:
    """The last block of a section that stands above a line."""
    found = None
    for node in document.findall(nodes.Element):
        if isinstance(node.parent, nodes.section | nodes.document) and node.line and node.line < number:
            found = node
    return found
