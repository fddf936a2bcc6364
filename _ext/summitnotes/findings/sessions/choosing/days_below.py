"""Days on a line between a title and "Speaker: …": they are those of the title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summitnotes.findings.outline.blocks import BlockKind, Outline
from summitnotes.findings.people.lead_ins import after_label
from summitnotes.findings.sessions.choosing.assembling import Session
from summitnotes.findings.sessions.judging.led_lines import is_day_alone


def with_days_between(sessions: Sequence[Session], outline: Outline) -> list[Session]:
    """The sessions, those above such a day with it."""
    return [
        replace(one, when=one.block + 1) if one.when is None and _has_day_between(one, outline) else one
        for one in sessions
    ]


def _has_day_between(session: Session, outline: Outline) -> bool:
    title, *below = outline.blocks[session.block : session.block + 3]
    if title.kind is not BlockKind.LINE or len(below) < 2 or any(one.parent != title.parent for one in below):
        return False
    return is_day_alone(below[0]) and after_label(below[1].text.strip(" *_")) is not None
