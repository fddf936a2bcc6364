"""Plain lines below "Day 1", each above a list of its own, some with who speaks: titles of what was heard.

``Slow looms -- Ana Prieto`` and ``Hops``, both above what was written down: the one speaks for the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.judging.own_features import Features
from summitnotes.findings.sessions.words.purposes import is_minutes, is_report

_LEAST = 3  # such lines below one heading
_NAMED, _LEAST_NAMED = 0.5, 2  # likelihood of names, and so many lines that have them
_SPOKEN_FOR = 0.4  # share of the lines that name somebody
_MOST_WORDS = 14  # of a title and those who speak


def lines_above_lists(drafts: Sequence[Draft], seen: Sequence[Features], outline: Outline) -> set[int]:
    """Indices of the blocks of such lines."""
    if any(is_minutes(block.text) for block in outline if block.kind in _HEADS):
        return set()
    dated: set[int | None] = set()
    groups: dict[int | None, list[Draft]] = defaultdict(list)
    for draft, own in zip(drafts, seen, strict=True):
        if draft.block.kind is not BlockKind.LINE:
            continue
        if own["only_day"]:
            dated.add(draft.block.parent)
        elif draft.block.parent in dated and _is_title(draft, own) and _has_list(draft.block, outline):
            groups[draft.block.parent].append(draft)
    found: set[int] = set()
    for lines in groups.values():
        named = sum(map(_is_named, lines))
        if len(lines) >= _LEAST and named >= max(_LEAST_NAMED, _SPOKEN_FOR * len(lines)):
            found.update(line.block.index for line in lines)
    return found


_HEADS = (BlockKind.FILE, BlockKind.HEADING)


def _is_named(draft: Draft) -> bool:
    return draft.best is not None and bool(draft.best.title) and draft.best.likelihood >= _NAMED


def _is_title(draft: Draft, own: Features) -> bool:
    said = draft.facts.whole.strip()
    if own["section"] or own["minutes"] or is_report(said) or draft.block.position or draft.block.lines > 1:
        return False
    if not 0 < len(said.split()) <= _MOST_WORDS or said.endswith((".", "!")):
        return False
    return not said.endswith(":") or _is_named(draft)


def _has_list(line: Block, outline: Outline) -> bool:
    """Whether the first item of a list stands right below."""
    below = outline.blocks[line.index + 1 : line.index + 2]
    return bool(below) and below[0].kind is BlockKind.ITEM
