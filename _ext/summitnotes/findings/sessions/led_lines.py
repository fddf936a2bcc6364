"""Lines each of which "Speaker: …" follows, right below or behind a line with its day.

Where they come again they are titles; the day between a title and who speaks is that of the title.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summitnotes.findings.dates.days import read_day
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.people.lead_ins import after_label
from summitnotes.findings.sessions.assembling import Session
from summitnotes.findings.sessions.draft import Draft
from summitnotes.findings.sessions.fields import field_beside

_LEAST = 3  # such lines below one heading
_LONGEST = 200  # characters of a title


def led_lines(drafts: Sequence[Draft]) -> list[bool]:
    """Which drafts are such lines."""
    led = [_is_led(draft, drafts[at + 1 : at + 3]) for at, draft in enumerate(drafts)]
    parents = [draft.block.parent for draft, found in zip(drafts, led, strict=True) if found]
    return [found and parents.count(d.block.parent) >= _LEAST for d, found in zip(drafts, led, strict=True)]


def with_days_between(sessions: Sequence[Session], outline: Outline) -> list[Session]:
    """The sessions, such lines among them with the day below them."""
    return [
        replace(one, when=one.block + 1) if one.when is None and _has_day_between(one, outline) else one
        for one in sessions
    ]


def _has_day_between(session: Session, outline: Outline) -> bool:
    title, *below = outline.blocks[session.block : session.block + 3]
    if title.kind is not BlockKind.LINE or len(below) < 2 or any(one.parent != title.parent for one in below):
        return False
    return _is_day(below[0]) and after_label(below[1].text.strip(" *_")) is not None


def _is_led(draft: Draft, below: Sequence[Draft]) -> bool:
    block = draft.block
    if block.kind is not BlockKind.LINE or len(block.text) > _LONGEST or _is_day(block):
        return False
    if field_beside(block.text) is not None:
        return False
    lines = [
        one.block for one in below if one.block.kind is BlockKind.LINE and one.block.parent == block.parent
    ]
    if lines and _is_day(lines[0]):
        lines = lines[1:]
    return bool(lines) and after_label(lines[0].text.strip(" *_")) is not None


def _is_day(line: Block) -> bool:
    found = read_day(line.text.strip())
    return found is not None and not line.text.strip()[found[1] :].strip(" .,;:")
