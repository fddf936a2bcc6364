"""Markup that lies on the page as text, for the formats that other projects' parsers read.

Only what leaves no doubt is looked for: marks at the very beginning of a line, or a pair around words, that
stand in the source in the same way. Lines with an escape, code or an angle bracket are left in peace.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes

from summitnotes.audit.page import line_of, walk

_MARKDOWN = (
    ("heading", re.compile(r" {0,3}#{1,6}[ \t]+[^\s#]")),
    ("list", re.compile(r" {0,3}[-+*][ \t]+[^\s*+-]")),
    ("quote", re.compile(r" {0,3}>[ \t]?[^\s>]")),
    ("fence", re.compile(r" {0,3}(?:```|~~~)[\w-]*$")),
)
_PAIRS = {
    "markdown": (
        ("strong", re.compile(r"(?<![^\s(])\*\*[^\W_][^*_\n]*[^\W_]\*\*(?![^\s).,;:!?])")),
        ("emphasis", re.compile(r"(?<![^\s(])\*[^\W_][^*_\n]*[^\W_]\*(?![^\s).,;:!?])")),
        ("link", re.compile(r"(?<![\]!])\[[^\W_][^\[\]()*_\n]*\]\(https?://[^\s()\[\]*_]+\)")),
    ),
    "rst": (
        ("strong", re.compile(r"(?<![^\s(])\*\*[^\W_][^*_|\n]*[^\W_]\*\*(?![^\s).,;:!?])")),
    ),
}  # fmt: skip
_DOUBTFUL = re.compile(r"[\\`<&]")
_PROSE = (nodes.paragraph, nodes.line, nodes.title, nodes.rubric, nodes.term)


def left_over(format_id: str, text: str, document: nodes.document) -> list[tuple[int, str]]:
    """(line, sentence) of every mark that the parser should have read and left as text."""
    lines = text.split("\n")
    found = []
    for node in walk(document):
        if not isinstance(node, _PROSE) or isinstance(node.parent, nodes.label):
            continue
        first = line_of(node) or 1
        for offset, shown in enumerate(_own_text(node).split("\n")):
            line = first + offset
            written = lines[line - 1] if line <= len(lines) else ""
            found += [(line, f'"{what}" was not read: {mark[:60]}') for what, mark in
                      _marks(format_id, shown, written)]  # fmt: skip
    return sorted(set(found))


def _marks(format_id: str, shown: str, written: str) -> Iterator[tuple[str, str]]:
    if _DOUBTFUL.search(written):
        return
    if format_id == "markdown":
        for what, pattern in _MARKDOWN:
            if pattern.match(written) and written.strip().startswith(shown.strip()) and pattern.match(shown):
                yield what, shown.strip()
    for what, pattern in _PAIRS.get(format_id, ()):
        for match in pattern.finditer(shown):
            if match.group() in written:
                yield what, match.group()


def _own_text(node: nodes.Element) -> str:
    """The text leaves that stand in the block itself; what is in an inline element counts as read."""
    return "".join(
        child.astext()
        if isinstance(child, nodes.Text)
        else "\x00" * len(child.astext().split("\n")[0]) + "\n" * child.astext().count("\n")
        for child in node.children
    )
