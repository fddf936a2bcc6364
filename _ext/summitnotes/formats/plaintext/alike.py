"""Lines that are built alike are of one kind: ``Name (house): title`` ten times is a programme."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from summitnotes.formats.plaintext.lines import Find, Kind, Page

#: Rules that see a heading in what stands around a line, and in no mark of its own.
_GUESSES = frozenset({"above-items", "above-indent", "above-prose", "opens-block", "alone"})
_MARKS = re.compile(r"[(\[]|[)\]]|:(?=\s)|(?<=\s)[-–—|](?=\s)|[“«„\"]")
_READ, _MOST, _LEAST = 160, 3, 2  # characters that are looked at; marks that make a shape, at most and least


def alike(page: Page) -> Iterator[Find]:
    """A guessed heading is none where more lines that are built as it is are none."""
    guessed: dict[tuple[str, ...], list[int]] = {}
    for index, find in enumerate(page.found):
        if find is not None and find.kind is Kind.HEADING and find.rule in _GUESSES:
            guessed.setdefault(_shape(page.text(index)), []).append(index)
    shapes = {shape for shape in guessed if len(shape) >= _LEAST}
    if not shapes:
        return
    plain = Counter(shape for index in page.open() if (shape := _shape(page.text(index))) in shapes)
    for shape in shapes:
        if plain[shape] >= len(guessed[shape]):
            for index in guessed[shape]:
                yield Find(index, Kind.TEXT, 0.6)


def _shape(text: str) -> tuple[str, ...]:
    """The first marks that part a line: ``("(", ")", ":")``."""
    return tuple(_MARKS.findall(text[:_READ])[:_MOST])


def is_one_of_several(page: Page, index: int) -> bool:
    """Whether three lines right below are built as this one is, "Name - title": it heads none of them.

    A year or a number makes it a title of its own.
    """
    text = page.text(index)
    first = _shape(text)[:1]
    if not first or first == (":",) or any(char.isdigit() for char in text):
        return False
    return all(_shape(page.text(index + at))[:1] == first for at in range(1, _BELOW + 1))


_BELOW = 3


def is_marked_like_others(page: Page, index: int) -> bool:
    """Whether a marked first line is a heading like all others: same marks, and what is below begins alike.

    A year or a number makes it a title of its own, and so does a heading right below it.
    """
    marked = [find for find in page.found if find is not None and find.kind is Kind.HEADING]
    if (
        len(marked) < _LEAST_MARKED
        or marked[0].index != index
        or marked[0].group.startswith("caps")
        or len({find.group for find in marked}) > 1
    ):
        return False
    first = {_opening(page, find.index) for find in marked}
    return len(first) == 1 and None not in first and not any(map(str.isdigit, page.text(index)))


_LEAST_MARKED = 3  # headings of one sort
_SHORT = 40  # characters of a line of names


def _opening(page: Page, head: int) -> tuple[bool, bool] | None:
    """Of the line below a heading: whether it is an item, or short; None where another heading follows."""
    below = page.after[head]
    while below >= 0 and page.kind(below) is Kind.UNDERLINE:
        below = page.after[below]
    if below < 0 or page.kind(below) is Kind.HEADING:
        return None
    item = page.kind(below) is Kind.ITEM
    return item, not item and len(page.text(below)) <= _SHORT


def tabbed_head(page: Page) -> Iterator[Find]:
    """The heads of columns above rows of as many: "Name", "Title" and "Day" between tabs."""
    for index in page.open():
        text, rows = page.text(index), [page.text(index + at) for at in (1, _ROWS)]
        cells = text.split("\t")
        brief = all(0 < len(cell) <= _LONGEST_HEAD and not any(map(str.isdigit, cell)) for cell in cells)
        if is_tabbed(text) and brief and not page.text(index - 1) and all(map(is_tabbed, rows)):
            yield Find(index, Kind.TEXT, 0.8)


def is_tabbed(text: str) -> bool:
    """Whether a line is a row of a sheet: two tabs inside it or more."""
    return text.count("\t") >= _LEAST_TABS


_LEAST_TABS, _ROWS = 2, 2  # in a row; rows below a head
_LONGEST_HEAD = 25  # characters
