"""Talks that a file counts: "Talk 3: Snapshots" beside others of which it says who speaks.

Slots are counted as well, "Session 2: Weaving", and hold talks of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.drafting.slots import SLOTS
from summitnotes.findings.sessions.words.kinds import kind_prefix
from summitnotes.records.model import Kind

_LEAST = 3  # talks of one shape that are counted
_NAMED, _LEAST_NAMED = 0.6, 2  # likelihood of names, and so many that have them


def counted_talks(drafts: Sequence[Draft]) -> set[int]:
    """Indices of the blocks of such talks."""
    groups: dict[object, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if _is_counted(draft):
            groups[draft.group].append(draft)
    found: set[int] = set()
    for members in groups.values():
        named = sum(one.best is not None and one.best.likelihood >= _NAMED for one in members)
        if len(members) >= _LEAST and named >= _LEAST_NAMED:
            found.update(one.block.index for one in members)
    return found


def _is_counted(draft: Draft) -> bool:
    kind = kind_prefix(draft.facts.whole)
    if kind is None or kind[0] is not Kind.TALK or not draft.facts.rest.strip():
        return False
    said = fold_name(kind[1][0]).split()
    return any(map(str.isdigit, said)) and SLOTS.isdisjoint(said)
