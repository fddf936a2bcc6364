"""Search keys: one key for the forms of a word, French or English, with or without accents.

One table serves both sides of the search: :func:`stem` applies it in Python and ``search.js`` in the
browser, so the two agree whichever version of Snowball is installed (3.0 and 3.1 stem "internal"
differently, and Sphinx ships the JavaScript of one while PyPI has the other). The table works on
folded words of either language, so a page is found from a keyboard without accents, and cognates
often meet: ``déploiement``, ``deployment`` and ``deploying`` share a key.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any, NamedTuple

from summitnotes.sphinx.borrowed import ENGLISH_STOPWORDS, FRENCH_STOPWORDS


class Ending(NamedTuple):
    """Replace ``suffix`` by ``by`` when at least ``least`` letters, stand before it.

    From three letters on, one of them must be a vowel: "string" is no form of "str".
    """

    suffix: str
    by: str
    least: int


def _rules(text: str) -> tuple[Ending, ...]:
    """Rules from ``suffix>by:least`` words, the longest suffix first: the first that fits is applied."""
    found = []
    for word in text.split():
        suffix, _, rest = word.partition(">")
        by, _, least = rest.partition(":")
        found.append(Ending(suffix, by, int(least)))
    return tuple(sorted(found, key=lambda rule: (-len(rule.suffix), rule.suffix)))


# Adverbs lose "ly" after these letters only (the rule of the Porter stemmers): "family" keeps it.
_ADVERBS = " ".join(f"{letter}ly>{letter}:3" for letter in "cdghkmnrt")

#: Steps, applied in this order; of each, one rule at most.
STEPS: tuple[tuple[Ending, ...], ...] = (
    # Plurals. A rule that replaces a suffix by itself protects it ("status", but "cpus").
    _rules(
        "s>:2 ss>ss:0 us>us:3 is>is:3 ysis>ys:2 ois>oi:3 sses>ss:1 ches>ch:2 shes>sh:2 xes>x:2 ies>y:2"
        " eaux>eau:1 aux>al:3 eux>eus:3"
    ),
    # Inflection, feminine and the endings that hide behind a final e.
    _rules(
        "e>:3 ee>:3 ing>:3 ed>:3 eed>eed:0 ate>:4 ated>:4 ating>:4 ite>:5 able>:3 ible>:4 atrice>:4"
        " abilite>:3 ibilite>:4 elle>el:3 aient>:3 ait>:4 ez>:4 iez>:4 era>:5 eront>:4 isant>is:3"
    ),
    # Nouns and adverbs made of verbs and adjectives.
    _rules(
        "ation>:4 tion>t:4 ability>:3 ibility>:4 ity>:4 ical>ic:3 ically>ic:3 ally>al:4 ely>:3 ency>enc:3"
        " ancy>anc:3 if>iv:3 ness>:4 " + _ADVERBS
    ),
    _rules("ment>:4 ement>:5"),
    # Who or what does it.
    _rules("er>:4 eur>:4 tor>t:3 sor>s:4 ator>:4 ateur>:4"),
    # Doubled consonants, then letters that the languages and the dialects write differently.
    _rules(" ".join(f"{letter}{letter}>{letter}:2" for letter in "bcdfgklmnprtvz")),
    _rules("y>i:3 iz>is:2 iqu>ic:2"),
)

#: Letters that do not decompose into a base letter and a mark.
LETTERS = {
    "œ": "oe",
    "æ": "ae",
    "ß": "ss",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
    "ς": "σ",
}

_MARKS = re.compile("[\u0300-\u036f]+")
_VOWEL = re.compile("[aeiouy]")
_LATIN = re.compile("[a-z]{3,}")
_WORD = re.compile(r"\w+")
_LETTERS = str.maketrans(LETTERS)


def fold(text: str) -> str:
    """``text`` in lower case without accents: ``Sébastien`` and ``SEBASTIEN`` become ``sebastien``."""
    if text.isascii():
        return text.lower()
    lower = unicodedata.normalize("NFKD", text).lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", lower)).translate(_LETTERS)


def split(text: str) -> list[str]:
    """The words of ``text``: runs of letters, digits and underscores, accents composed."""
    return _WORD.findall(text if text.isascii() else unicodedata.normalize("NFC", text))


#: Words of a sentence that carry no subject, in either language, folded.
STOPWORDS = frozenset(
    part for word in ENGLISH_STOPWORDS | FRENCH_STOPWORDS for part in (fold(word),) if part.isalnum()
)


def _strip(word: str) -> str:
    for step in STEPS:
        for suffix, by, least in step:
            if word.endswith(suffix):
                start = word[: len(word) - len(suffix)]
                if len(start) >= least and (least < 3 or _VOWEL.search(start)):
                    word = start + by
                    break
    return word


def tables() -> dict[str, Any]:
    """What ``search.js`` needs to work out the same keys, ready for JSON."""
    return {"letters": LETTERS, "steps": STEPS, "stop": sorted(STOPWORDS)}


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """The search key of a word: equal for its forms, in lower case without accents.

    A stop word is its own key, and no other word gets the key of a stop word ("notes" is no form of
    "not", but both "note" and "notes" must keep one key).
    """
    folded = fold(word)
    if folded in STOPWORDS or not _LATIN.fullmatch(folded):
        return folded
    key = _strip(folded)
    return f"{key}_" if key in STOPWORDS else key
