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
    groups: dict[int | None, list[Draft]] = defaultdict(list)
    days: dict[int, int | None] = {}  # headings of days, and what they stand under
    dated: set[int | None] = set()  # what holds lines that are days
    for draft, own in zip(drafts, seen, strict=True):
        block = draft.block
        if own["only_day"]:
            days[block.index] = block.parent
            dated.update([block.parent] if block.kind is BlockKind.LINE else [])
        elif (block.parent in dated or block.parent in days) and _is_title(draft, own, outline):
            of_day = block.parent in days
            groups[days[block.parent] if of_day and block.parent is not None else block.parent].append(draft)
    found: set[int] = set()
    for lines in groups.values():
        named = sum(map(_is_named, lines))
        if len(lines) >= _LEAST and named >= max(_LEAST_NAMED, _SPOKEN_FOR * len(lines)):
            found.update(line.block.index for line in lines)
    return found


_HEADS = (BlockKind.FILE, BlockKind.HEADING)


def _is_named(draft: Draft) -> bool:
    best = draft.best  # "Dinner with Ana Prieto" is no talk
    named = best is not None and best.likelihood >= _NAMED
    return named and best is not None and bool(best.title) and not best.pattern.startswith("with")


def _is_title(draft: Draft, own: Features, outline: Outline) -> bool:
    said = draft.facts.whole.strip()
    if draft.block.kind is not BlockKind.LINE or not _has_list(draft.block, outline):
        return False
    if own["section"] or own["minutes"] or is_report(said) or draft.block.position or draft.block.lines > 1:
        return False
    if not 0 < len(said.split()) <= _MOST_WORDS or said.endswith((".", "!")):
        return False
    return not said.endswith(":") or _is_named(draft)


def _has_list(line: Block, outline: Outline) -> bool:
    """Whether the first item of a list stands right below."""
    below = outline.blocks[line.index + 1 : line.index + 2]
    return bool(below) and below[0].kind is BlockKind.ITEM
