""" "Did you mean": the one of many names that a misspelt word is most like.

Names are looked up by their pairs of letters and by length, so that a word costs the same among ten names and
among ten thousand; what is asked for again is known. The answer depends on the word and the names alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

#: From how many characters of a word on nothing is compared.
LONGEST = 120
#: Names that a word is compared with, letter by letter.
MAX_CANDIDATES = 400
#: Names that are looked at for one pair of letters, and pairs that are looked at.
_MAX_OF_PAIR = 100
_MAX_PAIRS = 24
#: Up to so many names need no index.
_FEW = 100


class Suggestions:
    """The names of one kind of things, as they may be suggested. ``shown``: folded name -> name."""

    def __init__(self, names: Iterable[str] | Mapping[str, str]) -> None:
        shown = names if isinstance(names, Mapping) else {name: name for name in names}
        # The order decides between names that are equally like a word.
        self._shown = {key: shown[key] for key in sorted(shown, reverse=True) if 0 < len(key) <= LONGEST}
        self._keys = list(self._shown)
        self._pairs: dict[str, list[int]] | None = None
        self._known: dict[tuple[str, float], str | None] = {}

    def nearest(self, word: str, cutoff: float = 0.6) -> str | None:
        """The name most like ``word``, if one is like it by ``cutoff`` (0 to 1)."""
        if not 0 < len(word) <= LONGEST:
            return None
        if (word, cutoff) not in self._known:
            found = process.extractOne(
                word, self._candidates(word, cutoff), scorer=fuzz.ratio, score_cutoff=cutoff * 100
            )
            self._known[word, cutoff] = self._shown[found[0]] if found else None
        return self._known[word, cutoff]

    def _candidates(self, word: str, cutoff: float) -> list[str]:
        if len(self._keys) <= _FEW:
            return self._keys
        pairs = self._index()
        rare = sorted(pairs.keys() & _pairs(word), key=lambda pair: (len(pairs[pair]), pair))
        numbers: set[int] = set()
        for pair in rare[:_MAX_PAIRS]:
            numbers.update(pairs[pair])
            if len(numbers) > MAX_CANDIDATES:
                break
        # Two texts are no more alike than their lengths allow.
        least, most = len(word) * cutoff / (2 - cutoff), len(word) * (2 - cutoff) / cutoff
        return [self._keys[number] for number in sorted(numbers) if least <= len(self._keys[number]) <= most]

    def _index(self) -> dict[str, list[int]]:
        """Pair of letters -> the first names that hold it."""
        if self._pairs is None:
            self._pairs = {}
            for number, key in enumerate(self._keys):
                for pair in _pairs(key):
                    holders = self._pairs.setdefault(pair, [])
                    if len(holders) < _MAX_OF_PAIR:
                        holders.append(number)
        return self._pairs


def closest(word: str, names: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The same for a few names that are asked for once."""
    return Suggestions(list(names)).nearest(word, cutoff)


def _pairs(word: str) -> set[str]:
    framed = f"\x02{word}\x03"
    return {framed[place : place + 2] for place in range(len(framed) - 1)}
