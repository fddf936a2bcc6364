"""Times without a colon, which a number may be as well: ``10.45 Title``, ``1100 Title``, ``9-10 Title``.

The file decides.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from summitnotes.findings.dates.days import read_day
from summitnotes.findings.dates.times import TimeSpan, read_time_at
from summitnotes.findings.outline.blocks import BlockKind, Outline
from summitnotes.findings.sessions.words.pauses import pause_kind

_LEAST = 3  # blocks that begin with such a time

_DOTTED = re.compile(
    r"(?P<h>[01]?\d|2[0-3])\.(?P<m>[0-5]\d)(?:\s*(?:-|–|—|bis|to|à|a|alle|tot)\s*(?P<h2>[01]?\d|2[0-3])\.(?P<m2>[0-5]\d))?"
    r"(?:\s*(?:Uhr|uhr|h|hrs))?(?=\s*[\s:–—|-]|\.\s)"
)
_FOUR_FIGURES = re.compile(
    r"(?P<h>[01]\d|2[0-3])(?P<m>[0-5][05])(?:\s*(?:-|–|—|to)\s*(?P<h2>[01]\d|2[0-3])(?P<m2>[0-5][05]))?"
    r"(?=\s*[\s:–—|-]|\.\s)"
)
_HOURS = re.compile(
    r"(?P<h>[01]?\d|2[0-3])(?:[.:](?P<m>[0-5][05]))?\s?[-–—]\s?(?P<h2>[01]?\d|2[0-4])(?:[.:](?P<m2>[0-5][05]))?"
    r"(?=\s*[\s:|])(?!\s*[-–—]\s?\d)"
)
_CHAPTER = re.compile(r"\d+\.\d+(?=\s)")
_NUMBER = re.compile(r"\d{4}(?!\d)")
_MARKS = "*-• \t"


def plain_times(outline: Outline) -> re.Pattern[str] | None:
    """How the blocks of a file begin that are timed so, or None.

    Several begin with "10.45", and none with the number of a chapter or version; or several with four
    figures, one of them with a nought, as no year does, and none with another such number; or hours alone,
    each from one to the next ("9-10", "10-11").
    """
    bare = [block.text.lstrip(_MARKS) for block in outline if block.kind is not BlockKind.ROW]
    bare = [text for text in bare if text[:1].isdigit()]
    dotted = [text for text in bare if _DOTTED.match(text)]
    minutes = [int(text.split(".", 1)[1][:2]) for text in dotted]
    others = any(_CHAPTER.match(text) and not _DOTTED.match(text) for text in bare)
    if len(dotted) >= _LEAST and not others and sum(m % 5 == 0 for m in minutes) > len(minutes) / 2:
        return _DOTTED
    numbered = [text for text in bare if _NUMBER.match(text)]
    timed = [text for text in numbered if _FOUR_FIGURES.match(text)]
    nought = any(text.startswith("0") for text in timed)
    if len(timed) >= _LEAST and nought and len(timed) == len(numbered):
        return _FOUR_FIGURES
    return _HOURS if _are_hours(bare) else None


_MORNING, _EVENING = 7, 24
_TO_NEXT = 0.5  # share of the hours that begin when those before them end


def _are_hours(texts: Sequence[str]) -> bool:
    """Whether all ranges of numbers that texts begin with are hours.

    Most of them stand one behind the other, or beside each other; or other texts begin with sure hours.
    """
    found = [match for text in texts if (match := _HOURS.match(text)) is not None]
    if len(found) < _LEAST or any(_is_day(match) for match in found) or not any(map(_is_programme, found)):
        return False
    ends = [(_minutes(match["h"], match["m"]), _minutes(match["h2"], match["m2"])) for match in found]
    if any(not 0 < (stop - start) % (12 * 60) <= _LONGEST for start, stop in ends):
        return False
    steps = list(itertools.pairwise(ends))
    next_ones = sum(start == begun or (start - stop) % (12 * 60) == 0 for (begun, stop), (start, _) in steps)
    if sum(_is_sure(text) for text in texts) >= _LEAST:
        return True  # beside "7:30 pm" and "12:15 – 13:15"
    return next_ones >= _TO_NEXT * len(steps) and _MORNING * 60 <= ends[0][0] < _EVENING * 60


def _is_sure(text: str) -> bool:
    span = read_time_at(text)
    return span is not None and span.sure


_LONGEST = 5 * 60  # minutes


def _minutes(hour: str, minute: str | None) -> int:
    return int(hour) * 60 + int(minute or 0)


def _is_programme(match: re.Match[str]) -> bool:
    """Whether a pause, or what may be who speaks, stands behind the hours; ages and scores have neither."""
    behind = match.string[match.end() :].strip()
    return behind.endswith(")") or _APART.search(behind) is not None or pause_kind(behind) is not None


_APART = re.compile(r"\s[-–—|]\s")


def _is_day(match: re.Match[str]) -> bool:
    """Whether two numbers are days: "12-14 May"."""
    found = read_day(match.string)
    return found is not None and found[1] >= match.end()


def read_plain_time(text: str, plain: re.Pattern[str]) -> TimeSpan | None:
    """The time that ``text`` begins with, in the way of its file, when words follow it."""
    match = plain.match(text)
    if match is None or not text[match.end() :].strip(" :–—|-."):
        return None
    known = read_time_at(text)
    if known is not None and known.sure:
        return None  # "3.15 pm", "9.30 - 10.15 Uhr": no rule of this file is needed
    end = f"{int(match['h2']) % 24:02d}:{match['m2'] or '00'}" if match["h2"] else None
    return TimeSpan(f"{int(match['h']):02d}:{match['m'] or '00'}", end, 0, match.end(), True)
