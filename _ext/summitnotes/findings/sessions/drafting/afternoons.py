"""Afternoons of a twelve-hour clock: "11:15", "12:10", "1:30" down a programme without halves of the day.

Nothing begins at 1:30 in the night, either. "01:30" is of twenty-four hours, except where a programme falls
from noon to it: "12:15 - 01:00" above "01:00 - 02:00".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from summitnotes.findings.dates.times import TimeSpan
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.records.partial_dates import LONGEST_NIGHT, since_midnight

_NOON = 12 * 60  # minutes
_WORK = (6 * 60, 19 * 60)  # what stands before may be of these minutes of the day
_FIRST_HOUR = 6 * 60  # at which a day may begin
_EARLY = (1 * 60, 7 * 60)  # what follows is no hour of the night


def with_afternoons(drafts: list[Draft]) -> list[Draft]:
    """The drafts of a file, those behind a time of the day with hours after noon.

    A file that says 13:00 anywhere counts to twenty-four, and stays.
    """
    if any(_of_day(span) for draft in drafts for span in (draft.facts.span, draft.under.time) if span):
        return drafts
    padded = _falls_at_noon([span for draft in drafts if (span := draft.facts.span or draft.under.time)])
    before: int | None = None
    fresh = False  # whether a day begins here
    told = any(draft.facts.span for draft in drafts)  # then an hour below a line may stand anywhere
    for draft in drafts:
        span = draft.facts.span or draft.under.time
        day = draft.facts.day
        fresh = fresh or (day is not None and day.is_day)
        if span is None:
            continue
        bare = replace(span, clock=0) if padded and span.clock == _TWENTY_FOUR else span
        morning = fresh and since_midnight(span.start) >= _FIRST_HOUR  # "6:45" on the next day
        late = _afternoon(bare, None if morning else before)
        fresh = False
        if late is not span and draft.facts.span is not None:
            draft.facts = replace(draft.facts, span=late)
        elif late is not span:
            draft.under = replace(draft.under, time=late)
        if draft.facts.span is not None or not told:
            before = since_midnight(late.start)
    return drafts


def _of_day(span: TimeSpan) -> bool:
    return span.clock == _TWENTY_FOUR and span.start >= "13:00"


_TWELVE, _TWENTY_FOUR = 12, 24


def _falls_at_noon(spans: Sequence[TimeSpan]) -> bool:
    """Whether one ends at an hour of the night at which the next begins, and nothing is of midnight."""
    if any(span.start < "01:00" for span in spans):
        return False
    return any(
        one.end == two.start and "11:00" <= one.start < "13:00" and "01:00" <= two.start < "04:00"
        for one, two in pairwise(spans)
    )


def _afternoon(span: TimeSpan, before: int | None) -> TimeSpan:
    start, end = since_midnight(span.start), since_midnight(span.end) if span.end else None
    if span.clock:
        noon = span.clock == _TWELVE and start < _EARLY[0] and before is not None
        if noon and span.end is None and _WORK[0] <= (before or 0) < _NOON + 60:
            return replace(span, start=_written(start + _NOON))  # "12:00 AM" behind "10:30 AM"
        return span
    early = _EARLY[0] <= start < _EARLY[1]
    # "6:45" behind "6:30" goes on
    behind = before is not None and _WORK[0] <= before < _WORK[1] and start < before <= start + _NOON
    if (early and behind) or (before is None and _EARLY[0] <= start < _FIRST_HOUR):
        start += _NOON
    if end is not None and end < start < end + _NOON <= start + LONGEST_NIGHT:  # "10:00 - 09:00" is a slip
        end += _NOON
    late = replace(span, start=_written(start), end=None if end is None else _written(end))
    return span if (late.start, late.end) == (span.start, span.end) else late


def _written(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
