"""A length behind a title, with nothing but a blank between them: "Slow looms 45min"."""

from __future__ import annotations

import re

from summitnotes.findings.dates.times import read_duration
from summitnotes.findings.lexicons import words

_LENGTH = re.compile(r"(?P<head>\S.*\S)\s+(?P<length>\d{1,3}\s?(?:min|mins|mn)\.?)$", re.IGNORECASE)
_LEADS_TO_IT = words("sessions/before_lengths")
_LEAST = 2  # words of a title


def length_behind(text: str) -> tuple[str, int] | None:
    """The words before a length and its minutes; ``None`` where there is none, or the words lead to it."""
    match = _LENGTH.match(text)
    minutes = read_duration(match["length"]) if match is not None else None
    if match is None or minutes is None:
        return None
    before = match["head"].split()
    if len(before) < _LEAST or before[-1].casefold() in _LEADS_TO_IT:
        return None
    return match["head"].rstrip(" ,;:-–—|"), minutes
