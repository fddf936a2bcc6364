"""The town beside a date: ``Nantes, samedi 14 mars 2015``, ``May 2014, Paris``, ``(Toulouse)``."""

from __future__ import annotations

import re

from summitnotes.findings.dates.calendar_words import MONTHS, WEEKDAYS, number_of
from summitnotes.findings.lexicons import words

_COMMON = words("people/common_words")
_EVENTS = words("dates/event_words")
_CAP = r"(?:(?:Ste?|Mt|Ft)\.(?=\s)|[A-ZÀ-ÖØ-ÞŁŚŠŽČĆĐĎĚĞĢİĶĻŇŅŐŌŘŞȘŤȚŪŮŰŹŻĀĒĪ][\w'’\-]*)"
_SMALL = r"(?:de|du|des|la|le|les|sur|en|am|an|der|den|upon|of|and|the|do|da|del|di|al|el|aux|à|sous|lès)"
_TOWN = rf"{_CAP}(?:[ ](?:{_SMALL}[ ]){{0,2}}{_CAP}){{0,3}}"
_PLACE = rf"{_TOWN}(?:,[ ]{_TOWN}){{0,2}}"
_AFTER = re.compile(
    rf"(?:\s*[,:]\s*|\s+[-–—|]\s+|\s+)?(?:(?:held\s+|a\s+)?(?:in|at|à|en|au|aux|near|chez|@)\s+(?P<named>{_PLACE})"
    rf"|(?<=[,:\-–—|]\s)(?P<bare>{_PLACE})(?=\s*(?:[.;)\]|]|$|\n|[-–—]))|\((?P<inner>{_PLACE})\))"
)
_BEFORE = re.compile(
    rf"(?:^|[\n:(]\s*|[-–—|]\s+|\b(?:in|at|à)\s+)(?P<place>{_PLACE})\s*(?:,|[-–—|(:.])\s*(?:[Ll]es?\s|[Dd]u\s|on\s|en\s)?$"
)
_IN_BEFORE = re.compile(
    rf"\b(?:in|at|à)\s+(?P<place>{_PLACE})(?:\s*,)?\s*(?:\(|(?:\s(?:on|le|du|en|from|les|since))|,)\s*$"
)
_REACH = 80  # characters looked at on each side


def place_beside(text: str, begin: int, stop: int) -> str | None:
    """The place next to the date ``text[begin:stop]``, as written, or None."""
    match = _AFTER.match(text[stop : stop + _REACH])
    if match:
        found = match["named"] or match["inner"] or match["bare"]
        place = _town(found, named=bool(match["named"]))
        if place:
            return place
    left = text[max(0, begin - _REACH) : begin]
    match = _IN_BEFORE.search(left)
    place = _town(match["place"], named=True) if match else None
    match = _BEFORE.search(left) if place is None else None
    return _town(match["place"], named=False) if match else place


def _town(text: str, named: bool) -> str | None:
    place = text.rstrip(" .,-'’")
    parts = [part.strip() for part in place.split(",")]
    for part in parts:
        tokens = [token.casefold() for token in re.findall(r"[^\W\d_]+", part)]
        if not tokens or any(char.isdigit() for char in part):
            return None
        if any(token in _EVENTS for token in tokens):
            return None
        if any(number_of(table, token) is not None for table in (WEEKDAYS, MONTHS) for token in tokens):
            return None
        if not named and part is parts[0] and all(token in _COMMON for token in tokens):
            return None
    return place or None
