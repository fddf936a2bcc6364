"""Which day a session falls on, as day headings, the event and the top of the notes say."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from summitnotes.findings.dates.days import Day
from summitnotes.records.model import Event, Precision
from summitnotes.records.partial_dates import parse_date


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of an event. Without a first day nothing can be counted from it."""

    first: dt.date | None = None
    last: dt.date | None = None

    @classmethod
    def of(cls, event: Event | None) -> Calendar:
        """The calendar of an event whose first day is known to the day, else an empty one."""
        first = _day(event.start) if event else None
        if event is None or first is None:
            return cls()
        return cls(first, _day(event.end) or first)

    @property
    def only_day(self) -> str | None:
        """The day of an event that lasted one day."""
        return self.first.isoformat() if self.first and self.first == self.last else None

    def date_of(self, day: Day) -> str | None:
        """The ISO date that a day heading means, ``None`` if that is not certain.

        A written date counts as it is; "Day Two" is counted from the first day; a weekday must fall
        on exactly one day of the event.
        """
        if day.date is not None and day.date.precision is Precision.DAY and day.date.start:
            return day.date.start
        if self.first is None or self.last is None:
            return None
        if day.date is not None and day.date.month_day:
            return self._in_year(day.date.month_day)
        if day.ordinal is not None:
            date = self.last if day.ordinal == -1 else self.first + dt.timedelta(days=day.ordinal - 1)
            return date.isoformat() if self.first <= date <= self.last else None
        if day.weekday is not None:
            return self._weekday(day.weekday)
        return None

    def _weekday(self, weekday: int) -> str | None:
        assert self.first is not None
        assert self.last is not None
        length = (self.last - self.first).days + 1
        days = [self.first + dt.timedelta(days=number) for number in range(min(length, 31))]
        fitting = [date for date in days if date.weekday() == weekday]
        return fitting[0].isoformat() if len(fitting) == 1 else None

    def _in_year(self, month_day: str) -> str | None:
        assert self.first is not None
        written = f"{self.first.year}-{month_day.strip('-')}"
        date = _day(written)
        return written if date and self.last and self.first <= date <= self.last else None


def _day(text: str | None) -> dt.date | None:
    known = parse_date(text)
    if known is None or known.month is None or known.day is None:
        return None
    return dt.date(known.year, known.month, known.day)
