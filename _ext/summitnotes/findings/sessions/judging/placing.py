"""How a draft stands in its file: what leads to it, how much is below it, whether its label comes again."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence

from summitnotes.findings.outline.blocks import BlockKind, Outline
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.sessions.drafting.draft import Draft

_HEADS = (BlockKind.HEADING, BlockKind.LABEL, BlockKind.LINE)
_LABELLED = re.compile(r"[^\W\d_][^:\n]{1,28}?(?=\s?:\s|\s?:$)")
_LONGEST_LABEL = 3  # words


def placed(outline: Outline, drafts: Sequence[Draft], file: str) -> list[dict[str, float]]:
    """The features of each draft that only its place in the file shows.

    ``below``: how many blocks stand below it, as a power of two; ``leads``: a line right above a list;
    ``lone``: the only line of its paragraph; ``key_again``: how many lists and paragraphs have its label
    ("Snack: …"), as a power of two; ``called``: the share of the words of the file's name that it has.
    """
    sizes = _sizes(outline)
    keys = [_label(draft) for draft in drafts]
    boxes: dict[str, set[int]] = defaultdict(set)
    for draft, key in zip(drafts, keys, strict=True):
        if key:
            boxes[key].add(draft.block.box)
    named = {
        token
        for token in fold_name(re.sub(r"[_\W\d]+", " ", file.rpartition(".")[0])).split()
        if len(token) > 2
    }
    found = []
    for draft, key in zip(drafts, keys, strict=True):
        block = draft.block
        after = outline[block.index + 1] if block.index + 1 < len(outline) else None
        line = block.kind is BlockKind.LINE
        called = 0.0
        if named and block.kind in _HEADS and block.lines == 1:
            called = len(named.intersection(fold_name(draft.facts.whole).split())) / len(named)
        found.append(
            {
                "below": math.log2(sizes[block.index]),
                "leads": float(line and after is not None and after.kind is BlockKind.ITEM),
                "lone": float(line and block.lines == 1),
                "key_again": math.log2(len(boxes[key])) if key else 0.0,
                "called": called,
            }
        )
    return found


def _sizes(outline: Outline) -> list[int]:
    """Of each block, itself and the blocks anywhere below it."""
    sizes = [1] * len(outline)
    for block in reversed(outline.blocks):
        if block.parent is not None:
            sizes[block.parent] += sizes[block.index]
    return sizes


def _label(draft: Draft) -> str | None:
    """ "snack" of "Snack: buns", whatever it labels; ``None`` where a line has none."""
    text = draft.block.text
    match = _LABELLED.match(text) if ":" in text[:32] else None
    return match[0].casefold() if match and match[0].count(" ") < _LONGEST_LABEL else None
