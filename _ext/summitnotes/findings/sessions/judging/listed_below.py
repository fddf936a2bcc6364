"""Lists right below "Session 1", "Slot B, 10:00", "Talks" or "Presentation:": what happens there.

Such words announce nothing but sessions. A page of minutes counts its sessions, too, and names its topics, so
that lists in which nobody is named are left to the numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import BlockKind
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.drafting.slots import is_slot
from summitnotes.findings.sessions.words.kinds import kind_alone
from summitnotes.findings.sessions.words.purposes import is_minutes
from summitnotes.records.model import Kind

_MOST_WORDS = 16  # of an item that is a title and who speaks
_NAMED, _SURELY_NAMED = 0.3, 0.75  # likelihood of names in an item, and on a line
_MOSTLY = 0.6  # share of the items that name somebody
_LEAST = 2  # items
_TALKS = words("sessions/talk_list_heads")


def listed_below(drafts: Sequence[Draft]) -> set[int]:
    """Indices of the items or lines of such lists that name somebody, where most do."""
    found: set[int] = set(_of_minutes(drafts))
    for members, least in (*_items_of_slots(drafts), *_lines_of_talks(drafts)):
        named = [one for one in members if one.best is not None and one.best.likelihood >= least]
        several = len(members) >= _LEAST and len(named) >= _MOSTLY * len(members)
        if several and all(map(_is_title, members)):
            found.update(one.block.index for one in named)
    return found


def _items_of_slots(drafts: Sequence[Draft]) -> Iterator[tuple[list[Draft], float]]:
    others = (draft for draft in drafts if draft.block.kind is not BlockKind.ITEM)
    slots = {draft.block.index for draft in others if is_slot(draft)}
    lists: dict[object, list[Draft]] = defaultdict(list)
    for draft in drafts if slots else ():
        if draft.block.kind is BlockKind.ITEM:
            lists[draft.block.box, draft.block.depth].append(draft)
    return ((members, _NAMED) for members in lists.values() if members[0].block.index - 1 in slots)


def _lines_of_talks(drafts: Sequence[Draft]) -> Iterator[tuple[list[Draft], float]]:
    """The lines that touch a line "Talks" or "Topics", each a title with the whole name of somebody."""
    for number, head in enumerate(drafts):
        block = head.block
        if block.kind not in (BlockKind.LINE, BlockKind.LABEL) or fold_name(block.text) not in _TALKS:
            continue
        members: list[Draft] = []
        for draft in drafts[number + 1 :]:
            if draft.block.kind is not BlockKind.LINE or draft.block.line != block.line + len(members) + 1:
                break
            members.append(draft)
        if any(" " in who.name for one in members if one.best for who in one.best.speakers):
            yield members, _SURELY_NAMED


def _of_minutes(drafts: Sequence[Draft]) -> Iterator[int]:
    """The items below "Presentation:" that surely name somebody: the talk that a meeting began with."""
    heads = {
        draft.block.index
        for draft in drafts
        if draft.block.kind in (BlockKind.HEADING, BlockKind.LABEL) and _is_of_talk(draft)
    }
    for draft in drafts if heads else ():
        block, best = draft.block, draft.best
        below = block.kind is BlockKind.ITEM and block.parent in heads and block.depth == 1
        named = best is not None and bool(best.title) and best.likelihood >= _SURELY_NAMED
        if below and named and _is_title(draft):
            yield block.index


def _is_of_talk(draft: Draft) -> bool:
    """ "Presentation:", "Vortrag": a word for a talk, or for several, and nothing else."""
    return kind_alone(draft.facts.whole) is Kind.TALK or fold_name(draft.facts.whole) in _TALKS


def _is_title(draft: Draft) -> bool:
    text = draft.facts.rest
    return len(text.split()) <= _MOST_WORDS and not text.endswith(".") and not is_minutes(text)
