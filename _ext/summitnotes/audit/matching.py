"""Source and page, word by word.

Blocks are taken in the order of their lines. Each looks for its words from its line on, in order and not
far; what was found is used up. Words that are not found that way (a line number was off, a footnote stood in
mid-sentence) are looked for around the block once more, in any order. Every step is a look-up, so the time
is linear.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
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
_AHEAD = 12
#: Words of the source, with markup between them, that are looked at for that.
_REACH = 60
#: Lines between a word of text and the same word in markup that may stand for each other.
_BESIDE = 20
_FAR = 1 << 60
#: Rules for lines that define what stands elsewhere.
_DEFINING = frozenset({"definition", "link-definition"})


@dataclass(frozen=True, slots=True)
class Invented:
    """A word of the page that stands nowhere in the source."""

    form: str
    kind: str  # of the block that holds it, as docutils names it
    line: int | None


class _Index:
    """Where each form stands, among some of the words, and is not used up yet. Places count all words."""

    def __init__(self, words: Sequence[SourceWord], places: Iterable[int]) -> None:
        self.words = words
        self._places: dict[str, list[int]] = {}
        for index in places:
            self._places.setdefault(words[index].form, []).append(index)
        self._next = {form: list(range(len(found) + 1)) for form, found in self._places.items()}

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

    def use(self, index: int) -> bool:
        """Use up a place; false if it is none of these."""
        places = self._places.get(self.words[index].form, [])
        rank = bisect_left(places, index)
        if rank == len(places) or places[rank] != index:
            return False
        self._next[self.words[index].form][rank] = rank + 1
        return True


class _Source:
    """The words of the source in two indexes: those that should show, and those that are markup."""

    def __init__(self, words: Sequence[SourceWord]) -> None:
        self.words = words
        self.lines = [word.line for word in words]
        self.shown = _Index(words, (n for n, word in enumerate(words) if word.should_show))
        self.hidden = _Index(words, (n for n, word in enumerate(words) if not word.should_show))
        self.defined = _Index(words, (n for n, word in enumerate(words) if word.because in _DEFINING))

    def at_line(self, line: int) -> int:
        """The place of the first word on or after a line."""
        return bisect_left(self.lines, line)

    def find(self, form: str, start: int, last_line: int) -> int | None:
        """The nearest unused place of ``form``, be it text or markup."""
        places = [index.find(form, start, last_line) for index in (self.shown, self.hidden)]
        return min((place for place in places if place is not None), default=None)

    def use(self, index: int, kind: str) -> None:
        for one in (self.shown, self.hidden, self.defined):
            one.use(index)
        self.words[index].outcome, self.words[index].rule = Outcome.KEPT, kind


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
        self.invented: list[Invented] = []
        self._forms = {word.form for word in words}
        self._recovered = False  # whether complaints of a parser brought text back

    def run(self, blocks: Iterable[Block]) -> None:
        """Give every source word its outcome, and list what the page invents."""
        source = _Source(self.words)
        ordered = sorted(blocks, key=lambda block: (block.line is None, block.line or 0))
        self._recovered = any(block.recovered for block in ordered)
        left = [one for block in ordered for one in _in_order(block, source)]
        left = _around(left, source, source.shown)
        # A sign alone on its line may stand beside words on the page.
        _around([_Left(mark, block) for block in ordered for mark in block.marks], source, source.shown)
        left = _around(left, source, source.hidden)
        # What defines a link may stand anywhere in the file; refused, its address is told in words.
        left = _around(left, source, source.defined, reach=_FAR)
        self.invented = [
            Invented(one.form, one.block.kind, one.block.line) for one in left if not self._may_repeat(one)
        ]
        self._put_right()
        self._explain_the_rest()

    def _may_repeat(self, left: _Left) -> bool:
        """Whether a word may stand on the page more often than in the source, or in another place."""
        if is_mark(left.form) or left.form in self.evidence.substitutions:
            return True
        # What docutils could not read it shows, and at times reads once more.
        return self._recovered and left.form in self._forms

    def _put_right(self) -> None:
        """Text that was not found while the same word of some markup beside it was: it is the text."""
        spare: dict[str, list[SourceWord]] = defaultdict(list)
        for word in self.words:
            if word.outcome is Outcome.KEPT and not (word.should_show and self._evidence(word) is None):
                spare[word.form].append(word)
        for word in self.words:
            if word.outcome is Outcome.KEPT or not word.should_show or word.form not in spare:
                continue
            near = spare[word.form]
            found = bisect_left(near, word.line - _BESIDE, key=lambda one: one.line)
            if found < len(near) and near[found].line <= word.line + _BESIDE:
                other = near.pop(found)
                word.outcome, word.rule = Outcome.KEPT, other.rule
                other.outcome = Outcome.UNACCOUNTED

    def _evidence(self, word: SourceWord) -> tuple[Fate, str] | None:
        return self.evidence.find(word.form, word.line) if word.expected is None else None

    def _explain_the_rest(self) -> None:
        seen = {word.line for word in self.words if word.outcome is Outcome.KEPT or not word.should_show}
        for word in self.words:
            if word.outcome is Outcome.KEPT:
                continue
            if not word.should_show:
                dropped = word.expected is Fate.DROPPED
                word.outcome = Outcome.DROPPED if dropped else Outcome.TRANSFORMED
                word.rule = word.because
            elif found := self._evidence(word):
                dropped = found[0] is Fate.DROPPED
                word.outcome = Outcome.DROPPED if dropped else Outcome.TRANSFORMED
                word.rule = found[1]
            elif word.mark and word.line in seen:
                # "* ---": the signs of a line that is shown were used up by the format.
                word.outcome, word.rule = Outcome.TRANSFORMED, "marks"


def _in_order(block: Block, source: _Source) -> list[_Left]:
    """Use up the words of a block from its line on; return those that do not follow."""
    last = (block.line + block.breaks + _OFF) if block.line else _FAR
    # A parser complains at the end of what it could not read.
    above = block.breaks if block.recovered else 0
    at = source.at_line((block.line or 1) - _OFF - above)
    left: list[_Left] = []
    for word in block.words:
        found = _places(word, source, at, last)
        for place in found:
            source.use(place, block.kind)
        if found:
            at = found[-1] + 1
        else:
            left += [_Left(part, block) for part in word.parts]
    return left


def _places(word: PageWord, source: _Source, at: int, last: int) -> list[int]:
    """The places of the source words that a word of the page consists of; empty when there are none."""
    whole = source.find(word.form, at, last)
    if len(word.parts) == 1:
        return [whole] if whole is not None else _joined(word.form, source, at)
    places, start = [], at
    for part in word.parts:
        place = source.find(part, start, last)
        if place is None:
            break
        places.append(place)
        start = place + 1
    if len(places) == len(word.parts) and (whole is None or places[0] < whole):
        return places
    return [whole] if whole is not None else _joined(word.form, source, at)


def _joined(form: str, source: _Source, at: int) -> list[int]:
    """The neighbouring words that make up ``form`` together, as an escaped blank joins them."""
    words, tried = source.words, 0
    last = min(len(words), at + _REACH)
    while at < last and tried < _AHEAD:
        if _is_open(words[at]):
            tried += 1
            places: list[int] = []
            rest, place = form, at
            while place < min(len(words), at + _REACH):
                if words[place].should_show:
                    if not (_is_open(words[place]) and rest.startswith(words[place].form)):
                        break
                    rest = rest[len(words[place].form) :]
                    places.append(place)
                if not rest:
                    return places
                place += 1
        at += 1
    return []


def _is_open(word: SourceWord) -> bool:
    return word.outcome is Outcome.UNACCOUNTED and word.should_show


def _around(left: list[_Left], source: _Source, index: _Index, reach: int = AROUND) -> list[_Left]:
    """Look for words up to ``reach`` lines around their blocks, whatever their order."""
    still: list[_Left] = []
    for one in left:
        line = one.block.line
        last = line + one.block.breaks + reach if line else _FAR
        place = index.find(one.form, source.at_line(line - _OFF) if line else 0, last)
        if place is None and line:
            place = index.find(one.form, source.at_line(line - reach), last)
        if place is None:
            still.append(one)
        else:
            source.use(place, one.block.kind)
    return still
