"""How well each entry is found by each word.

A name shares its weight among its words, so that a query that is a whole name stands before one that is a
part of a longer name, and both before words of running text. Weights are whole numbers from 1 to 127.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from summitnotes.sphinx.searching.stemming import ALL_STOPWORDS, STEPS, fold, key, name_keys, pieces, split
from summitnotes.sphinx.tree.languages import stemmer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from summitnotes.sphinx.searching.entries import Entry, Shelf

#: Kind of an entry -> weight of a whole name.
_NAME = {"talk": 80, "notes": 40, "event": 120, "series": 124, "person": 120, "topic": 120, "page": 60}
_PEOPLE = 40
_ABOUT = 12
_SHELF = 24
#: Most that words of running text count, and the length in words at which half of that is reached by one.
_USUAL_TEXT = 8
_TEXT = {"topic": 2}  # definitions are ours
_USUAL_LENGTH = 120
_MOST = 127


class Weights(NamedTuple):
    """What one shelf adds to the index. It depends on that shelf alone, so it is kept between builds."""

    entries: dict[str, list[int]]  # key -> place of an entry on the shelf, its weight, place of the next, …
    shelf: dict[str, int]  # key -> what it weighs for each entry of the shelf
    words: dict[str, int]  # folded word -> how often it is met, names counting more
    forms: dict[tuple[str, str], set[str]]  # language, stem -> keys, in languages without rules of ours


def weigh(shelf: Shelf) -> Weights:
    """What the entries of a shelf are found by."""
    weights = Weights({}, {}, {}, defaultdict(set))
    weights.shelf.update(_names(shelf.names, _SHELF, weights.words))
    entries = weights.entries
    for place, entry in enumerate(shelf.entries):
        for one, weight in _entry(entry, weights.words, weights.forms).items():
            if one in entries:
                entries[one] += (place, weight)
            else:
                entries[one] = [place, weight]
    return weights._replace(forms=dict(weights.forms))


def _entry(entry: Entry, words: dict[str, int], forms: dict[tuple[str, str], set[str]]) -> dict[str, int]:
    weights: dict[str, int] = {}
    for names, weight in ((entry.names, _NAME[entry.kind]), (entry.people, _PEOPLE), (entry.about, _ABOUT)):
        for one, share in _names(names, weight, words).items():
            weights[one] = min(_MOST, weights.get(one, 0) + share)
    counts: dict[str, int] = {}
    for language, found in entry.words.items():
        for word, times in found.items():
            one = key(word, language)
            counts[one] = counts.get(one, 0) + times
            words[word] = words.get(word, 0) + times
        own = stemmer(language) if language not in STEPS else None
        if own is not None:
            for word in found:
                forms[language, own(word)].add(key(word, language))
    most = _TEXT.get(entry.kind, _USUAL_TEXT)
    length = sum(counts.values()) / _USUAL_LENGTH
    worth = {times: max(1, round(most * times / (times + 0.4 + length))) for times in set(counts.values())}
    for one, times in counts.items():
        weights[one] = min(_MOST, weights[one] + worth[times]) if one in weights else worth[times]
    return weights


def _names(names: Iterable[str], weight: int, words: dict[str, int]) -> dict[str, int]:
    """Key -> its share of the best name that it is a word of."""
    best: dict[str, int] = {}
    for name in dict.fromkeys(names):
        keys, folded = _name(name)
        share = max(1, weight // max(1, len(folded)))
        for one in keys:
            if best.get(one, 0) < share:
                best[one] = share
        for word in folded:
            words[word] = words.get(word, 0) + 10
    return best


@lru_cache(maxsize=1 << 14)  # the same people speak again, about the same things
def _name(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The keys of a name and its folded words; stop words count where there is nothing else."""
    written = split(name)
    telling = [word for word in written if fold(word) not in ALL_STOPWORDS] or written
    keys = frozenset(one for word in telling for part in (word, *pieces(word)) for one in name_keys(part))
    return keys, tuple(fold(word) for word in telling)


def usual_words(words: Mapping[str, int]) -> dict[str, int]:
    """The words that a slip may have meant: of letters, four at least, and of a large site not the rarest."""
    known = {word: count for word, count in words.items() if len(word) > 3 and word.isalpha()}
    if len(known) > _SMALL:
        known = {word: count for word, count in known.items() if count > 1}
    return known


#: With no more words than this, every one is offered for a slip.
_SMALL = 20_000
