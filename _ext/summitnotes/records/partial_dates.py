"""Dates that are known to the day, the month or the year; clock times; durations.

A partial date is an ISO 8601 calendar date with its unknown end cut off: ``2014``, ``2014-05``,
``2014-05-12``. A clock time is local, ``HH:MM``.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date as babel_date

from summitnotes.records.model import Precision

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2})(?:[:hH.](\d{2})|[hH])", re.ASCII)
_DURATION = re.compile(
    r"(?:(?P<clock_h>\d{1,2}):(?P<clock_m>\d{2})"
    r"|(?P<h>\d{1,3})\s?h(?:ours?|rs?|eures?)?\s?(?:(?P<h_m>\d{1,2})\s?(?:m|mins?|minutes?)?)?"
    r"|(?P<m>\d{1,5})\s?(?:m|mins?|minutes?|')?"
    r"|pt(?:(?P<iso_h>\d{1,3})h)?(?:(?P<iso_m>\d{1,5})m)?)",
    re.ASCII | re.IGNORECASE,
)
#: Years of events. Days beside those of the calendar's first and last year cannot be reckoned.
_YEARS = range(1000, 3000)
_LAST = (9999, 99, 99)  # sorts behind every date


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date with its unknown end left out; always one that the calendar has."""

    year: int  # one of _YEARS
    month: int | None = None  # 1 to 12
    day: int | None = None  # 1 to 31; only with a month

    @property
    def precision(self) -> Precision:
        if self.day is not None:
            return Precision.DAY
        return Precision.YEAR if self.month is None else Precision.MONTH

    @property
    def first(self) -> dt.date:
        """The first day that it may mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The last day that it may mean."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def iso(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


def parse_date(text: str | None) -> PartialDate | None:
    """``2014``, ``2014-05`` or ``2014-05-12``; ``None`` for anything else, 30 February included."""
    found = _ISO.fullmatch(text.strip()) if text else None
    if found is None:
        return None
    year, month, day = (None if part is None else int(part) for part in found.groups())
    if year is None or year not in _YEARS:
        return None
    try:
        dt.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return PartialDate(year, month, day)


def check_date(text: str | None) -> str | None:
    """The partial date in its one spelling, ``None`` for anything that is none."""
    date = parse_date(text)
    return None if date is None else date.iso


def is_date(text: str | None) -> bool:
    """Whether ``text`` is a partial date of the calendar."""
    return parse_date(text) is not None


def sort_key(text: str | None) -> tuple[int, int, int]:
    """Sorts partial dates in time, a month before its days; unknown or unreadable ones last."""
    date = parse_date(text)
    return _LAST if date is None else (date.year, date.month or 0, date.day or 0)


def precision_of(text: str | None) -> Precision | None:
    """How exactly the date is known, ``None`` if it is no date."""
    date = parse_date(text)
    return None if date is None else date.precision


def weekday(text: str | None) -> int | None:
    """ISO weekday of a full date, 1 = Monday … 7 = Sunday; ``None`` if the day is not known."""
    date = parse_date(text)
    return None if date is None or date.day is None else date.first.isoweekday()


def covers(outer: str | None, inner: str | None) -> bool:
    """Whether every day that ``inner`` may mean lies in ``outer`` (``2014`` covers ``2014-05``)."""
    return within(inner, outer, outer)


def within(date: str | None, start: str | None, end: str | None) -> bool:
    """Whether every day that ``date`` may mean lies between ``start`` and ``end`` (``None`` = same)."""
    inner, first, last = parse_date(date), parse_date(start), parse_date(end or start)
    if inner is None or first is None or last is None:
        return False
    return first.first <= inner.first and inner.last <= last.last


def is_before(one: str | None, other: str | None) -> bool:
    """Whether ``one`` surely lies before ``other``: no day is left on which both could be."""
    first, second = parse_date(one), parse_date(other)
    return first is not None and second is not None and first.last < second.first


#: A session that seems to last longer, because it ends before it starts, is a slip.
LONGEST_NIGHT = 6 * 60  # minutes


def since_midnight(clock: str) -> int:
    """Minutes since midnight of a time of day ``HH:MM``."""
    return int(clock[:2]) * 60 + int(clock[3:])


def ends_next_day(start: str | None, end: str | None) -> bool:
    """Whether a session from ``start`` to ``end`` (``HH:MM``) runs past midnight, and not impossibly long."""
    if start is None or end is None or end >= start:
        return False
    length = since_midnight(end) - since_midnight(start) + 24 * 60
    return length < LONGEST_NIGHT


def format_date(text: str | None, language: str = "en") -> str:
    """The date as people write it: ``12 May 2014``, ``mai 2014``; an unreadable one as it stands."""
    date = parse_date(text)
    return (text or "") if date is None else _say(date, _locale(language), year=True, month=True)


def format_range(start: str | None, end: str | None, language: str = "en") -> str:
    """A range as people write it: ``12–16 May 2014``, ``30 September – 2 October 2012``.

    What both ends share is said once. An unreadable or missing end leaves the other one alone.
    """
    first, last = parse_date(start), parse_date(end)
    if first is None or last is None or first == last:
        return format_date(start if first is not None or end is None else end, language)
    locale = _locale(language)
    same_year = first.year == last.year
    same_month = same_year and first.month == last.month
    if first.precision is not last.precision:
        same_year = same_month = False
    head = _say(first, locale, year=not same_year, month=not same_month)
    tail = _say(last, locale, year=True, month=True)
    return f"{head}–{tail}" if " " not in head and (same_month or " " not in tail) else f"{head} – {tail}"


def _say(date: PartialDate, locale: Locale, *, year: bool, month: bool) -> str:
    """One end of a range; ``year`` and ``month`` say what is not left to the other end."""
    words: list[str] = []
    if date.day is not None:
        words.append("1er" if locale.language == "fr" and date.day == 1 else str(date.day))
    if date.month is not None and month:
        pattern = "LLLL" if date.day is None else "MMMM"
        words.append(babel_date(date.first, pattern, locale=locale))
    if year:
        words.append(str(date.year))
    return " ".join(words)


@lru_cache(maxsize=32)
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language.strip(), sep="-" if "-" in language else "_")
    except (ValueError, TypeError, UnknownLocaleError):
        return Locale("en")


def check_clock(text: str | None) -> str | None:
    """``HH:MM`` for ``9:35``, ``09:35``, ``09h35``, ``14h``; ``None`` for anything else."""
    found = _CLOCK.fullmatch(text.strip()) if text else None
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def minutes_of(text: str | None) -> int | None:
    """Minutes for ``45``, ``45m``, ``1h30``, ``00:45``, ``PT45M``; ``None`` for anything else or zero."""
    found = _DURATION.fullmatch(text.strip()) if text else None
    if found is None:
        return None
    part = {name: int(value or 0) for name, value in found.groupdict().items()}
    if part["clock_m"] > 59 or part["h_m"] > 59:
        return None
    hours = part["clock_h"] + part["h"] + part["iso_h"]
    return hours * 60 + part["clock_m"] + part["h_m"] + part["m"] + part["iso_m"] or None
