"""Rows of one character that part a file: the line below such a row heads what follows."""

from __future__ import annotations

from collections.abc import Iterator

from summitnotes.formats.plaintext import wording
from summitnotes.formats.plaintext.lines import Find, Kind, Page

#: So many rows that part make a habit.
_LEAST = 3


def ruled(page: Page) -> Iterator[Find]:
    """The first line below each row that stands below a blank line, where nearly all of these could head.

    What stands above the first row is a part too; its first line is the title of the file, and heads it.
    """
    parts = [page.after[index] for index in _parting(page)]
    heads = [index for index in parts if index >= 0 and _could_head(page, index)]
    if len(heads) < _LEAST or len(heads) * 4 < len(parts) * 3:
        return
    first = next(number for number, line in enumerate(page.lines) if line.text)
    second = page.after[first]
    if first not in heads and page.is_alone(first) and page.is_alone(second) and _could_head(page, second):
        heads.insert(0, second)
    for index in [*heads, *parts]:
        if page.is_open(index) and wording.could_head(page.text(index)):
            yield Find(index, Kind.HEADING, 0.8, group="ruled")


def _parting(page: Page) -> Iterator[int]:
    """Rows with a blank line above them: they underline nothing."""
    for index, find in enumerate(page.found):
        row = find is not None and find.rule == "underlined" and find.kind is Kind.UNDERLINE
        if row and not page.text(index - 1) and page.before[index] >= 0:
            yield index


def _could_head(page: Page, index: int) -> bool:
    if not page.is_open(index):
        return page.kind(index) is Kind.HEADING
    text = page.text(index)
    return wording.could_head(text) and not wording.is_sentence(text, page.style.language)
