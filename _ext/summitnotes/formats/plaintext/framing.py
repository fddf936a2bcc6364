"""Rules for titles between, behind and inside signs: ``== Title ==``, ``=== Title``, ``[Title]``, a box."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from summitnotes.formats.plaintext import wording
from summitnotes.formats.plaintext.lines import Find, Kind, Page

_BEFORE = re.compile(r"(={2,6}|_{2,4}|~{2,4}|\+{2,4}|:{2,3}|!{2,3}|#{2,6})[ \t]*(?=[^\W_])")
_SIGNS = frozenset("=_~+:!#")
_BRACKETED = re.compile(r"\[ ?([^\W\d_][^\[\]:]{2,79})\]$")
_EDGE = re.compile(r"([+*#|╔╚┌└╭╰]?)([-=*#_═─━])\2{2,}([+*#|╗╝┐┘╮╯]?)$")
_SIDES = frozenset("|#*│║┃:")
#: Lines that one box holds, and that are looked at.
_BOX = 4


def framed(page: Page) -> Iterator[Find]:
    """``== Title ==``, ``*** Title ***``: the same run of characters on both sides, two or more mostly."""
    for index in list(page.open()):
        text = page.text(index)
        char = text[0]
        if char not in "=*~-_+" or text[-1] != char or len(text) > 2 * wording.HEADING_LENGTH:
            continue
        inner = text.strip(char)
        left, right = len(text) - len(text.lstrip(char)), len(text) - len(text.rstrip(char))
        words = inner.strip()
        least = 1 if char in "=~" and inner[:1].isspace() and inner[-1:].isspace() else 2
        if min(left, right) < least or not words or char * 2 in words or page.text(index - 1):
            continue
        if inner != words or char == "=":
            skip = text.index(words)
            yield Find(
                index, Kind.HEADING, 0.9, skip, len(text) - skip - len(words), group=f"frame {char}{left}"
            )


def behind_signs(page: Page) -> Iterator[Find]:
    """``=== Title`` with nothing behind it, at the head of a block; twice at least in the file."""
    found: dict[str, list[tuple[int, int]]] = {}
    for index in page.open():
        text = page.lines[index].text
        match = _BEFORE.match(text[:20]) if text[0] in _SIGNS else None
        if not match or page.text(index - 1) or page.after[index] < 0:
            continue
        if text[-1] == match[1][0] or len(text) > 2 * wording.HEADING_LENGTH or wording.ends_sentence(text):
            continue
        found.setdefault(match[1], []).append((index, match.end()))
    for sign, places in found.items():
        if len(places) >= 2:
            for index, skip in places:
                yield Find(index, Kind.HEADING, 0.85, skip, group=f"frame {sign}")


def bracketed(page: Page) -> Iterator[Find]:
    """``[Title]`` at the head of a block, twice at least; what comes back word by word is a remark."""
    found: list[tuple[int, str]] = []
    for index in page.open():
        text = page.lines[index].text
        match = _BRACKETED.match(text[:90]) if text[0] == "[" else None
        if not match or page.text(index - 1) or page.after[index] < 0:
            continue
        words = match[1]
        if words[0].isupper() and len(words.split()) <= 8 and not wording.ends_sentence(words):
            found.append((index, words.strip()))
    times = Counter(words.casefold() for _, words in found)
    # Remarks stand between things that were said; titles have something right below them.
    tight = sum(bool(page.text(index + 1)) for index, _ in found)
    if len(times) < 2 or len(times) < len(found) or tight * 2 < len(found):
        return
    for index, words in found:
        skip = page.text(index).index(words)
        yield Find(index, Kind.HEADING, 0.7, skip, len(page.text(index)) - skip - len(words), group="frame [")


def boxed(page: Page) -> Iterator[Find]:
    """A title in a box of ``+---+``, ``####`` or lines of a terminal; its further lines are text."""
    last = -1
    for index in list(page.open()):
        end = _end_of_box(page, index) if index > last and not page.lines[index].text[0].isalnum() else None
        if end is None:
            continue
        last = end
        for row in (index, end):
            yield Find(row, Kind.UNDERLINE, 0.95)
        for line in range(index + 1, end):
            text = page.text(line)
            words = text[1:-1].strip()
            skip = text.index(words) if words else len(text)
            tail = len(text) - skip - len(words)
            if words and line == index + 1:
                yield Find(line, Kind.HEADING, 0.9, skip, tail, group="frame box")
            else:
                yield Find(line, Kind.TEXT if words else Kind.UNDERLINE, 0.9, skip, tail)


def _end_of_box(page: Page, first: int) -> int | None:
    """The last line of a box that begins on line ``first``; None = there is none."""
    if not _EDGE.match(page.text(first)) or not page.is_open(first):
        return None
    for index in range(first + 1, first + 2 + _BOX):
        text = page.text(index)
        if index > first + 1 and _EDGE.match(text):
            return index
        if len(text) < 3 or text[0] != text[-1] or text[0] not in _SIDES or text.count(text[0]) != 2:
            return None
    return None
