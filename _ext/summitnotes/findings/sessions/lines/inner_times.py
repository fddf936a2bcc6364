"""A time in brackets between a title and names: "Slow looms (10:00) - Ana Prieto"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summitnotes.findings.dates.times import TimeSpan, read_time_at
from summitnotes.findings.outline.blocks import Run
from summitnotes.findings.sessions.lines.asides import cut

_IN_BRACKETS = re.compile(
    r"(?<=\S)\s*[(\[](?P<time>\d[^()\[\]]{2,24})[)\]](?=\s*(?:[-–—|/:,]\s|by\s|von\s|par\s|door\s))"
)


def without_inner_time(text: str, runs: Sequence[Run]) -> tuple[str, Sequence[Run], TimeSpan | None]:
    """A line without the only time that stands in brackets inside it, its marked stretches, and the time."""
    found = list(_IN_BRACKETS.finditer(text)) if "(" in text or "[" in text else []
    span = read_time_at(found[0]["time"]) if len(found) == 1 else None
    if span is None or not span.sure or found[0]["time"][span.stop :].strip(" ."):
        return text, runs, None
    return *cut(text, runs, [found[0].span()]), span
