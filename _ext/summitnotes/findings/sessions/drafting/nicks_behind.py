"""Lists of lightning talks whose items end with a nick in brackets: "Ropes of nettle (kauz)".

No list knows such names, and what one item has in brackets may be anything. Below words for lightning talks,
where nearly all items end so and hardly two alike, it is who speaks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.drafting.titles_below import PATTERN
from summitnotes.findings.sessions.lines.splits import Split
from summitnotes.findings.sessions.words.kinds import names_lightning
from summitnotes.records.model import Speaker

_KINDS = (BlockKind.ITEM, BlockKind.HEADING)
_LEAST, _MOSTLY = 3, 0.6  # such items of one list; share of its items
_LEAST_NICKS = 2  # of them with nicks
_DIFFERENT = 0.7  # share of the nicks that stand but once
_LIKELIHOOD = 0.8
_NAMED = 0.6  # likelihood of names that a list knows
_BEHIND = re.compile(
    r"(?P<title>.*\w.*?)\s*\((?P<who>[^()\s]+(?:\s*(?:[,/&+]|\b(?:and|und|et|y|e|en)\b)\s*[^()\s]+)*)\)"
    r"[\s.]*(?:https?://\S+)?$",
    re.DOTALL,
)
_PARTED = re.compile(r"\s*[,/&+]\s*|\s+(?:and|und|et|y|e|en)\s+")
_NICK = re.compile(r"@?[^\W\d][\w.\-]{1,24}|\w*\d\w*[^\W\d_]\w*")
_NO_NICKS = words("sessions/material_words") | words("sessions/visitor_words") | words("people/asides")


def with_nicks_behind(drafts: list[Draft], outline: Outline) -> list[Draft]:
    """The drafts, those of such items with who speaks."""
    lists: dict[object, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.block.kind in _KINDS and draft.facts.span is None and draft.block.lines == 1:
            lists[draft.block.parent, draft.block.depth, draft.block.kind].append(draft)
    for items in lists.values():
        if len(items) >= _LEAST and _is_below_lightning(items[0].block, outline):
            _add_nicks(items)
    return drafts


def _add_nicks(items: Sequence[Draft]) -> None:
    cut = [(draft, match) for draft in items if (match := _behind(draft))]
    found = [(draft, match, nicks) for draft, match in cut if (nicks := _nicks(match))]
    known = sum(draft.best is not None and draft.best.likelihood >= _NAMED for draft in items)
    different = {nick.casefold() for _draft, _match, nicks in found for nick in nicks}
    spread = len(different) >= _DIFFERENT * sum(len(nicks) for _draft, _match, nicks in found)
    if not spread or len(found) < _LEAST_NICKS or len(found) + known < _MOSTLY * len(items):
        return
    for draft, match, nicks in found:
        if draft.best is None or draft.best.likelihood < _NAMED:
            speakers = tuple(Speaker(nick) for nick in nicks)
            draft.splits.insert(
                0, Split(PATTERN, match["title"].strip(), match["who"], speakers, _LIKELIHOOD)
            )


def _behind(draft: Draft) -> re.Match[str] | None:
    """The title and the nicks, "ferd/otto" among them, which looks like a path."""
    rest = draft.facts.rest.strip()
    whole = _BEHIND.fullmatch(draft.block.text.strip())
    return _BEHIND.fullmatch(rest) or (whole if whole is not None and whole["title"].endswith(rest) else None)


def _nicks(match: re.Match[str]) -> list[str]:
    nicks = _PARTED.split(match["who"])
    known = all(_NICK.fullmatch(nick) and fold_name(nick) not in _NO_NICKS for nick in nicks)
    return nicks if known else []


def _is_below_lightning(block: Block, outline: Outline) -> bool:
    before = outline[max(0, block.index - 1)]  # "Lightning talks, first come, first served:"
    return any(
        names_lightning(above.text) for above in (outline.blocks[0], before, *outline.ancestors(block))
    )
