"""The one day that a programme names, wherever it does: "See you on Saturday 2 March" below its hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from summitnotes.findings.dates.days import read_day
from summitnotes.findings.dates.times import read_time_at
from summitnotes.findings.events.mentions import Mention
from summitnotes.findings.outline.blocks import Outline
from summitnotes.records.model import Precision

_LEAST = 3  # hours of a programme
_TOP, _FIRST = 6, 3  # blocks at the top, and characters of marks before a day that begins one


def only_day(outline: Outline, mentions: Sequence[Mention], language: str | None) -> dt.date | None:
    """The day with its year that all dates of a file with hours name, by its weekday or at its top."""
    exact = [one for one in mentions if one.date.precision is Precision.DAY]
    if not exact or any(one.role not in ("", "when") or not one.date.start for one in exact):
        return None
    days = {(one.date.start, one.date.end, one.date.ambiguous, one.date.conflict) for one in exact}
    start, end, *doubts = days.pop()
    if days or start != end or any(doubts) or not any(_is_clear(one, language) for one in exact):
        return None
    hours = sum(read_time_at(block.text.lstrip(" *_-–—")) is not None for block in outline)
    return dt.date.fromisoformat(str(start)) if hours >= _LEAST else None


def _is_clear(mention: Mention, language: str | None) -> bool:
    """Whether a date says its weekday, or begins one of the first blocks."""
    found = read_day(mention.date.written, language)
    weekday = found is not None and found[0].weekday is not None
    return weekday or (mention.block.index < _TOP and mention.date.begin < _FIRST)
