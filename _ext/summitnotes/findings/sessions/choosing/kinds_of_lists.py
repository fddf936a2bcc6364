"""Kinds that the sentence above a list says of all its items: "I want to see these lightning talks:"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.sessions.choosing.assembling import Session
from summitnotes.findings.sessions.words.kinds import group_kind
from summitnotes.records.model import Kind

_LAST_WORDS = 3  # of the sentence, that may name the kind


def with_kinds_of_lists(sessions: Sequence[Session], outline: Outline) -> list[Session]:
    """The sessions, talks of such lists with the kind of the list."""
    said = _said(outline)
    return [
        replace(one, kind=said.get(outline[one.block].box, one.kind)) if one.kind is Kind.TALK else one
        for one in sessions
    ]


def _said(outline: Outline) -> dict[int, Kind]:
    """Box of a list -> the kind that the line above it names."""
    found: dict[int, Kind] = {}
    for above, block in zip(outline.blocks, outline.blocks[1:], strict=False):
        first = block.kind is BlockKind.ITEM and block.box != above.box
        kind = _kind_in(above) if first and block.parent in (above.parent, above.index) else None
        if kind is not None:
            found.setdefault(block.box, kind)
    return found


def _kind_in(line: Block) -> Kind | None:
    """The kind that the last words before a colon name, in the plural."""
    words = line.text.rstrip(" *_")
    if line.kind is not BlockKind.LINE or not words.endswith((":", "：")):
        return None
    last = words.rstrip(" :：").split()[-_LAST_WORDS:]
    tails = (" ".join(last[at:]) for at in range(len(last)))
    return next((kind for tail in tails if (kind := group_kind(tail)) is not None), None)
