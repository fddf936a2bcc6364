"""Days in numbers only: ``2014-05-12``, ``12.-16.5.2014``, ``05/12/2014``."""

from __future__ import annotations

import re

from summitnotes.findings.dates import patterns as p
from summitnotes.findings.dates.calendar_words import base_language
from summitnotes.findings.dates.readings import Answer, counts_a_day, day_of, days, weekday_fits, year_of


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


# Languages whose writers put the day before the month; English ones do both.
_DAY_FIRST = frozenset({"fr", "de", "es", "it", "pt", "nl"})
_NO_DOTS = frozenset({"en", None})  # in which three numbers with full stops are a version


def _order(a: int, b: int, separator: str, language: str | None) -> tuple[int, int, bool]:
    """(day, month, ambiguous) of two numbers. French and dotted dates are day first."""
    if separator == "." or base_language(language) in _DAY_FIRST or a > 12:
        return a, b, False
    if b > 12:
        return b, a, False
    if a == b:
        return a, b, False
    return (b, a, True) if separator == "/" and base_language(language) == "en" else (a, b, True)


def read_dotted_short(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    if base_language(language) in _NO_DOTS:
        return False, None
    return read_numeric(match, language, context_year)


def read_numeric(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    part = match.groupdict()
    separator = part["sep"]
    year2 = year_of(part["y2"])
    year1 = year_of(part["y1"]) if part.get("y1") else year2
    if part.get("c"):  # two full dates
        day1, month1, doubt = _order(int(part["a"]), int(part["b"]), separator, language)
        day2, month2, doubt2 = _order(int(part["c"]), int(part["e"]), separator, language)
        if doubt != doubt2 and doubt:  # 05/12/2014 - 05/16/2014: the other one decides
            month_first = int(part["e"]) > 12
            day1, month1 = (
                (int(part["b"]), int(part["a"])) if month_first else (int(part["a"]), int(part["b"]))
            )
        first, last = day_of(year1, month1, day1), day_of(year2, month2, day2)
        return days(first, last, True, doubt and doubt2)
    if part.get("a2"):  # 12-16/05/2014
        if counts_a_day(match, "a"):
            return False, None
        first = day_of(year2, int(part["b"]), int(part["a"]))
        return days(first, day_of(year2, int(part["b"]), int(part["a2"])))
    day, month, doubt = _order(int(part["a"]), int(part["b"]), separator, language)
    one = day_of(year2, month, day)
    fits = one is None or weekday_fits(part.get("w1"), one, language)
    if one and doubt and part.get("w1"):  # the weekday decides
        other = day_of(year2, day, month)
        if other and fits != weekday_fits(part["w1"], other, language):
            return days(one, one) if fits else days(other, other)
    return days(one, one, fits, doubt)


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
NUMERIC_SHORT = p.dated(rf"{p.W1}(?P<a>[0-9]{{2}})(?P<sep>/)(?P<b>[0-9]{{2}})/(?P<y2>[0-9]{{2}}){_END}")
#: Day first, as nobody writes it in English: elsewhere a version may look so.
NUMERIC_DOTTED_SHORT = p.dated(
    rf"{p.W1}(?P<a>[0-3][0-9])(?P<sep>\.)(?P<b>0[1-9]|1[0-2])\.(?P<y2>[0-9]{{2}}){_END}"
)
#: Between two days in numbers a weekday, in whatever language: "Mo 05.06. – Mi 07.06.2017".
_SHORT_NAME = rf"[^\W\d_]{{2,3}}\.?,?{p.S}{{1,2}}"
NUMERIC_RANGE = p.dated(
    rf"{p.W1}(?P<a>{_N2})(?P<sep>[./\-])(?P<b>{_N2})(?P=sep)?(?P<y1>{p.Y4})?{p.JOIN}"
    rf"(?:{p.WD}|{_SHORT_NAME})?(?P<c>{_N2})(?P=sep)(?P<e>{_N2})(?P=sep)"
    rf"(?:(?<=\.){p.S})?(?P<y2>{p.Y4}){_END}"
)
NUMERIC_DAYS = p.dated(
    rf"{p.W1}(?P<a>{_N2})\.?{p.JOIN}(?P<a2>{_N2})(?P<sep>[./])(?P<b>{_N2})(?P=sep)"
    rf"(?:(?<=\.){p.S})?(?P<y2>{p.Y4}){_END}"
)
