"""The hours of a slot for what takes place in it side by side: "17h00 - Ateliers" above a list of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summitnotes.findings.dates.calendar_words import fold
from summitnotes.findings.dates.times import TimeSpan, minutes_between, read_time_at
from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.sessions.assembling import Session

_LEAST = 2  # items side by side
_LONGEST = 80  # characters of what names a slot
_EDGE = " \t*_-–—"


def with_shared_hours(sessions: Sequence[Session], outline: Outline) -> list[Session]:
    """The sessions, those of a list without any hour with the hours of the slot right above it.

    Talks of a slot follow each other, and of the later ones nobody knows the hour; so its words must say that
    they are workshops, or parallel.
    """
    return [one if one.start else _timed(one, outline) for one in sessions]


def _timed(session: Session, outline: Outline) -> Session:
    item = outline[session.block]
    span = _span_above(item, outline) if item.kind is BlockKind.ITEM and item.depth == 1 else None
    if span is None:
        return session
    length = minutes_between(span.start, span.end) if span.end else None
    return replace(session, start=span.start, end=span.end, duration=session.duration or length)


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
