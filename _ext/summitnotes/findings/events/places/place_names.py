"""What of a text is the name of a place: no addresses and remarks, and no day, event or part of notes."""

from __future__ import annotations

import re
from functools import cache

from summitnotes.findings.dates.calendar_words import fold
from summitnotes.findings.dates.days import read_day
from summitnotes.findings.dates.finding import find_dates
from summitnotes.findings.dates.times import read_time_at
from summitnotes.findings.events.places.venues import CAMEL, MARKS, NAME, is_event, is_room
from summitnotes.findings.events.words import is_section, label_role
from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import BREAK

LONGEST = 90  # characters of the name of a place
_WEEKDAY = 2  # letters of "Do", a Thursday in German


def clean_place(value: str, language: str | None) -> str | None:
    """A place without addresses, remarks and times; None for a room alone, and for what a form suggests."""
    if leaves_open(value) or value.lstrip().startswith("<"):
        return None
    if called := _CALL.match(value):
        value = called["said"]
    value = re.sub(r"https?://\S+", "", value.replace(BREAK, ", "))
    value = re.split(r"\s*[(;\[]|\s+[-–—]\s+|(?<=[^\W\d_]{3})[.!?](?:\s|$)", value)[0]
    pieces: list[str] = []
    for piece in value.split(","):
        bare = piece.strip(MARKS.replace('"', ""))
        if (
            not bare
            or read_time_at(bare) is not None
            or find_dates(bare, language)
            or fold(bare) in ("plan", "map")
        ):
            continue
        if pieces and bare[:1].islower() and len(bare.split()) < 4:
            break
        pieces.append(bare)
    if not pieces or all(map(is_room, pieces)) or not any(map(str.isalpha, "".join(pieces))):
        return None
    return ", ".join(pieces)[:LONGEST]


def leaves_open(value: str) -> bool:
    """Whether a value is what a form suggests to those who fill it in: "e.g. Town Hall"."""
    return fold(value.strip(MARKS + "[]<>{}(")).startswith(_placeholders())


@cache
def _placeholders() -> tuple[str, ...]:
    return tuple(words("events/placeholders"))


#: The words between quotes of what a page generator fills in: ``{{ map_link("12 Mill Lane, Ghent") }}``.
_CALL = re.compile(r"""^\s*\{[{%].*?["'“](?P<said>[^"'“”]{3,90})["'”].*[}%]\}\s*$""")


def place_name(text: str, language: str | None) -> str | None:
    """A text that consists of names of places."""
    bare = text.strip(MARKS + "()[]")
    if not _WEEKDAY < len(bare) <= LONGEST or not re.fullmatch(
        rf"{NAME}(?:,\s+{NAME}(?:\s\d{{1,4}}\w?)?)*", bare
    ):
        return None
    if "&" in bare or is_event(bare) or is_section(bare) or CAMEL.search(bare):
        return None
    if read_day(bare, language) or is_room(bare):
        return None
    return bare


def listed_places(text: str, language: str | None) -> str | None:
    """The pieces between commas behind a date, as long as they are names: "De Schuur, Franeker"."""
    names: list[str] = []
    for piece in text.split(","):
        label, colon, value = piece.partition(":")
        if colon and label_role(label) == "where":
            piece = value  # "24 May 2013, Ort: Bürgerhaus Ansfelden"
        bare = piece.strip(MARKS + "()[]")
        if (
            bare[:1] != bare[:1].upper()
            or not bare[:1].isalpha()
            or len(bare.split()) > 5
            or is_event(bare)
            or is_section(bare)
            or read_day(bare, language)
        ):
            break
        names.append(bare)
    return None if not names or all(map(is_room, names)) else ", ".join(names)
