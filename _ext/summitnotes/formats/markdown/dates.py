"""Whether a line reads as a date. The findings floor says which date; here a yes or no is enough."""

from __future__ import annotations

import re

from summitnotes.formats.calendarwords import MONTHS, WEEKDAYS

_MONTH = re.compile(rf"\b(?:{'|'.join(sorted(MONTHS))})\b", re.IGNORECASE)
_SHORT_DAYS = "mon|tues?|wed|thu|thurs?|fri|sat|sun"
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(sorted(WEEKDAYS))}|{_SHORT_DAYS})\b", re.IGNORECASE)
_DAY_LINE = re.compile(
    r"\d{1,2}\.\s+(?:(?:-|–|bis|und|til|og|och)\s+\d{1,2}\.\s+)?(?P<month>[^\W\d_]{3,14})\.?(?:\s+\d{4})?"
    r"(?P<place>[,.:]?|,\s+[^\W\d_][^,.]{0,30})$"
)
_NUMERIC = re.compile(r"\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
_NUMBER = re.compile(r"\b\d{1,4}(?:st|nd|rd|th|er)?\b")
_SERIES = re.compile(
    r"\b(?:day|jour|part|partie|week|semaine)\s+(?:\d|one|two|three|four|five|un|deux|trois)", re.I
)
_PART_OF_DAY = re.compile(
    r"\W*(?:morning|noon|afternoon|evening|night|today|tomorrow|yesterday"
    r"|matin|matinée|midi|après-midi|soir|soirée|hier|demain)\b",
    re.I,
)
_TIME = re.compile(r"\s*\d{1,2}\s?[:h]\s?\d{2}\b", re.I)


def reads_as_date(text: str) -> bool:
    """Whether a short line is a date or a range of dates."""
    if len(text) > 80:
        return False
    return bool(_NUMERIC.search(text) or (_MONTH.search(text) and _NUMBER.search(text)))


def is_day_line(text: str) -> bool:
    """``16. September 2017``, maybe with a place behind it: a day, and no item of a list."""
    found = _DAY_LINE.match(text[:90])
    return found is not None and found["month"].lower() in MONTHS


def names_a_part(text: str) -> bool:
    """Whether a heading is one of several parts in time (a day, a slot) and so no title of the whole."""
    text = text[:200]
    found = _SERIES.search(text) or _WEEKDAY.search(text) or _PART_OF_DAY.match(text) or _TIME.match(text)
    return bool(found) or reads_as_date(text)
