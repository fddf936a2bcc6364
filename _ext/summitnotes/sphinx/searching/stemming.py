"""The words of a text, and the keys by which the search finds them.

A key stands for the forms of a word in one language: ``server`` and ``servers``, ``conteneur`` and
``conteneurs``. No language takes the endings of another off, so "conteneurs" is no form of "contain". The
rules are one table, which :mod:`.packing` gives to the browser, so both sides make the same keys whichever
version of Snowball is installed. They work on words without accents: a word is found from any keyboard.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any, NamedTuple

from summitnotes.sphinx.borrowed import ENGLISH_STOPWORDS, FRENCH_STOPWORDS


class Ending(NamedTuple):
    """Replace ``suffix`` by ``by`` when at least ``least`` letters stand before it.

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
_DOUBLES = _rules(" ".join(f"{letter}{letter}>{letter}:2" for letter in "bcdfgklmnprtvz"))

#: BCP 47 tag -> steps, applied in this order; of each, one rule at most.
STEPS: dict[str, tuple[tuple[Ending, ...], ...]] = {
    "en": (
        # Plurals. A rule that replaces a suffix by itself protects it ("status", but "cpus").
        _rules("s>:2 ss>ss:0 us>us:3 is>is:3 ysis>ys:2 sses>ss:1 ches>ch:2 shes>sh:2 xes>x:2 ies>y:2"),
        # Inflection, and the endings that hide behind a final e.
        _rules("e>:3 ee>:3 ing>:3 ed>:3 eed>eed:0 ate>:4 ated>:4 ating>:4 ite>:5 able>:3 ible>:4"),
        # Nouns and adverbs made of verbs and adjectives.
        _rules(
            "ation>:4 tion>t:4 ability>:3 ibility>:4 ity>:4 ical>ic:3 ically>ic:3 ally>al:4 ely>:3"
            " ency>enc:3 ancy>anc:3 ness>:4 " + _ADVERBS
        ),
        _rules("ment>:4 ement>:5"),
        # Who or what does it.
        _rules("er>:4 tor>t:3 sor>s:4 ator>:4"),
        _DOUBLES,
        # Letters that British and American writers choose differently.
        _rules("y>i:3 iz>is:2"),
    ),
    "fr": (
        _rules("s>:2 ss>ss:0 us>us:3 is>is:3 ois>oi:3 eaux>eau:1 aux>al:3 eux>eus:3"),
        # Inflection, feminine and the endings that hide behind a final e.
        _rules(
            "e>:3 ee>:3 ite>:5 able>:3 ible>:4 atrice>:4 abilite>:3 ibilite>:4 elle>el:3 euse>:4"
            " aient>:3 ait>:4 ez>:4 iez>:4 era>:5 eront>:4 isant>is:3"
        ),
        _rules("ation>:4 tion>t:4 if>iv:3"),
        _rules("ment>:4 ement>:5"),
        _rules("er>:4 eur>:4 ateur>:4"),
        _DOUBLES,
        _rules("y>i:3 iqu>ic:2"),
    ),
}

#: What tells the keys of a language from those of the others; English has none.
MARKS = {"en": "", "fr": "~"}
#: The mark of words that stay as they are: names with digits, other languages, stop words.
AS_WRITTEN = "="

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

_ACCENTS = re.compile("[\u0300-\u036f]+")
_VOWEL = re.compile("[aeiouy]")
_LATIN = re.compile("[a-z]{3,}")
# "R&D", "C++", "C#", then plain runs of letters and digits. A dot before a name (".NET") is looked for apart.
_WORD = re.compile(r"[A-Za-z]{1,3}(?:&[A-Za-z]{1,3})+(?!\w)|\w+(?:\+\+|#)(?!\w)|\w+")
_PIECE = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans(LETTERS)


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """``text`` in lower case without accents: ``Sébastien`` and ``SEBASTIEN`` become ``sebastien``."""
    if text.isascii():
        return text.lower()
    lower = unicodedata.normalize("NFKD", text).lower()
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", lower)).translate(_LETTERS)


def split(text: str) -> list[str]:
    """The words of ``text``, accents composed: runs of letters, digits and underscores, and ``C++``, ``C#``,
    ``.NET``, ``R&D``."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if text.replace(" ", "").isalnum():
        return text.split()  # most blocks: words and blanks
    found = []
    for match in _WORD.finditer(text):
        start, word = match.start(), match[0]
        dotted = start > 0 and text[start - 1] == "." and word[0].isalpha()
        if dotted and (start == 1 or not _continues(text[start - 2])):
            word = f".{word}"
        found.append(word)
    return found


def _continues(char: str) -> bool:
    """Whether a dot behind ``char`` belongs to it: "nova.conf" and "v1.x" hold no name with a dot."""
    return char in "._)]}" or char.isalnum()


def pieces(word: str) -> list[str]:
    """The words inside a word of :func:`split`: ``run_tests`` holds two, ``C++`` none but itself."""
    if word.isalnum():
        return []
    found = [piece for piece in _PIECE.findall(word) if len(piece) > 1]
    return [] if found == [word] else found


#: BCP 47 tag -> words of a sentence that carry no subject, folded.
STOPWORDS = {
    tag: frozenset(part for word in words for part in (fold(word),) if part.isalnum())
    for tag, words in (("en", ENGLISH_STOPWORDS), ("fr", FRENCH_STOPWORDS))
}
ALL_STOPWORDS = frozenset().union(*STOPWORDS.values())


def tables() -> dict[str, Any]:
    """What the browser needs to work out the same keys, ready for JSON."""
    return {"letters": LETTERS, "steps": STEPS, "marks": MARKS, "stop": sorted(ALL_STOPWORDS)}


@lru_cache(maxsize=1 << 17)
def key(word: str, language: str) -> str:
    """The key of a word of a text in ``language`` (BCP 47; a language without rules leaves it as written)."""
    folded = fold(word)
    if language not in STEPS or not _LATIN.fullmatch(folded):
        return folded + AS_WRITTEN
    return _strip(folded, language) + MARKS[language]


def name_keys(word: str) -> set[str]:
    """The keys of a word of a name, whose language nobody knows: one for each language that has rules."""
    return {key(word, language) for language in STEPS}


def _by_last_letter(step: tuple[Ending, ...]) -> dict[str, tuple[Ending, ...]]:
    letters = {rule.suffix[-1] for rule in step}
    return {letter: tuple(rule for rule in step if rule.suffix[-1] == letter) for letter in letters}


#: The same steps, so that few rules are tried on a word.
_STEPS = {tag: tuple(_by_last_letter(step) for step in steps) for tag, steps in STEPS.items()}


def _strip(word: str, language: str) -> str:
    for step in _STEPS[language]:
        for suffix, by, least in step.get(word[-1], ()):
            if word.endswith(suffix):
                start = word[: len(word) - len(suffix)]
                if len(start) >= least and (least < 3 or _VOWEL.search(start)):
                    word = start + by
                    break
    return word
