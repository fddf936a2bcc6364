"""The month or year of an event, where no day is known: of its title, first words, file or folder."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from summitnotes.findings.dates.calendar_words import base_language, number_of, words_of
from summitnotes.findings.dates.finding import DateFinding, find_dates
from summitnotes.findings.events.file_names import FileNames, years_in
from summitnotes.findings.events.labelled_days import within
from summitnotes.findings.events.mentions import Mention
from summitnotes.findings.events.words import date_role
from summitnotes.findings.outline.blocks import Block
from summitnotes.records.model import Precision

#: First and last month, or a year; the last is None where there is but one.
Coarse = tuple[str, str | None]

_LEAD = 30  # characters in front of a date that say what it is the date of
#: A word with a capital; shorter ones are "In" and "Im".
_NAME = re.compile(r"(?<!\w)[A-ZÀ-Þ][\w.'’-]{2,}\W{0,2}$")
_NAMED_YEAR = re.compile(
    r"(?<!\w)(?P<name>[A-ZÀ-Þ][\w.]{2,}) (?P<year>(?:19[89]|20[0-4])\d)(?![\w/:]|[.,]\d)"
)


_SEASON = re.compile(r"(?<![\d./-])(?P<first>20[0-4]\d)\s?[/–-]\s?(?P<last>(?:20)?\d\d)(?![\d./-])")


def season_of(texts: Iterable[str]) -> tuple[int, int] | None:
    """The two years that the first words name as one: "Rope evenings 2022/23"."""
    for text in texts:
        match = _SEASON.search(text)
        if match and (int(match["first"]) + 1) % 100 == int(match["last"][-2:]):
            return int(match["first"]), int(match["first"]) + 1
    return None


def coarse_span(
    titles: Sequence[str],
    preamble: Sequence[Block],
    mentions: Sequence[Mention],
    names: FileNames,
    language: str | None,
) -> Coarse | None:
    """The surest of them; a month inside a year that is known already is believed, another is not."""
    for mention in mentions:
        if mention.role == "when" and mention.date.precision is Precision.MONTH and mention.date.start:
            return _months(mention.date)
    year: str | None = None
    told = [block.text for block in preamble]
    for date in (*_dates(titles, language), *_named(told, language), *_dates(names.as_words(), language)):
        if date.precision is Precision.MONTH and (year is None or (date.start or "").startswith(year)):
            return _months(date)
        if date.precision is Precision.YEAR and year is None:
            year = _only_year(date)
    for month in names.months():
        if year is None or month.startswith(year):
            return month, None
    year = year or _lone_year(titles, preamble, language) or names.lone_year()
    return (year, None) if year else None


def _dates(texts: Sequence[str], language: str | None) -> Iterator[DateFinding]:
    """The dates of texts, without days and without those of something else ("posted …", "next …")."""
    for text in texts:
        for date in find_dates(text, language):
            lead = text[max(0, date.begin - _LEAD) : date.begin]
            if date.precision is not Precision.DAY and date.start and not date_role(lead):
                yield date


def _named(texts: Sequence[str], language: str | None) -> Iterator[DateFinding]:
    """The dates of first words; a year only behind a name: "Rope Day 2015", and not "In 2011 nobody came"."""
    for text in texts:
        for date in _dates([text], language):
            if date.precision is not Precision.YEAR or _NAME.search(text[: date.begin]):
                yield date


def _months(date: DateFinding) -> Coarse:
    first = (date.start or "")[:7]
    last = (date.end or first)[:7]
    return first, last if last != first else None


def _only_year(date: DateFinding) -> str | None:
    first = (date.start or "")[:4]
    return first if (date.end or first)[:4] == first else None


def _lone_year(titles: Sequence[str], preamble: Sequence[Block], language: str | None) -> str | None:
    """The only year that is glued to the name of the event, or stands behind one in the first words."""
    glued = {year for text in titles for year in years_in(text)}
    if not glued:
        first = [block.text for block in preamble if date_role(block.text) != "posted"]
        months = words_of(base_language(language)).months
        named = [match for text in first for match in _NAMED_YEAR.finditer(text)]
        glued = {match["year"] for match in named if number_of(months, match["name"]) is None}
    return glued.pop() if len(glued) == 1 else None


def is_aside(coarse: str, named: dt.date, titles: Sequence[str], language: str | None) -> bool:
    """Whether the first words speak of another time than the day in the file's name, and no title does.

    A year that is not the day's ("(2002)"), or a month to come ("expected for December").
    """
    if within(named, coarse):
        return False
    if len(coarse) == len("2002"):
        return not any(coarse in text for text in titles)
    said = {date.start for text in titles for date in find_dates(text, language) if date.start}
    return named.isoformat() < coarse and not any(start.startswith(coarse) for start in said)
