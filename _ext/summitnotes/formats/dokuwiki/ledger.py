"""The fate of every character: shown, turned into structure, or left out for a named reason."""

from __future__ import annotations

from collections.abc import Sequence

from summitnotes.formats.base import Fate, Span

Stretch = tuple[int, int, str]  # (start, end, rule) in the padded text


class Ledger:
    """Collects what was shown and what was left out; what remains is markup."""

    def __init__(self) -> None:
        self._fates: list[tuple[int, int, str, Fate]] = []

    def show(self, start: int, end: int, rule: str) -> None:
        """``padded[start:end]`` stands in the tree."""
        self._fates.append((start, end, rule, Fate.TEXT))

    def drop(self, start: int, end: int, rule: str) -> None:
        """``padded[start:end]`` is left out for the reason ``rule``."""
        self._fates.append((start, end, rule, Fate.DROPPED))

    def spans(
        self, padded: str, marks: Sequence[Stretch], masked: Sequence[tuple[int, int]]
    ) -> tuple[Span, ...]:
        """Tile the author's text.

        ``marks`` are the stretches that the rules took; ``masked`` are marks at the beginning of quoted
        lines, which are never shown although what is shown runs on over them.
        """
        tiler = _Tiler(sorted(marks))
        last = len(padded) - 1
        hidden = sorted(masked)
        at = 0
        for start, end, rule, fate in sorted(self._fates):
            end = min(end, last)
            while at < len(hidden) and hidden[at][1] <= start:
                at += 1
            inside = at
            while inside < len(hidden) and hidden[inside][0] < end:
                tiler.put(start, hidden[inside][0], rule, fate)
                tiler.put(*hidden[inside], "quote", Fate.MARKUP)
                start = hidden[inside][1]
                inside += 1
            tiler.put(start, end, rule, fate)
        tiler.fill(last)
        return tuple(tiler.spans)


class _Tiler:
    def __init__(self, marks: Sequence[Stretch]) -> None:
        self.spans: list[Span] = []
        self._marks = marks
        self._mark = 0
        self._at = 1  # the padding's first line end is not the author's

    def put(self, start: int, end: int, rule: str, fate: Fate) -> None:
        """A stretch of known fate; what lies before it is filled."""
        start = max(start, self._at)
        if start >= end:
            return
        self.fill(start)
        self._append(end, rule, fate)

    def fill(self, until: int) -> None:
        """Give everything up to ``until`` to the rules that took it; the rest is layout (blanks)."""
        marks = self._marks
        while self._at < until:
            while self._mark < len(marks) and marks[self._mark][1] <= self._at:
                self._mark += 1
            if self._mark == len(marks) or marks[self._mark][0] >= until:
                self._append(until, "layout", Fate.MARKUP)
                return
            start, end, rule = marks[self._mark]
            if start > self._at:
                self._append(start, "layout", Fate.MARKUP)
            self._append(min(end, until), rule, Fate.MARKUP)

    def _append(self, end: int, rule: str, fate: Fate) -> None:
        last = self.spans[-1] if self.spans else None
        if last is not None and last.fate is fate and last.rule == rule:
            self.spans[-1] = Span(last.start, end - 1, fate, rule)
        else:
            self.spans.append(Span(self._at - 1, end - 1, fate, rule))
        self._at = end
