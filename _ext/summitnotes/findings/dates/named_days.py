"""Days and weeks with a named month: ``12 - 16 May 2014``, ``Tuesday, Feb 2``, ``week of 3 June 2013``."""

from __future__ import annotations

import re
from datetime import date, timedelta

from summitnotes.findings.dates import patterns as p
from summitnotes.findings.dates.calendar_words import base_language, number_of, words_of
from summitnotes.findings.dates.readings import (
    Answer,
    Reading,
    counts_a_day,
    day_of,
    days,
    iso,
    number_in,
    weekday_fits,
    year_of,
)
from summitnotes.records.model import Precision

_MARKS = (",", "-", "–", "—", "−", "|")


def read_named(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    """One day or a range, with one or two named months, in any order of day and month."""
    part = match.groupdict()
    month2 = number_of(words_of(base_language(language)).months, part["m2"])
    month1 = number_of(words_of(base_language(language)).months, part["m1"]) if part.get("m1") else month2
    day1, day2 = number_in(part["d1"]), number_in(part.get("d2") or part["d1"])
    if part.get("w2") and not part.get("w1") and match.string[match.end("d1") :].lstrip()[:1] in _MARKS:
        return False, None  # "Session 4, Thursday 6 February": the first number counts something else
    if _counts_before_month(match) or (part.get("d2") and counts_a_day(match, "d1")):
        return False, None
    if month1 is None or month2 is None:
        return False, None
    written_year = part.get("y2") or part.get("y1")
    if not written_year and context_year is None:
        return _without_year(match, month1, day1, month2)
    year2 = year_of(written_year) if written_year else int(context_year or 0)
    year1 = year_of(part["y1"]) if part.get("y1") else year2
    if not part.get("y1") and (month1, day1) > (month2, day2) and month1 != month2:
        year1 -= 1  # 30 December - 2 January 2014
    first, last = day_of(year1, month1, day1), day_of(year2, month2, day2)
    if first is None or last is None:
        return True, None
    fits = weekday_fits(part.get("w1"), first, language)
    if not fits and not part.get("w2"):
        fits = weekday_fits(part["w1"], last, language)  # "Thursday & Friday, 16-17 May"
    fits = fits and weekday_fits(part.get("w2") or None, last, language)
    return days(first, last, fits)


_DASHED_MONTH = re.compile(r"[0-9]\S{0,3}[ \t]*[-–—][ \t]+[^\W\d_]+\.?$")
_DAY_BEHIND = re.compile(r"[ \t]{1,3}[0-3]?[0-9](?:st|nd|rd|th)?(?![\w:])")


def _counts_before_month(match: re.Match[str]) -> bool:
    """Whether a number before a dash counts what has its day behind the month: ``Day 1 - August 8, 2014``."""
    part = match.groupdict()
    if part.get("m1") or part.get("d2") or match.start("m2") < match.start("d1"):
        return False
    if not _DASHED_MONTH.search(match.string[match.start("d1") : match.end("m2")]):
        return False
    return _DAY_BEHIND.match(match.string, match.end("m2")) is not None


# Month names that are also everyday words; "12 may be" is no date.
_WORDLY = frozenset(
    {"may", "march", "mars", "mar", "sept", "jun", "oct", "dec", "second", "sep", "nov", "apr", "jan"}
)


def _without_year(match: re.Match[str], month: int, day: int, last_month: int) -> Answer:
    """``le 12 mai``: a date, of which the year must come from elsewhere."""
    part = match.groupdict()
    last_day = number_in(part.get("d2") or part["d1"])
    # 2000 was a leap year: 29 February may be meant.
    if day_of(2000, month, day) is None or day_of(2000, last_month, last_day) is None:
        return True, None
    before = match.string[max(0, match.start("date") - 12) : match.start("date")]
    alone = match.group("date").strip() == match.string.strip()
    led = part.get("w1") or re.search(r"\b(?:le|les|on|the|du|of)\s+$", before, re.IGNORECASE)
    apart = alone or led or _in_a_column(match) or _opens(match) or _is_counted(match)
    if _is_worldly(part["m2"], bool(part.get("d2"))) and not apart:
        return False, None
    first, last = f"--{month:02d}-{day:02d}", f"--{last_month:02d}-{last_day:02d}"
    return True, Reading(None, None, Precision.DAY, month_day=first, month_day_end=last)


_NAMES = frozenset({"may", "march", "mars", "mar", "second", "jan", "dec"})  # with a capital, too


def _is_worldly(month: str, of_span: bool) -> bool:
    """Whether the name of a month may be a word; with a capital, few of them, and none in "Oct 20-21"."""
    name = month.casefold().rstrip(".")
    return name in _WORDLY and not (month[0].isupper() and (of_span or name not in _NAMES))


def _in_a_column(match: re.Match[str]) -> bool:
    """Whether a date begins a line and stands apart from what follows: ``19 Jan    Counting``."""
    after = match.string[match.end("date") :]
    return match.start("date") == 0 and re.match(r"[ \u00a0]{2}|\s*[\t|–—]", after) is not None


def _opens(match: re.Match[str]) -> bool:
    """Whether a text opens with a day, its month and a mark: ``March 3, forty chairs``, ``8 Dec: Pines``."""
    string, (begin, stop) = match.string, match.span("date")
    apart = string[stop : stop + 2] in (", ", ": ") or string[stop : stop + 3] in (" - ", " – ", " — ")
    return begin == 0 and match["m2"][:1].isupper() and apart


_ORDINAL = re.compile(r"[0-9](?:st|nd|rd|th)(?!\w)")
_LABELLED = re.compile(r"^[*_\s]*[^\W\d_]+(?: [^\W\d_]+)?\s?:[*_\s]*$")


def _is_counted(match: re.Match[str]) -> bool:
    """Whether a number with a month's capital can be nothing but a day: ``March 3rd``, ``Date: 3 March``."""
    if not match["m2"][:1].isupper():
        return False
    return bool(_ORDINAL.search(match["date"]) or _LABELLED.match(match.string[: match.start("date")]))


DAY_MONTH_RANGE = p.dated(
    rf"{p.W1}{p.D1}{p.OF}{p.M1}(?:{p.COMMA}{p.Y1})?{p.JOIN}(?:{p.W2}|{p.SHORT_NAME}){p.D2}{p.OF}{p.M2}(?:{p.COMMA}{p.Y2})?(?!{p.S}{{0,3}}[:h][0-9])"
)
DAYS_MONTH = p.dated(
    rf"{p.W1}{p.D1}{p.MORE}{p.LIST}{p.W2}{p.D2}{p.OF}{p.M2}(?:{p.COMMA}{p.Y2})?(?!{p.S}{{0,3}}[:h][0-9])"
)
MONTH_DAY_RANGE = p.dated(
    rf"{p.W1}{p.M1}{p.S}{{0,3}}{p.D1}(?:{p.COMMA}{p.Y1})?{p.JOIN}{p.W2}{p.M2}{p.S}{{0,3}}{p.D2}(?:{p.COMMA}{p.Y2})?(?!{p.S}{{0,3}}[:h][0-9])",
    p.MONTH_LEAD,
)
MONTH_DAYS = p.dated(
    rf"{p.W1}{p.M2}{p.S}{{0,3}}{p.D1}{p.MORE}{p.LIST}{p.W2}{p.D2}(?:{p.COMMA}{p.Y2})?"
    rf"(?!{p.S}{{0,3}}[:h][0-9])(?!{p.LIST}{p.DAY}(?:{p.COMMA}{p.YEAR}))",
    p.MONTH_LEAD,
)
DAY_MONTH = p.dated(rf"{p.W1}{p.D1}{p.OF}{p.M2}(?:{p.COMMA}{p.Y2})?")
MONTH_DAY = p.dated(
    rf"{p.W1}{p.M2}{p.S}{{1,3}}(?:the{p.S}{{1,3}})?{p.D1}(?:{p.COMMA}{p.Y2})?(?!{p.S}{{0,3}}[:h][0-9])",
    p.MONTH_LEAD,
)
# "May 228:45 AM", of which a blank was lost: as many figures for the day as leave an hour of waking people.
GLUED = p.dated(
    rf"{p.W1}{p.M2}{p.S}{{1,3}}(?P<d1>[1-2][0-9]|3[01]|[1-9])"
    r"(?=(?:(?:[7-9]|1[01]):[0-5][0-9]\s?am|(?:12|[1-9]):[0-5][0-9]\s?pm))",
    p.MONTH_LEAD,
)
#: "October, 12th - 14th 2022": without its year, a number behind a comma is of something else.
MONTH_COMMA_DAYS = p.dated(
    rf"{p.W1}{p.M2}{p.S}{{0,3}},{p.S}{{0,3}}{p.D1}(?:{p.JOIN}{p.W2}{p.D2})?{p.COMMA}{p.Y2}", p.MONTH_LEAD
)
CLOCKED = p.dated(
    rf"{p.W1}{p.M2}{p.S}{{1,3}}{p.D1}{p.S}{{1,3}}[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?:{p.S}{{1,3}}[A-Z]{{2,5}})?{p.S}{{1,3}}{p.Y2}",
    p.MONTH_LEAD,
)
YEAR_MONTH_DAY = p.dated(rf"{p.Y2}\.?{p.COMMA}{p.M2}{p.S}{{0,3}}{p.D1}(?:{p.JOIN}{p.D2})?")
YEAR_DAY_MONTH = p.dated(rf"{p.Y2}{p.S}{{0,3}}[,:]{p.S}{{0,3}}{p.W1}{p.D1}(?:{p.JOIN}{p.D2})?{p.OF}{p.M2}")


def read_week_of(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    accepted, reading = read_named(match, language, context_year)
    if reading is None or reading.start is None:
        return accepted, None
    first = date.fromisoformat(reading.start)
    monday = first - timedelta(days=first.weekday())
    return True, Reading(iso(monday), iso(monday + timedelta(days=6)), Precision.WEEK, reading.conflict)


_WEEK_LEAD = (
    rf"(?:(?:the{p.S}{{1,3}})?week{p.S}{{1,3}}(?:of|starting|beginning|commencing)(?:{p.S}{{1,3}}the)?"
    rf"|(?:la{p.S}{{1,3}})?semaine{p.S}{{1,3}}du){p.S}{{1,3}}"
)
WEEK_OF = p.dated(rf"{_WEEK_LEAD}{p.W1}{p.D1}{p.OF}{p.M2}{p.COMMA}{p.Y2}")
WEEK_OF_MONTH = p.dated(rf"{_WEEK_LEAD}{p.W1}{p.M2}{p.S}{{1,3}}{p.D1}{p.COMMA}{p.Y2}")
