"""Text as a row of words that can be compared: case, accents, hyphens and apostrophes aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import filterfalse

# Letters and digits with combining marks; ++ and # belong to the name (C++, C#). Soft hyphens and
# zero-width characters do not end a word.
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060])*(?:\+\+|#(?!\w))?")
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060))
_HYPHENS = frozenset("-\u2010\u2011\u00ad")
_APOSTROPHES = frozenset("'’ʼ‘")
_SENTENCE_END = re.compile(r"[.!?…](?=\s|[\"'’”»)])|\n[ \t]*(?:\n|[-*•+=#>|] ?)")
_DE = frozenset({"de", "du", "des"})
_GLUES = _DE | {"d"}
_ARTICLES = frozenset({"la", "le", "les", "l"})

BLANK = " "  # blanks, one line end, or a hyphen without blanks


@dataclass(slots=True)
class Word:
    """One word of a text."""

    start: int  # text[start:end]
    end: int
    raw: str  # as written
    fold: str  # case folded, accents kept
    key: str  # case folded, without accents; French "de la", "du", "d'" … are all "de"
    gap: str  # what stands before it: BLANK, an apostrophe, "/" or whatever else, trimmed
    opens: bool  # the first word of a sentence


def fold_case(raw: str) -> str:
    """NFKC and case folded, accents kept."""
    if raw.isascii():
        return raw.lower()
    raw = unicodedata.normalize("NFKC", raw.translate(_INVISIBLE))
    return unicodedata.normalize("NFC", raw.casefold())


def strip_accents(fold: str) -> str:
    """The same without accents; œ and æ opened."""
    if fold.isascii():
        return fold
    plain = unicodedata.normalize("NFKD", fold)
    plain = "".join(filterfalse(unicodedata.combining, plain))
    return plain.replace("œ", "oe").replace("æ", "ae")


@lru_cache(maxsize=32_768)  # running text uses the same words over and over
def _folded(raw: str) -> tuple[str, str]:
    """The ``fold`` and the ``key`` of a word."""
    fold = fold_case(raw)
    return fold, strip_accents(fold)


def keys_in(text: str) -> set[str]:
    """Every ``key`` that :func:`split_words` may find in ``text``, and perhaps more; much quicker."""
    if text.isascii():
        lower = text.lower()
        keys = set(lower.split() if lower.replace(" ", "").isalnum() else _WORD.findall(lower))
    else:
        keys = {_folded(raw)[1] for raw in set(_WORD.findall(text))}
    return keys | {"de"} if keys & _GLUES else keys


def split_words(text: str, barred: Sequence[tuple[int, int]] = ()) -> list[Word]:
    """The words of ``text`` outside the sorted stretches ``barred``, in order."""
    words: list[Word] = []
    bars = iter(barred)
    bar = next(bars, None)
    end = 0
    for match in _WORD.finditer(text):
        start, stop = match.span()
        while bar is not None and bar[1] <= start:
            bar = next(bars, None)
        if bar is not None and stop > bar[0]:
            continue
        raw = text[start:stop]
        fold, key = _folded(raw)
        between = text[end:start]
        gap = BLANK if between == " " else _gap(between)
        opens = not words or (gap != BLANK and bool(_SENTENCE_END.search(between)))
        words.append(Word(start, stop, raw, fold, key, gap, opens))
        end = stop
    return words if _GLUES.isdisjoint([word.fold for word in words]) else _join_articles(words, text)


def _gap(between: str) -> str:
    core = between.strip()
    if not core:
        return BLANK if between.count("\n") < 2 else "\n"
    if len(core) == 1:
        if core in _HYPHENS and not between[0].isspace():
            return BLANK
        if core in _APOSTROPHES:
            return "'" if len(between) == 1 else '"'
    return core[:8]


def _join_articles(words: list[Word], text: str) -> list[Word]:
    """French "de la charge", "de charge", "des charges", "d'objets": one word "de", one blank."""
    joined: list[Word] = []
    glue = False
    for index, word in enumerate(words):
        if glue and word.key in _ARTICLES and word.gap == BLANK and _goes_on(words, index):
            joined[-1].end = word.end
            joined[-1].raw = text[joined[-1].start : word.end]
            continue
        if glue and word.gap in (BLANK, "'"):
            word.gap = BLANK
        glue = word.fold in _DE or (
            word.fold == "d" and index + 1 < len(words) and words[index + 1].gap == "'"
        )
        if glue:
            word.key = "de"
        joined.append(word)
    return joined


def _goes_on(words: list[Word], index: int) -> bool:
    if index + 1 >= len(words):
        return False
    return words[index + 1].gap == ("'" if words[index].key == "l" else BLANK)
