"""Words of the notes that become links; the words stay."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from docutils import nodes

from summitnotes.sphinx.nodes import SummitView

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Inside these no word becomes a link.
_WHOLE = (
    nodes.reference,
    nodes.literal,
    nodes.literal_block,
    nodes.footnote_reference,
    nodes.raw,
    SummitView,
)


def link_words(blocks: Iterable[nodes.Element], words: str, link: nodes.reference) -> bool:
    """Put the first mention of some words, which may be broken over lines, into an empty ``link``."""
    pattern = _mention_of(words)
    for block in blocks:
        for text in list(block.findall(nodes.Text)):
            found = pattern.search(text)
            if found is None or _is_inside(text, block):
                continue
            link += nodes.Text(found[0])
            pieces = [nodes.Text(text[: found.start()]), link, nodes.Text(text[found.end() :])]
            text.parent.replace(text, [piece for piece in pieces if piece.astext()])
            return True
    return False


@lru_cache(maxsize=1 << 12)  # the same people speak on many pages
def _mention_of(words: str) -> re.Pattern[str]:
    spelt = r"\s+".join(re.escape(word) for word in words.split())
    return re.compile(rf"(?<!\w){spelt}(?!\w)")


def _is_inside(node: nodes.Node, block: nodes.Element) -> bool:
    """Whether a node stands in what stays whole, below a block."""
    parent = node.parent
    while parent is not None and parent is not block:
        if isinstance(parent, _WHOLE):
            return True
        parent = parent.parent
    return isinstance(block, _WHOLE)
