"""Parts of a file below which nothing is a session: answers to questions, words explained, things to pack."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.judging.own_features import Features
from summitnotes.findings.sessions.words.kinds import kind_alone
from summitnotes.findings.sessions.words.purposes import holds_no_talks, is_programme

_HEADS = (BlockKind.FILE, BlockKind.HEADING, BlockKind.LABEL)
_QUESTIONS, _ALL = 3, 0.8  # headings beside each other, and the share of them that ask
_BEHIND = re.compile(r"\s*(?:[(\[:]|\s[-–—]).*$", re.DOTALL)
_SORTS, _MOSTLY = 2, 0.6  # items that are words for a kind, and the share of them in a list
_ASKING = ("?", "？", "؟")


def without_talks(drafts: Sequence[Draft], seen: Sequence[Features], outline: Outline) -> set[int]:
    """Indices of blocks below a heading such as "FAQ", of headings all of which ask, of sorts of sessions.

    A heading that says more, "Checklist for speakers", is none itself, and below it what has its hour may be
    one; "Prizes" may happen.
    """
    parts = {block.index: whole for block in outline if (whole := _whole(block)) is not None}
    asking = _asking(drafts, seen)
    asking |= _sorts(drafts)
    if not parts:
        return asking
    found = set()
    for draft, own in zip(drafts, seen, strict=True):
        index, timed = draft.block.index, draft.facts.span is not None or draft.under.time is not None
        part = _part_above(draft.block, parts, outline)
        itself = index in parts and not own["named"] and not (index and parts[index])
        if (part is not None and (parts[part] or not timed)) or (itself and not timed):
            found.add(index)
    return found | asking


def _whole(block: Block) -> bool | None:
    """Whether the words for such a part are all that a heading says; None where it is none."""
    return holds_no_talks(block.text) if block.kind in _HEADS or not block.index else None


def _part_above(block: Block, parts: dict[int, bool], outline: Outline) -> int | None:
    """The nearest part of the kind that a block stands in, with no "Programme" between."""
    index = block.parent
    while index is not None:
        if index in parts:
            return index
        if is_programme(outline[index].text):
            return None
        index = outline[index].parent
    return None


def _sorts(drafts: Sequence[Draft]) -> set[int]:
    """Items that say which sorts of sessions there are: "**Talks** (20 minutes)", "**Workshops**"."""
    lists: dict[tuple[int, int], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.block.kind is BlockKind.ITEM:
            lists[draft.block.box, draft.block.depth].append(draft)
    found = set()
    for members in lists.values():
        sorts = {one.block.index for one in members if _is_sort(one)}
        if len(sorts) >= max(_SORTS, _MOSTLY * len(members)):
            found |= sorts
    return found


def _is_sort(draft: Draft) -> bool:
    plain = draft.facts.span is None and draft.under.time is None and not draft.under.speakers
    return plain and kind_alone(_BEHIND.sub("", draft.facts.whole)) is not None


def _asking(drafts: Sequence[Draft], seen: Sequence[Features]) -> set[int]:
    """Headings that are questions as nearly all beside them are, few of which name anybody."""
    beside: dict[tuple[int | None, int], list[tuple[Draft, Features]]] = defaultdict(list)
    for draft, own in zip(drafts, seen, strict=True):
        if draft.block.kind in (BlockKind.HEADING, BlockKind.LABEL):
            beside[draft.block.parent, draft.block.depth].append((draft, own))
    found = set()
    for group in beside.values():
        asking = {draft.block.index for draft, own in group if _asks(draft, own)}
        answered = sum(not own["under_names"] for _draft, own in group)
        if len(asking) >= max(_QUESTIONS, _ALL * len(group)) and answered > len(group) / 2:
            found |= asking
    return found


def _asks(draft: Draft, own: Features) -> bool:
    bare = not own["named"] and draft.facts.span is None
    return bare and draft.block.text.rstrip(" *_:").endswith(_ASKING)
