"""Times that fill a cell of a table."""

from __future__ import annotations

import re

from summitnotes.findings.dates.days import read_day
from summitnotes.findings.dates.times import TimeSpan, read_time_at

_DAY_AND_MONTH = re.compile(r"\d{1,2}\.\s?\d{1,2}\.")
_AFTER_TIME = re.compile(
    r"[\s.,;:()|–—-]*(?:Uhr|uhr|hrs?|h)?"
    r"(?:\s*(?:Pacific|Mountain|Central|Eastern)(?:\s(?:Standard\s|Daylight\s)?Time)?(?!\w))?"
    r"(?:\s*\((?:(?:UTC|GMT)[^()\w]{0,2}\d{0,2}|\d{1,3}\s?min(?:utes|\.)?)\))?[\s.]*"
)
#: Start and end on two lines of a cell.
_BROKEN = re.compile(r"(?<=\d[:.h]\d\d)\s*\v\s*(?=\d\d?[:.h]\d\d\s*$)")
# What only a column of times makes one: "9 - 10", "11-12.15", "0930", "15-??", "1900 -".
_OF_COLUMN = re.compile(
    r"(?P<h>[01]?\d|2[0-4])(?:[.h:]?(?P<m>[0-5]\d))?"
    r"(?P<to>\s*[-–—]\s*(?:\?+|(?P<h2>[01]?\d|2[0-4])(?:[.h:]?(?P<m2>[0-5]\d))?)?)?"
)


def cell_time(text: str, hours: bool = False) -> TimeSpan | None:
    """The time that a cell consists of: ``9.00``, ``09:00 - 09:25``, ``Sat 10:30``, ``Mon 6 May, 10:00``.

    ``hours``: its column holds times, so that ``13`` is one.
    """
    bare = _BROKEN.sub(" - ", text).replace("\v", " ").strip(" ,;:*|")
    if _DAY_AND_MONTH.fullmatch(bare):
        return None  # "13.01."
    bare = bare.strip(" .")
    span = read_time_at(bare)
    if span is None:
        lead = re.match(r"^[^\W\d]+\.?,?\s+(?:\d{1,2}(?:st|nd|rd|th|\.),?\s+)?(?=\d)", bare)
        span = (read_time_at(bare, lead.end()) if lead else None) or _behind_day(bare)
    if span is not None and _AFTER_TIME.fullmatch(bare[span.stop :]):
        return span
    match = _OF_COLUMN.fullmatch(bare)
    if match is None or not (hours or match["m"] or (match["to"] or "-").strip(" -–—")):
        return None
    end = f"{int(match['h2']):02d}:{match['m2'] or '00'}" if match["h2"] else None
    return TimeSpan(f"{int(match['h']):02d}:{match['m'] or '00'}", end, 0, len(bare), False)


def _behind_day(text: str) -> TimeSpan | None:
    """The time behind the day in one cell: ``Mon 6 May, 10:00``, ``2024-05-06 10:00``."""
    day = read_day(text)
    if day is None or not day[0].is_day:
        return None
    for gap in _GAP.finditer(text):
        span = read_time_at(text, gap.end())
        if span is not None and span.sure:
            before = read_day(text[: gap.start()])
            return span if before is not None and before[1] == gap.start() else None
    return None


_GAP = re.compile(r"[\s,;|@–—-]+(?:(?:at|um|à|às|alle|om|kl\.?|o)\s+)?(?=\d)")
