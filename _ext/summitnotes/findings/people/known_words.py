"""What is known of a word: first name, last name, ordinary word, place."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from summitnotes.findings.lexicons import words

_FILE = Path(__file__).parent / "lexicon" / "known_words.txt"


class KnownWord(NamedTuple):
    """How well a folded word is known, 0 (not at all) to 3, in each of four ways.

    ``given``, ``family``: in the lists of first and last names of how many countries. ``word``: how common it
    is as an ordinary word. ``proper``: 1 the name of a firm or a product, 2 a place, 3 of the calendar.
    """

    given: int = 0
    family: int = 0
    word: int = 0
    proper: int = 0


_UNKNOWN = KnownWord()


def known(word: str) -> KnownWord:
    """What is known of a word as ``fold_name`` leaves it."""
    return _lexicon().get(word, _UNKNOWN)


@cache
def _lexicon() -> dict[str, KnownWord]:
    """The compiled words, and those that were added by hand beside them."""
    found: dict[str, KnownWord] = {}
    with _FILE.open(encoding="utf-8") as file:
        for line in file:
            code, _, listed = line.partition(" ")
            if code.isdigit():
                found.update(dict.fromkeys(listed.split(), KnownWord(*map(int, code))))
    for word in words("people/first_names"):
        was = found.get(word, _UNKNOWN)
        found[word] = was._replace(given=max(was.given, 2))
    for word in words("people/surnames"):
        was = found.get(word, _UNKNOWN)
        found[word] = was._replace(family=max(was.family, 2))
    for word in words("people/ambiguous_first_names"):
        was = found.get(word, _UNKNOWN)
        found[word] = was._replace(given=max(was.given, 2), word=max(was.word, 2))
    for word in words("people/common_words") | words("people/ordinary_words"):
        was = found.get(word, _UNKNOWN)
        found[word] = was._replace(word=max(was.word, 2))
    return found
