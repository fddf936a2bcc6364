"""Words and signs, as both sides of the ledger count them.

A word is an unbroken run of letters and digits; underscores and everything else part words, as they are
markup in one format or another. Signs beyond ASCII (dashes, arrows, emoji) count like words. ASCII
punctuation counts only where a line consists of nothing else, because formats use it up as markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
_WORD = re.compile(r"[^\W_]")


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, str]]:
    """(offset, token) of every word and every sign in ``text[start:end]``, ASCII signs included."""
    for found in _TOKEN.finditer(text, start, len(text) if end is None else end):
        yield found.start(), found.group()


def has_word(text: str) -> bool:
    """Whether ``text`` holds at least one letter or digit."""
    return _WORD.search(text) is not None


def is_mark(token: str) -> bool:
    """Whether a token is one ASCII sign."""
    return len(token) == 1 and token.isascii() and not token.isalnum()
