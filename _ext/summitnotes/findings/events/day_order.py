"""Whether "3/11/2019" is 3 November or 11 March, by what the other dates of a file show."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summitnotes.findings.dates.days import Day, read_day
from summitnotes.findings.dates.finding import DateFinding
from summitnotes.findings.events.mentions import Mention

_SLASHED = re.compile(r"(?<!\d)(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>\d{2}|\d{4})$")
_NEAR, _FAR = 10, 45  # days that an event lasts, at most; days between its first and last, read the other way
_SEVERAL = 3  # days whose distance shows something


@dataclass(frozen=True, slots=True)
class _Slashed:
    """A date in its two readings; None where the calendar has no such day."""

    day_first: dt.date | None
    month_first: dt.date | None


def order_of(mentions: Sequence[Mention]) -> bool | None:
    """Whether the dates of a file put the day first; None when they do not show it.

    A number over 12 or a weekday shows it; else the numbers of days ("Day 1", "Day 2") that follow each
    other in one order only; else several days that are those of one event, and months apart otherwise.
    """
    shown: set[bool] = set()
    for mention in mentions:
        both = _readings(mention.date)
        if both is not None and both.day_first != both.month_first and not mention.date.ambiguous:
            shown.add(mention.date.start == _iso(both.day_first))
    if shown:
        return shown.pop() if len(shown) == 1 else None
    counted = set(_counted(mentions))
    if counted:
        return counted.pop() if len(counted) == 1 else None
    return _of_one_event(mentions)


def order_of_numbers(days: Sequence[Day], known: bool | None) -> bool | None:
    """``known``, or else what days without a year show: "26/3" beside "5/3"."""
    numbers = [day.numbers[:2] for day in days if day.numbers is not None and day.numbers[3] == "/"]
    shown = {one > _MONTHS for one, two in numbers if max(one, two) > _MONTHS}
    return shown.pop() if known is None and len(shown) == 1 else known


_MONTHS = 12


def _readings(date: DateFinding) -> _Slashed | None:
    match = _SLASHED.search(date.written.strip())
    if match is None or date.start is None:
        return None
    one, two, year = int(match["one"]), int(match["two"]), int(date.start[:4])
    return _Slashed(_date(year, two, one), _date(year, one, two))


def _counted(mentions: Sequence[Mention]) -> Iterator[bool]:
    """The order of each two days that are counted and dated, where one order agrees with the numbers."""
    dated = [
        (ordinal, both)
        for mention in mentions
        if (both := _readings(mention.date)) and (ordinal := _number_beside(mention))
    ]
    for (first, one), (second, two) in pairwise(dated):
        apart = second - first
        by_day = _distance(one.day_first, two.day_first) == apart
        by_month = _distance(one.month_first, two.month_first) == apart
        if apart and by_day != by_month:
            yield by_day


def _number_beside(mention: Mention) -> int | None:
    """The number of the day that is counted just before or behind a date: "Day 2 - 06/10/2016"."""
    text, date = mention.block.text, mention.date
    for beside in (text[: date.begin].split()[-_NEAREST:], text[date.stop :].split()[:_NEAREST]):
        words = [bare for word in beside if (bare := word.strip(_MARKS))]
        for first in range(len(words)):
            day = read_day(" ".join(words[first:]))
            if day is not None and day[0].ordinal:
                return day[0].ordinal
    return None


_NEAREST = 3  # words beside a date
_MARKS = "-–—:,;.()*_"


def _of_one_event(mentions: Sequence[Mention]) -> bool | None:
    dates = {both for mention in mentions if mention.role == "" and (both := _readings(mention.date))}
    days = [one.day_first for one in dates if one.day_first]
    months = [one.month_first for one in dates if one.month_first]
    if len(days) != len(dates) or len(months) != len(dates) or len(set(days)) < _SEVERAL:
        return None
    by_day, by_month = _distance(min(days), max(days)), _distance(min(months), max(months))
    if by_day <= _NEAR and by_month >= _FAR:
        return True
    return False if by_month <= _NEAR and by_day >= _FAR else None


def _distance(first: dt.date | None, last: dt.date | None) -> int:
    """The days between two; 0 where one of them is none."""
    return (last - first).days if first and last else 0


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
