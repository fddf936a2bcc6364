"""The one line below each heading that is a day: a series of evenings, "Friday 16 October" and "Slow looms".

Diaries have sentences there, and minutes several lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.judging.own_features import Features
from summitnotes.findings.sessions.words.purposes import is_minutes, is_report

_LEAST = 3  # such days
_MOST_WORDS = 16  # of a title
_FEWEST_WORDS = 2
_SHARE = 0.75  # of the days of one rank


def titles_of_days(drafts: Sequence[Draft], seen: Sequence[Features], outline: Outline) -> set[int]:
    """Indices of the lines that are such titles."""
    days = {
        draft.block.index
        for draft, one in zip(drafts, seen, strict=True)
        if draft.block.kind is BlockKind.HEADING and one["only_day"]
    }
    if len(days) < _LEAST or is_minutes(outline[0].text) or is_report(outline[0].text):
        return set()
    below = Counter(block.parent for block in outline if block.parent in days)
    lone = {
        draft.block.index
        for draft in drafts
        if draft.block.parent in days and below[draft.block.parent] == 1 and _is_title(draft.block)
    }
    return lone if len(lone) >= max(_LEAST, _SHARE * len(days)) else set()


def _is_title(block: Block) -> bool:
    words = block.text.split()
    return (
        block.kind is BlockKind.LINE
        and block.lines == 1
        and _FEWEST_WORDS <= len(words) <= _MOST_WORDS
        and words[0][0].isupper()
        and not block.text.rstrip().endswith((".", ":", "!"))
    )
