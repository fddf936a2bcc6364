"""Lines that hold a date and nothing else. What the date means is for the findings to say."""

from __future__ import annotations

import re

from summitnotes.formats.calendarwords import MONTHS, WEEKDAYS

MAX_LENGTH = 90

_SHORT_WEEKDAYS = "mon tue tues wed thu thur thurs fri sat sun lun mer jeu ven sam dim"
_GLUE = (
    "le the of du au to and et from until till on at à a h de les en in posted published updated "
    "publié publiée mis mise ligne modifié date dated daté am pm utc gmt "
    "cet cest est edt pst pdt week semaine "
    "der den dem am vom bis und del al do ao y e il di da dal van tot op "
    "- – — , . : / ( ) & |"
)
_WEEKDAY = WEEKDAYS | frozenset(_SHORT_WEEKDAYS.split())
_KNOWN = frozenset(_GLUE.split())
_TOKEN = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|[+]\d{4}|\d+(?:st|nd|rd|th|er|e|h\d{0,2})?|[^\W\d_]+\.?|[^\w\s]"
)
_AUTHOR = re.compile(r"\s(?:by|par)(?:\s[^\s,]{1,30}){1,3}$")
_DIGIT = re.compile(r"\d")
_FULL = re.compile(r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))")
_DAY = "(?:day|jour|journée|tag|día|giorno|dia|dag)"
_DAY_NUMBER = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|un|deux|trois|quatre|cinq|six|sept|eins|zwei|drei|uno|dos|due"
    r"|tre|um|dois|een|twee|drie)"
)
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|last|premier|première|deuxième|second|seconde|troisième|quatrième"
    r"|cinquième|sixième|dernier|dernière|erster|zweiter|dritter|vierter|primer|segundo|tercer|primo|secondo"
    r"|terzo|primeiro|terceiro|eerste|tweede|derde|\d(?:st|nd|rd|th|er|ère|e|ème))"
)
_PART_OF_DAY = (
    "(?:morning|afternoon|evening|night|matin|midi|après-midi|soir|vormittag|nachmittag|abend|tarde|noche|mañana"
    "|mattina|pomeriggio|sera|manhã|noite|ochtend|middag|avond)"
)
_DAY_LINE = re.compile(
    rf"(?:{_DAY}\s?(?:#|n°\s?|no\.\s)?{_DAY_NUMBER}|{_ORDINAL}\s{_DAY}"
    rf"|(?:{'|'.join(sorted(WEEKDAYS))})(?:\s{_PART_OF_DAY})?)"
    r"(?:\s?[:,–—(-]\s?\S.{0,60})?",
    re.IGNORECASE,
)


def is_date(text: str) -> bool:
    """The whole line is a date or a span of dates, maybe with a weekday, a time or "posted on"."""
    if not 5 <= len(text) <= MAX_LENGTH or not _DIGIT.search(text):
        return False
    months = numbers = 0
    full = False
    for token in _TOKEN.findall(text):
        word = token.casefold().rstrip(".") or token
        if _FULL.fullmatch(token):
            full = True
        elif token[0].isdigit() or token[0] == "+":
            numbers += 1
        elif word in MONTHS:
            months += 1
        elif word not in _WEEKDAY and word not in _KNOWN:
            return False
    return full or (months > 0 and numbers > 0)


def is_date_and_place(text: str) -> bool:
    """A date with a short place or a name beside it: ``Nantes, le 28 mai 2014``, ``2 May 2014 by Ann``."""
    text = _AUTHOR.sub("", text[:MAX_LENGTH])
    if is_date(text):
        return True
    if "," not in text:
        return False
    head, _, rest = text.partition(",")
    if _is_place(head) and is_date(rest.strip()):
        return True
    rest, _, tail = text.rpartition(",")
    return 0 < len(tail.split()) <= 3 and is_date(rest.strip())


def _is_place(text: str) -> bool:
    words = text.replace("-", " ").split()
    return 0 < len(words) <= 3 and words[0][0].isupper() and not any(char.isdigit() for char in text)


def is_day(text: str) -> bool:
    """The line names a day of the event: ``Day Two``, ``Jour 1``, ``Premier jour``, ``Tuesday``."""
    return len(text) <= MAX_LENGTH and bool(_DAY_LINE.fullmatch(text)) and text[-1] not in ".,;"
