"""Dates, languages and numbers in words. Names of months and days come from Babel."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from summitnotes.locale import _, message, ngettext, number_words
from summitnotes.records.model import Precision

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z", re.ASCII)
_SEASONS = {  # by their first month
    3: message("spring {year}"),
    6: message("summer {year}"),
    9: message("autumn {year}"),
    12: message("winter {year}"),
}
_KINDS = {
    "talk": message("talk"),
    "keynote": message("keynote"),
    "panel": message("panel"),
    "lightning": message("lightning talk"),
    "workshop": message("workshop"),
    "break": message("break"),
    "social": message("social"),
}
_STATUS = {
    "cancelled": message("cancelled"),
    "not-recorded": message("not recorded"),
    "withheld": message("withheld"),
}


@lru_cache(maxsize=64)
def locale(language: str) -> Locale:
    """Babel's locale of a language tag; English when Babel does not know it."""
    try:
        return Locale.parse(language.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return Locale("en")


@lru_cache(maxsize=256)
def language_name(tag: str, language: str = "en") -> str:
    """``fr`` -> ``French``; an unknown tag stays as it is."""
    try:
        return Locale.parse(tag, sep="-").get_display_name(locale(language)) or tag
    except (UnknownLocaleError, ValueError, TypeError):
        return tag


@lru_cache(maxsize=1024)  # a programme has few days and many talks
def parse_iso(text: str | None) -> tuple[dt.date, Precision] | None:
    """The first day of an ISO date, possibly partial, and how exactly it is known."""
    match = _ISO.match(text or "")
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        date = dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return date, Precision.DAY if day else Precision.MONTH if month else Precision.YEAR


def middle_day(start: str | None, end: str | None = None) -> int | None:
    """The ordinal of the middle of a period: where it stands on a time line."""
    found = parse_iso(start)
    if found is None:
        return None
    first, precision = found
    last = parse_iso(end)
    if last is not None and last[0] >= first and last[1] is Precision.DAY:
        return (first.toordinal() + last[0].toordinal()) // 2
    return first.toordinal() + {Precision.MONTH: 14, Precision.YEAR: 182}.get(precision, 0)


def _one(date: dt.date, pattern: str, language: str) -> str:
    words = format_date(date, pattern, locale=locale(language))
    if language.split("-")[0] == "fr" and date.day == 1 and "d" in pattern:
        words = re.sub(r"\b1\b", "1er", words, count=1)
    return words


def _pattern(precision: Precision, weekday: bool) -> str:
    if precision is Precision.YEAR:
        return "y"
    if precision is Precision.MONTH:
        return "MMMM y"
    return "EEEE d MMMM y" if weekday else "d MMMM y"


def date_words(
    start: str | None,
    end: str | None = None,
    *,
    precision: Precision | None = None,
    language: str = "en",
    weekday: bool = False,
    short: bool = False,
) -> str:
    """``2014-05-12``, ``2014-05-16`` -> ``12–16 May 2014``. What is no ISO date stays as it is.

    ``short`` abbreviates the month of a single date.
    """
    first = parse_iso(start)
    if first is None:
        return start or ""
    vague = _vague(first[0], precision, language)
    return vague or _exact(start or "", end, language, weekday, short)


@lru_cache(maxsize=1024)
def _exact(start: str, end: str | None, language: str, weekday: bool, short: bool) -> str:
    first, last = parse_iso(start), parse_iso(end)
    if first is None:
        return start
    if last is None or last == first or last[0] < first[0]:
        pattern = _pattern(first[1], weekday)
        return _one(first[0], pattern.replace("MMMM", "MMM") if short else pattern, language)
    return _range(first, last, language, weekday)


def _range(
    first: tuple[dt.date, Precision], last: tuple[dt.date, Precision], language: str, weekday: bool
) -> str:
    start, end = _pattern(first[1], weekday), _pattern(last[1], weekday)
    dash = " – "
    if first[0].year == last[0].year and first[1] is not Precision.YEAR and last[1] is not Precision.YEAR:
        start = start.removesuffix(" y")
        if first[0].month == last[0].month and first[1] is last[1] is Precision.DAY:
            start = start.removesuffix(" MMMM")
            dash = dash if weekday else "–"
    return _one(first[0], start, language) + dash + _one(last[0], end, language)


def _vague(first: dt.date, precision: Precision | None, language: str) -> str | None:
    if precision is Precision.YEAR:
        return _one(first, "y", language)
    if precision is Precision.MONTH:
        return _one(first, "MMMM y", language)
    if precision is Precision.QUARTER:
        return _one(first, "QQQQ y", language)
    if precision is Precision.WEEK:
        return _("week of {day}").format(day=_one(first, "d MMMM y", language))
    if precision is Precision.SEASON and first.month in _SEASONS:
        year = f"{first.year}–{first.year + 1}" if first.month == 12 else str(first.year)
        return _(_SEASONS[first.month]).format(year=year)
    return None


@lru_cache(maxsize=1024)
def month_year(text: str | None, language: str = "en", *, short: bool = True) -> str:
    """``2014-05-12`` -> ``May 2014``; ``2014`` -> ``2014``; nothing when the date is unknown."""
    found = parse_iso(text)
    if found is None:
        return ""
    pattern = "y" if found[1] is Precision.YEAR else "MMM y" if short else "MMMM y"
    return format_date(found[0], pattern, locale=locale(language))


def year_of(text: str | None) -> str:
    found = parse_iso(text)
    return f"{found[0].year:04d}" if found else ""


def count_talks(number: int) -> str:
    """``1 talk``, ``3 talks``."""
    return ngettext("{n} talk", "{n} talks", number).format(n=number_words(number))


def count_events(number: int) -> str:
    return ngettext("{n} event", "{n} events", number).format(n=number_words(number))


def count_people(number: int) -> str:
    return ngettext("{n} person", "{n} people", number).format(n=number_words(number))


def count_speakers(number: int) -> str:
    return ngettext("{n} speaker", "{n} speakers", number).format(n=number_words(number))


def count_topics(number: int) -> str:
    return ngettext("{n} topic", "{n} topics", number).format(n=number_words(number))


def count_passages(number: int) -> str:
    return ngettext("{n} passage", "{n} passages", number).format(n=number_words(number))


def count_notes(number: int) -> str:
    """``5 files of notes``."""
    return ngettext("{n} file of notes", "{n} files of notes", number).format(n=number_words(number))


def talks_at_events(talks: int, events: int) -> str:
    """``3 talks at 2 events``; of one event or none, the talks alone."""
    if events < 2:
        return count_talks(talks)
    return _("{talks} at {events}").format(talks=count_talks(talks), events=count_events(events))


def kind_words(kind: str) -> str:
    return _(_KINDS.get(kind, kind))


def status_words(status: str) -> str:
    return _(_STATUS.get(status, status))
