"""Word lists for the finders, one plain text file each, in the folder ``lexicon`` of the room that reads it.

Words stand apart by blanks or line ends, ``#`` starts a comment. All are in lower case with accents folded
away unless the file says otherwise. To teach the finders a word, add it to its file; phrases of several
words are written with ``_`` for the blank.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FINDINGS = Path(__file__).resolve().parent


def lines(name: str) -> list[str]:
    """The lines of the list ``name``, such as ``people/roles`` (``people/lexicon/roles.txt``), without
    comments.
    """
    room, _, file = name.partition("/")
    text = (_FINDINGS / room / "lexicon" / f"{file}.txt").read_text(encoding="utf-8")
    return [line.partition("#")[0] for line in text.splitlines()]


@cache
def words(name: str) -> frozenset[str]:
    """The words of the list ``name``; ``_`` is turned into a blank."""
    return frozenset(word.replace("_", " ") for line in lines(name) for word in line.split())
