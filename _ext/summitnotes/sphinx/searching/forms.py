"""Forms of one word, in the languages that the table of :mod:`.stemming` does not speak.

The browser knows the table alone, so its keys must do. Words of a block are stemmed here by the Snowball
stemmer of the block's own language; the keys of all forms that the site holds of one word lead to every page
with one of them. A reader who types any of these forms finds them all.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from summitnotes.sphinx.searching.stemming import stem
from summitnotes.sphinx.tree.languages import stemmer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableMapping

    from summitnotes.records.said import Said


def forms(said: Mapping[str, Said]) -> dict[str, tuple[str, ...]]:
    """Key -> the documents that hold a form of its words, beyond those that the key itself stands for."""
    words: dict[tuple[str, str], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for doc, one in said.items():
        for language, written in one.words:
            own = stemmer(language)
            for word in written if own else ():
                assert own is not None
                keys, docs = words[language, own(word)]
                keys.update((stem(word), stem(own(word))))
                docs.add(doc)
    found: dict[str, set[str]] = defaultdict(set)
    for keys, docs in words.values():
        for key in keys if len(keys) > 1 else ():
            found[key] |= docs
    return {key: tuple(sorted(docs)) for key, docs in sorted(found.items())}


def add_forms(index: MutableMapping[str, Any], found: Mapping[str, Iterable[str]]) -> None:
    """Enter what :func:`forms` found into an index as Sphinx writes it."""
    numbers = {doc: number for number, doc in enumerate(index["docnames"])}
    terms = index["terms"]
    for key, docs in found.items():
        known = terms.get(key, [])
        pages = {known} if isinstance(known, int) else set(known)
        pages.update(numbers[doc] for doc in docs if doc in numbers)
        if pages:
            terms[key] = sorted(pages)
