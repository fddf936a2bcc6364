"""Lines that say when a session is, and at most where: "Wednesday at 10:30 AM in 2Q50", "10am on Tuesday"."""

from __future__ import annotations

import re

from summitnotes.findings.dates.days import read_day
from summitnotes.findings.dates.times import TimeSpan, read_time_at
from summitnotes.findings.lexicons import words
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.sessions.lines.rooms import is_room

_EDGE = " \t\u00a0*_,;:|·•()[]–—-"
_WORD = re.compile(r"[^\W\d_]+|@")
_AT = words("sessions/place_words") | {"@"}
_BETWEEN = words("sessions/words_of_times") | _AT
_PLACE_WORDS = 4


def read_when(text: str, language: str | None = None) -> TimeSpan | None:
    """The hour of a line that says a day and an hour, in any order, and at most the place behind them."""
    span: TimeSpan | None = None
    dated, joined, at = False, "", 0
    while at < len(text):
        if text[at] in _EDGE:
            at += 1
            continue
        found = read_time_at(text, at) if span is None else None
        day = None if dated or found is not None else read_day(text[at:], language)
        word = _WORD.match(text, at)
        if found is not None and found.sure:
            span, at = found, found.stop
        elif day is not None:
            dated, at = True, at + day[1]
        elif word is not None and not joined and fold_name(word[0]) in _BETWEEN:
            joined, at = fold_name(word[0]), word.end()
            continue
        else:
            break
        joined = ""
    place = text[at:].strip(f"{_EDGE}.")
    return span if dated and (not place or _is_place(place, joined)) else None


def room_behind(text: str) -> str | None:
    """The room that is all of what stands behind an hour: ", Room 3", "in room 3"; empty if nothing does."""
    bare = text.strip(f"{_EDGE}.")
    first, _, rest = bare.partition(" ")
    bare = rest if fold_name(first) in _AT else bare
    return bare if not bare or (is_room(bare) and len(bare.split()) <= _PLACE_WORDS) else None


def _is_place(text: str, joined: str) -> bool:
    """Whether words behind a day and an hour are a room, or a name behind "in": "in the Barn"."""
    if len(text.split()) > _PLACE_WORDS:
        return False
    return is_room(text) or (joined in _AT and any(char.isdigit() or char.isupper() for char in text))
