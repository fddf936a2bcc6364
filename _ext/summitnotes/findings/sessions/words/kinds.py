"""Words that say what kind of session a text announces (``lexicon/kind_words.txt``), and where they count.

They count as the first words of a text ("Keynote: …", "Taller de …", "2nd Keynote", "Bastelworkshop") and as
the last one of a short title ("Robots Village Keynote").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

from summitnotes.findings.lexicons import lines, words
from summitnotes.findings.people.folding import fold_name
from summitnotes.records.model import Kind

_ORDINAL = re.compile(
    r"[0-9]{1,2}\s?(?:st|nd|rd|th|er|ère|e|ème|eme|º|ª|°|de|ste)\s+(?=[^\W\d_])", re.IGNORECASE
)
_NUMBER = re.compile(
    r"\s*(?:#|n°|no\.?|nr\.?)?\s*[0-9]{1,2}(?:\([0-9]{1,2}\)|\b(?!:[0-9]))|\s+(?:I{1,3}|IV|V)\b|[一二三四五六七八九十]{1,3}(?!\w)"
)
_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+?(?=(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?!\w))")  # "Talk1", "演讲一"
_GAP = re.compile(r"[\s\-'’]+|·(?=\w)")  # "col·loqui"
_SHORTEST_FRONT = 3  # letters before the part of a compound word that says the kind


@lru_cache(maxsize=4096)  # asked of one heading by every step that takes it apart
def kind_prefix(text: str) -> tuple[Kind, re.Match[str]] | None:
    """The kind that ``text`` begins with, and the match of its words; None when it begins otherwise.

    "Charla keynote" is a keynote: a word for any talk says less than the one behind it.
    """
    word = text.partition(" ")[0].lower()
    if word.isascii() and word.isalpha() and word not in _first_words() and not word.endswith(_ends()):
        return None  # most lines
    ordinal = _ORDINAL.match(text) if text[:1].isdigit() else None
    found = _kind_at(text, ordinal.end() if ordinal else 0)
    if found is None:
        return None
    kind, stop = found
    if ordinal and kind is Kind.WORKSHOP:
        return None  # "6th Workshop on Grids" is an event
    if kind is Kind.TALK and (gap := re.match(r"\s+", text[stop:])):
        more = _kind_at(text, stop + gap.end())
        kind, stop = more if more is not None and more[0] is not Kind.TALK else found
    number = _NUMBER.match(text, stop)
    match = _beginning(number.end() if number else stop).match(text)
    return (kind, match) if match else None


def _kind_at(text: str, at: int) -> tuple[Kind, int] | None:
    """The kind of the longest phrase that stands at ``text[at]``, and where it ends."""
    first = _LETTERS.match(text, at) or _WORD.match(text, at)
    if first is None:
        return None
    word = _folded(first[0])
    if word not in _first_words():
        compound = (kind for end, kind in _compounds().items() if word[_SHORTEST_FRONT:].endswith(end))
        return next(((kind, first.end()) for kind in compound), None)
    found, phrase, match = None, word, first
    for _ in range(_most_words()):
        if phrase in _phrases():
            found = _phrases()[phrase], match.end()
        gap = _GAP.match(text, match.end())
        behind = _WORD.match(text, gap.end()) if gap else None
        if behind is None:
            break
        match = behind
        phrase = f"{phrase} {_folded(match[0])}"
    return found


def _folded(word: str) -> str:
    return word.lower() if word.isascii() else fold_name(word)


@cache
def _beginning(stop: int) -> re.Pattern[str]:
    return re.compile(rf"(?s).{{{stop}}}")


# "Round table on …", "Table ronde de la communauté": the words stay in the title.
ABOUT = re.compile(
    r"\s+(?:on|about|of|for|with|sur|de|du|des|zu[mr]?|für|mit|über|von|sobre|con|del|da|do|di|su|sul|sui|over|van|der|dos|das|dei|degli|della|delle|:)\s"
    r"|\s+d['’]",
    re.IGNORECASE,
)


def kind_of_title(text: str) -> Kind | None:
    """The kind that words of a title name which stay in it.

    The first ones, when they say what it is about: "Taller de mapas"; the last one of a short title:
    "Robots Village Keynote".
    """
    first = kind_prefix(text)
    if first and (kind := _going_on(first, text)):
        return kind
    if not 0 < (short := _HELD_WITH.sub("", text)).count(" ") < _SHORT:
        return None
    tokens = fold_name(short).split()
    if not 1 < len(tokens) <= _SHORT or tokens[0] in _ASKED:
        return None
    if tokens[0] in _single("kinds_in_front"):
        return _single("kinds_in_front")[tokens[0]]
    return _single("kinds_at_end").get(tokens[-1]) if tokens[-2] not in _THINGS else None


# "Editors' panel with Ana Prieto and others"
_HELD_WITH = re.compile(
    r"(?<=\w)\s(?:with|mit|met|avec|con|com|med|z|s)\s(?=[^\W\d_]).*", re.IGNORECASE | re.DOTALL
)
_AND = re.compile(r"\s(?:and|und|et|y|e|en|och|og|&)\s", re.IGNORECASE)


def _going_on(first: tuple[Kind, re.Match[str]], text: str) -> Kind | None:
    """The kind of first words that stay: "Taller de mapas", "Panel discussion and closing remarks"."""
    kind, named = first
    about = kind is Kind.WORKSHOP and ABOUT.match(text, named.end())
    more = kind is not Kind.TALK and " " in named[0] and _AND.match(text, named.end())
    return kind if about or more else None


_SHORT = 5  # words of a title that says little but its kind
_ASKED = words("sessions/question_words")
_THINGS = words("sessions/panel_things")


def group_kind(text: str) -> Kind | None:
    """The kind of all that stands below ``text``: "Workshops", "Keynotes:", "Ateliers"; not of "Workshop"."""
    kind = kind_alone(text) if len(text) <= _LONGEST_GROUP else None
    last = text.rstrip(" :.*_").lower()
    return kind if kind not in (None, Kind.TALK) and last.endswith(("s", "ori", "ine", "träge")) else None


_LONGEST_GROUP = 30  # characters

# Stems of words for lightning talks that stand in no other word.
_LIGHTNING_STEMS = re.compile(r"light(?:e?ni|ini)ng|blitzvortr|kurzvortr|eclair|relampago|lampo")


def names_lightning(text: str) -> bool:
    """Whether the name of a file or its first heading speaks of lightning talks anywhere."""
    return _LIGHTNING_STEMS.search(fold_name(text)) is not None


def kind_alone(text: str) -> Kind | None:
    """The kind that ``text`` names when it says nothing else: ``Keynote:``, ``Lightning talks``."""
    bare = text.strip(" :.*_")
    found = kind_prefix(bare)
    return found[0] if found is not None and found[1].end() == len(bare) else None


def kind_label(text: str) -> tuple[Kind, str] | None:
    """The kind that a title behind names begins with, and its other words: ``Keynote: Slow looms``."""
    found = kind_prefix(text)
    behind = text[found[1].end() :].lstrip() if found is not None else ""
    if found is None or found[0] is Kind.TALK or behind[:2] != ": " or not behind[2:].strip():
        return None
    return found[0], behind[2:].strip()


# ---- the lists


@cache
def _single(name: str) -> dict[str, Kind]:
    return {fold_name(word): kind for kind, listed in _lines(name) for word in listed.split()}


@cache
def _phrases() -> dict[str, Kind]:
    """Every phrase of the list, spelled out."""
    return {
        fold_name(phrase): kind
        for kind, listed in _lines("kind_words")
        for short in listed.split(",")
        if "~" not in short
        for phrase in _spelled(short)
    }


@cache
def _compounds() -> dict[str, Kind]:
    """What longer words end with."""
    return {
        short.strip(" ~"): kind
        for kind, listed in _lines("kind_words")
        for short in listed.split(",")
        if "~" in short
    }


@cache
def _ends() -> tuple[str, ...]:
    return tuple(_compounds())


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for phrase in _phrases())


@cache
def _most_words() -> int:
    return max(phrase.count(" ") for phrase in _phrases()) + 1


def _lines(name: str) -> Iterator[tuple[Kind, str]]:
    for line in lines(f"sessions/{name}"):
        kind, _, listed = line.partition(":")
        if listed.strip():
            yield Kind(kind.strip()), listed


def _spelled(short: str) -> Iterator[str]:
    """ "(short) talks?" is "talk", "talks", "short talk" and "short talks"."""
    choices = []
    for token in short.split():
        either = [word for one in token.strip("()").split("/") for word in _optional_letters(one)]
        choices.append([*either, ""] if token.startswith("(") else either)
    for chosen in product(*choices):
        phrase = " ".join(filter(None, chosen)).replace("'", " ")
        if phrase:
            yield phrase


def _optional_letters(word: str) -> Iterator[str]:
    """ "talks?" is "talk" and "talks"."""
    head, mark, tail = word.partition("?")
    if not mark:
        yield word
        return
    for rest in _optional_letters(tail):
        yield head[:-1] + rest
        yield head + rest
