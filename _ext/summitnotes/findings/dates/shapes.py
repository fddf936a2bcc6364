"""The shapes that a date can have, each one pattern and one reader.

Every pattern has a group ``date`` around what is the date. A reader answers ``(accepted, reading)``: not
accepted means "this is something else, let other shapes try"; accepted without a reading means "a date that
cannot be".
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Flag, auto
from functools import cache

from summitnotes.findings.dates.calendar_words import (
    ORDINALS,
    SEASONS,
    base_language,
    fold,
    number_of,
    one_of,
    own_months,
    words_of,
)
from summitnotes.findings.dates.lone_years import year_in_context
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


Answer = tuple[bool, Reading | None]
Reader = Callable[[re.Match[str], str | None, int | None], Answer]


class Sign(Flag):
    """What a text must hold for a shape to be in it; cheap to see, so that few patterns are made."""

    NUMBERS = auto()  # two of them; "premier" is one
    FIGURES = auto()  # two numbers with a mark between
    CLOCK = auto()  # a time of day
    MONTH = auto()  # the name of one
    MONTHS = auto()  # two names of months
    WEEK = auto()  # the word


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


_S = r"[ \t\u00a0\u202f]"
_WD = rf"(?:(?:%WEEKDAYS%)(?![\w])['’]?\.?,?{_S}{{1,3}}(?:(?:the|le|den|dem|der|el|il|[ao]|de){_S}{{1,3}})?)"
_DAY = (
    r"(?:[0-9]{1,2})"
    r"(?:st|nd|rd|th|er|ère|re|e|ème|ste|de|[º°ª]|\.(?=\s?(?:[-–—/]|und|bis|u\.|oder)))?(?![\w])"
)
_MONTH = r"(?:(?:%MONTHS%)(?![\w])\.?)"
_YEAR = r"(?:(?:19|20)[0-9]{2}(?![\w])|['’][0-9]{2}(?![\w]))"
_TO = "to|till|until|through|thru|au|à|bis|al|a|até|tot|tot en met|t/m|fino al|hasta el"
_AND = "and|et|und|u\\.|oder|y|e|ed|en"
_THE = "the|le|den|dem|zum|el|il|l['’]|o"
_OF_WORD = "of|de|del|di|do|van"
_JOIN = (
    rf"(?:{_S}{{0,3}}(?:-|–|—|−|/|&|\.\.\.?|…|→){_S}{{0,3}}"
    rf"|{_S}{{1,3}}(?:{_TO}|{_AND}){_S}{{1,3}}(?:(?:{_THE}){_S}{{1,3}})?)"
)
_LIST = rf"(?:{_JOIN}|{_S}{{0,3}},{_S}{{0,3}}(?:(?:{_AND}|{_THE}){_S}{{1,3}})?)"
_OF = rf"(?:{_S}{{0,3}}-{_S}{{0,3}}|{_S}{{1,3}}(?:(?:{_OF_WORD}){_S}{{1,3}})?|{_S}{{0,3}}[/.]{_S}{{0,3}})"
_COMMA = rf"(?:{_S}{{0,3}},{_S}{{0,3}}|{_S}{{1,3}}(?:(?:{_OF_WORD}){_S}{{1,3}})?|-|/)"
_LEAD = r"(?<![\w.,/:#$€£+\-])"
_MONTH_LEAD = r"(?<![\w])"


def _compile(body: str, lead: str = _LEAD) -> str:
    return lead + f"(?P<date>{body})"


def _year(written: str) -> int:
    return int(written) if len(written) == 4 else 2000 + int(written[-2:])


def _number(written: str) -> int:
    return int(re.sub(r"\D", "", written) or 0)


def _day(year: int, month: int, day: int) -> date | None:
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def _iso(day: date) -> str:
    return day.isoformat()


def _last_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _weekday_fits(written: str | None, day: date, language: str | None) -> bool:
    if not written:
        return True
    word = re.match(r"[^\W\d_]+(?:-[^\W\d_]+)?", written.strip())
    number = number_of(words_of(base_language(language)).weekdays, word[0]) if word else None
    return number is None or number == day.weekday()


def _days(first: date | None, last: date | None, fits: bool = True, ambiguous: bool = False) -> Answer:
    if first is None or last is None:
        return True, None
    conflict = not fits or last < first
    return True, Reading(_iso(first), _iso(last), Precision.DAY, conflict, ambiguous)


def _months(year: int, month: int, last_year: int, last_month: int) -> Answer:
    first, last = date(year, month, 1), _last_of(last_year, last_month)
    if last < first:
        return True, None
    return True, Reading(_iso(first), _iso(last), Precision.MONTH)


# ---------------------------------------------------------------- days with a named month


def _read_named(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    """One day or a range, with one or two named months, in any order of day and month."""
    part = match.groupdict()
    month2 = number_of(words_of(base_language(language)).months, part["m2"])
    month1 = number_of(words_of(base_language(language)).months, part["m1"]) if part.get("m1") else month2
    day1, day2 = _number(part["d1"]), _number(part.get("d2") or part["d1"])
    if part.get("w2") and not part.get("w1") and match.string[match.end("d1") :].lstrip().startswith(","):
        return False, None  # "Session 4, Thursday 6 February": the first number counts something else
    if month1 is None or month2 is None:
        return False, None
    written_year = part.get("y2") or part.get("y1")
    if not written_year and context_year is None:
        return _without_year(match, month1, day1, month2)
    year2 = _year(written_year) if written_year else int(context_year or 0)
    year1 = _year(part["y1"]) if part.get("y1") else year2
    if not part.get("y1") and (month1, day1) > (month2, day2) and month1 != month2:
        year1 -= 1  # 30 December - 2 January 2014
    first, last = _day(year1, month1, day1), _day(year2, month2, day2)
    if first is None or last is None:
        return True, None
    fits = _weekday_fits(part.get("w1"), first, language) and _weekday_fits(
        part.get("w2") or None, last, language
    )
    return _days(first, last, fits)


# Month names that are also everyday words; "12 may be" is no date.
_WORDLY = frozenset(
    {"may", "march", "mars", "mar", "sept", "jun", "oct", "dec", "second", "sep", "nov", "apr", "jan"}
)


def _without_year(match: re.Match[str], month: int, day: int, last_month: int) -> Answer:
    """``le 12 mai``: a date, of which the year must come from elsewhere."""
    part = match.groupdict()
    last_day = _number(part.get("d2") or part["d1"])
    # 2000 was a leap year: 29 February may be meant.
    if _day(2000, month, day) is None or _day(2000, last_month, last_day) is None:
        return True, None
    before = match.string[max(0, match.start("date") - 12) : match.start("date")]
    alone = match.group("date").strip() == match.string.strip()
    led = part.get("w1") or re.search(r"\b(?:le|les|on|the|du|of)\s+$", before, re.IGNORECASE)
    if part["m2"].casefold().rstrip(".") in _WORDLY and not (alone or led):
        return False, None
    first, last = f"--{month:02d}-{day:02d}", f"--{last_month:02d}-{last_day:02d}"
    return True, Reading(None, None, Precision.DAY, month_day=first, month_day_end=last)


_D1, _D2 = rf"(?P<d1>{_DAY}|premier(?!\w))", rf"(?P<d2>{_DAY})"
_M1, _M2 = rf"(?P<m1>{_MONTH})", rf"(?P<m2>{_MONTH})"
_W1, _W2 = rf"(?P<w1>{_WD})?", rf"(?P<w2>{_WD})?"
_Y1, _Y2 = rf"(?P<y1>{_YEAR})", rf"(?P<y2>{_YEAR})"
_MORE = rf"(?:{_LIST}{_WD}?{_DAY}(?={_LIST})){{0,5}}?"

_DAY_MONTH_RANGE = _compile(
    rf"{_W1}{_D1}{_OF}{_M1}(?:{_COMMA}{_Y1})?{_JOIN}{_W2}{_D2}{_OF}{_M2}(?:{_COMMA}{_Y2})?(?!{_S}{{0,3}}[:h][0-9])"
)
_DAYS_MONTH = _compile(
    rf"{_W1}{_D1}{_MORE}{_LIST}{_W2}{_D2}{_OF}{_M2}(?:{_COMMA}{_Y2})?(?!{_S}{{0,3}}[:h][0-9])"
)
_MONTH_DAY_RANGE = _compile(
    rf"{_W1}{_M1}{_S}{{0,3}}{_D1}(?:{_COMMA}{_Y1})?{_JOIN}{_W2}{_M2}{_S}{{0,3}}{_D2}(?:{_COMMA}{_Y2})?(?!{_S}{{0,3}}[:h][0-9])",
    _MONTH_LEAD,
)
_MONTH_DAYS = _compile(
    rf"{_W1}{_M2}{_S}{{0,3}}{_D1}{_MORE}{_LIST}{_W2}{_D2}(?:{_COMMA}{_Y2})?(?!{_S}{{0,3}}[:h][0-9])",
    _MONTH_LEAD,
)
_DAY_MONTH = _compile(rf"{_W1}{_D1}{_OF}{_M2}(?:{_COMMA}{_Y2})?")
_MONTH_DAY = _compile(
    rf"{_W1}{_M2}{_S}{{1,3}}(?:the{_S}{{1,3}})?{_D1}(?:{_COMMA}{_Y2})?(?!{_S}{{0,3}}[:h][0-9])", _MONTH_LEAD
)
_CLOCKED = _compile(
    rf"{_W1}{_M2}{_S}{{1,3}}{_D1}{_S}{{1,3}}[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?:{_S}{{1,3}}[A-Z]{{2,5}})?{_S}{{1,3}}{_Y2}",
    _MONTH_LEAD,
)
_YEAR_MONTH_DAY = _compile(rf"{_Y2}{_COMMA}{_M2}{_S}{{0,3}}{_D1}(?:{_JOIN}{_D2})?")
_YEAR_DAY_MONTH = _compile(rf"{_Y2}{_S}{{0,3}}[,:]{_S}{{0,3}}{_W1}{_D1}(?:{_JOIN}{_D2})?{_OF}{_M2}")


# ---------------------------------------------------------------- numbers only


def _read_iso(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    part = match.groupdict()
    first = _day(int(part["y"]), int(part["m"]), int(part["d"]))
    if not part.get("dd"):
        return _days(first, first, first is None or _weekday_fits(part.get("w1"), first, language))
    year, month = int(part["yy"] or part["y"]), int(part["mm"] or part["m"])
    return _days(
        first,
        _day(year, month, int(part["dd"])),
        first is None or _weekday_fits(part.get("w1"), first, language),
    )


_T = r"(?:[T ][0-2][0-9]:?[0-5][0-9](?::?[0-5][0-9])?(?:\.[0-9]+)?(?:Z|[+\-][0-9]{2}:?[0-9]{2})?)?"
_ISO_BODY = r"(?P<y>(?:19|20)[0-9]{2})(?P<sep>[-/.])(?P<m>[0-9]{1,2})(?P=sep)(?P<d>[0-9]{1,2})"
_ISO = _compile(rf"{_W1}{_ISO_BODY}{_T}(?![\w\-/]|\.[0-9])")
_ISO_RANGE = _compile(
    rf"{_W1}{_ISO_BODY}{_T}{_JOIN}{_WD}?"
    rf"(?:(?:(?P<yy>(?:19|20)[0-9]{{2}})(?P=sep))?(?P<mm>[0-9]{{1,2}})(?P=sep))?(?P<dd>[0-9]{{1,2}}){_T}(?![\w\-/:]|[.,][0-9])"
)
_COMPACT = _compile(
    r"(?P<y>20[0-4][0-9])(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12][0-9]|3[01])(?![\w\-/]|\.[0-9])"
)


# Languages whose writers put the day before the month; English ones do both.
_DAY_FIRST = frozenset({"fr", "de", "es", "it", "pt", "nl"})


def _order(a: int, b: int, separator: str, language: str | None) -> tuple[int, int, bool]:
    """(day, month, ambiguous) of two numbers. French and dotted dates are day first."""
    if separator == "." or base_language(language) in _DAY_FIRST or a > 12:
        return a, b, False
    if b > 12:
        return b, a, False
    if a == b:
        return a, b, False
    return (b, a, True) if separator == "/" and base_language(language) == "en" else (a, b, True)


def _read_numeric(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    part = match.groupdict()
    separator = part["sep"]
    year2 = _year(part["y2"])
    year1 = _year(part["y1"]) if part.get("y1") else year2
    if part.get("c"):  # two full dates
        day1, month1, doubt = _order(int(part["a"]), int(part["b"]), separator, language)
        day2, month2, doubt2 = _order(int(part["c"]), int(part["e"]), separator, language)
        if doubt != doubt2 and doubt:  # 05/12/2014 - 05/16/2014: the other one decides
            month_first = int(part["e"]) > 12
            day1, month1 = (
                (int(part["b"]), int(part["a"])) if month_first else (int(part["a"]), int(part["b"]))
            )
        first, last = _day(year1, month1, day1), _day(year2, month2, day2)
        return _days(first, last, True, doubt and doubt2)
    if part.get("a2"):  # 12-16/05/2014
        first = _day(year2, int(part["b"]), int(part["a"]))
        return _days(first, _day(year2, int(part["b"]), int(part["a2"])))
    day, month, doubt = _order(int(part["a"]), int(part["b"]), separator, language)
    one = _day(year2, month, day)
    fits = one is None or _weekday_fits(part.get("w1"), one, language)
    if one and not fits and doubt:  # the weekday decides
        other = _day(year2, day, month)
        if other and _weekday_fits(part.get("w1"), other, language):
            return _days(other, other)
    return _days(one, one, fits, doubt)


_END = r"(?![\w\-/]|[.,:][0-9])"
_N2 = r"[0-9]{1,2}"
_Y4 = r"(?:19|20)[0-9]{2}"
_NUMERIC = _compile(rf"{_W1}(?P<a>{_N2})(?P<sep>[./\-])(?P<b>{_N2})(?P=sep)(?P<y2>{_Y4}){_END}")
_NUMERIC_SHORT = _compile(rf"{_W1}(?P<a>[0-9]{{2}})(?P<sep>/)(?P<b>[0-9]{{2}})/(?P<y2>[0-9]{{2}}){_END}")
_NUMERIC_RANGE = _compile(
    rf"{_W1}(?P<a>{_N2})(?P<sep>[./\-])(?P<b>{_N2})(?P=sep)?(?P<y1>{_Y4})?{_JOIN}{_WD}?(?P<c>{_N2})(?P=sep)(?P<e>{_N2})(?P=sep)(?P<y2>{_Y4}){_END}"
)
_NUMERIC_DAYS = _compile(
    rf"{_W1}(?P<a>{_N2})\.?(?:{_S}{{0,3}}[-–—/]{_S}{{0,3}}|{_S}{{1,3}}(?:au|to|et|and|à){_S}{{1,3}})(?P<a2>{_N2})(?P<sep>[./])(?P<b>{_N2})(?P=sep)(?P<y2>{_Y4}){_END}"
)


# ---------------------------------------------------------------- coarser than a day


def _read_month(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    part = match.groupdict()
    month2 = number_of(words_of(base_language(language)).months, part["m2"])
    month1 = number_of(words_of(base_language(language)).months, part["m1"]) if part.get("m1") else month2
    if month1 is None or month2 is None or fold(part["m2"]) not in own_months(language):
        return False, None
    year2 = _year(part["y2"])
    year1 = _year(part["y1"]) if part.get("y1") else year2 - (1 if month1 > month2 else 0)
    return _months(year1, month1, year2, month2)


_ABOUT = (
    rf"(?:(?:early|mid|late|beginning of|end of|début|mi|fin|courant)(?:{_S}{{1,3}}(?:de{_S}{{1,3}})?|-))?"
)
_MONTH_YEAR = _compile(rf"{_ABOUT}{_M2}{_COMMA}{_Y2}(?![\-/][0-9])", _MONTH_LEAD)
_MONTHS_YEAR = _compile(rf"{_M1}(?:{_COMMA}{_Y1})?{_JOIN}{_M2}{_COMMA}{_Y2}", _MONTH_LEAD)
_YEAR_MONTH = _compile(rf"(?P<y2>{_Y4}){_S}{{0,3}}[,/]?{_S}{{0,3}}{_M2}(?!{_S}{{0,3}}[0-9])")


def _read_month_number(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    month = int(match["m"])
    return _months(int(match["y"]), month, int(match["y"]), month) if 1 <= month <= 12 else (False, None)


_NUMBER_YEAR = _compile(rf"(?P<m>0?[1-9]|1[0-2])/(?P<y>{_Y4})(?![\w\-/]|[.,:][0-9])")
_YEAR_NUMBER = _compile(rf"(?P<y>{_Y4})[-/](?P<m>0[1-9]|1[0-2])(?![\w\-/]|[.,:][0-9])")


def _read_season(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    month, year = number_of(SEASONS, match["season"]), _year(match["y2"])
    if month is None:
        return False, None
    last_year, last_month = (year, month + 2) if month < 12 else (year + 1, 2)
    return True, Reading(_iso(date(year, month, 1)), _iso(_last_of(last_year, last_month)), Precision.SEASON)


_SEASON = _compile(
    rf"(?:(?:early|mid|late|début|fin){_S}{{1,3}})?(?:l['’])?(?P<season>{one_of(SEASONS)}){_COMMA}{_Y2}(?:[-/–][0-9]{{2}}(?:[0-9]{{2}})?)?(?!\w)",
    _MONTH_LEAD,
)


def _read_quarter(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    part = match.groupdict()
    word = (part.get("q") or part.get("qq") or part.get("word") or "").casefold()
    quarter = {"last": 4, "dernier": 4}.get(word) or number_of(ORDINALS, word) or _number(word)
    if not 1 <= quarter <= 4:
        return False, None
    year = _year(part.get("y2") or part.get("yy") or part["yyy"])
    return True, Reading(
        _iso(date(year, 3 * quarter - 2, 1)), _iso(_last_of(year, 3 * quarter)), Precision.QUARTER
    )


_QUARTER = _compile(
    rf"(?:[QT](?P<q>[1-4]){_S}{{0,3}}[,/\-]?{_S}{{0,3}}(?P<y2>{_Y4}|['’][0-9]{{2}})|(?P<yy>{_Y4}){_S}{{0,3}}[,/\-]?{_S}{{0,3}}[QT](?P<qq>[1-4])"
    rf"|(?P<word>first|second|third|fourth|last|premier|deuxième|troisième|quatrième|dernier|1er|1st|2nd|3rd|4th|[1-4]e|[1-4]ème)"
    rf"{_S}{{1,3}}(?:quarter|trimestre)(?:{_S}{{1,3}}(?:of|de))?{_S}{{1,3}}(?P<yyy>{_Y4}))(?!\w)"
)


def _read_week(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    part = match.groupdict()
    year = int(part.get("y") or part.get("yy") or part.get("yyy") or 0)
    try:
        first = date.fromisocalendar(year, int(part.get("n") or part.get("nn") or part.get("nnn") or 0), 1)
    except ValueError:
        return True, None
    return True, Reading(_iso(first), _iso(first + timedelta(days=6)), Precision.WEEK)


_WEEK = _compile(
    rf"(?:(?P<y>{_Y4})-?W(?P<n>[0-5][0-9])|(?:week|semaine|wk){_S}{{1,3}}(?:n°{_S}{{0,3}}|#)?(?P<nn>[0-5]?[0-9])(?:{_S}{{0,3}}[,/]{_S}{{0,3}}|{_S}{{1,3}}(?:of{_S}{{1,3}}|de{_S}{{1,3}})?)(?P<yy>{_Y4})"
    rf"|W(?P<nnn>[0-5]?[0-9]){_S}{{1,3}}(?P<yyy>{_Y4}))(?![\w\-])"
)


def _read_week_of(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    accepted, reading = _read_named(match, language, context_year)
    if reading is None or reading.start is None:
        return accepted, None
    first = date.fromisoformat(reading.start)
    monday = first - timedelta(days=first.weekday())
    return True, Reading(_iso(monday), _iso(monday + timedelta(days=6)), Precision.WEEK, reading.conflict)


_WEEK_LEAD = (
    rf"(?:(?:the{_S}{{1,3}})?week{_S}{{1,3}}(?:of|starting|beginning|commencing)(?:{_S}{{1,3}}the)?"
    rf"|(?:la{_S}{{1,3}})?semaine{_S}{{1,3}}du){_S}{{1,3}}"
)
_WEEK_OF = _compile(rf"{_WEEK_LEAD}{_W1}{_D1}{_OF}{_M2}{_COMMA}{_Y2}")
_WEEK_OF_MONTH = _compile(rf"{_WEEK_LEAD}{_W1}{_M2}{_S}{{1,3}}{_D1}{_COMMA}{_Y2}")


def _read_year(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    part = match.groupdict()
    year = int(part["y"])
    last = int(part["yy"]) if part.get("yy") else year
    if not 1970 <= year <= last <= 2049 or last - year > 30:
        return False, None
    if not part.get("about") and not year_in_context(match.string, *match.span("date")):
        return False, None
    return True, Reading(f"{year}-01-01", f"{last}-12-31", Precision.YEAR)


_LONE_YEAR = _compile(
    rf"(?P<about>(?:early|mid|late|beginning of|end of|début|mi|fin|courant|année|the year|year)"
    rf"(?:{_S}{{1,3}}(?:of{_S}{{1,3}}|de{_S}{{1,3}})?|-))?"
    rf"(?P<y>{_Y4})(?:{_S}{{0,3}}[-–—/]{_S}{{0,3}}(?P<yy>{_Y4}))?(?![\w]|[.,:][0-9]|[\-/][0-9])"
)

_NOTHING = Sign(0)
_DAY_SIGNS = Sign.MONTH | Sign.NUMBERS

SHAPES: tuple[Shape, ...] = (
    Shape("week of a day", _WEEK_OF, _read_week_of, False, _DAY_SIGNS | Sign.WEEK),
    Shape("week of a day, month first", _WEEK_OF_MONTH, _read_week_of, False, _DAY_SIGNS | Sign.WEEK),
    Shape("day month - day month", _DAY_MONTH_RANGE, _read_named, False, _DAY_SIGNS | Sign.MONTHS),
    Shape("days month", _DAYS_MONTH, _read_named, False, _DAY_SIGNS),
    Shape("month day - month day", _MONTH_DAY_RANGE, _read_named, False, _DAY_SIGNS | Sign.MONTHS),
    Shape("month days", _MONTH_DAYS, _read_named, False, _DAY_SIGNS),
    Shape("day month", _DAY_MONTH, _read_named, False, Sign.MONTH),
    Shape("month day", _MONTH_DAY, _read_named, False, Sign.MONTH),
    Shape("month day, clock, year", _CLOCKED, _read_named, False, _DAY_SIGNS | Sign.CLOCK),
    Shape("year month day", _YEAR_MONTH_DAY, _read_named, False, _DAY_SIGNS),
    Shape("year day month", _YEAR_DAY_MONTH, _read_named, False, _DAY_SIGNS),
    Shape("iso range", _ISO_RANGE, _read_iso, True, Sign.FIGURES),
    Shape("iso", _ISO, _read_iso, True, Sign.FIGURES),
    Shape("compact", _COMPACT, _read_iso, True, _NOTHING),
    Shape("numeric range", _NUMERIC_RANGE, _read_numeric, True, Sign.FIGURES),
    Shape("numeric days", _NUMERIC_DAYS, _read_numeric, True, Sign.FIGURES),
    Shape("numeric", _NUMERIC, _read_numeric, True, Sign.FIGURES),
    Shape("numeric, short year", _NUMERIC_SHORT, _read_numeric, True, Sign.FIGURES),
    Shape("months year", _MONTHS_YEAR, _read_month, False, Sign.MONTHS),
    Shape("month year", _MONTH_YEAR, _read_month, False, Sign.MONTH),
    Shape("year month", _YEAR_MONTH, _read_month, False, Sign.MONTH),
    Shape("month number year", _NUMBER_YEAR, _read_month_number, True, Sign.FIGURES),
    Shape("year month number", _YEAR_NUMBER, _read_month_number, True, Sign.FIGURES),
    Shape("season", _SEASON, _read_season, False, _NOTHING),
    Shape("quarter", _QUARTER, _read_quarter, False, _NOTHING),
    Shape("week", _WEEK, _read_week, True, _NOTHING),
    Shape("year", _LONE_YEAR, _read_year, True, _NOTHING),
)


@cache
def pattern_of(shape: Shape, language: str | None) -> re.Pattern[str]:
    """The pattern of a shape in the names of ``language``, a base language or None; few are asked for."""
    words = words_of(language)
    body = shape.pattern.replace("%MONTHS%", one_of(words.months))
    return re.compile(body.replace("%WEEKDAYS%", one_of(words.weekdays)), re.IGNORECASE)


_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBERS = re.compile(r"[0-9][^0-9]+[0-9]")
_FIGURES = re.compile(r"[0-9][-./][0-9]")
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
    named = sum(word in months for word in words) if _are_words(language) else 2
    if named:
        signs |= Sign.MONTH if named == 1 else Sign.MONTH | Sign.MONTHS
    if "week" in words or "semaine" in words:
        signs |= Sign.WEEK
    if "premier" in words or _NUMBERS.search(text):
        signs |= Sign.NUMBERS
    if _FIGURES.search(text):
        signs |= Sign.FIGURES
    if _CLOCK.search(text):
        signs |= Sign.CLOCK
    return signs


@cache
def _are_words(language: str | None) -> bool:
    """Whether each name of a month is one word of letters, so that it can be looked up."""
    return all(_LETTERS.fullmatch(name) for name in words_of(language).months)
