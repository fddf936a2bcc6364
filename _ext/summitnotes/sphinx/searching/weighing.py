"""How well each entry is found by each word.

A name shares its weight among its words, so that a query that is a whole name stands before one that is a
part of a longer name, and both before words of running text. Weights are whole numbers from 1 to 127.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

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


@dataclass(slots=True)
class Postings:
    """Where one key is found."""

    entries: dict[int, int] = field(default_factory=dict)  # number of the entry -> weight
    shelves: dict[int, int] = field(default_factory=dict)  # number of the shelf -> weight


@dataclass(slots=True)
class Weighed:
    postings: dict[str, Postings]
    words: Counter[str]  # folded word -> how often it is met, names counting more: what a slip may have meant


def weigh(shelves: Iterable[Shelf], numbers: Iterable[int]) -> Weighed:
    """The postings of every key; ``numbers`` are those of the entries, in the order of the shelves."""
    found: dict[str, Postings] = defaultdict(Postings)
    words: Counter[str] = Counter()
    forms: dict[tuple[str, str], set[str]] = defaultdict(set)
    given = iter(numbers)
    for place, shelf in enumerate(shelves):
        for one, weight in _names(shelf.names, _SHELF, words).items():
            found[one].shelves[place] = weight
        for entry in shelf.entries:
            number = next(given)
            for one, weight in _entry(entry, words, forms).items():
                found[one].entries[number] = min(weight, _MOST)
    _share(found, forms.values())
    return Weighed(dict(found), words)


def _entry(entry: Entry, words: Counter[str], forms: dict[tuple[str, str], set[str]]) -> dict[str, int]:
    weights: dict[str, int] = {}
    for names, weight in ((entry.names, _NAME[entry.kind]), (entry.people, _PEOPLE), (entry.about, _ABOUT)):
        for one, share in _names(names, weight, words).items():
            weights[one] = weights.get(one, 0) + share
    counts: dict[str, int] = {}
    for language, found in entry.words.items():
        own = stemmer(language) if language not in STEPS else None
        for word, times in found.items():
            one = key(word, language)
            counts[one] = counts.get(one, 0) + times
            words[word] += times
            if own is not None:
                forms[language, own(word)].add(one)
    most = _TEXT.get(entry.kind, _USUAL_TEXT)
    length = sum(counts.values()) / _USUAL_LENGTH
    for one, times in counts.items():
        weights[one] = weights.get(one, 0) + max(1, round(most * times / (times + 0.4 + length)))
    return weights


def _names(names: Iterable[str], weight: int, words: Counter[str]) -> dict[str, int]:
    """Key -> its share of the best name that it is a word of."""
    best: dict[str, int] = {}
    for name in dict.fromkeys(names):
        keys, folded = _name(name)
        share = max(1, weight // max(1, len(folded)))
        for one in keys:
            if best.get(one, 0) < share:
                best[one] = share
        for word in folded:
            words[word] += 10
    return best


@lru_cache(maxsize=1 << 14)  # the same people speak again, about the same things
def _name(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The keys of a name and its folded words; stop words count where there is nothing else."""
    written = split(name)
    telling = [word for word in written if fold(word) not in ALL_STOPWORDS] or written
    keys = frozenset(one for word in telling for part in (word, *pieces(word)) for one in name_keys(part))
    return keys, tuple(fold(word) for word in telling)


def _share(found: dict[str, Postings], groups: Iterable[set[str]]) -> None:
    """Let forms of one word in languages without rules of ours lead to the same entries."""
    for group in groups:
        keys = sorted(one for one in group if one in found) if len(group) > 1 else []
        together: dict[int, int] = {}
        for one in keys:
            for number, weight in found[one].entries.items():
                together[number] = max(weight, together.get(number, 0))
        for one in keys:
            found[one].entries = {**together, **found[one].entries}


def usual_words(words: Mapping[str, int]) -> dict[str, int]:
    """The words that a slip may have meant: of letters, four at least, and of a large site not the rarest."""
    known = {word: count for word, count in words.items() if len(word) > 3 and word.isalpha()}
    if len(known) > _SMALL:
        known = {word: count for word, count in known.items() if count > 1}
    return known


#: With no more words than this, every one is offered for a slip.
_SMALL = 20_000
