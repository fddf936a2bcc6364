"""Days that only the sentences of a diary name: "Am Samstag war ich …", and later "Am Sonntag ging es …".

Such words rule what follows, up to the next day, where nothing else in the file says a day, the event is
known to have had several, and the paragraphs that open with them are in the order of the calendar.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from summitnotes.findings.dates.days import Day, read_day
from summitnotes.findings.events.resolving import Resolver
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline

_LONGEST = 7  # days of an event
_LEAST = 2  # days that open paragraphs
_LED = re.compile(r"[^\W\d_]{1,3}\s+(?:[^\W\d_]{1,3}\s+)?(?=[^\W_])")  # "Am", "On the", "Le"


def days_of_diary(
    outline: Outline, resolver: Resolver, language: str | None
) -> dict[int, tuple[dt.date, int]]:
    """Block that opens with a day -> that day, and the last block that it rules; nothing where in doubt."""
    first, last = resolver.first, resolver.last
    if first is None or last is None or not 0 < (last - first).days < _LONGEST:
        return {}
    opened = list(_opened(outline, resolver, language))
    days = [day for _, day in opened]
    if len(set(days)) < _LEAST or days != sorted(days):
        return {}
    blocks = [block for block, _ in opened]
    ends = [block - 1 for block in blocks[1:]] + [len(outline) - 1]
    return {block: (day, end) for (block, day), end in zip(opened, ends, strict=True)}


def _opened(outline: Outline, resolver: Resolver, language: str | None) -> Iterator[tuple[int, dt.date]]:
    """The paragraphs whose first words are a day of the event."""
    for block in outline:
        day = _opens(block, language)
        made = resolver.day(day) if day is not None else None
        if made is not None and resolver.holds(made):
            yield block.index, made


def _opens(block: Block, language: str | None) -> Day | None:
    """The weekday or the number of a day with which a paragraph begins."""
    if block.kind is not BlockKind.LINE or block.position:
        return None
    lead = _LED.match(block.text)
    for start in (0, lead.end() if lead else 0):
        found = read_day(block.text[start:], language)
        if found is not None and found[0].is_day and found[0].date is None:
            return found[0]
    return None
