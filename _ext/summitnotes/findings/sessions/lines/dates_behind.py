"""A date behind a title and what parts them: "Slow looms (2 March 2021)", "Slow looms - March 2, 2021".

Or the day of an hour that has been taken away: "Slow looms, Saturday @ 10:00".
"""

from __future__ import annotations

import re

from summitnotes.findings.dates.days import Day, read_day
from summitnotes.records.model import Precision

#: A first look: how a text ends that ends with a date.
ENDS_WITH_DATE = re.compile(r"\d{4}[)\]]?$|\d{2}[)\]]$|[-./]\d{2}$")
_CUT = re.compile(r"\s*[(\[,;|]\s*|\s+(?:-{1,3}|[–—·/@])\s+|\s*:\s+")
_LONGEST = 36  # characters: "Wednesday, the 22nd of September 2021"
_LEAST = 2  # words of a title


def date_behind(text: str) -> str | None:
    """The words before a date with day, month and year; ``None`` where no such date ends the text."""
    for cut in _CUT.finditer(text, max(0, len(text) - _LONGEST)):
        opened = cut[0].strip() in ("(", "[")
        written = text[cut.end() :]
        if opened != (written[-1:] in (")", "]")):
            continue
        written = written[:-1] if opened else written
        found = read_day(written)
        if found is None or written[found[1] :].strip(" .") or found[0].date is None:
            continue
        before = text[: cut.start()].rstrip(" ,;:-–—|")
        if found[0].date.precision is Precision.DAY and found[0].date.start and len(before.split()) >= _LEAST:
            return before
    return None


_BEFORE_DAY = re.compile(r"\s*[(\[,;|]\s*|\s+(?:-{1,3}|[–—·/@])\s+")


def day_of_hour(text: str) -> tuple[str, Day] | None:
    """The words before the day of an hour that stood behind it, and that day: a weekday, a date, "Day 2"."""
    for cut in _BEFORE_DAY.finditer(text, max(1, len(text) - _LONGEST)):
        found = read_day(text[cut.end() :])
        if found is not None and not text[cut.end() + found[1] :].strip(" .,"):
            return text[: cut.start()].rstrip(" ,;:-–—|"), found[0]
    return None
