"""Lines that are facts of a session and nothing else: "09:00–09:45, Room 1, Ana Prieto" below its title."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from summitnotes.findings.dates.days import read_day
from summitnotes.findings.dates.times import TimeSpan, read_duration, read_time_at
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.people.speaker_lines import read_speaker_line
from summitnotes.findings.sessions.choosing.assembling import Session
from summitnotes.findings.sessions.choosing.clean_titles import clean_title
from summitnotes.findings.sessions.lines.rooms import is_room
from summitnotes.findings.sessions.words.kinds import kind_prefix
from summitnotes.records.model import Speaker

_LONGEST = 120  # characters
_PIECE = re.compile(r"(?:(?!\s[-–—/]\s)[^,;|•·])+")
_MARKS = " \t*_()[]@.:,;|•·/–—-"
_LIKELY = 0.6  # likelihood of names that have a piece for themselves
_WORDS_OF_ROOM = 4


@dataclass(frozen=True, slots=True)
class LineOfFacts:
    """What such a line says."""

    time: TimeSpan
    speakers: tuple[Speaker, ...] = ()
    room: str | None = None


def read_line_of_facts(text: str, language: str | None = None) -> LineOfFacts | None:
    """The facts of a line, each between commas, bars or dashes; None where one piece is something else.

    It says a time of day, and beside it at most a day, a length, a room, and who speaks.
    """
    if len(text) > _LONGEST or not any(char.isdigit() for char in text):
        return None
    time: TimeSpan | None = None
    speakers: tuple[Speaker, ...] = ()
    room: str | None = None
    at = 0
    while at < len(text):
        if text[at] in _MARKS:
            at += 1
            continue
        span = read_time_at(text, at) if time is None else None
        if span is not None and span.sure:
            time, at = span, span.stop
            continue
        day = read_day(text[at:], language)
        if day is not None and day[0].is_day:
            at += day[1]
            continue
        match = _PIECE.match(text, at)
        piece = match[0].strip(_MARKS) if match else ""
        if match is None or read_duration(piece) is not None:
            at = match.end() if match else at + 1
        elif room is None and is_room(piece) and len(piece.split()) <= _WORDS_OF_ROOM:
            room, at = piece, match.end()
        elif named := _named(piece):
            speakers, at = (*speakers, *named), match.end()
        else:
            return None
    return LineOfFacts(time, speakers, room) if time is not None else None


def _named(piece: str) -> tuple[Speaker, ...]:
    """Who a piece says that speaks: "Ana Prieto", "Speaker: Ana Prieto", "Talk by Ana Prieto"."""
    kind = kind_prefix(piece)
    said = read_speaker_line(piece[kind[1].end() :].strip() if kind else piece, False)
    people = read_people(piece)
    if people is not None and people.likelihood < _LIKELY:
        people = None
    return said.speakers if said else people.speakers if people else ()


def with_titles_above(
    sessions: Sequence[Session], outline: Outline, language: str | None, days: Collection[int]
) -> list[Session]:
    """The sessions, those of a line of facts right below a heading as that heading.

    ``days``: indices of blocks that name a day and nothing else.
    """
    taken = {block for one in sessions for block in (one.block, *one.also)}
    return [_with_title(one, outline, language, {*taken, *days}) for one in sessions]


def _with_title(session: Session, outline: Outline, language: str | None, others: Collection[int]) -> Session:
    line = outline[session.block]
    heading = _heading_right_above(line, outline)
    if heading is None or heading.index in others:
        return session
    if fold_name(session.title) not in fold_name(line.text):
        return session  # its title stands on the next line: the heading is of several
    facts = read_line_of_facts(line.text, language)
    if facts is None or not (facts.speakers or facts.room):
        return session
    return replace(
        session,
        block=heading.index,
        title=clean_title(heading.text),
        speakers=facts.speakers or session.speakers,
        room=facts.room or session.room,
        rule=heading.kind.value,
        when=line.index,
    )


def _heading_right_above(line: Block, outline: Outline) -> Block | None:
    above = outline[line.index - 1] if line.index else None
    right = line.kind is BlockKind.LINE and above is not None and line.parent == above.index
    return above if right and above is not None and above.kind is BlockKind.HEADING else None
