"""Levels of headings and depths of list items: only what the text shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summitnotes.formats.plaintext.lines import Find, Kind, Page

_IN_ORDER = ("row", "frame", "ruled")
_SUB_BULLETS = frozenset("◦▪▫○□·")


def heading_levels(finds: Sequence[Find]) -> dict[int, int]:
    """Levels by line index: the title 1, sections from 2.

    Underlines, frames and rows that part rank in the order in which they first appear (as in
    reStructuredText), hashes by their count, numbers by their dots. Times of day stand below the days
    above them.
    """
    heads = [find for find in finds if find.kind is Kind.HEADING]
    ranks: dict[str, int] = {}
    for group in dict.fromkeys(find.group for find in heads if find.group.startswith(_IN_ORDER)):
        ranks[group] = len(ranks)
    for rank, group in enumerate(sorted({find.group for find in heads if find.group.startswith("hash")})):
        ranks[group] = rank
    depths = sorted(
        {find.group for find in heads if find.group.startswith("number")}, key=lambda name: int(name[7:])
    )
    for rank, group in enumerate(depths):
        ranks[group] = rank
    lettered = sorted({find.group for find in heads if find.group.startswith("letter")})
    for rank, group in enumerate(lettered):
        ranks[group] = rank + (1 if depths else 0)
    levels, days = {}, False
    for find in finds:
        if find.kind is Kind.TITLE:
            levels[find.index] = 1
        elif find.kind is Kind.HEADING:
            days = days or find.group == "day"
            levels[find.index] = 2 + (int(days) if find.group == "time" else ranks.get(find.group, 0))
    return levels


@dataclass(slots=True)
class _Open:
    """An item that further items may stand below."""

    indent: int
    mark: str  # the mark without blanks, numbers as "1"
    value: int  # of a number; 0 = none


def mark_shape(mark: str) -> tuple[str, int]:
    """The kind of a list mark and its number: ``("1.", 3)`` for ``3. ``, ``("a)", 0)``, ``("-", 0)``."""
    bare = mark.strip() or "["  # a box to tick, which stays among the words
    digits = re.sub(r"\D", "", bare)
    if digits and bare[-1] in ".)":
        return ("1" + bare[-1], int(digits))
    if bare[-1:] in (".", ")"):
        return ("a" + bare[-1], 0)
    return (bare, 0)


def item_depths(page: Page, finds: Sequence[Find]) -> dict[int, int]:
    """Depths of list items by line index, from 1.

    A deeper indent is a deeper list. At one indent, a bullet below a number, a letter below a number,
    ``◦`` below ``•`` and ``--`` below ``-`` are deeper too: people drop the indent, not the mark.
    """
    depths: dict[int, int] = {}
    stack: list[_Open] = []
    for find in finds:
        if find.kind is not Kind.ITEM:
            if find.kind is not Kind.ITEM_CONT:
                stack = []
            continue
        line = page.lines[find.index]
        shape, value = mark_shape(line.text[: find.skip])
        indent = line.indent
        while stack and indent < stack[-1].indent - 1:
            stack.pop()
        if stack and abs(indent - stack[-1].indent) <= 1:
            same = next(
                (
                    at
                    for at in range(len(stack) - 1, max(len(stack) - 4, -1), -1)
                    if stack[at].mark == shape and abs(stack[at].indent - indent) <= 1
                ),
                None,
            )
            apart = find.index > 0 and not page.lines[find.index - 1].text
            if same is not None:
                del stack[same:]
            elif apart:  # a list of its own, beside all that stand at this indent
                while stack and stack[-1].indent >= indent - 1:
                    stack.pop()
            elif not _is_sub_mark(stack[-1].mark, shape):
                stack.pop()
        stack.append(_Open(indent, shape, value))
        depths[find.index] = len(stack)
    return depths


def _is_sub_mark(above: str, mark: str) -> bool:
    if above[0] == "1":
        return mark[0] != "1"
    if above[0] == "a":
        return mark[0] not in "1a"
    if mark[0] == above[0]:
        return len(mark) > len(above)
    return mark in _SUB_BULLETS and above not in _SUB_BULLETS
