"""Headings beside each other nearly all of which are a title and somebody: "Ana Prieto (Globex): Slow looms".

One such heading may be a quotation or a point that somebody raised. Where all of a level are, the file tells
of what people spoke on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from summitnotes.findings.outline.blocks import BlockKind, Outline
from summitnotes.findings.people.affiliations import is_organisation
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.judging.own_features import Features
from summitnotes.findings.sessions.lines.splits import Split
from summitnotes.findings.sessions.words.purposes import is_minutes

_LEAST = 3  # headings of one level
_SURELY, _PERHAPS = 0.85, 0.4  # likelihood of the names of most, and of the others
_MOSTLY, _ALL = 0.6, 0.9  # share of those that surely name somebody, and of those that may


def named_siblings(drafts: Sequence[Draft], seen: Sequence[Features], outline: Outline) -> set[int]:
    """Indices of the blocks that are such headings."""
    levels: dict[tuple[int | None, int], list[Draft]] = defaultdict(list)
    for draft, own in zip(drafts, seen, strict=True):
        if draft.block.kind is BlockKind.HEADING and not own["section"] and not draft.facts.pause:
            levels[draft.block.parent, draft.block.depth].append(draft)
    found: set[int] = set()
    for members in levels.values():
        named = [(one, split) for one in members if (split := _named(one)) is not None]
        surely = sum(split.likelihood >= _SURELY for _one, split in named)
        if len(named) < max(_LEAST, _ALL * len(members)) or surely < max(_LEAST - 1, _MOSTLY * len(members)):
            continue
        if not any(
            is_minutes(block.text) for block in (members[0].block, *outline.ancestors(members[0].block))
        ):
            found.update(one.block.index for one, _split in named)
    return found


def _named(draft: Draft) -> Split | None:
    """A title, and somebody with a whole name."""
    best = draft.best
    if best is None or best.likelihood < _PERHAPS or is_minutes(draft.facts.rest):
        return None
    title = best.title.strip()
    if title.count("(") != title.count(")"):
        return None  # cut inside "Ana Prieto (Fen University, IE)"
    titled = (
        any(map(str.isalpha, title)) and not title.endswith("?") and not is_organisation(title.strip(" ()"))
    )
    return best if titled and any(" " in one.name for one in best.speakers) else None
