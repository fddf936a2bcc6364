"""Titles that say what a page is ("Conference Schedule"), and what stands below them in place of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from summitnotes.findings.dates.calendar_words import fold
from summitnotes.findings.dates.days import read_day
from summitnotes.findings.events.words import names_section
from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline

LAST_YEAR = re.compile(r"(?<![\w/.-])(?:19[89]|20[0-4])\d$")
_NEAR = 3  # headings right below the title


def is_sheet(name: str) -> bool:
    """Whether a title says what the page is, and of no event by its name: "Conference Schedule"."""
    tokens = [token for token in re.split(r"[\W\d]+", fold(name)) if token]
    sheet = [token for token in tokens if token in words("events/sheet_words")]
    return bool(sheet) and all(token in sheet or token in words("events/event_words") for token in tokens)


def names_below_sheet(title: Block, outline: Outline) -> Iterator[str]:
    """The headings below a title that names no event: those with a year, and one that stands alone there.

    "Programme" stands above "Rope Symposium", and this above the days.
    """
    section = names_section(title.text)
    near = outline.blocks[title.index + 1 : title.index + 1 + _NEAR]
    for block in takewhile(lambda one: one.kind is BlockKind.HEADING, near) if section else ():
        if LAST_YEAR.search(block.text):
            yield block.text
    parts = [one for one in outline.below(title.index) if one.kind is BlockKind.HEADING]
    counts = (
        len(parts) == 1 and read_day(" ".join(parts[0].text.split()[-2:])) is not None
    )  # "Workshop Day 1"
    if len(parts) == 1 and not counts and (section or is_sheet(title.text)):
        yield parts[0].text
