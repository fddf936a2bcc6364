"""The year of days that say none, shown by other words of the file.

Weekdays show it ("Tuesday 10 September" was one in 2013, which the file names somewhere), and so does the
only day of a list that says its year, where the others rise or fall from it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from summitnotes.findings.dates.days import Day
from summitnotes.findings.dates.finding import DateFinding
from summitnotes.findings.events.marks import Mark
from summitnotes.findings.outline.blocks import Outline

_YEAR = re.compile(r"(?<![\d.:/-])((?:19[89]|20[0-4])\d)(?![\d:/-]|[.,]\d)")
_SURE = 2  # days; one fits a wrong year in one of seven cases


def shown_by_weekdays(outline: Outline, marks: Sequence[Mark]) -> Iterator[int]:
    """The one year among those of a file in which all days of its headings are of their weekdays.

    Of a single day it is believed where the file names no other year.
    """
    days = {(date.month_day, day.weekday) for day in (mark.day for mark in marks) if (date := _yearless(day))}
    if not days:
        return
    years = {int(year) for block in outline for year in _YEAR.findall(block.text)}
    fitting = [year for year in sorted(years) if all(_is(year, str(day), weekday) for day, weekday in days)]
    if len(fitting) == 1 and (len(days) >= _SURE or len(years) == 1):
        yield fitting[0]


def shown_by_addresses(outline: Outline, dates: Iterable[DateFinding]) -> Iterator[int]:
    """The year beside a day of the file in an address: "…/2013-10-19/" below "Saturday 19 October"."""
    days = {date.month_day[2:] for date in dates if date.month_day and not date.start}
    targets = (run.target or "" for block in outline for run in block.runs) if days else ()
    found = {match.groups() for target in targets for match in _DATED.finditer(target)}
    years = {int(year) for year, month, day in found if f"{month}-{day}" in days}
    if len(years) == 1:
        yield from years


_DATED = re.compile(r"(?<!\d)((?:19[89]|20[0-4])\d)[-/_]?([01]\d)[-/_]?([0-3]\d)(?!\d)")


def shown_by_order(marks: Sequence[Mark]) -> Iterator[int]:
    """The year of the first day, where those that follow without one rise or fall from month to month."""
    dates = [mark.day.date for mark in marks if mark.day.date is not None]
    first = dates[0].start if dates else None
    days = [str(date.month_day)[2:] if date.month_day else (date.start or "")[5:] for date in dates]
    years = {date.start[:4] for date in dates if date.start}
    open_ones = any(not date.start for date in dates)
    if first and open_ones and len(years) == 1 and days in (sorted(days), sorted(days, reverse=True)):
        yield int(first[:4])


def _yearless(day: Day) -> DateFinding | None:
    """The date of a day that says its weekday and no year."""
    date = day.date
    return date if date and date.month_day and not date.start and day.weekday is not None else None


def _is(year: int, month_day: str, weekday: int | None) -> bool:
    try:
        return dt.date(year, int(month_day[2:4]), int(month_day[5:7])).weekday() == weekday
    except ValueError:
        return False
