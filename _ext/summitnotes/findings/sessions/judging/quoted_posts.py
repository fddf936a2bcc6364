"""Short messages of others that a report quotes: words, then "— Ana Prieto (@anap) 12 May 2014".

Who wrote one is no speaker, and what it says no title.
"""

from __future__ import annotations

import re

from summitnotes.findings.dates.days import read_day
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline

_SIGNED = re.compile(r"(?:^|\s)[-–—―]{1,2}\s*[^()\n]{1,60}?\s*\(@\w{1,40}\)[\s,·]+(?P<day>\d?\S.*)$")
_KINDS = (BlockKind.LINE, BlockKind.ITEM, BlockKind.LABEL)


def quoted_posts(outline: Outline) -> set[int]:
    """Indices of the blocks of such messages: the lines that are signed, and the words above a name alone."""
    found: set[int] = set()
    for block in outline:
        signed = _SIGNED.search(block.text) if block.kind in _KINDS and "(@" in block.text else None
        if signed is None or not _is_day(signed["day"]):
            continue
        found.add(block.index)
        above = outline[block.index - 1] if block.index and not signed.start() else None
        if above is not None and _goes_with(above, block):
            found.add(above.index)
    return found


def _goes_with(above: Block, signature: Block) -> bool:
    return above.kind is BlockKind.LINE and above.parent == signature.parent


def _is_day(text: str) -> bool:
    found = read_day(text.strip())
    return found is not None and found[0].date is not None and not text.strip()[found[1] :].strip(" .")
