"""Places between an hour and its title: "9:30" / "Festsaal, Marktplatz 2" / "Opening".

What stands right below several hours, word for word, and above other words is where they take place. In such
a file addresses that stand there but once are places, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from summitnotes.findings.outline.blocks import BlockKind
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.sessions.drafting.draft import Draft, is_hour, is_pause

_HOURS = (BlockKind.LINE, BlockKind.HEADING, BlockKind.LABEL)
_LEAST = 2  # hours below which a place stands
# "Markt 13/14", "Marienstraße 15 b" behind a comma.
_ADDRESS = re.compile(r",\s[^,]*[^\W\d_]{4}\s\d{1,4}(?:\s?[a-z]|\s?[/-]\s?\d{1,4})?$")


def places_below_hours(drafts: Sequence[Draft]) -> frozenset[int]:
    """The drafts that say where, by their number in ``drafts``."""
    below = [at + 1 for at, draft in enumerate(drafts[:-2]) if _is_hour(draft) and _holds(drafts, at)]
    counted = Counter(fold_name(drafts[at].facts.whole) for at in below) if len(below) >= _LEAST else {}
    if max(counted.values(), default=0) < _LEAST:
        return frozenset()
    return frozenset(
        at
        for at in below
        if counted[fold_name(drafts[at].facts.whole)] >= _LEAST or _ADDRESS.search(drafts[at].facts.whole)
    )


def _is_hour(draft: Draft) -> bool:
    return draft.block.kind in _HOURS and draft.facts.span is not None and is_hour(draft.facts.whole)


def _holds(drafts: Sequence[Draft], at: int) -> bool:
    """Whether a line that is no break stands below an hour, and another line below that."""
    place, title = drafts[at + 1], drafts[at + 2]
    lines = all(one.block.kind is BlockKind.LINE and one.facts.span is None for one in (place, title))
    return lines and title.block.parent == place.block.parent and not is_pause(place)
