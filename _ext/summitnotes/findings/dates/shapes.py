"""The shapes that a date can have, each one pattern and one reader.

Every pattern has a group ``date`` around what is the date. A reader answers ``(accepted, reading)``: not
accepted means "this is something else, let other shapes try"; accepted without a reading means "a date that
cannot be".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Flag, auto
from functools import cache

from summitnotes.findings.dates import coarse_dates as coarse
from summitnotes.findings.dates import east_asian_days as units
from summitnotes.findings.dates import named_days as named
from summitnotes.findings.dates import numeric_days as numeric
from summitnotes.findings.dates.calendar_words import one_of, words_of
from summitnotes.findings.dates.readings import Reader


class Sign(Flag):
    """What a text must hold for a shape to be in it; cheap to see, so that few patterns are made."""

    NUMBERS = auto()  # two of them; "premier" is one
    FIGURES = auto()  # two numbers with a mark between
    SPACED = auto()  # two numbers with full stops, and a blank between
    CLOCK = auto()  # a time of day
    MONTH = auto()  # the name of one
    MONTHS = auto()  # two names of months
    WEEK = auto()  # the word
    UNITS = auto()  # 9月, 9월
    ROMAN = auto()  # a month in Roman figures


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A pattern and its reader; ``numeric`` shapes may be versions, rooms or tickets instead.

    ``MONTHS`` and ``WEEKDAYS`` in the pattern stand for the names of the language that is read.
    """

    name: str
    pattern: str
    read: Reader
    numeric: bool
    signs: Sign


_NOTHING = Sign(0)
_DAY = Sign.MONTH | Sign.NUMBERS

SHAPES: tuple[Shape, ...] = (
    Shape("week of a day", named.WEEK_OF, named.read_week_of, False, _DAY | Sign.WEEK),
    Shape("week of a day, month first", named.WEEK_OF_MONTH, named.read_week_of, False, _DAY | Sign.WEEK),
    Shape("day month - day month", named.DAY_MONTH_RANGE, named.read_named, False, _DAY | Sign.MONTHS),
    Shape("days month", named.DAYS_MONTH, named.read_named, False, _DAY),
    Shape("month day - month day", named.MONTH_DAY_RANGE, named.read_named, False, _DAY | Sign.MONTHS),
    Shape("month days", named.MONTH_DAYS, named.read_named, False, _DAY),
    Shape("day month", named.DAY_MONTH, named.read_named, False, Sign.MONTH),
    Shape("month day", named.MONTH_DAY, named.read_named, False, Sign.MONTH),
    Shape("month day, clock without a blank", named.GLUED, named.read_named, False, _DAY | Sign.CLOCK),
    Shape("month, days year", named.MONTH_COMMA_DAYS, named.read_named, False, _DAY),
    Shape("month day, clock, year", named.CLOCKED, named.read_named, False, _DAY | Sign.CLOCK),
    Shape("year month day", named.YEAR_MONTH_DAY, named.read_named, False, _DAY),
    Shape("year day month", named.YEAR_DAY_MONTH, named.read_named, False, _DAY),
    Shape("days with units", units.UNIT_DAYS, units.read_unit_days, False, Sign.UNITS),
    Shape("month with units", units.UNIT_MONTH, units.read_unit_month, False, Sign.UNITS),
    Shape("iso range", numeric.ISO_RANGE, numeric.read_iso, True, Sign.FIGURES),
    Shape("iso", numeric.ISO, numeric.read_iso, True, Sign.FIGURES),
    Shape("month in Roman figures", numeric.ROMAN, numeric.read_roman, False, Sign.ROMAN),
    Shape("compact", numeric.COMPACT, numeric.read_iso, True, _NOTHING),
    Shape("numeric range", numeric.NUMERIC_RANGE, numeric.read_numeric, True, Sign.FIGURES),
    Shape("numeric days", numeric.NUMERIC_DAYS, numeric.read_numeric, True, Sign.FIGURES),
    Shape("numeric", numeric.NUMERIC, numeric.read_numeric, True, Sign.FIGURES),
    Shape("numeric, spaced", numeric.NUMERIC_SPACED, numeric.read_numeric, True, Sign.SPACED),
    Shape("numeric, year apart", numeric.NUMERIC_YEAR_APART, numeric.read_numeric, True, Sign.FIGURES),
    Shape("numeric days, spaced", numeric.NUMERIC_DAYS_SPACED, numeric.read_numeric, True, Sign.SPACED),
    Shape("numeric range, spaced", numeric.NUMERIC_RANGE_SPACED, numeric.read_numeric, True, Sign.SPACED),
    Shape("numeric, short year", numeric.NUMERIC_SHORT, numeric.read_numeric, True, Sign.FIGURES),
    Shape(
        "numeric, dotted, short year",
        numeric.NUMERIC_DOTTED_SHORT,
        numeric.read_dotted_short,
        True,
        Sign.FIGURES,
    ),
    Shape(
        "numeric range, no year", numeric.NUMERIC_RANGE_YEARLESS, numeric.read_yearless, True, Sign.FIGURES
    ),
    Shape("numeric days, no year", numeric.NUMERIC_DAYS_YEARLESS, numeric.read_yearless, True, Sign.FIGURES),
    Shape("months year", coarse.MONTHS_YEAR, coarse.read_month, False, Sign.MONTHS),
    Shape("month year", coarse.MONTH_YEAR, coarse.read_month, False, Sign.MONTH),
    Shape("year month", coarse.YEAR_MONTH, coarse.read_month, False, Sign.MONTH),
    Shape("month number year", coarse.NUMBER_YEAR, coarse.read_month_number, True, Sign.FIGURES),
    Shape("year month number", coarse.YEAR_NUMBER, coarse.read_month_number, True, Sign.FIGURES),
    Shape("season", coarse.SEASON, coarse.read_season, False, _NOTHING),
    Shape("quarter", coarse.QUARTER, coarse.read_quarter, False, _NOTHING),
    Shape("week", coarse.WEEK, coarse.read_week, True, _NOTHING),
    Shape("year", coarse.LONE_YEAR, coarse.read_year, True, _NOTHING),
)


