"""Titles that say what a page is ("Conference Schedule"), and what stands below them in place of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from summitnotes.findings.dates.calendar_words import SEASONS, base_language, fold, number_of, words_of
from summitnotes.findings.dates.days import read_day
from summitnotes.findings.events.words import names_section
from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline, styled

LAST_YEAR = re.compile(r"(?<![\w/.-])(?:19[89]|20[0-4])\d$")
_NEAR = 3  # headings right below the title


def is_sheet(name: str) -> bool:
    """Whether a title says what the page is, and of no event by its name: "Conference Schedule (draft)"."""
    bare = re.sub(r"\([^()]*\)", "", name)
    tokens = [token for token in re.split(r"[\W\d]+", fold(bare)) if token]
    sheet = [token for token in tokens if token in words("events/sheet_words")]
    return bool(sheet) and all(token in sheet or token in words("events/event_words") for token in tokens)


def is_generic(name: str, language: str | None) -> bool:
    """Whether a name could be that of any event: "September meeting", "2009 summit agenda", "Spring 2015"."""
    return all(_is_of_any(token, language) for token in re.split(r"[\W\d_]+", fold(name)) if token)


def says_which(title: str, language: str | None) -> bool:
    """Whether a title says more than what its page lists: "Rope evenings", not "Past meetings of 2015"."""
    tokens = re.findall(r"[^\W\d_]{3,}", fold(title))  # shorter ones are "in" and "im"
    singles = ((token, token.removesuffix("s"), token.removesuffix("es")) for token in tokens)
    return not all(any(_is_of_any(one, language) or names_section(one) for one in forms) for forms in singles)


def _is_of_any(token: str, language: str | None) -> bool:
    """Whether a word, folded, says which event is meant of no event: "meeting", "September", "agenda"."""
    calendar = words_of(base_language(language))
    return (
        token in words("events/sheet_words") | words("events/event_words")
        or number_of(calendar.months, token) is not None
        or number_of(calendar.weekdays, token) is not None
        or number_of(SEASONS, token) is not None
    )


def names_below_sheet(title: Block, outline: Outline) -> Iterator[str]:
    """The headings below a title that names no event: those with a year, and one that stands alone there.

    "Programme" stands above "Rope Symposium", and this above the days. So does a line in italics or bold.
    """
    section = names_section(title.text)
    near = outline.blocks[title.index + 1 : title.index + 1 + _NEAR]
    for block in takewhile(lambda one: one.kind is BlockKind.HEADING, near) if section else ():
        if LAST_YEAR.search(block.text):
            yield block.text
    first = outline.blocks[title.index + 1 : title.index + 2]
    if is_sheet(title.text) and first and first[0].kind is BlockKind.LINE and is_wholly_styled(first[0]):
        yield first[0].text
    parts = [one for one in outline.below(title.index) if one.kind is BlockKind.HEADING]
    counts = (
        len(parts) == 1 and read_day(" ".join(parts[0].text.split()[-2:])) is not None
    )  # "Workshop Day 1"
    if len(parts) == 1 and not counts and (section or is_sheet(title.text)):
        yield parts[0].text


def is_wholly_styled(block: Block) -> bool:
    """Whether a line is nothing but words in italics or bold."""
    runs = [*styled(block, "emphasis"), *styled(block, "strong")]
    return any(one.begin == 0 and one.stop >= len(block.text.rstrip(" .:")) for one in runs)
