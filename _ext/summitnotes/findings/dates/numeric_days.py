"""Days in numbers only: ``2014-05-12``, ``12.-16.5.2014``, ``05/12/2014``."""

from __future__ import annotations

import re
from datetime import date

from summitnotes.findings.dates import patterns as p
from summitnotes.findings.dates.calendar_words import base_language
from summitnotes.findings.dates.readings import (
    Answer,
    Reading,
    counts_a_day,
    day_of,
    days,
    weekday_after,
    weekday_fits,
    year_of,
)
from summitnotes.records.model import Precision


def read_iso(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    part = match.groupdict()
    first = day_of(int(part["y"]), int(part["m"]), int(part["d"]))
    if not part.get("dd"):
        return days(first, first, first is None or weekday_fits(part.get("w1"), first, language))
    year, month = int(part["yy"] or part["y"]), int(part["mm"] or part["m"])
    return days(
        first,
        day_of(year, month, int(part["dd"])),
        first is None or weekday_fits(part.get("w1"), first, language),
    )


_T = r"(?:[T ][0-2][0-9]:?[0-5][0-9](?::?[0-5][0-9])?(?:\.[0-9]+)?(?:Z|[+\-][0-9]{2}:?[0-9]{2})?)?"
_ISO_BODY = r"(?P<y>(?:19|20)[0-9]{2})(?P<sep>[-/.])(?P<m>[0-9]{1,2})(?P=sep)(?P<d>[0-9]{1,2})"
ISO = p.dated(rf"{p.W1}{_ISO_BODY}{_T}(?![\w\-/]|\.[0-9])")
ISO_RANGE = p.dated(
    rf"{p.W1}{_ISO_BODY}{_T}{p.JOIN}{p.WD}?"
    rf"(?:(?:(?P<yy>(?:19|20)[0-9]{{2}})(?P=sep))?(?P<mm>[0-9]{{1,2}})(?P=sep))?(?P<dd>[0-9]{{1,2}}){_T}(?![\w\-/:]|[.,][0-9])"
)
COMPACT = p.dated(r"(?P<y>20[0-4][0-9])(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12][0-9]|3[01])(?![\w\-/]|\.[0-9])")


ROMAN = p.dated(
    rf"{p.W1}(?P<d>[0-3]?[0-9])(?:\.\s?|\s)(?P<m>XII|XI|IX|X|VIII|VII|VI|IV|V|III|II|I)(?:\.\s?|\s)"
    r"(?P<y>(?:19|20)[0-9]{2})(?![\w\-])"
)
#: Months as Central Europe writes them: "13 XII 2016", "4.VI.1989".
ROMAN_MONTHS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def read_roman(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    day = day_of(int(match["y"]), ROMAN_MONTHS.index(match["m"].lower()) + 1, int(match["d"]))
    return days(day, day, day is None or weekday_fits(match["w1"], day, language))


#: Languages whose writers put the day before the month; English ones do both.
DAY_FIRST = frozenset(
    "bg ca cs da de el es et fi fr gl hr id is it lv nb nl nn no pl pt ro ru sk sl sr sv tr uk vi".split()  # noqa: SIM905
)
_NO_DOTS = frozenset({"en", None})  # in which three numbers with full stops are a version


def _order(a: int, b: int, separator: str, language: str | None) -> tuple[int, int, bool]:
    """(day, month, ambiguous) of two numbers. French and dotted dates are day first."""
    if separator == "." or base_language(language) in DAY_FIRST or a > 12:
        return a, b, False
    if b > 12:
        return b, a, False
    if a == b:
        return a, b, False
    return (b, a, True) if separator == "/" and base_language(language) == "en" else (a, b, True)


def read_dotted_short(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    """``05.06.17``; with one figure ("5.6.17") only where its words or its place show that it is a day."""
    if base_language(language) in _NO_DOTS and not match["w1"]:
        return False, None
    whole = len(match["a"]) == len(match["b"]) == len("05")
    alone = match["date"].strip() == match.string.strip()
    if not (whole or match["w1"] or alone or _DAY_AHEAD.search(match.string[: match.start("date")][-8:])):
        return False, None
    return read_numeric(match, language, context_year)


_DAY_AHEAD = re.compile(r"(?<!\w)(?:am|vom|den|bis|zum|le|du|il|del|dal|op|van|el|em)\s$", re.IGNORECASE)


def read_numeric(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    part = match.groupdict()
    separator = part["sep"]
    year2 = year_of(part["y2"])
    year1 = year_of(part["y1"]) if part.get("y1") else year2
    if part.get("c"):  # two full dates
        left, right = (int(part["a"]), int(part["b"])), (int(part["c"]), int(part["e"]))
        day1, month1, doubt = _order(*left, separator, language)
        day2, month2, doubt2 = _order(*right, separator, language)
        if doubt and not doubt2:  # 05/12/2014 - 05/16/2014: the other one decides
            day1, month1 = left[::-1] if right[1] > 12 else left
        elif doubt2 and not doubt:
            day2, month2 = right[::-1] if left[1] > 12 else right
        first, last = day_of(year1, month1, day1), day_of(year2, month2, day2)
        return days(first, last, True, doubt and doubt2)
    if part.get("a2"):  # 12-16/05/2014
        if counts_a_day(match, "a"):
            return False, None
        first = day_of(year2, int(part["b"]), int(part["a"]))
        return days(first, day_of(year2, int(part["b"]), int(part["a2"])))
    day, month, doubt = _order(int(part["a"]), int(part["b"]), separator, language)
    one = day_of(year2, month, day)
    if one and doubt and (other := day_of(year2, day, month)):
        fitting = [each for each in (one, other) if _is_that_weekday(match, each, language)]
        if len(fitting) == 1:  # the weekday decides
            return days(fitting[0], fitting[0])
    fits = one is None or weekday_fits(part.get("w1"), one, language)
    return days(one, one, fits, doubt)


def _is_that_weekday(match: re.Match[str], day: date, language: str | None) -> bool:
    """Whether a day is of the weekday in front of the numbers, or right behind them."""
    if match["w1"]:
        return weekday_fits(match["w1"], day, language)
    return weekday_after(match, language) in (None, day.weekday())


def read_yearless(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    """Two days in numbers alone: in the same month, or in two that follow each other."""
    part = match.groupdict()
    one, two = int(part["a"]), int(part["c"])
    month1, month2 = int(part.get("b") or part["e"]), int(part["e"])
    if month1 != month2 and one == two and part.get("sep"):  # "3/14 – 3/16"
        one, two, month1, month2 = month1, month2, one, two
    follow = month2 - month1 in (0, 1) or (month1, month2) == (_MONTHS, 1)
    if not follow or (month1 == month2 and two <= one) or month1 > _MONTHS or month2 > _MONTHS:
        return False, None
    # 2000 was a leap year: 29 February may be meant.
    if day_of(2000, month1, one) is None or day_of(2000, month2, two) is None:
        return False, None
    first, last = f"--{month1:02d}-{one:02d}", f"--{month2:02d}-{two:02d}"
    return True, Reading(None, None, Precision.DAY, month_day=first, month_day_end=last)


_MONTHS = 12
_END = r"(?![\w\-/]|[.,:][0-9])"
_N2 = r"[0-9]{1,2}"
NUMERIC = p.dated(rf"{p.W1}(?P<a>{_N2})(?P<sep>[./\-])(?P<b>{_N2})(?P=sep)(?P<y2>{p.Y4}){_END}")
NUMERIC_SPACED = p.dated(rf"{p.W1}(?P<a>{_N2})(?P<sep>\.){p.S}(?P<b>{_N2})\.{p.S}?(?P<y2>{p.Y4}){_END}")
#: Between days in numbers alone: elsewhere they are other words.
_TO = rf"(?:{p.JOIN}|{p.S}{{1,3}}(?:až|do|i|in){p.S}{{1,3}})"
#: "10. a 11. 3. 2011", "28. 2. – 3. 3. 2011", as Czechs, Slovenes and Germans set them.
NUMERIC_DAYS_SPACED = p.dated(
    rf"{p.W1}(?P<a>{_N2})\.?{_TO}(?P<a2>{_N2})(?P<sep>\.){p.S}(?P<b>{_N2})\.{p.S}?(?P<y2>{p.Y4}){_END}"
)
NUMERIC_RANGE_SPACED = p.dated(
    rf"{p.W1}(?P<a>{_N2})(?P<sep>\.){p.S}(?P<b>{_N2})\.(?:{p.S}?(?P<y1>{p.Y4}))?{_TO}{p.WD}?"
    rf"(?P<c>{_N2})\.{p.S}(?P<e>{_N2})\.{p.S}?(?P<y2>{p.Y4}){_END}"
)
#: "24.09. 2017".
NUMERIC_YEAR_APART = p.dated(rf"{p.W1}(?P<a>{_N2})(?P<sep>\.)(?P<b>{_N2})\.{p.S}(?P<y2>{p.Y4}){_END}")
NUMERIC_SHORT = p.dated(rf"{p.W1}(?P<a>{_N2})(?P<sep>/)(?P<b>{_N2})/(?P<y2>[0-9]{{2}}){_END}")
#: Day first, as nobody writes it in English: elsewhere a version may look so.
NUMERIC_DOTTED_SHORT = p.dated(
    rf"{p.W1}(?P<a>[0-3]?[0-9])(?P<sep>\.)(?P<b>0?[1-9]|1[0-2])\.(?P<y2>[0-9]{{2}}){_END}"
)
NUMERIC_RANGE = p.dated(
    rf"{p.W1}(?P<a>{_N2})(?P<sep>[./\-])(?P<b>{_N2})(?P=sep)?(?P<y1>{p.Y4})?{p.JOIN}"
    rf"(?:{p.WD}|{p.SHORT_NAME})?(?P<c>{_N2})(?P=sep)(?P<e>{_N2})(?P=sep)"
    rf"(?:(?<=\.){p.S})?(?P<y2>{p.Y4}){_END}"
)
_NO_YEAR = rf"(?![\w\-/]|[.,:][0-9]|{p.S}?{p.Y4})"
#: "14/03 – 16/03", "14.03.–16.03.": the year must come from elsewhere. Without stops the latter are hours.
NUMERIC_RANGE_YEARLESS = p.dated(
    rf"{p.W1}(?P<a>{_N2})(?:(?P<sep>/)|\.)(?P<b>{_N2})(?(sep)|\.){p.JOIN}(?:{p.WD}|{p.SHORT_NAME})?"
    rf"(?P<c>{_N2})(?(sep)/|\.)(?P<e>{_N2})(?(sep)|\.){_NO_YEAR}"
)
#: "14.–16.3.", "24./25.12.".
NUMERIC_DAYS_YEARLESS = p.dated(
    rf"{p.W1}(?P<a>{_N2})\.{p.JOIN}(?:{p.WD}|{p.SHORT_NAME})?(?P<c>{_N2})\.(?P<e>{_N2})\.{_NO_YEAR}"
)
NUMERIC_DAYS = p.dated(
    rf"{p.W1}(?P<a>{_N2})\.?{p.JOIN}(?P<a2>{_N2})(?P<sep>[./])(?P<b>{_N2})(?P=sep)"
    rf"(?:(?<=\.){p.S})?(?P<y2>{p.Y4}){_END}"
)
