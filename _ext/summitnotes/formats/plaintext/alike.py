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
