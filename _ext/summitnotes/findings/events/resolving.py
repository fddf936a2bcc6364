"""From a day as it is written ("Tuesday Feb 2", "3/11", "Day 2") to a date, by what the file knows.

Nothing is guessed: what may be two days is none.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from summitnotes.findings.dates.calendar_words import base_language
from summitnotes.findings.dates.days import Day
from summitnotes.findings.dates.finding import DateFinding
from summitnotes.findings.dates.numeric_days import DAY_FIRST
from summitnotes.records.model import Precision

_LONG = 31  # days; in a longer span a weekday or "Day 2" says nothing
_MONTHS = 12
_TERM = 8  # the month in which a winter's series may begin
_ON = 5  # days of an event whose end is not said; a later weekday may be the one before it, for setting up


@dataclass(slots=True)
class Resolver:
    """What is known of the days of a file."""

    language: str | None = None
    first: dt.date | None = None  # of the event
    last: dt.date | None = None
    open_end: bool = False  # the last day is not said; later days may follow
    month: tuple[int, int] | None = None  # (year, month) in which the event was
    years: tuple[int, ...] = ()  # that the file names for its event, the surest first
    season: tuple[int, int] | None = None  # two years that the file names as one: "2022/23"
    reference: dt.date | None = None  # on which the text was written; its event lies near
    day_first: bool | None = None  # 3/11 is 3 November; None where the file does not show it
    zero: dt.date | None = (
        None  # the day before "Day 1", where the file shows that it is not the eve of the first
    )

    # ---- written dates

    def written(self, date: DateFinding, weekday: int | None = None) -> tuple[dt.date, dt.date] | None:
        """First and last day of a date expression that means days, completed by the year of the file."""
        if date.precision is not Precision.DAY:
            return None
        if date.start and date.end:
            span = dt.date.fromisoformat(date.start), dt.date.fromisoformat(date.end)
            if span[1] < span[0]:
                return None
            return self._ordered(*span) if date.ambiguous else span
        if not date.month_day:
            return None
        month, day = int(date.month_day[2:4]), int(date.month_day[5:7])
        first = self.in_year(month, day, weekday)
        if first is None:
            return None
        if not date.month_day_end or date.month_day_end == date.month_day:
            return first, first
        last = _date(first.year, int(date.month_day_end[2:4]), int(date.month_day_end[5:7]))
        last = _date(first.year + 1, last.month, last.day) if last and last < first else last
        return (first, last) if last else None

    def _ordered(self, first: dt.date, last: dt.date) -> tuple[dt.date, dt.date] | None:
        """A date whose day and month may be exchanged, by the order of the file or its event."""
        if first != last:
            return None
        one, two = first, _date(first.year, first.day, first.month)
        if two is None:
            return one, one
        inside = [day for day in (one, two) if self.holds(day)]
        if len(inside) == 1:
            return inside[0], inside[0]
        if self.day_first is None:
            return None
        # find_dates reads the month first where English leaves it open, the day first elsewhere.
        month_first = base_language(self.language) == "en"
        right = two if month_first == self.day_first else one
        return right, right

    def in_year(self, month: int, day: int, weekday: int | None = None) -> dt.date | None:
        """A day and month in the year that the file says or shows."""
        if self.first and self.last:
            for year in {self.first.year, self.last.year}:
                found = _date(year, month, day)
                if found and self.holds(found):
                    return found if weekday is None or found.weekday() == weekday else None
        if self.month:
            years: tuple[int, ...] = (self.month[0],)
        elif self.season:
            years = (self.season[month < _TERM],)
        else:
            years = self.years
        dates = [found for year in years[:4] if (found := _date(year, month, day))]
        fitting = [found for found in dates if weekday is None or found.weekday() == weekday]
        if fitting:
            return fitting[0]
        if dates or self.reference is None:
            return None
        near = [_date(self.reference.year + more, month, day) for more in (-1, 0, 1)]
        close = [found for found in near if found and (weekday is None or found.weekday() == weekday)]
        reference = self.reference
        close.sort(key=lambda found: abs((found - reference).days))
        return close[0] if close and abs((close[0] - reference).days) <= 183 else None

    def holds(self, day: dt.date) -> bool:
        """Whether a day is one of the event's."""
        return bool(self.first and self.last and self.first <= day <= self.last)

    # ---- days of headings

    def day(self, day: Day, before: dt.date | None = None) -> dt.date | None:
        """The date that a day means; ``before`` is the day that the file named last."""
        if day.date is not None:
            span = self.written(day.date, day.weekday)
            if span is None or span[0] == span[1]:
                return span[0] if span else None
            # "Wednesday, June 5 - 8 Saltpan Street", where the event ends on that Wednesday
            return span[0] if self._is_first_only(span, day.weekday) else None
        if day.numbers is not None:
            return self._numbers(day)
        if day.number is not None:
            return self._number(day)
        if day.ordinal is not None:
            return self._ordinal(day)
        return self._weekday(day.weekday, before) if day.weekday is not None else None

    def _is_first_only(self, span: tuple[dt.date, dt.date], weekday: int | None) -> bool:
        """Whether of two days the first alone is one of the event, and that of the weekday in front."""
        known = weekday is not None and not self.open_end and span[0].weekday() == weekday
        return known and self.holds(span[0]) and not self.holds(span[1])

    def _numbers(self, day: Day) -> dt.date | None:
        one, two, year, mark = day.numbers or (0, 0, None, "")
        found: list[tuple[dt.date, bool]] = []
        day_first_only = mark == "." or base_language(self.language) in DAY_FIRST
        orders = ((one, two, True), (two, one, False))
        for date, month, day_first in orders[: 1 if day_first_only and two <= _MONTHS else 2]:
            if year is not None:
                made = _date(year, month, date)
                made = made if made and day.weekday in (None, made.weekday()) else None
            else:
                made = self.in_year(month, date, day.weekday) if month <= 12 and date <= 31 else None
            if made and made not in [other for other, _ in found]:
                found.append((made, day_first))
        inside = [(made, order) for made, order in found if self.holds(made)]
        found = inside if len(inside) == 1 else found
        if len(found) > 1:
            order = True if mark == "." or base_language(self.language) in DAY_FIRST else self.day_first
            found = [(made, first) for made, first in found if order is not None and first == order]
        return found[0][0] if len(found) == 1 else None

    def _number(self, day: Day) -> dt.date | None:
        """ "Thursday 15": the only such day of the event, or of its month."""
        number = day.number or 0
        if self.first and self.last:
            length = (self.last - self.first).days + 1
            days = [
                self.first + dt.timedelta(days=more) for more in range(min(length, _LONG) + 7 * self.open_end)
            ]
            fitting = [one for one in days if one.day == number and day.weekday in (None, one.weekday())]
            return fitting[0] if len(fitting) == 1 else None
        if self.month:
            made = _date(*self.month, number)
            return made if made and day.weekday in (None, made.weekday()) else None
        return None

    def _ordinal(self, day: Day) -> dt.date | None:
        if self.first is None or self.last is None or day.ordinal is None:
            return None
        if (self.last - self.first).days > _LONG:
            return None
        if day.ordinal == -1:
            return None if self.open_end else self.last
        eve = self.zero or self.first - dt.timedelta(days=1)
        made = eve + dt.timedelta(days=day.ordinal)
        if day.weekday is not None and made.weekday() != day.weekday:
            return None
        return made if self.holds(made) or (self.open_end and day.ordinal <= 10) else None

    def _weekday(self, weekday: int, before: dt.date | None) -> dt.date | None:
        """The only such weekday of the event; where it has several, the one that follows the day before."""
        if self.first is None or self.last is None:
            return None
        length = (self.last - self.first).days + 1
        if length > _LONG:
            return None
        reach = length if not self.open_end else max(length, _ON)
        days = [self.first + dt.timedelta(days=more) for more in range(reach)]
        fitting = [one for one in days if one.weekday() == weekday]
        if len(fitting) > 1 and before is not None and self.holds(before):
            later = [one for one in fitting if 0 < (one - before).days < 7]
            return later[0] if later else None
        return fitting[0] if len(fitting) == 1 else None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
