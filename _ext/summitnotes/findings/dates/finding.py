"""Dates in running text, kept as written and never invented.

Each shape of a date is one pattern with one reader (``date_shapes``). The patterns are tried over the whole
text, the earliest match and among those the longest wins, and a match that turns out to be impossible (31
April) still takes its place, so that no smaller date is seen inside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from summitnotes.findings.dates.calendar_words import SHORT_EVERYWHERE, base_language, words_of
from summitnotes.findings.dates.east_asian_days import UNITS
from summitnotes.findings.dates.figures import has_figure, with_plain_figures
from summitnotes.findings.dates.places import place_beside
from summitnotes.findings.dates.readings import Reading
from summitnotes.findings.dates.shapes import Shape, pattern_of, shapes_in
from summitnotes.records.model import Precision

_LONGEST_TEXT = 200_000  # characters searched; a notes file is far smaller
_SHORT = 300  # characters of a text whose dates are remembered
_NEAR = 48  # characters between a digit and the farthest word of its date
_YEAR_OR_SLASHES = re.compile(
    r"(?:19|20)[0-9]{2}|['’][0-9]{2}|[0-9][/.][0-9]{1,2}[/.][0-9]{2}"
    r"|[0-9][/.](?:[0-9]{1,2}\.?)?[^0-9]{1,16}[0-9]{1,2}[/.][ \t\u00a0\u202f]?[0-9]"
)
_LETTERS = re.compile(r"[^\W\d_]+")
# Addresses, paths and the like hold digits that are no dates.
_OPAQUE = re.compile(
    r"(?:[a-z][a-z0-9+.\-]{1,15}://|www\.)\S+|(?<!\S)[^\s@]{1,64}@[^\s@]{1,80}|(?<!\w)/\w[\w.\-]{0,60}/\S+",
    re.IGNORECASE,
)
# In front of a number: a version, a ticket, a price, a room … and no date.
_NO_DATE_BEFORE = re.compile(
    r"(?:\b(?:version|versions|ver|v|release|rel|build|kernel|firmware|revision|rev|bug|bugs|issue|ticket|rfc|iso|cve|port|room|salle"
    r"|page|pages|p|pp|ligne|line|no|nr|number|numéro|n°|windows|server|office|exchange|studio|model|modèle|chapter"
    r"|chapitre|figure|ip|id|ref|réf|pr)[.:]?\s*#?|[#$€£+=~<>]\s*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateFinding:
    """One date expression. ``text[begin:stop]`` is ``written``."""

    written: str
    start: str | None  # ISO day, YYYY-MM-DD; None when no year is known
    end: str | None  # ISO day of the last day
    precision: Precision
    begin: int  # characters from the start of the text
    stop: int
    place: str | None = None  # as written
    conflict: bool = False  # a weekday that does not fit, or an end before its start
    ambiguous: bool = False  # 05/12/2014: day or month first is not said
    month_day: str | None = None  # "--05-12" when the year is missing
    month_day_end: str | None = None


_Read = tuple[tuple[DateFinding, ...], tuple[str, ...]]


def find_date(text: str, language: str | None = None, context_year: int | None = None) -> DateFinding | None:
    """The first date of ``text`` that is possible, preferring exact days to months and years.

    ``language`` (BCP 47) gives the names of months and decides what 05/12/2014 means; ``context_year``
    completes "le 12 mai".
    """
    found = find_dates(text, language, context_year)
    if not found:
        return None
    exact = [one for one in found if one.precision is not Precision.YEAR and one.start]
    return (exact or found)[0]


def find_dates(text: str, language: str | None = None, context_year: int | None = None) -> list[DateFinding]:
    """All dates of ``text`` in reading order, without overlaps; impossible ones (31 April) are left out."""
    return list(_read(text, language, context_year)[0])


def impossible_dates(text: str, language: str | None = None) -> list[str]:
    """The days that no calendar has (31/04/2025), as written, in reading order."""
    return list(_read(text, language, None)[1])


def _read(text: str, language: str | None, context_year: int | None) -> _Read:
    if not has_figure(text):
        return (), ()  # most texts
    return (_remembered if len(text) <= _SHORT else _search)(text, language, context_year)


def _search(text: str, language: str | None, context_year: int | None) -> _Read:
    """The dates of a text, and what is written like one and is none."""
    if not _may_hold(with_plain_figures(text), language):
        return (), ()
    plain = with_plain_figures(text[:_LONGEST_TEXT])
    searched = _OPAQUE.sub(lambda match: " " * len(match[0]), plain)
    found, impossible = [], []
    for match, reading in _without_overlaps(searched, language, context_year):
        if reading is not None:
            found.append(_finding(text, match, reading))
        elif _is_like_a_day(match["date"]):
            impossible.append(match["date"])
    return tuple(found), tuple(impossible)


#: A heading, an item or a cell is asked about by every finder that wants to know its day.
_remembered = lru_cache(maxsize=4096)(_search)


def _is_like_a_day(written: str) -> bool:
    """Whether each number could be a day or a month: 31/04/2025, and no version such as 10.45.2019."""
    numbers = [int(number) for number in re.findall(r"(?<!\d)\d{1,2}(?!\d)", written)]
    if re.fullmatch(r"[\d./\- ]+", written):
        return len(numbers) == 2 and max(numbers) <= 31 and 1 <= min(numbers) <= 12
    return bool(numbers) and all(1 <= number <= 31 for number in numbers)


def _may_hold(text: str, language: str | None) -> bool:
    """Whether any shape can match a text with a digit: each has a year, a month or two slashes."""
    if _YEAR_OR_SLASHES.search(text) or (not text.isascii() and UNITS.search(text)):
        return True
    return not words_of(base_language(language)).months.keys().isdisjoint(_LETTERS.findall(text.casefold()))


def _finding(text: str, match: re.Match[str], reading: Reading) -> DateFinding:
    begin, stop = match.span("date")
    return DateFinding(
        written=text[begin:stop],
        start=reading.start,
        end=reading.end,
        precision=reading.precision,
        begin=begin,
        stop=stop,
        place=place_beside(text, begin, stop),
        conflict=reading.conflict,
        ambiguous=reading.ambiguous,
        month_day=reading.month_day,
        month_day_end=reading.month_day_end,
    )


def _windows(text: str) -> list[tuple[int, int]]:
    """The stretches around digits; no date has a word farther away, and most text has no digit near."""
    windows: list[tuple[int, int]] = []
    for match in re.finditer(r"[0-9]+", text):
        left, right = max(0, match.start() - _NEAR), min(len(text), match.end() + _NEAR)
        if windows and left <= windows[-1][1]:
            windows[-1] = (windows[-1][0], right)
        else:
            windows.append((left, right))
    return windows


def _without_overlaps(
    text: str, language: str | None, context_year: int | None
) -> Iterator[tuple[re.Match[str], Reading | None]]:
    """Leftmost match of all shapes first, the longest of equals; each character is used once."""
    matches: list[tuple[int, int, int, re.Match[str], Shape]] = []
    windows, base = _windows(text), base_language(language)
    base = "en" if base in SHORT_EVERYWHERE else base  # whose short names all know
    for rank, shape in shapes_in(text, base):
        pattern = pattern_of(shape, base)
        for left, right in windows:
            for match in pattern.finditer(text, left, right):
                begin, stop = match.span("date")
                matches.append((begin, -stop, rank, match, shape))
    matches.sort(key=lambda one: one[:3])
    at = 0
    for begin, minus_stop, _rank, match, shape in matches:
        if begin < at:
            continue
        if shape.numeric and _NO_DATE_BEFORE.search(text[max(0, begin - 16) : begin]):
            at = -minus_stop
            continue
        accepted, reading = shape.read(match, language, context_year)
        if not accepted:
            continue
        at = -minus_stop
        yield match, reading
