"""What a bracket right behind an hour says: "10h - 11h (Kitchen): Title", "18.15 (new hour!): Title"."""

from __future__ import annotations

import re

from summitnotes.findings.people.title_speakers import names_in

# What parts the bracket from the title behind it: a colon, or a dash between blanks.
_PARTING = re.compile(r"[\])]\s*(?::|[-–—|]\s)\s*$")
_MOST_WORDS = 6  # of a place


def beside_hour(bracket: str, inner: str) -> str | None:
    """The place that ``inner`` of a ``bracket`` names, "" for a remark; ``None``: it may be of the title."""
    if not _PARTING.search(bracket) or names_in(inner):
        return None
    placed = inner[0].isupper() and inner[-1].isalnum() and len(inner.split()) <= _MOST_WORDS
    return inner if placed else ""
