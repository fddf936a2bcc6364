"""Word lists for the finders, one plain text file each: words apart by blanks or line ends, ``#`` starts a
comment.

All words are in lower case with accents folded away unless the file says otherwise. To teach the finders a
word, add it to its file; phrases of several words are written with ``_`` for the blank.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent


@cache
def words(name: str) -> frozenset[str]:
    """The words of ``lexicon/<name>.txt``; ``_`` is turned into a blank."""
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    found = " ".join(line.partition("#")[0] for line in lines).split()
    return frozenset(word.replace("_", " ") for word in found)
