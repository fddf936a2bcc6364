"""Headings below "Invited talks" with facts of each: "When: 4 May", "Where: Ghent", "Slides: PDF".

Alone such facts may be those of any meeting; below a heading that names talks, each of them is a talk.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from summitnotes.findings.outline.blocks import BlockKind, Outline
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.drafting.tables import head_role
from summitnotes.findings.sessions.words.kinds import kind_alone

_LEAST = 2  # such headings, and such facts below each
_MOSTLY = 0.6  # share of the headings beside each other
_FACTS = ("time", "day", "room", "links", "duration")
_YEARS = re.compile(r"[\s(,:–—-]*\b(?:19|20)\d\d\b[\s)]*")
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:]{1,20}?)\s?:\s+\S")
_LOOKED_AT = 8  # blocks right below a heading


def headings_with_facts(drafts: Sequence[Draft], outline: Outline) -> set[int]:
    """Indices of the blocks that are such headings."""
    beside: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.block.kind is BlockKind.HEADING and draft.block.parent is not None:
            beside[draft.block.parent].append(draft)
    lists = {above: members for above, members in beside.items() if _names_talks(outline[above].text)}
    found: set[int] = set()
    members = [draft for each in lists.values() for draft in each]
    told = [draft for draft in members if _facts_below(draft, outline) >= _LEAST]
    if len(told) >= max(_LEAST, _MOSTLY * len(members)):
        found.update(draft.block.index for draft in told)
    return found


def _names_talks(text: str) -> bool:
    return kind_alone(_YEARS.sub(" ", text).strip()) is not None


def _facts_below(draft: Draft, outline: Outline) -> int:
    below = outline.below(draft.block.index, _LOOKED_AT)
    labels = (match["label"] for block in below if (match := _LABEL.match(block.text)) is not None)
    return len({role for label in labels if (role := head_role(label)) in _FACTS})
