"""Times without a colon, which a number may be as well: ``10.45 Title``, ``1100 Title``. The file decides."""

from __future__ import annotations

import re

from summitnotes.findings.dates.times import TimeSpan, read_time_at
from summitnotes.findings.outline.blocks import BlockKind, Outline

_LEAST = 3  # blocks that begin with such a time

_DOTTED = re.compile(
    r"(?P<h>[01]?\d|2[0-3])\.(?P<m>[0-5]\d)(?:\s*(?:-|–|—|bis|to|à|a|alle|tot)\s*(?P<h2>[01]?\d|2[0-3])\.(?P<m2>[0-5]\d))?"
    r"(?:\s*(?:Uhr|uhr|h|hrs))?(?=\s*[\s:–—|-]|\.\s)"
)
_FOUR_FIGURES = re.compile(
    r"(?P<h>[01]\d|2[0-3])(?P<m>[0-5][05])(?:\s*(?:-|–|—|to)\s*(?P<h2>[01]\d|2[0-3])(?P<m2>[0-5][05]))?"
    r"(?=\s*[\s:–—|-]|\.\s)"
)
_CHAPTER = re.compile(r"\d+\.\d+(?=\s)")
_NUMBER = re.compile(r"\d{4}(?!\d)")
_MARKS = "*-• \t"


def plain_times(outline: Outline) -> re.Pattern[str] | None:
    """How the blocks of a file begin that are timed so, or None.

    Several begin with "10.45", and none with the number of a chapter or version; or several with four
    figures, one of them with a nought, as no year does, and none with another such number.
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
    return _FOUR_FIGURES if len(timed) >= _LEAST and nought and len(timed) == len(numbered) else None


def read_plain_time(text: str, plain: re.Pattern[str]) -> TimeSpan | None:
    """The time that ``text`` begins with, in the way of its file, when words follow it."""
    match = plain.match(text)
    if match is None or not text[match.end() :].strip(" :–—|-."):
        return None
    known = read_time_at(text)
    if known is not None and known.sure:
        return None  # "3.15 pm", "9.30 - 10.15 Uhr": no rule of this file is needed
    end = f"{int(match['h2']):02d}:{match['m2']}" if match["h2"] else None
    return TimeSpan(f"{int(match['h']):02d}:{match['m']}", end, 0, match.end(), True)
