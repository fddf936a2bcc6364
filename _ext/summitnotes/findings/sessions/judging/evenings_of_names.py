"""Evenings of which a list says but the day and who comes: "29/03/2022: Ana Prieto (Fenland University)".

Who comes stands for what they will speak of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from summitnotes.findings.outline.blocks import BlockKind
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.records.model import Speaker

_LEAST = 3  # evenings of one list
_MOSTLY = 0.75  # share of its items
_SURE = 0.8  # likelihood of the names


def evenings_of_names(drafts: Sequence[Draft]) -> Mapping[int, tuple[Speaker, ...]]:
    """Index of the block that is such an evening -> who comes; in brackets stands whom they work for."""
    items: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.block.kind is BlockKind.ITEM:
            items[draft.block.box].append(draft)
    found: dict[int, tuple[Speaker, ...]] = {}
    for members in items.values():
        named = {one.block.index: _people(one) for one in members if _is_evening(one)}
        if len(named) >= max(_LEAST, _MOSTLY * len(members)):
            found |= named
    return found


def _people(draft: Draft) -> tuple[Speaker, ...]:
    return draft.best.speakers if draft.best is not None else ()


def _is_evening(draft: Draft) -> bool:
    facts, best = draft.facts, draft.best
    dated = facts.day is not None and facts.day.date is not None
    if not dated or best is None or best.title or best.likelihood < _SURE:
        return False
    return facts.rest.rstrip(" .;").endswith(")") and "(" in facts.rest
