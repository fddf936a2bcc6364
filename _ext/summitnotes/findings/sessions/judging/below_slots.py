"""Lists right below "Session 1" or "Slot B, 10:00": what happens in such a stretch of time.

Such words announce nothing but sessions. A page of minutes counts its sessions, too, so that its lists are
left to the numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from summitnotes.findings.outline.blocks import BlockKind, Outline
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.drafting.slots import is_slot
from summitnotes.findings.sessions.words.purposes import is_minutes

_MOST_WORDS = 16  # of an item that is a title and who speaks
_NAMED = 0.3  # likelihood of names
_MOSTLY = 0.6  # share of the items that name somebody
_LEAST = 2  # items


def below_slots(drafts: Sequence[Draft], outline: Outline) -> set[int]:
    """Indices of the items of such lists that name somebody, where most do."""
    others = (draft for draft in drafts if draft.block.kind is not BlockKind.ITEM)
    slots = {draft.block.index for draft in others if is_slot(draft)}
    lists: dict[object, list[Draft]] = defaultdict(list)
    for draft in drafts if slots else ():
        if draft.block.kind is BlockKind.ITEM:
            lists[draft.block.box, draft.block.depth].append(draft)
    found: set[int] = set()
    for members in lists.values():
        first = members[0].block
        if first.index - 1 not in slots or len(members) < _LEAST:
            continue
        named = [one for one in members if one.best is not None and one.best.likelihood >= _NAMED]
        if len(named) >= _MOSTLY * len(members) and all(map(_is_title, members)):
            found.update(one.block.index for one in named)
    return found


def _is_title(draft: Draft) -> bool:
    words = draft.facts.rest
    return len(words.split()) <= _MOST_WORDS and not words.endswith(".") and not is_minutes(words)
