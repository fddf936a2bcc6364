"""Items with lengths below a day and its hours: "Slow looms (45 min)" under "Monday, starting at 10:00".

By itself a list with lengths may be what a meeting talks about, or exercises; below hours of a day it is a
programme whose single hours are left to be added up. So are lines that all say a length of talks, half an
hour or more: points of a meeting are shorter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from summitnotes.findings.outline.blocks import BlockKind, Outline
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.words.purposes import is_minutes
from summitnotes.records.model import Kind

_LEAST = 3  # items of one list with a length
_SHARE = 0.5  # of its items
_MOST_WORDS = 14  # of an item; more is a title with what is said of it


def lengths_of_days(drafts: Sequence[Draft], outline: Outline) -> set[int]:
    """Indices of the blocks that are such items."""
    days = {draft.block.index for draft in drafts if _is_day_with_hours(draft)}
    lists: dict[int, list[Draft]] = defaultdict(list)
    lines: list[Draft] = []
    for draft in drafts:
        if draft.block.kind is BlockKind.ITEM:
            lists[draft.block.box].append(draft)
        elif draft.block.kind is BlockKind.LINE or draft.block.index == 0:
            lines.append(draft)
    found = {draft.block.index for members in (lines, *lists.values()) for draft in _all_lasting(members)}
    for members in lists.values() if days else ():
        lasting = [one for one in members if one.facts.duration is not None]
        above = {block.index for block in outline.ancestors(members[0].block)}
        if above & days and len(lasting) >= max(_LEAST, _SHARE * len(members)):
            found.update(one.block.index for one in lasting if _is_title(one.facts.rest))
    return found


_LEAST_ALONE, _ALONE = 4, 0.75  # lines with a length where nothing else speaks for them; share of all
_OF_TALKS = 25  # minutes, of the middle one


def _all_lasting(members: Sequence[Draft]) -> Sequence[Draft]:
    """Lines or items of which nearly all say how long they last, as talks do."""
    lasting = [one for one in members if one.facts.duration is not None or one.facts.kind is Kind.LIGHTNING]
    lengths = sorted(one.facts.duration for one in lasting if one.facts.duration is not None)
    many = len(lengths) >= _LEAST_ALONE and len(lasting) >= _ALONE * len(members)
    plain = many and lengths[len(lengths) // 2] >= _OF_TALKS
    return members if plain and all(_is_title(one.facts.rest) for one in members) else ()


def _is_title(words: str) -> bool:
    return len(words.split()) <= _MOST_WORDS and not is_minutes(words)


def _is_day_with_hours(draft: Draft) -> bool:
    facts = draft.facts
    heads = draft.block.kind in (BlockKind.HEADING, BlockKind.LABEL)
    return heads and facts.span is not None and facts.day is not None and facts.day.is_day
