"""On which source line a block begins, where a parser does not say: its first words are looked for in order.

The search only moves forward, and every step of it is bounded: time grows as n log n.
A block whose words are not found gets the line of the block before it.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

_WORD = re.compile(r"[^\W_]+")
#: Words of a block that must follow each other in the source.
_FIRST = 5
#: Words that the block before may have taken by mistake.
_BACK = 40
#: Words that are asked to follow each other without a gap, at most.
_RUN = 8
#: Words of markup (addresses, tags, attributes) that may stand between two words.
_GAP = 12
#: Places that are tried for the first words.
_TRIES = 64
#: How far ahead, in words, one or two words alone are looked for: they may stand anywhere by chance.
_NEAR = 400


class SourceLines:
    """Finds words of a text and says their lines, 1-based."""

    def __init__(self, text: str) -> None:
        self._words: list[str] = []
        self._lines: list[int] = []
        self._places: dict[str, list[int]] = defaultdict(list)
        for number, line in enumerate(text.split("\n"), 1):
            for word in _WORD.findall(html.unescape(line).casefold()):
                self._places[word].append(len(self._words))
                self._words.append(word)
                self._lines.append(number)
        self._at = 0  # index of the first word that no block has taken
        self._begin = 0  # index of the first word of the block before
        self.last = 1  # the line of the block before
        self._fixed: int | None = None  # a line that is known for what is placed now

    def place(self, text: str) -> int:
        """The line of the next block, which holds ``text``; the search goes on behind it."""
        if self._fixed is not None:
            return self._fixed
        words = _WORD.findall(text.casefold())
        start = self._find(words, self._at)
        if start is None:  # a parser may move a block to another place
            moved = self._exact(words, 0)
            return self.last if moved is None else self._lines[moved]
        self._begin, self._at = start, self._behind(words, start)
        self.last = self._lines[start]
        return self.last

    def anywhere(self, text: str) -> int:
        """The line of a block that may stand out of order (a footnote, a title); moves nothing."""
        start = self._out_of_order(text)
        return self.last if start is None else self._lines[start]

    def start_at(self, line: int) -> None:
        """Look for the next blocks from that line on."""
        self._at, self.last = bisect_left(self._lines, line), line

    @contextmanager
    def at(self, line: int) -> Iterator[None]:
        """Within, every block stands on that line, and nothing moves."""
        before, self._fixed = self._fixed, line
        try:
            yield
        finally:
            self._fixed = before

    @contextmanager
    def aside(self, text: str) -> Iterator[None]:
        """Within, blocks are looked for from where ``text`` stands; afterwards all is as before."""
        before = self._begin, self._at, self.last
        start = self._out_of_order(text)
        self._at = self._at if start is None else start
        try:
            yield
        finally:
            self._begin, self._at, self.last = before

    def _out_of_order(self, text: str) -> int | None:
        """Inside the block before, as a note may be, or behind it, else from the beginning."""
        words = _WORD.findall(text.casefold())
        if (inside := self._inside(words)) is not None:
            return inside
        for start in (self._at, 0):
            found = self._unbroken(words, start)
            found = self._exact(words, start) if found is None else found
            if found is not None:
                return found
        return self._roughly(words, self._at)

    def _inside(self, words: list[str]) -> int | None:
        """Where words follow each other in the block before."""
        first = words[:_RUN]
        places = self._places.get(first[0], []) if first else []
        index = bisect_left(places, self._begin)
        for place in places[index : index + _TRIES]:
            if place + len(first) > self._at:
                return None
            if self._words[place : place + len(first)] == first:
                return place
        return None

    @property
    def mark(self) -> int:
        """Where the search has come to; for :meth:`place_behind`."""
        return self._at

    def place_behind(self, mark: int, text: str) -> int:
        """The line of a block that holds ``text`` and may stand above blocks placed since ``mark``."""
        at, last = self._at, self.last
        self._at = mark
        line = self.place(text)
        self._at, self.last = max(at, self._at), max(last, self.last)
        return line

    def _find(self, words: list[str], start: int) -> int | None:
        found = self._unbroken(words, start)
        if found is None:  # the block before may have taken too much
            found = self._unbroken(words, max(0, start - _BACK))
        for search in (self._exact, self._roughly):
            found = search(words, start) if found is None else found
        return found

    def _unbroken(self, words: list[str], start: int) -> int | None:
        """Where the first words stand with nothing between them: enough of them stand nowhere by chance."""
        first = words[:_RUN]
        if len(first) < _FIRST:
            return None
        places = self._places.get(first[0], [])
        index = bisect_left(places, start)
        for place in places[index : index + _TRIES]:
            if self._words[place : place + len(first)] == first:
                return place
        return None

    def _exact(self, words: list[str], start: int) -> int | None:
        first = words[:_FIRST]
        if not first:
            return None
        places = self._places.get(first[0], [])
        index = bisect_left(places, start)
        tightest = None  # of two beginnings of one match, the one that stands nearer to its next word
        second = len(self._words)
        for place in places[index : index + _TRIES]:
            if place >= second or (len(first) < 3 and place - start > _NEAR):
                break
            follower = self._follow(first, place)
            if follower is not None:
                tightest, second = place, follower
        return tightest

    def _roughly(self, words: list[str], start: int) -> int | None:
        """Some of the first words may be no words of the source (a number that was counted, an entity)."""
        for word in words[:_FIRST]:
            place = self._next(word, start, _GAP * _FIRST)
            if place is not None:
                return place
        return None

    def _follow(self, words: list[str], place: int) -> int | None:
        """The place of the second word if all words follow the first one at ``place``, else None."""
        second = place
        for number, word in enumerate(words[1:]):
            found = self._next(word, place + 1, _GAP)
            if found is None:
                return None
            place = found
            if number == 0:
                second = found
        return second

    def _next(self, word: str, start: int, within: int) -> int | None:
        places = self._places.get(word, [])
        index = bisect_left(places, start)
        return places[index] if index < len(places) and places[index] - start < within else None

    def _behind(self, words: list[str], start: int) -> int:
        """The index behind the last word of a block that begins at ``start``."""
        at = start + 1
        for word in words[1:]:
            found = self._next(word, at, _GAP)
            if found is not None:
                at = found + 1
        return at
