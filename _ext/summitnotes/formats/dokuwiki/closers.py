"""May a span open here? Only if it can close: before its paragraph ends and inside what surrounds it.

This is DokuWiki's rule since July 2026. The search steps over everything that is read in one piece (links,
addresses, nowiki), and each verdict is remembered for the stretch that it was proved for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from summitnotes.formats.dokuwiki.finders import BareUrls

#: Trigger -> for everything that is read in one piece there: offset -> where that piece ends, or less.
Pieces = Mapping[str, Sequence[Callable[[int], int]]]
_PARAGRAPH_END = r"\n[ \t]*\n"


class Closer:
    """The search for the closing mark of one kind of span in one text."""

    def __init__(
        self,
        text: str,
        urls: BareUrls,
        mark: str,
        triggers: Iterable[str],
        pieces: Pieces,
        *,
        touching: bool,
        within_paragraph: bool,
    ) -> None:
        self._text = text
        self._urls = urls
        self._mark = mark
        self._pieces = pieces
        self._touching = touching  # the mark must follow a character that is no blank
        marks = {re.escape(t) for t in triggers if t != "\n"} | {re.escape(mark)}
        parts = sorted(marks, key=len, reverse=True)
        if within_paragraph:
            parts.append(_PARAGRAPH_END)
        elif "\n" in pieces:
            parts.append(r"\n(?=[>-])")  # a quote or a rule inside a footnote
        self._stop = re.compile("|".join(parts))
        self._yes_from = self._yes_at = -1
        self._no_from = self._no_until = -1

    def position(self, start: int) -> int:
        """Where the span that opens before ``start`` would close; -1 if it would not."""
        if 0 <= self._yes_from <= start <= self._yes_at:
            return self._yes_at
        if 0 <= self._no_from <= start < self._no_until:
            return -1
        found, until = self._search(start)
        if found >= 0:
            self._yes_from, self._yes_at = start, found
        else:
            self._no_from, self._no_until = start, until
        return found

    def _search(self, start: int) -> tuple[int, int]:
        """(place of the mark or -1, end of the stretch that was searched)."""
        text, urls = self._text, self._urls
        at = start
        url = urls.next(at)
        stop = self._stop.search(text, at)
        while True:
            if stop is not None and stop.start() < at:
                stop = self._stop.search(text, at)
            while url is not None and url[0] < at:
                url = urls.next(at)
            if url is not None and (stop is None or url[0] < stop.start()):
                at = url[1]
                continue
            if stop is None:
                return -1, len(text) + 1
            here = stop.start()
            if text[here] == "\n" and stop.group() != "\n":
                return -1, here + 1
            if text.startswith(self._mark, here) and not (self._touching and text[here - 1].isspace()):
                return here, here
            at = here + 1
            for end_of in self._pieces.get(stop.group(), ()):
                end = end_of(here)
                if end > here:
                    at = end
                    break
