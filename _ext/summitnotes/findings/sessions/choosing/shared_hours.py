"""The hours of a slot for what takes place in it side by side: "17h00 - Ateliers" above a list of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from summitnotes.findings.dates.calendar_words import fold
from summitnotes.findings.dates.days import read_day
from summitnotes.findings.dates.times import TimeSpan, minutes_between, read_time_at
from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.sessions.choosing.assembling import Session
from summitnotes.findings.sessions.drafting.draft import is_hour

_LEAST = 2  # items side by side
_LONGEST = 80  # characters of what names a slot
_EDGE = " \t*_-–—"
_AROUND = " \t*_-–—,;:()@"


def with_shared_hours(sessions: Sequence[Session], outline: Outline) -> list[Session]:
    """The sessions, those of a list without any hour with the hours of the slot right above it.

    Talks of a slot follow each other, and of the later ones nobody knows the hour; so its words must say that
    they are workshops, or parallel.
    """
    beside = Counter(outline[one.block].parent for one in sessions)
    return [one if one.start else _timed(one, outline, beside[outline[one.block].parent]) for one in sessions]


def _timed(session: Session, outline: Outline, beside: int) -> Session:
    """A session with the hours above it; ``beside``: how many sessions stand there."""
    item = outline[session.block]
    listed = item.kind is BlockKind.ITEM and item.depth == 1
    span = _hour_over(item, outline, beside == 1) or (_span_above(item, outline) if listed else None)
    if span is None:
        return session
    length = minutes_between(span.start, span.end) if span.end else None
    return replace(session, start=span.start, end=span.end, duration=session.duration or length)


def _hour_over(block: Block, outline: Outline, alone: bool) -> TimeSpan | None:
    """The hour that is the heading of headings, or of what stands first below it: "9:00 AM".

    That of a day ("3 May 2019, 7pm") is the hour of a session that stands there ``alone``.
    """
    above = outline[block.parent] if block.parent is not None else None
    if above is None or above.kind is not BlockKind.HEADING:
        return None
    text = above.text.strip(_EDGE)
    if is_hour(text):
        first = block.kind is BlockKind.HEADING or block.index == above.index + 1
        return read_time_at(text) if first else None
    day = read_day(text) if alone else None
    hour = text[day[1] :].strip(_AROUND) if day is not None and day[0].is_day else ""
    return read_time_at(hour) if is_hour(hour) and any(map(str.isdigit, hour)) else None


def _span_above(item: Block, outline: Outline) -> TimeSpan | None:
    """The hours of the heading, label or line right above the list of an item."""
    beside = [one for one in outline.below(item.parent) if one.box == item.box]
    above = outline.blocks[beside[0].index - 1] if beside and beside[0].index else None
    if above is None or len(beside) < _LEAST or len(above.text) > _LONGEST:
        return None
    if above.index != item.parent and above.parent != item.parent:
        return None
    if any(read_time_at(one.text.lstrip(_EDGE)) is not None for one in beside):
        return None
    text = above.text.lstrip(_EDGE)
    span = read_time_at(text)
    return span if span is not None and _says_parallel(text[span.stop :]) else None


def _says_parallel(text: str) -> bool:
    known = tuple(words("sessions/parallel_words"))
    return any(word.startswith(known) for word in fold(text).split())
