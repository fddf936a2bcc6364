"""Days below a title: on the line above "Speaker: …", in a small heading, on a line with the hour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summitnotes.findings.dates.days import read_day
from summitnotes.findings.outline.blocks import BlockKind, Outline
from summitnotes.findings.people.lead_ins import after_label
from summitnotes.findings.sessions.choosing.assembling import Session
from summitnotes.findings.sessions.drafting.fields import field_of, time_in
from summitnotes.findings.sessions.judging.led_lines import is_day_alone


def with_days_between(sessions: Sequence[Session], outline: Outline) -> list[Session]:
    """The sessions, those above such a day with it."""
    return [one if one.when is not None else replace(one, when=_day_of(one, outline)) for one in sessions]


def _day_of(session: Session, outline: Outline) -> int | None:
    """The index of the block that says the day."""
    return session.block + 1 if _has_day_between(session, outline) else _day_below(session, outline)


_NEAR = 4  # blocks below a title
_LONGEST = 80  # characters of a line that says when and where


def _day_below(session: Session, outline: Outline) -> int | None:
    """``### Time: 2 February 2013, 16:00`` or ``Sunday 5 May 2024, 12:00, Barn`` right below a heading."""
    if outline[session.block].kind is not BlockKind.HEADING:
        return None
    for block in outline.below(session.block, _NEAR):
        field = field_of(block.text)
        said = field[1] if field is not None and field[0] in ("time", "day") else block.text
        found = read_day(said) if len(said) <= _LONGEST else None
        if found is None or not found[0].is_day or found[0].date is None:
            continue
        if block.kind is BlockKind.HEADING or time_in(said[found[1] :]) is not None:
            return block.index
    return None


def _has_day_between(session: Session, outline: Outline) -> bool:
    title, *below = outline.blocks[session.block : session.block + 3]
    if title.kind is not BlockKind.LINE or len(below) < 2 or any(one.parent != title.parent for one in below):
        return False
    return is_day_alone(below[0]) and after_label(below[1].text.strip(" *_")) is not None
