"""Dates coarser than a day: months, seasons, quarters, weeks by their number, years."""

from __future__ import annotations

import re
from datetime import date, timedelta

from summitnotes.findings.dates import patterns as p
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
from summitnotes.findings.dates.readings import Answer, Reading, iso, last_of, months, number_in, year_of
from summitnotes.records.model import Precision


def read_month(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    part = match.groupdict()
    month2 = number_of(words_of(base_language(language)).months, part["m2"])
    month1 = number_of(words_of(base_language(language)).months, part["m1"]) if part.get("m1") else month2
    if month1 is None or month2 is None or fold(part["m2"]) not in own_months(language):
        return False, None
    year2 = year_of(part["y2"])
    year1 = year_of(part["y1"]) if part.get("y1") else year2 - (1 if month1 > month2 else 0)
    return months(year1, month1, year2, month2)


_ABOUT = (
    rf"(?:(?:early|mid|late|beginning of|end of|début|mi|fin|courant)(?:{p.S}{{1,3}}(?:de{p.S}{{1,3}})?|-))?"
)
MONTH_YEAR = p.dated(rf"{_ABOUT}{p.M2}{p.COMMA}{p.Y2}(?![\-/][0-9])", p.MONTH_LEAD)
MONTHS_YEAR = p.dated(rf"{p.M1}(?:{p.COMMA}{p.Y1})?{p.JOIN}{p.M2}{p.COMMA}{p.Y2}", p.MONTH_LEAD)
YEAR_MONTH = p.dated(rf"(?P<y2>{p.Y4}){p.S}{{0,3}}[,/]?{p.S}{{0,3}}{p.M2}(?!{p.S}{{0,3}}[0-9])")


def read_month_number(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    month = int(match["m"])
    return months(int(match["y"]), month, int(match["y"]), month) if 1 <= month <= 12 else (False, None)


NUMBER_YEAR = p.dated(rf"(?P<m>0?[1-9]|1[0-2])/(?P<y>{p.Y4})(?![\w\-/]|[.,:][0-9])")
YEAR_NUMBER = p.dated(rf"(?P<y>{p.Y4})[-/](?P<m>0[1-9]|1[0-2])(?![\w\-/]|[.,:][0-9])")


def read_season(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    month, year = number_of(SEASONS, match["season"]), year_of(match["y2"])
    if month is None:
        return False, None
    last_year, last_month = (year, month + 2) if month < 12 else (year + 1, 2)
    return True, Reading(iso(date(year, month, 1)), iso(last_of(last_year, last_month)), Precision.SEASON)


SEASON = p.dated(
    rf"(?:(?:early|mid|late|début|fin){p.S}{{1,3}})?(?:l['’])?(?P<season>{one_of(SEASONS)}){p.COMMA}{p.Y2}(?:[-/–][0-9]{{2}}(?:[0-9]{{2}})?)?(?!\w)",
    p.MONTH_LEAD,
)


def read_quarter(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    part = match.groupdict()
    word = (part.get("q") or part.get("qq") or part.get("word") or "").casefold()
    quarter = {"last": 4, "dernier": 4}.get(word) or number_of(ORDINALS, word) or number_in(word)
    if not 1 <= quarter <= 4:
        return False, None
    year = year_of(part.get("y2") or part.get("yy") or part["yyy"])
    return True, Reading(
        iso(date(year, 3 * quarter - 2, 1)), iso(last_of(year, 3 * quarter)), Precision.QUARTER
    )


QUARTER = p.dated(
    rf"(?:[QT](?P<q>[1-4]){p.S}{{0,3}}[,/\-]?{p.S}{{0,3}}(?P<y2>{p.Y4}|['’][0-9]{{2}})|(?P<yy>{p.Y4}){p.S}{{0,3}}[,/\-]?{p.S}{{0,3}}[QT](?P<qq>[1-4])"
    rf"|(?P<word>first|second|third|fourth|last|premier|deuxième|troisième|quatrième|dernier|1er|1st|2nd|3rd|4th|[1-4]e|[1-4]ème)"
    rf"{p.S}{{1,3}}(?:quarter|trimestre)(?:{p.S}{{1,3}}(?:of|de))?{p.S}{{1,3}}(?P<yyy>{p.Y4}))(?!\w)"
)


def read_week(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    part = match.groupdict()
    year = int(part.get("y") or part.get("yy") or part.get("yyy") or 0)
    try:
        first = date.fromisocalendar(year, int(part.get("n") or part.get("nn") or part.get("nnn") or 0), 1)
    except ValueError:
        return True, None
    return True, Reading(iso(first), iso(first + timedelta(days=6)), Precision.WEEK)


WEEK = p.dated(
    rf"(?:(?P<y>{p.Y4})-?W(?P<n>[0-5][0-9])|(?:week|semaine|wk){p.S}{{1,3}}(?:n°{p.S}{{0,3}}|#)?(?P<nn>[0-5]?[0-9])(?:{p.S}{{0,3}}[,/]{p.S}{{0,3}}|{p.S}{{1,3}}(?:of{p.S}{{1,3}}|de{p.S}{{1,3}})?)(?P<yy>{p.Y4})"
    rf"|W(?P<nnn>[0-5]?[0-9]){p.S}{{1,3}}(?P<yyy>{p.Y4}))(?![\w\-])"
)


def read_year(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    part = match.groupdict()
    year = int(part["y"])
    last = int(part["yy"]) if part.get("yy") else year
    if not 1970 <= year <= last <= 2049 or last - year > 30:
        return False, None
    if not part.get("about") and not year_in_context(match.string, *match.span("date")):
        return False, None
    return True, Reading(f"{year}-01-01", f"{last}-12-31", Precision.YEAR)


LONE_YEAR = p.dated(
    rf"(?P<about>(?:early|mid|late|beginning of|end of|début|mi|fin|courant|année|the year|year)"
    rf"(?:{p.S}{{1,3}}(?:of{p.S}{{1,3}}|de{p.S}{{1,3}})?|-))?"
    rf"(?P<y>{p.Y4})(?:{p.S}{{0,3}}[-–—/]{p.S}{{0,3}}(?P<yy>{p.Y4}))?(?![\w]|[.,:][0-9]|[\-/][0-9])"
)
