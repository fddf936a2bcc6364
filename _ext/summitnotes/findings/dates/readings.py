"""What a date expression means, and the days, months and weekdays that its numbers make."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from summitnotes.findings.dates.calendar_words import base_language, number_of, words_of
from summitnotes.findings.dates.patterns import DAY_WORDS
from summitnotes.records.model import Precision


@dataclass(frozen=True, slots=True)
class Reading:
    """What a date expression means; days are ISO."""

    start: str | None
    end: str | None
    precision: Precision
    conflict: bool = False
    ambiguous: bool = False
    month_day: str | None = None  # "--05-12" when the year is missing
    month_day_end: str | None = None


#: (accepted, reading): see ``shapes``.
Answer = tuple[bool, Reading | None]
Reader = Callable[[re.Match[str], str | None, int | None], Answer]


def year_of(written: str) -> int:
    """The year of ``2014`` and ``'14``."""
    return int(written) if len(written) == 4 else 2000 + int(written[-2:])


def number_in(written: str) -> int:
    """The number of ``12th``; 0 for a word."""
    return int(re.sub(r"\D", "", written) or 0)


def day_of(year: int, month: int, day: int) -> date | None:
    """A day of the calendar, None when it has no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def iso(day: date) -> str:
    """YYYY-MM-DD."""
    return day.isoformat()


def last_of(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def weekday_fits(written: str | None, day: date, language: str | None) -> bool:
    """Whether a day is of the weekday that stands before it, if one does."""
    if not written:
        return True
    word = re.match(r"[^\W\d_]+(?:-[^\W\d_]+)?", written.strip())
    number = number_of(words_of(base_language(language)).weekdays, word[0]) if word else None
    return number is None or number == day.weekday()


_WORD_BEHIND = re.compile(r"\s?[,(\[–—-]?\s{0,2}[*_]{0,2}(?P<word>[^\W\d_]{2,})")


def weekday_after(match: re.Match[str], language: str | None) -> int | None:
    """The weekday right behind a date ("4/11/2015 (Saturday)"), 0 = Monday; None where no weekday is."""
    behind = _WORD_BEHIND.match(match.string, match.end("date"))
    return number_of(words_of(base_language(language)).weekdays, behind["word"]) if behind else None


def days(first: date | None, last: date | None, fits: bool = True, ambiguous: bool = False) -> Answer:
    """The answer of a shape that means days; ``fits``: their weekdays do."""
    if first is None or last is None:
        return True, None
    conflict = not fits or last < first
    return True, Reading(iso(first), iso(last), Precision.DAY, conflict, ambiguous)


def months(year: int, month: int, last_year: int, last_month: int) -> Answer:
    """The answer of a shape that means whole months."""
    first, last = date(year, month, 1), last_of(last_year, last_month)
    if last < first:
        return True, None
    return True, Reading(iso(first), iso(last), Precision.MONTH)


_DAY_BEFORE = re.compile(rf"(?<!\w)(?:{'|'.join(DAY_WORDS)})\s*(?:n°|no\.?|#)?\s*$", re.IGNORECASE)
_MARK = re.compile(r"[ \t]*[-–—,:]")


def counts_a_day(match: re.Match[str], first: str) -> bool:
    """Whether the first of two numbers, in the group ``first``, counts a day: "Day 1 - 8 August"."""
    begin = match.start(first)
    before = match.string[max(0, begin - 16) : begin]
    return _MARK.match(match.string, match.end(first)) is not None and _DAY_BEFORE.search(before) is not None
