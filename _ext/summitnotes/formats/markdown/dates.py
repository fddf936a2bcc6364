"""Whether a line reads as a date. The findings floor says which date; here a yes or no is enough."""

from __future__ import annotations

import re

_NAMES = (
    "jan(?:uary|v(?:ier)?)?|feb(?:ruary)?|f[ée]v(?:rier)?|mar(?:ch|s)?|apr(?:il)?|avr(?:il)?|may|mai|june?|juin"
    "|july?|juil(?:let)?|aug(?:ust)?|ao[uû]t|sept?(?:ember|embre)?|oct(?:ober|obre)?|nov(?:ember|embre)?"
    "|dec(?:ember)?|d[ée]c(?:embre)?"
)
_DAYS = (
    "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
    "|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
)
_MONTH = re.compile(rf"\b(?:{_NAMES})\b", re.I)
_WEEKDAY = re.compile(rf"\b(?:{_DAYS})\b", re.I)
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


def names_a_part(text: str) -> bool:
    """Whether a heading is one of several parts in time (a day, a slot) and so no title of the whole."""
    text = text[:200]
    found = _SERIES.search(text) or _WEEKDAY.search(text) or _PART_OF_DAY.match(text) or _TIME.match(text)
    return bool(found) or reads_as_date(text)
