"""The tree that the scanner builds: what was found, and from where to where it stands in the source.

Offsets count characters of the *padded* text (one line end before, one behind), as DokuWiki reads it; so
``padded[start:end]`` is the markup, and ``start - 1`` is the offset in the author's text.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Any


class Node:
    """One stretch of the padded text and what it is."""

    __slots__ = ("children", "data", "end", "kind", "start")

    def __init__(self, kind: str, start: int, end: int, data: Any = None) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.data = data
        self.children: list[Node] = []

    def __repr__(self) -> str:
        return f"<{self.kind} {self.start}:{self.end} {self.data!r} {self.children!r}>"


class Lines:
    """Turns offsets of the padded text into 1-based lines of the author's file."""

    def __init__(self, padded: str) -> None:
        ends = []
        at = padded.find("\n")
        while at >= 0:
            ends.append(at)
            at = padded.find("\n", at + 1)
        self._ends = ends
        self._last = max(1, len(ends) - 1)

    def at(self, offset: int) -> int:
        """The line on which the character at ``offset`` stands; a line end belongs to the line it ends."""
        return min(max(1, bisect_left(self._ends, offset)), self._last)
