"""How far a day goes on beside its heading: "Lectures", beside a day, holds what follows in its hours."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from summitnotes.findings.dates.calendar_words import fold
from summitnotes.findings.dates.days import read_day
from summitnotes.findings.dates.times import read_time_at
from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import Block, BlockKind


def end_of_day(blocks: Sequence[Block], ends: Sequence[int], day: int, stop: int) -> int:
    """The last block of the day that heads others: of its own, or of headings beside it whose hours go on.

    ``stop``: the first block behind it that names another day. Behind the last day all else may stand.
    """
    end = ends[day]
    hours = _hours(blocks[day : end + 1])
    while hours and end + 1 < stop:
        beside = blocks[end + 1]
        later = _hours(blocks[beside.index : min(ends[beside.index] + 1, stop)])
        if beside.kind is not BlockKind.HEADING or beside.parent != blocks[day].parent:
            break
        if not later or later[0] < hours[-1] or ends[beside.index] >= stop:
            break
        hours, end = later, ends[beside.index]
    return end


def is_day_alone(block: Block, language: str | None) -> bool:
    """Whether a heading is a day, with nothing behind it but brackets: "2 DE ABRIL (5TA FEIRA)"."""
    found = read_day(block.text, language) if block.kind is BlockKind.HEADING else None
    behind = block.text[found[1] :].strip(" ,.:;") if found is not None else "?"
    return not behind or (behind[0] == "(" and behind.find(")") == len(behind) - 1)


def goes_on_after(days: Sequence[dt.date], stretch: tuple[dt.date, dt.date], longest: int) -> bool:
    """Whether an event goes on after the days of its headings: its last has no notes.

    ``stretch``: the only first and last day that a file names together, at most ``longest`` days apart.
    """
    first, last = stretch
    return first == min(days) and max(days) < last and (last - first).days <= longest


def is_of_news(days: tuple[dt.date, dt.date], named: dt.date | None) -> bool:
    """Whether a stretch of days lies long before the day in the file's name: it tells of another event."""
    return named is not None and days[0] < days[1] and (named - days[1]).days > _LONG_BEFORE


_LONG_BEFORE = 92  # days; a report bears the day of its writing and tells of the weeks before


def are_each_day(blocks: Sequence[Block], first: Block) -> set[int]:
    """The blocks below headings beside those of days whose hours hold on each day: "All days"."""
    kinds, among = (BlockKind.HEADING, BlockKind.LABEL), words("events/every_day")
    found: set[int] = set()
    for block in blocks[: first.index]:
        beside = block.kind in kinds and block.parent == first.parent
        named = fold(re.sub(r"\([^()]*\)", "", block.text)).strip(" *_:.-–—")
        if (beside and named in among) or block.parent in found:
            found.add(block.index)
    return found


def _hours(blocks: Sequence[Block]) -> list[str]:
    """The hours with which blocks begin, as HH:MM."""
    spans = (read_time_at(block.text.lstrip(" *_-–—")) for block in blocks)
    return [span.start for span in spans if span is not None]
