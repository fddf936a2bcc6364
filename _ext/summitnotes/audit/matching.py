"""Source and page, word by word.

Blocks are taken in the order of their lines. Each looks for its words from its line on, in order and not
far; what was found is used up. Words that are not found that way (a line number was off, a footnote stood in
mid-sentence) are looked for around the block once more, in any order. Every step is a look-up, so the time
is linear.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summitnotes.audit.evidence import Evidence
from summitnotes.audit.page import Block, PageWord
from summitnotes.audit.source import Outcome, SourceWord
from summitnotes.audit.words import is_mark
from summitnotes.formats.base import Fate

#: Lines around a block in which its words are looked for the second time.
AROUND = 60
#: Lines by which the line of a block may be off.
_OFF = 3
#: Words of the source at which a word that an escape sign joined may begin.
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Invented:
    """A word of the page that stands nowhere in the source."""

    form: str
    kind: str  # of the block that holds it, as docutils names it
    line: int | None


class _Index:
    """Where each form stands in the source and is not used up yet."""

    def __init__(self, words: Sequence[SourceWord]) -> None:
        self.words = words
        self.used = [False] * len(words)
        self._places: dict[str, list[int]] = {}
        for index, word in enumerate(words):
            self._places.setdefault(word.form, []).append(index)
        self._next = {form: list(range(len(places) + 1)) for form, places in self._places.items()}
        self._rank = [0] * len(words)
        for places in self._places.values():
            for rank, index in enumerate(places):
                self._rank[index] = rank

    def find(self, form: str, start: int, last_line: int) -> int | None:
        """The first unused place of ``form`` from ``start`` on, up to a line."""
        places = self._places.get(form)
        if places is None:
            return None
        free = self._next[form]
        rank = bisect_left(places, start)
        root = rank
        while free[root] != root:
            root = free[root]
        while free[rank] != root:  # shorten the way for the next look-up
            free[rank], rank = root, free[rank]
        if root == len(places) or self.words[places[root]].line > last_line:
            return None
        return places[root]

    def use(self, index: int, kind: str) -> None:
        word = self.words[index]
        self.used[index] = True
        rank = self._rank[index]
        self._next[word.form][rank] = rank + 1
        word.outcome, word.rule = Outcome.KEPT, kind


@dataclass(slots=True)
class _Left:
    """A word of a block that was not found at the first look."""

    form: str
    block: Block


class Matching:
    """Looks for every word of the page in the source, and for the rest of the source in the evidence."""

    def __init__(self, words: Sequence[SourceWord], evidence: Evidence) -> None:
        self.words = words
        self.evidence = evidence
        self.shown = [word for word in words if word.should_show]
        self.hidden = [word for word in words if not word.should_show]
        self.invented: list[Invented] = []

    def run(self, blocks: Iterable[Block]) -> None:
        """Give every source word its outcome, and list what the page invents."""
        ordered = sorted(blocks, key=lambda block: (block.line is None, block.line or 0))
        shown = _Index(self.shown)
        lines = [word.line for word in self.shown]
        left = [one for block in ordered for one in _in_order(block, shown, lines)]
        left = _around(left, shown, lines)
        hidden = _Index(self.hidden)
        left = _around(left, hidden, [word.line for word in self.hidden])
        self.invented = [
            Invented(one.form, one.block.kind, one.block.line)
            for one in left
            if one.form not in self.evidence.substitutions and not is_mark(one.form)
        ]
        self._explain_the_rest()

    def _explain_the_rest(self) -> None:
        kept_lines = Counter(word.line for word in self.words if word.outcome is Outcome.KEPT)
        for word in self.words:
            if word.outcome is Outcome.KEPT:
                continue
            if not word.should_show:
                dropped = word.expected is Fate.DROPPED
                word.outcome = Outcome.DROPPED if dropped else Outcome.TRANSFORMED
                word.rule = word.because
            elif word.mark and kept_lines[word.line]:
                # "* ---": the signs of a line that is shown were used up by the format.
                word.outcome, word.rule = Outcome.TRANSFORMED, "marks"
            elif word.expected is None and (found := self.evidence.find(word.form, word.line)):
                dropped = found[0] is Fate.DROPPED
                word.outcome = Outcome.DROPPED if dropped else Outcome.TRANSFORMED
                word.rule = found[1]


def _in_order(block: Block, index: _Index, lines: list[int]) -> list[_Left]:
    """Use up the words of a block from its line on; return those that do not follow."""
    first = (block.line or 1) - _OFF
    last = (block.line + block.breaks + _OFF) if block.line else 1 << 60
    at = bisect_left(lines, first)
    left: list[_Left] = []
    for word in block.words:
        found = _places(word, index, at, last)
        for place in found:
            index.use(place, block.kind)
        if found:
            at = found[-1] + 1
        else:
            left += [_Left(part, block) for part in word.parts]
    return left


def _places(word: PageWord, index: _Index, at: int, last: int) -> list[int]:
    """The places of the source words that a word of the page consists of; empty when there are none."""
    whole = index.find(word.form, at, last)
    if len(word.parts) == 1:
        return [whole] if whole is not None else _joined(word.form, index, at)
    places, start = [], at
    for part in word.parts:
        place = index.find(part, start, last)
        if place is None:
            break
        places.append(place)
        start = place + 1
    if len(places) == len(word.parts) and (whole is None or places[0] < whole):
        return places
    return [whole] if whole is not None else _joined(word.form, index, at)


def _joined(form: str, index: _Index, at: int) -> list[int]:
    """The neighbouring words that make up ``form`` together, as an escaped blank joins them."""
    tried = 0
    while at < len(index.words) and tried < _AHEAD:
        if index.used[at]:
            at += 1
            continue
        tried += 1
        places, rest, place = [], form, at
        while place < len(index.words) and rest.startswith(index.words[place].form):
            if index.used[place]:
                break
            rest = rest[len(index.words[place].form) :]
            places.append(place)
            place += 1
            if not rest:
                return places
        at += 1
    return []


def _around(left: list[_Left], index: _Index, lines: list[int]) -> list[_Left]:
    """Look for words in the neighbourhood of their blocks, whatever their order."""
    still: list[_Left] = []
    for one in left:
        line = one.block.line
        start = bisect_left(lines, line - AROUND) if line else 0
        last = line + one.block.breaks + AROUND if line else 1 << 60
        near = bisect_left(lines, line - _OFF) if line else 0
        place = index.find(one.form, near, last)
        if place is None:
            place = index.find(one.form, start, last)
        if place is None:
            still.append(one)
        else:
            index.use(place, one.block.kind)
    return still