@cache
def pattern_of(shape: Shape, language: str | None) -> re.Pattern[str]:
    """The pattern of a shape in the names of ``language``, a base language or None; few are asked for."""
    words = words_of(language)
    body = shape.pattern.replace("%MONTHS%", one_of(words.months))
    return re.compile(body.replace("%WEEKDAYS%", one_of(words.weekdays)), re.IGNORECASE)


_ROMAN = frozenset(numeric.ROMAN_MONTHS)
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBERS = re.compile(r"[0-9][^0-9]+[0-9]")
_FIGURES = re.compile(r"[0-9][-./][0-9]")
_SPACED = re.compile(r"[0-9]\.[ \t\u00a0\u202f][0-9]{1,2}\.")
_CLOCK = re.compile(r"[0-9]:[0-5][0-9]")


def shapes_in(text: str, language: str | None) -> tuple[tuple[int, Shape], ...]:
    """The shapes that ``text`` may hold, each with its rank."""
    return _shapes_with(_signs(text, language))


@cache
def _shapes_with(signs: Sign) -> tuple[tuple[int, Shape], ...]:
    return tuple((rank, shape) for rank, shape in enumerate(SHAPES) if shape.signs in signs)


def _signs(text: str, language: str | None) -> Sign:
    signs = _NOTHING
    words = _LETTERS.findall(text.casefold())
    months = words_of(language).months
    count = sum(word in months for word in words) if _are_words(language) else 2
    if count:
        signs |= Sign.MONTH if count == 1 else Sign.MONTH | Sign.MONTHS
    if not _ROMAN.isdisjoint(words):
        signs |= Sign.ROMAN
    if "week" in words or "semaine" in words:
        signs |= Sign.WEEK
    if "premier" in words or _NUMBERS.search(text):
        signs |= Sign.NUMBERS
    if _FIGURES.search(text):
        signs |= Sign.FIGURES
    if _SPACED.search(text):
        signs |= Sign.SPACED
    if _CLOCK.search(text):
        signs |= Sign.CLOCK
    if not text.isascii() and units.UNITS.search(text):
        signs |= Sign.UNITS
    return signs


@cache
def _are_words(language: str | None) -> bool:
    """Whether each name of a month is one word of letters, so that it can be looked up."""
    return all(_LETTERS.fullmatch(name) for name in words_of(language).months)
