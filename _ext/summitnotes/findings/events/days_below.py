"""Days on lines below titles, each of its own: "Ana Prieto, 19 January 2019" below one, others below others.

One such line may say when the whole was. Where those below headings of one rank, or items of one list, name
different days, each is the day of what stands above it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from summitnotes.findings.dates.days import Day
from summitnotes.findings.dates.times import read_time_at
from summitnotes.findings.events.marks import Mark, named_day, read_marks
from summitnotes.findings.events.tops import title_block
from summitnotes.findings.events.words import date_role, labelled
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.records.model import Precision

_NEAR = 4  # blocks right below a title
_LONGEST = 100  # characters of a line of facts
_MOST_WORDS = 8  # beside the day: names and a house, and no sentence
_LEAST = 2  # titles with such a line
_MOSTLY = 0.5  # share of the titles of the rank
_OTHER_LABEL = re.compile(r"\W*[^\W\d_][\w -]{1,20}:\W*\d")
_HEADS = (BlockKind.HEADING, BlockKind.LABEL, BlockKind.ITEM, BlockKind.TERM)
_LINES = (BlockKind.LINE, BlockKind.ITEM, BlockKind.FIELD)


def all_marks(outline: Outline, language: str | None) -> list[Mark]:
    """The blocks that name a day, in reading order: such lines say the day of what stands above them."""
    below = days_below_titles(outline, language)
    said = {mark.block for mark in below}
    others = [mark for mark in read_marks(outline, language) if mark.block not in said]
    return sorted([*others, *below], key=lambda mark: mark.block) if below else others


def days_below_titles(outline: Outline, language: str | None) -> list[Mark]:
    """The marks of such lines."""
    title = title_block(outline)
    ranks: dict[tuple[object, ...], list[Mark | None]] = defaultdict(list)
    for head in outline:
        if head.kind not in _HEADS or head is title or date_role(head.text[:_LONGEST]) is not None:
            continue
        if not outline.below(head.index, 1):
            continue
        if read_time_at(head.text) is None and named_day(head.text, language, alone=True) is None:
            box = head.box if head.kind is BlockKind.ITEM else None
            ranks[head.kind, head.depth, box].append(_mark_below(head, outline, language))
    found: list[Mark] = []
    for rank in ranks.values():
        marks = [mark for mark in rank if mark is not None]
        days = {(mark.day.date.start, mark.day.date.month_day) for mark in marks if mark.day.date}
        if len(days) >= _LEAST and len(marks) >= _MOSTLY * len(rank):
            found += marks
    return found


def _mark_below(head: Block, outline: Outline, language: str | None) -> Mark | None:
    """The mark of the only line with a day right below a title."""
    found = list(_marks(head, outline, language))
    return found[0] if len(found) == 1 else None


def _marks(head: Block, outline: Outline, language: str | None) -> Iterator[Mark]:
    for block in outline.below(head.index, _NEAR):
        day = _day_of(block, language) if block.kind in _LINES and len(block.text) <= _LONGEST else None
        if day is not None:
            yield Mark(block.index, day, strict=False, labelled=True)


def _day_of(block: Block, language: str | None) -> Day | None:
    if not any(map(str.isdigit, block.text)) or date_role(block.text) is not None:
        return None
    label = labelled(block)
    text = label[1] if label is not None and label[0] == "when" else block.text
    if _OTHER_LABEL.match(text):
        return None  # "Closed: 3 May 2019"
    named = named_day(text.strip(" *_"), language)
    date = named[0].date if named is not None else None
    if named is None or date is None or date.precision is not Precision.DAY:
        return None
    if (date.start, date.month_day) != (date.end, date.month_day_end):
        return None
    beside = text.replace(date.written, "").split()
    return named[0] if len(beside) <= _MOST_WORDS else None
