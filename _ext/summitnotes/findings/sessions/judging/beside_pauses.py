"""Headings beside "Tea Break", below a day: where a break has a heading of its own, all that has one happens.

"Agenda Day 1" above "Intro to data", "Tea Break" and "Story deep dives" is a programme in headings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from summitnotes.findings.outline.blocks import BlockKind
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.judging.own_features import Features
from summitnotes.findings.sessions.words.purposes import is_minutes
from summitnotes.records.model import Kind


def beside_pauses(drafts: Sequence[Draft], seen: Sequence[Features]) -> set[int]:
    """Indices of the headings right below a day of which at least one is a break."""
    days = {draft.block.index for draft, own in zip(drafts, seen, strict=True) if own["only_day"]}
    levels: dict[tuple[int, int], list[Draft]] = defaultdict(list)
    for draft in drafts:
        block = draft.block
        if block.kind is BlockKind.HEADING and block.parent in days:
            levels[block.parent or 0, block.depth].append(draft)
    found: set[int] = set()
    for members in levels.values():
        if any(one.facts.pause is Kind.BREAK for one in members):
            found.update(one.block.index for one in members if _happens(one))
    return found


def _happens(draft: Draft) -> bool:
    words = draft.facts.rest
    return not draft.facts.section and not is_minutes(words) and not words.rstrip().endswith((":", "?"))
