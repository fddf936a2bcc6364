"""What a note may ask for with the options of directives: each has a type with bounds, and no other is heard.

Sphinx and docutils take any number at its word and make so many columns, rows or lines of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

_NUMBER = re.compile(r"\d+")
_RANGE = re.compile(r"(\d*)\s*-\s*(\d*)")


class Bound(Protocol):
    """The type of an option."""

    def refuses(self, value: str) -> str | None:
        """What the option takes, if ``value`` goes beyond it; whether it fits at all, the directive says."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words, an address, a name, or nothing."""

    longest: int = 1_000  # characters

    def refuses(self, value: str) -> str | None:
        return f"it takes at most {self.longest} characters" if len(value) > self.longest else None


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers, with or without a unit."""

    low: int
    high: int
    most: int = 1  # how many of them

    def refuses(self, value: str) -> str | None:
        found = _NUMBER.findall(value)
        if len(found) <= self.most and all(
            len(number) <= 9 and self.low <= int(number) <= self.high for number in found
        ):
            return None
        if self.most == 1:
            return f"it takes a number from {self.low} to {self.high}"
        return f"it takes at most {self.most} numbers from {self.low} to {self.high}"


@dataclass(frozen=True, slots=True)
class Lines:
    """Numbers and ranges of lines: ``1,4-6,9-``."""

    most: int  # lines, all ranges together

    def refuses(self, value: str) -> str | None:
        refused = Numbers(0, self.most, self.most).refuses(value)
        spans = (
            int(end or self.most) - int(start or 1) + 1
            for start, end in _RANGE.findall(value if not refused else "")
        )
        if refused or sum(max(span, 1) for span in spans) > self.most:
            return f"it takes numbers and ranges of at most {self.most} lines"
        return None


_OF_WORDS = """
    align alt caption class collapsible delim encoding escape figclass figname file force header keepspace
    linenos loading ltrim name quote rtrim target trim url
"""
_SIZE = Numbers(0, 10_000, most=2)  # "12.5em"
#: Option -> its type, for every directive that notes may use. A test holds it to what those directives know.
BOUNDS: dict[str, Bound] = {
    "columns": Numbers(1, 100),
    "dedent": Numbers(0, 1_000),
    "emphasize-lines": Lines(5_000),
    "figwidth": _SIZE,
    "header-rows": Numbers(0, 1_000),
    "heading-level": Numbers(1, 6),
    "height": _SIZE,
    "lineno-start": Numbers(0, 1_000_000),
    "number-lines": Numbers(0, 1_000_000),
    "scale": Numbers(0, 1_000),
    "stub-columns": Numbers(0, 100),
    "width": _SIZE,
    "widths": Numbers(0, 10_000, most=100),
    **dict.fromkeys(_OF_WORDS.split(), Words()),
}


def refused(option: str, value: str) -> str | None:
    """Why a note may not give ``option`` that ``value``; ``None`` if it may."""
    bound = BOUNDS.get(option)
    return "it is not for notes" if bound is None else bound.refuses(value)
