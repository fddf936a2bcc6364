"""Day headings: ``Day Two``, ``Mardi 14 mai``, ``Monday morning``, ``September 26, 2012``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summitnotes.findings.dates.calendar_words import ORDINALS, WEEKDAYS, number_of, one_of
from summitnotes.findings.dates.finding import DateFinding, find_dates

_ORD = one_of(ORDINALS)
_ORDINAL = re.compile(
    rf"(?:(?:day|jour|journée|tag)\s*(?:n°|no\.?|#)?\s*(?P<a>[0-9]{{1,2}}|{_ORD})(?!\w)"
    rf"|(?P<b>[0-9]{{1,2}})(?:st|nd|rd|th|er|ère|e|ème|ère)\s+(?:day|jour|journée)(?!\w)"
    rf"|(?P<c>{_ORD})\s+(?:day|jour|journée)(?!\w)"
    r"|(?P<last>last day|dernier jour|dernière journée|final day)(?!\w)"
    rf"|[JD](?P<d>[1-9])(?!\w))",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"(?:(?:on|le|ce)\s+)?(?P<day>{one_of(WEEKDAYS)})(?!\w)\.?", re.IGNORECASE)
_PART = re.compile(
    r"(?:in\s+the\s+|the\s+|le\s+|l['’])?(?:(?:early|late)\s+)?"
    r"(?:morning|afternoon|evening|night|matin(?:ée)?|après[\s-]midi|apres[\s-]midi|soir|noon|a\.?m\.?|p\.?m\.?)(?:\s+sessions?)?(?!\w)",
    re.IGNORECASE,
)
_DAY_NUMBER = re.compile(r"(?:the\s+|le\s+)?[0-3]?[0-9](?:st|nd|rd|th|er)(?!\w)", re.IGNORECASE)
_GAP = re.compile(r"[\s,;:()\[\]\-–—/|.•·]*")


@dataclass(frozen=True, slots=True)
class Day:
    """The day that a heading names; ``written`` is that part of it."""

    written: str
    ordinal: int | None = None  # 1 for "Day One"; -1 for "last day"
    weekday: int | None = None  # 0 = Monday
    date: DateFinding | None = None


def read_day(text: str, language: str | None = None) -> tuple[Day, int] | None:
    """The day that ``text`` begins with and where it stops, or None.

    A part of the day alone ("Morning") counts with nothing else known about it.
    """
    at = found_at = 0
    ordinal: int | None = None
    weekday: int | None = None
    date = _date_at_start(text, language)
    for _ in range(6):
        gap = _GAP.match(text, at)
        begin = gap.end() if gap else at
        if date and date.begin == begin:
            found_at = at = date.stop
            continue
        match = _ORDINAL.match(text, begin)
        if match and ordinal is None:
            ordinal = _ordinal(match)
            found_at = at = match.end()
            continue
        match = _WEEKDAY.match(text, begin)
        if match and weekday is None:
            weekday = number_of(WEEKDAYS, match["day"])
            found_at = at = match.end()
            date = date or _date_at_start(text, language, at)
            continue
        match = (_PART.match(text, begin) if begin == 0 or found_at else None) or (
            _DAY_NUMBER.match(text, begin) if weekday is not None else None
        )
        if not match:
            break
        found_at = at = match.end()
    if not found_at:
        return None
    used = date if date and date.begin < found_at else None
    if used and weekday is None:
        named = _WEEKDAY.match(used.written)
        weekday = number_of(WEEKDAYS, named["day"]) if named else None
    return Day(text[:found_at].strip(), ordinal, weekday, used), found_at


def _date_at_start(text: str, language: str | None, at: int = 0) -> DateFinding | None:
    for found in find_dates(text[:120], language):
        if found.begin >= at and found.precision.value != "year":
            return found
    return None


def _ordinal(match: re.Match[str]) -> int | None:
    if match["last"]:
        return -1
    written = match["a"] or match["b"] or match["c"] or match["d"]
    return int(written) if written.isdigit() else number_of(ORDINALS, written)
