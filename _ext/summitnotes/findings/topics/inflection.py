"""The forms in which a label may stand in a text: plural, verb and spelling, English and French.

Forms are made once, from the label; the text is never stemmed. So an odd word of a text cannot be
mistaken for a label, and finding costs the same for any number of forms.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from summitnotes.findings.lexicons import words as lexicon_words

# Forms multiply; in a French label of more words only the first and the last inflect.
MAX_WORDS = 6


def plurals(word: str) -> set[str]:
    """Plural forms of a noun in English or French, as one set (``réseau``: réseaus, réseaux)."""
    if len(word) < 3 or (word.endswith(("ss", "us", "is")) and len(word) < 4):
        return set()
    if word.endswith(("s", "x", "z")):
        return {word + "es"} if word.endswith(("ss", "sh", "x")) else set()
    found = {word + "s"}
    if word.endswith(("sh", "ch")):
        found = {word + "es"}
    elif word.endswith("y") and word[-2] not in "aeiou":
        found = {word[:-1] + "ies"}
    elif word.endswith(("eau", "eu")):
        found.add(word + "x")
    elif word.endswith("al"):
        found.add(word[:-2] + "aux")
    return found


def singulars(word: str) -> set[str]:
    """Singular forms of a plural noun; empty when ``word`` looks like no plural."""
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return set()
    if word.endswith("ies"):
        return {word[:-3] + "y"}
    if word.endswith(("eaux", "eux")):
        return {word[:-1]}
    if word.endswith("aux"):
        return {word[:-3] + "al"}
    return {word[:-1]} if word.endswith("s") else set()


def number_forms(word: str) -> set[str]:
    """``word`` with its singular and plural forms."""
    return {word} | plurals(word) | singulars(word)


def _verbal_forms(word: str) -> set[str]:
    """What a gerund that ends a compound may turn into: load balancing, balanced, balancer."""
    stem = word[:-3]
    if not word.endswith("ing") or len(stem) < 4:
        return set()
    found = {stem + end for end in ("", "s", "e", "es", "ed", "er", "ers")}
    if stem[-1] == stem[-2]:  # logging: log
        found |= {stem[:-1], stem[:-1] + "s"}
    return found


def _family(word: str) -> set[str]:
    """The verbs beside a noun in -isation or -ization: containerised, conteneurisé."""
    for end in ("isation", "ization"):
        if word.endswith(end) and len(word) > len(end) + 3:
            stem = word.removesuffix(end)
            english = {
                stem + s + e for s in ("is", "iz") for e in ("e", "es", "ed", "ing", "ation", "ations")
            }
            return english | {stem + "is" + e for e in ("er", "é", "ée", "és", "ées")}
    return set()


def _spellings(word: str) -> set[str]:
    """British and American: virtualisation, virtualization; centre, center."""
    found = set()
    for one, other in (
        ("isation", "ization"),
        ("ization", "isation"),
        ("ising", "izing"),
        ("izing", "ising"),
    ):
        if word.endswith(one) and len(word) > len(one) + 3:
            found.add(word.removesuffix(one) + other)
    for one, other in (("ised", "ized"), ("ized", "ised"), ("tre", "ter"), ("our", "or")):
        if word.endswith(one) and len(word) > 5:
            found.add(word.removesuffix(one) + other)
    return found


def forms(words: Sequence[str], english: bool, french: bool) -> set[tuple[str, ...]]:
    """Every way to write a label of common nouns, given as case-folded words with their accents.

    ``english``/``french`` say in which languages the label is one; the words as given are included.
    """
    words = tuple(words)
    found = {words}
    if not words:
        return found
    last = words[-1]
    if english:
        ends = number_forms(last) | _spellings(last) | _family(last)
        if len(words) > 1:
            ends |= _verbal_forms(last)
        found |= {(*words[:-1], end) for end in ends}
    if french:
        found |= set(product(*(_french_forms(words, index) for index in range(len(words)))))
        found |= {(*words[:-1], end) for end in _family(last)}
    return found


def _french_forms(words: tuple[str, ...], index: int) -> tuple[str, ...]:
    word = words[index]
    if (
        word in lexicon_words("topics/fixed_in_labels")
        or len(word) < 3
        or (len(words) > MAX_WORDS + 2 and 0 < index < len(words) - 1)
    ):
        return (word,)
    found = number_forms(word)
    if index == 0 and len(words) > 1 and word.endswith("ation"):
        found |= {word.removesuffix("ation") + end for end in ("er", "é", "ée", "és", "ées")}
    return tuple(sorted(found))
