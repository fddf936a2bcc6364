"""Lines that a parser must not look at: a harmless word stands in for each until the tree is built."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: The words that stand in for lines, and those lines without their indent.
Words = tuple[tuple[str, str], ...]


def hide(text: str, lines: Mapping[int, int]) -> tuple[str, Words]:
    """``text`` with other words in some lines: 0-based line -> the indent of its word."""
    if not lines:
        return text, ()
    stem = "literalline"
    while stem in text:
        stem += "x"
    rows = text.split("\n")
    words = []
    for number in sorted(lines):
        word = f"{stem}{number}z"
        words.append((word, rows[number].strip()))
        rows[number] = " " * lines[number] + word
    return "\n".join(rows), tuple(words)


def hide_literal(text: str, literal_lines: Iterable[int]) -> tuple[str, Words]:
    """``text`` without some of its lines, which are counted from 1 and keep their indent."""
    rows = text.split("\n")
    chosen = {number - 1: rows[number - 1] for number in literal_lines if number <= len(rows)}
    return hide(text, {number: len(row) - len(row.lstrip()) for number, row in chosen.items()})


def put_back(document: nodes.document, words: Words) -> None:
    """Put the lines back where their words came to stand in the tree."""
    if not words:
        return
    originals = dict(words)
    stem = re.escape(re.sub(r"\d+z$", "", words[0][0]))
    pattern = re.compile(rf"{stem}\d+z")

    def original(found: re.Match[str]) -> str:
        return originals.get(found.group(), found.group())

    for text in list(document.findall(nodes.Text)):
        if pattern.search(text) and text.parent is not None:
            text.parent.replace(text, nodes.Text(pattern.sub(original, str(text))))
    for element in document.findall(nodes.Element):
        if isinstance(element.rawsource, str) and pattern.search(element.rawsource):
            element.rawsource = pattern.sub(original, element.rawsource)
