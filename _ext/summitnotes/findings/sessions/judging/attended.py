"""Points of minutes that bear the names of those who came: "2. Looms (Ana Prieto)", Ana among "Present".

In a report of a meeting who stands behind a point answers for it, and gives no talk.
"""

from __future__ import annotations

from collections.abc import Sequence

from summitnotes.findings.outline.blocks import BlockKind, Outline
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.words.purposes import is_minutes, is_report

_LEAST = 3  # people who came, each an item or a line of a list
_POINTS = 2  # with their names
_NAMED = 0.5  # likelihood of names


def points_of_attendants(drafts: Sequence[Draft], outline: Outline) -> set[int]:
    """Indices of the headings that are such points; where others speak, too, nobody knows, and none are."""
    first = next((block for block in outline if block.kind in _HEADS), None)
    if first is None or not is_report(first.text):
        return set()
    came = _attendants(outline)
    if len(came) < _LEAST:
        return set()
    named = [
        draft
        for draft in drafts
        if draft.block.kind in _HEADS and draft.facts.span is None and _names_of(draft)
    ]
    own = {draft.block.index for draft in named if all(_is_among(who, came) for who in _names_of(draft))}
    return own if len(own) >= _POINTS and len(own) == len(named) else set()


_HEADS = (BlockKind.FILE, BlockKind.HEADING, BlockKind.LABEL)


def _attendants(outline: Outline) -> list[str]:
    """Folded, the items below "Present" and its like."""
    return [
        fold_name(block.text)
        for block in outline
        if block.kind is BlockKind.ITEM
        and block.parent is not None
        and outline[block.parent].kind is not BlockKind.ITEM
        and is_minutes(outline[block.parent].text)
    ]


def _names_of(draft: Draft) -> list[str]:
    best = draft.best
    if best is None or not best.title or best.likelihood < _NAMED:
        return []
    return [fold_name(speaker.name) for speaker in best.speakers]


def _is_among(name: str, came: Sequence[str]) -> bool:
    return any(one == name or one.startswith(f"{name} ") for one in came)
