"""Rooms that lines of a programme name between the hour and the title: "10:00 - 10:45 Cellar 2 - Title".

One line cannot show that "Old Malt Loft" is a room; several of one shape can, where some of these words come
again, are numbered, or hold a word for a room.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from summitnotes.findings.dates.times import read_time_at
from summitnotes.findings.outline.blocks import Block
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.sessions.lines.asides import Stretch
from summitnotes.findings.sessions.lines.under_lines import HAS_ROOM
from summitnotes.findings.sessions.words.kinds import kind_prefix

_LEAST = 3  # lines
_MOSTLY = 0.8  # share of the lines with an hour that name a room
_MOST_PEOPLE = 0.5  # likelihood from which words name people
_ROOM = re.compile(
    r"[\s\-–—|:,]*(?P<room>[^\W\d_a-z][\w.’'-]*(?:\s[\w.’'-]+){0,3}?)\s*(?:\s[-–—]|[|:])\s+(?=[^\W_])"
)
_NUMBER = re.compile(r"\s?#?(?:\d{1,3}[a-z]?|[A-Z]|[IVX]{1,4})$")


def shared_rooms(members: Sequence[Block]) -> Iterator[tuple[int, Stretch]]:
    """(index of block, stretch) of the rooms that lines of one shape name; nothing where they name none."""
    timed = [
        (block, span.stop)
        for block in members
        if block.text[:1].isdigit() and (span := read_time_at(block.text)) is not None and span.sure
    ]
    if len(timed) < _LEAST:
        return
    named = [(block, match) for block, at in timed if (match := _ROOM.match(block.text, at)) is not None]
    rooms = [match["room"] for _block, match in named]
    if len(named) < max(_LEAST, _MOSTLY * len(timed)) or 2 * _evident(rooms) < len(rooms):
        return
    if any(map(_is_said, set(rooms))) or any(_names(block.text[match.end() :]) for block, match in named):
        return  # "Position paper - Ana Prieto"
    for block, match in named:
        yield block.index, (match.start("room"), match.end())


_HOUR = re.compile(r"(?:[^\W\d_]{2,12}\.?,?\s+)?\d{1,2}\s?[:.hH]\s?\d\d")  # "Sunday 14.00"
#: A last column: what stands behind several blanks, and begins with a capital or a figure.
_BEHIND = re.compile(r"(?:\t[ \t]*|[ \u00a0]{3,})(?P<room>(?![a-z])\w(?:[^\t ]|[ ](?![ ]{2})){1,40})\s*$")
_MOST_SAID = 0.3  # share of the values of a last column that are kinds or people


def rooms_behind(members: Sequence[Block]) -> Iterator[tuple[int, Stretch]]:
    """(index of block, stretch) of rooms in the last column of lines with hours: "10:00 Title     Loft"."""
    timed = [block for block in members if _HOUR.match(block.text)]
    named = [(block, match) for block in timed if (match := _BEHIND.search(block.text)) is not None]
    rooms = [match["room"] for _block, match in named]
    if len(named) < max(_LEAST, _MOSTLY * len(timed)) or 2 * _evident(rooms) < len(rooms):
        return
    if sum(map(_is_said, set(rooms))) > _MOST_SAID * len(set(rooms)):
        return
    for block, match in named:
        yield block.index, match.span()


def _evident(rooms: Sequence[str]) -> int:
    """How many of these words come again in several values, count through, or hold a word for a room."""
    values = Counter(map(fold_name, rooms))
    numbered = Counter(_NUMBER.sub("", value) for value in set(rooms) if _NUMBER.search(value))
    several = len(values) > 1
    return sum(
        HAS_ROOM.search(room) is not None
        or (several and values[fold_name(room)] > 1)
        or numbered[_NUMBER.sub("", room)] > 1
        for room in rooms
    )


def _is_said(words: str) -> bool:
    """Whether words name a kind of session, or people: they belong to what is said there."""
    return kind_prefix(words) is not None or _names(words)


def _names(words: str) -> bool:
    people = read_people(words)
    return people is not None and people.likelihood >= _MOST_PEOPLE
