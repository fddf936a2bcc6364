"""Searches that remember their last answer, so that hostile text costs linear time.

A scanner asks "where is the next ``]]``?" at every ``[[``. Without a memory, ten thousand openers with no
closer would search to the end of the text ten thousand times.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable


class Finder:
    """The next place where something stands, asked with offsets that mostly rise."""

    def __init__(self, search: Callable[[int], int]) -> None:
        self._search = search
        self._asked = 0
        self._found = -2  # -2: nothing asked yet; -1: nothing from _asked on

    def find(self, start: int) -> int:
        """The first place at or behind ``start``, or -1."""
        if self._found != -2 and start >= self._asked and (self._found == -1 or start <= self._found):
            return self._found
        self._asked = start
        self._found = self._search(start)
        return self._found


class Finders:
    """One :class:`Finder` for each literal or pattern that the rules look for in one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, Finder] = {}

    def literal(self, what: str, start: int) -> int:
        """Where the string ``what`` stands next, at or behind ``start``; -1 if nowhere."""
        finder = self._known.get(what)
        if finder is None:
            text = self._text
            finder = self._known[what] = Finder(lambda at: text.find(what, at))
        return finder.find(start)

    def pattern(self, what: re.Pattern[str], start: int) -> int:
        """Where ``what`` matches next, at or behind ``start``; -1 if nowhere."""
        finder = self._known.get(what.pattern)
        if finder is None:
            text = self._text

            def search(at: int) -> int:
                found = what.search(text, at)
                return found.start() if found else -1

            finder = self._known[what.pattern] = Finder(search)
        return finder.find(start)


# The schemes that DokuWiki links by itself; which of them become links on our pages is decided in links.py.
# A text is searched for signs many times faster than for the beginnings of words: each looks back from one.
_SCHEME = "|".join(
    rf"(?<=(?i:\b({scheme})):)"
    for scheme in ("http", "https", "telnet", "gopher", "wais", "ftp", "ed2k", "irc", "ldap")
)
_BARE_START = re.compile(rf":(?=//)(?:{_SCHEME})//|\.(?<=(?i:(?<![/\\])\b(www|ftp))\.)")
_ADDRESS = re.compile(r"[\w/#~:.?+=&%@!\-\[\];,]+")
_HOST = re.compile(r"[\w.:?\-;,]+")
_TRAILING = ".:?-;,"


class BareUrls:
    """The addresses that stand in running text without any markup."""

    def __init__(self, text: str) -> None:
        self._text = text
        found = [(m.start(m.lastindex or 0), m.end()) for m in _BARE_START.finditer(text)]
        self._starts = [start for start, _ in found]
        self._heads = [end for _, end in found]
        self._ends: list[int | None] = [None] * len(found)

    def next(self, start: int) -> tuple[int, int] | None:
        """The first address that begins at or behind ``start``, as (start, end)."""
        i = bisect_left(self._starts, start)
        while i < len(self._starts):
            end = self._ends[i]
            if end is None:
                end = self._ends[i] = self._measure(self._starts[i], self._heads[i])
            if end >= 0:
                return self._starts[i], end
            i += 1
        return None

    def _measure(self, start: int, head: int) -> int:
        """The end of the address, without trailing punctuation; -1 if it is none."""
        text = self._text
        run = _ADDRESS.match(text, head)
        if run is None:
            return -1
        least = 1
        if text[head - 1] == ".":  # "www." needs a host with another dot and something behind it
            host = _HOST.match(text, head)
            dot = text.find(".", head + 1, host.end()) if host else -1
            if dot < 0:
                return -1
            least = dot - head + 3
        body = text[head : run.end()].rstrip(_TRAILING)
        length = max(len(body), least)
        return head + length if head + length <= run.end() else -1
