"""Headings beside "Day 1" and "Day 2", on one level with them: titles that a note-taker put under each other.

Who makes the day a heading and does not indent what was heard on it writes down sessions, one heading
each. What stands deeper, below such a title, is a part of its notes.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence

from summitnotes.findings.outline.blocks import BlockKind, Outline
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.judging.own_features import Features
from summitnotes.findings.sessions.words.purposes import is_minutes, is_report

_DAYS = 2  # headings that only name a day
_EACH = 2.5  # headings beside them for each; a page of an event has two or three more
_MOST_WORDS = 12  # of a title
_TITLES = 0.75  # share of the headings behind the first day that may be titles


def beside_days(
    drafts: Sequence[Draft], seen: Sequence[Features], outline: Outline
) -> tuple[set[int], set[int]]:
    """Indices of the blocks that are such titles, and of headings that are none.

    None are those deeper below such titles, and those beside them that speak to somebody.
    """
    titles: set[int] = set()
    others: set[int] = set()
    for level in _levels(drafts, seen):
        days = [one["only_day"] for _, one in level]
        behind = level[days.index(1.0) :] if 1.0 in days else []
        beside = [(draft, one) for draft, one in behind if not one["only_day"]]
        found = {draft.block.index for draft, one in beside if _is_title(draft, one)}
        if sum(days) >= _DAYS and len(found) >= max(_EACH * sum(days), _TITLES * len(beside)):
            titles |= found
            others.update(draft.block.index for draft, _ in beside if _speaks_to_somebody(draft))
    return titles, others.union(_parts(drafts, seen, outline, titles))


def _levels(drafts: Sequence[Draft], seen: Sequence[Features]) -> Iterator[list[tuple[Draft, Features]]]:
    """The headings of each level below one block, in reading order."""
    found: dict[tuple[int | None, int], list[tuple[Draft, Features]]] = defaultdict(list)
    for draft, one in zip(drafts, seen, strict=True):
        if draft.block.kind is BlockKind.HEADING:
            found[draft.block.parent, draft.block.depth].append((draft, one))
    return iter(found.values())


def _is_title(draft: Draft, own: Features) -> bool:
    facts = draft.facts
    words = facts.whole.split()
    if own["section"] or own["repeated"] or own["dated"] or is_minutes(facts.whole) or is_report(facts.whole):
        return False
    if _speaks_to_somebody(draft):
        return False
    return 0 < len(words) <= _MOST_WORDS and not facts.whole.rstrip().endswith((":", ".", "!"))


def _speaks_to_somebody(draft: Draft) -> bool:
    """ "Ask @ana about the shed"; "Looms, Ana Prieto @ Globex" says but where somebody works."""
    return any(word.startswith("@") and word != "@" for word in draft.facts.whole.split())


def _parts(
    drafts: Sequence[Draft], seen: Sequence[Features], outline: Outline, titles: set[int]
) -> Iterator[int]:
    """The headings below titles that show neither a time nor a name."""
    for draft, one in zip(drafts, seen, strict=True) if titles else ():
        above = itertools.islice(outline.ancestors(draft.block), 6)
        plain = draft.facts.span is None and not (one["named"] or one["under_names"])
        if draft.block.kind is BlockKind.HEADING and plain and any(b.index in titles for b in above):
            yield draft.block.index
