"""How the words of a title look: their number, their capitals, whether they end as running text does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summitnotes.findings.people.folding import only_words

_WORD = re.compile(r"\w+")
_PROSE_END = re.compile(r"[^\W\d_]{3,}[.;]$")
_LONG_WORD = 4  # letters; shorter ones are small in English titles, too


def ends_sentence(text: str, count: int) -> bool:
    """Whether a text of ``count`` words ends as running text does."""
    return count > 3 and text.endswith((".", ";")) and bool(_PROSE_END.search(text))


#: Letters of scripts that set no blanks between words; two of them are about one.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e01-\u0e3a]")


def count_words(text: str, said: Sequence[str]) -> int:
    """How many words a text has; ``said``: what its blanks part."""
    return len(said) if text.isascii() else len(said) + len(_UNSPACED.findall(text)) // 2


def words_of(text: str) -> list[str]:
    return text.split(" ") if only_words(text) else _WORD.findall(text)


def capitals(said: Sequence[str]) -> float:
    """The share of the long words of a title that begin with a capital; the first counts for nothing."""
    begun = [word[0] for word in said[1:] if len(word) >= _LONG_WORD]
    return sum(map(str.isupper, begun)) / len(begun) if begun else 0.5
