"""The form in which names and words are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import filterfalse

from summitnotes.findings.lexicons import words

_BLANKS = re.compile(r"[\W_]+")
# The same for text in ASCII, where a table is quicker: apostrophes go, other signs become blanks.
_ASCII = {code: None if char == "'" else " " for code in range(128) if not (char := chr(code)).isalnum()}


def _only_words(text: str) -> bool:
    """Whether a text is words and single blanks: a quick look that spares most of them every pattern."""
    return text.replace(" ", "").isalnum() and "  " not in text and text[0] != " " != text[-1]


only_words = lru_cache(maxsize=1024)(_only_words)  # of one line, by every finder that looks at it


@lru_cache(maxsize=4096)  # the words of a heading are asked for again by every rule
def fold_name(text: str) -> str:
    """Lower case, accents and punctuation away, blanks single: the form in which names are compared."""
    if text.isascii():
        flat = text.lower()
        return flat if flat.isalnum() or _only_words(flat) else " ".join(flat.translate(_ASCII).split())
    # Twice: "𝐀" has no small letter of its own and turns into "A" only when it is taken apart.
    flat = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    flat = "".join(filterfalse(unicodedata.combining, flat))
    flat = flat.replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("œ", "oe").replace("æ", "ae")
    if flat.isalnum():
        return flat
    return _BLANKS.sub(" ", flat.replace("'", "").replace("’", "")).strip()


@cache
def folded_list(name: str) -> frozenset[str]:
    """The words of a list as they are compared; those of other letters are listed as written."""
    return frozenset(map(fold_name, words(name)))
