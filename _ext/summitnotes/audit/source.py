"""The source side of the ledger: every word of a file with its line, and what is expected of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from summitnotes.audit.words import has_word, is_mark, tokens
from summitnotes.formats.base import Fate, Span


class Outcome(StrEnum):
    """What became of a word."""

    KEPT = "kept"
    TRANSFORMED = "transformed"
    DROPPED = "dropped"
    UNACCOUNTED = "unaccounted"


@dataclass(slots=True)
class SourceWord:
    """One word of the file. ``outcome`` and ``rule`` are written by the matching."""

    form: str
    line: int  # 1-based
    expected: Fate | None  # None = the format does not say; it should stand on the page
    because: str  # rule or reason of ``expected``
    mark: bool = False  # an ASCII sign on a line of signs
    outcome: Outcome = Outcome.UNACCOUNTED
    rule: str = ""

    @property
    def should_show(self) -> bool:
        return self.expected is None or self.expected is Fate.TEXT


def source_words(text: str, spans: Iterable[Span]) -> list[SourceWord]:
    """The words of ``text`` in order. ``spans`` say what is expected of which stretch; gaps are open.

    ASCII signs count on lines that hold nothing else.
    """
    starts, bare = _lines(text)
    found: list[SourceWord] = []
    for start, end, expected, because in _tiled(spans, len(text)):
        line = bisect_right(starts, start)
        for offset, form in tokens(text, start, end):
            while line < len(starts) and starts[line] <= offset:
                line += 1
            mark = is_mark(form)
            if not mark or line in bare:
                found.append(SourceWord(form, line, expected, because, mark))
    return found


def _lines(text: str) -> tuple[list[int], set[int]]:
    """The offset of every line, and the 1-based lines without a word."""
    starts, bare, at = [], set(), 0
    for number, line in enumerate(text.split("\n"), 1):
        starts.append(at)
        at += len(line) + 1
        if not has_word(line):
            bare.add(number)
    return starts, bare


def _tiled(spans: Iterable[Span], size: int) -> Iterable[tuple[int, int, Fate | None, str]]:
    at = 0
    for span in spans:
        if span.start > at:
            yield at, span.start, None, ""
        if span.end > max(at, span.start):
            yield max(at, span.start), span.end, span.fate, span.rule
        at = max(at, span.end)
    if at < size:
        yield at, size, None, ""
