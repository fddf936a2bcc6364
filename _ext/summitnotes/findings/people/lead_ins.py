"""What is said before the names: "by", "Speaker:", "animée par", "Moderation:", "(lead: X)"."""

from __future__ import annotations

import re
from functools import cache

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.folding import only_words
from summitnotes.findings.people.known_words import known
from summitnotes.findings.people.names import fold_name

_COLON = re.compile(r"(?=[\s:：=])\s*(?:[:：=]|\s[-–—]\s)\s*(?=\S)")
_SIGN = re.compile(r"[:：=\-–—]")
_LONGEST_ENDING = 8  # letters behind the stem of a label: "referent|innen"
_SHORTEST_STEM = 3  # letters of a stem
_LONGEST_LABEL = 40  # characters
_POSSESSIVE = re.compile(
    r"^(?P<rest>.{2,50}?)['’]s?\s+(?:session|talk|workshop|keynote|presentation|demo|lightning\s+talk|slot|tutorial|bof)$",
    re.IGNORECASE,
)
# Pages of users in a wiki: "Benutzerin:Ana", "User:Ana".
_USER = re.compile(
    r"(?:user|benutzer(?:in)?|utilisat(?:eur|rice)|usuari[oa]|utente|utilizador|usuári[oa]|gebruiker|användare|bruker"
    r"|wikipedysta|участник|участница|利用者|用户):(?=[^\W\d_])",
    re.IGNORECASE,
)
LABELLED, _AFTER_BY, _AFTER_WEAK = 0.8, 0.35, 0.15  # how likely a name is behind each
_LONGEST_BY = 4  # words of "presented by"
_LEADS = words("people/leading_verbs")  # "modera Ana Prieto", behind the title of a panel
_STRONG, _WEAK = words("people/by_words") | _LEADS, words("people/weak_by_words")
_PARTICLES = words("people/particles")
_TOKEN = re.compile(r"\S+")
_NOUNS = words("people/session_nouns")
_BEFORE_BY = _NOUNS | words("people/articles") | {"was", "ein", "eine", "una", "il", "een"}


def is_speaker_label(text: str) -> bool:
    """``Speaker``, ``Referent:in``, ``Intervenant·e·s``, ``session chair``: what stands before names."""
    whole = fold_name(text)
    if not whole or len(whole) > _LONGEST_LABEL:
        return False
    plain, stems = _labels()
    if whole in plain:
        return True
    first, blank, endings = whole.partition(" ")
    if not blank:
        return whole[:_SHORTEST_STEM] in _stem_beginnings() and any(
            whole[: len(whole) - cut] in stems for cut in range(_LONGEST_ENDING + 1)
        )
    # "referent in", "intervenant e s", "speaker s"
    if (first in plain or first in stems) and _INCLUSIVE.issuperset(endings.split()):
        return True
    joint, _, second = endings.partition(" ")  # "Referentinnen und Referenten"
    return joint in _JOINTS and is_speaker_label(first) and is_speaker_label(second)


_JOINTS = frozenset({"et", "and", "und", "y", "e", "en"})
_INCLUSIVE = frozenset(
    [
        "e",
        "s",
        "es",
        "in",
        "innen",
        "n",
        "r",
        "er",
        "rice",
        "ne",
        "nes",
        "trice",
        "rices",
        "euse",
        "a",
        "as",
        "os",
        "o",
        "rs",
        *"123456789",  # "Speaker 2"
    ]
)


def without_lead_in(text: str) -> tuple[str, float]:
    """The names of "by X", "Speaker: X", "X's session", and how likely the words before make a name."""
    rest = after_label(text)
    if rest is not None:
        return rest, LABELLED
    match = _POSSESSIVE.match(text) if "'" in text or "’" in text else None
    if match:
        return match["rest"], 0.2
    behind = after_by(text)
    if behind is not None:
        return behind[0], _AFTER_BY if behind[1] else _AFTER_WEAK
    return text, 0.0


def after_label(text: str) -> str | None:
    """What stands behind "Speaker:", "(lead:", "Referent:in:", "User:"; the longest label is taken.

    Without a sign ("Referentin Ana Prieto"), a first name must follow.
    """
    if not _SIGN.search(text, 0, _LONGEST_LABEL + 5):
        return _after_bare_label(text) if _BARE.match(text) else None
    user = _USER.match(text)
    if user is not None:
        return text[user.end() :]
    bare = text[1:-1] if text[:1] == "(" and text[-1:] == ")" and "(" not in text[1:] else text
    for colon in reversed(list(_COLON.finditer(bare[: _LONGEST_LABEL + 4]))[:3]):
        if is_speaker_label(bare[: colon.start()]):
            return bare[colon.end() :]
    return _after_bare_label(bare) if _BARE.match(bare) else None


_BARE = re.compile(r"[^\W\d_a-z]\w+(?: \w+)? [^\W\d_a-z]\S* \S")  # a first look


def _after_bare_label(text: str) -> str | None:
    """The names behind "Referentin" in "Referentin Ana Prieto": they begin with a well-known first name."""
    tokens = text.split(" ", _WORDS_OF_BARE + 1)
    for count in range(1, min(_WORDS_OF_BARE, len(tokens) - 2) + 1):
        if tokens[count][:1].isupper() and is_speaker_label(" ".join(tokens[:count])):
            about = known(fold_name(tokens[count]))
            if about.given >= _WELL_KNOWN and about.word < about.given:
                return " ".join(tokens[count:])
    return None


_WELL_KNOWN = 2  # a first name of several countries
_WORDS_OF_BARE = 2  # of a label that no sign parts from names: "Guest speaker Ana Prieto"


def after_by(text: str) -> tuple[str, bool] | None:
    """What stands behind "by", "a talk by" at the start; True if nothing but names may follow."""
    if text[1:2] == "/" and text[:1] in "vw":  # "v/Kari Nordmann"
        return text[2:].lstrip(), True
    if fold_name(text.partition(" ")[0].rstrip(":")) not in _first_words():
        return None
    tokens = text.split(" ", 7)
    start = 0
    while start < min(3, len(tokens) - 2) and fold_name(tokens[start]) in _BEFORE_BY:
        start += 1
    for skip in range(start + 1):
        if (first := fold_name(tokens[skip])) and first.partition(" ")[0] not in _begin_by():
            continue
        for count in range(min(_LONGEST_BY, len(tokens) - skip - 1), 0, -1):
            said = fold_name(" ".join(tokens[skip : skip + count]).rstrip(":"))
            rest = " ".join(tokens[skip + count :])
            if said in _STRONG:
                return rest, True
            if said in _WEAK and not _begins_surname(tokens[skip:], said):
                return rest, False
    return None


def find_by(text: str) -> list[tuple[int, int, bool]]:
    """Where "by", "animée par", "mit", "speakers:" stand between a title and names, from left to right.

    Each is (offset of its first character, offset of what follows, True if nothing but names may follow).
    """
    tokens = list(_TOKEN.finditer(text))
    said = [fold_name(token[0].strip(",:")) for token in tokens]
    found: list[tuple[int, int, bool]] = []
    at = 1
    while at < len(tokens) - 1:
        count, strong = _by_at(tokens, said, at)
        if count:
            first = at
            while first > 1 and tokens[first - 1][0].islower() and said[first - 1] in _BEFORE_BY:
                first -= 1  # ", a talk by"
            found.append((tokens[first].start(), tokens[at + count].start(), strong))
        at += count or 1
    return found


def _by_at(tokens: list[re.Match[str]], said: list[str], at: int) -> tuple[int, bool]:
    """How many words from here on say "by", and whether nothing but names may follow."""
    if tokens[at][0].endswith(":") and is_speaker_label(tokens[at][0][:-1]):
        return 1, True
    for count in range(min(_LONGEST_BY, len(tokens) - 1 - at), 0, -1):
        phrase = " ".join(said[at : at + count])
        if phrase in _STRONG or (phrase in _WEAK and tokens[at][0].islower()):
            return count, phrase in _STRONG
    return 0, False


def _begins_surname(tokens: list[str], said: str) -> bool:
    """``Von Stetten``, ``Di Pietro``, but not ``Von Uwe Schulze``."""
    if tokens[0].islower() or said not in _PARTICLES:
        return False
    if tokens[0].isupper() and len(tokens) > 1 and tokens[1].isupper():
        return True  # "DE GRAAF Pieter"
    return len(tokens) < 3 or not known(fold_name(tokens[1])).given


@cache
def _first_words() -> frozenset[str]:
    """The words that a lead-in may begin with; every line is asked for them."""
    return _begin_by().union(said.split(" ")[0] for said in _BEFORE_BY)


@cache
def _begin_by() -> frozenset[str]:
    """The first words of "by", "presented by"."""
    return frozenset(said.split(" ")[0] for said in (*_STRONG, *_WEAK))


@cache
def _labels() -> tuple[frozenset[str], frozenset[str]]:
    """Whole labels, and the beginnings of those that take any ending."""
    listed = words("people/speaker_labels")
    return (
        frozenset(fold_name(word) for word in listed),
        frozenset(fold_name(word[:-1]) for word in listed if word.endswith("*")),
    )


@cache
def _stem_beginnings() -> frozenset[str]:
    """The first letters of all stems: a quick look at most words."""
    return frozenset(stem[:_SHORTEST_STEM] for stem in _labels()[1])


# -- "by" wherever a text may part -------------------------------------------------------------------

_WEAK_WORDS = frozenset(
    "with avec mit con met com w/ featuring di da de del door von por par av af med amb cu από".split()  # noqa: SIM905
)
_DONE = (
    "talk|keynote|presented|given|hosted|led|moderated|chaired|présentée?|animée?|donnée?|proposée?|modérée?"
    "|moderiert|gehalten|impartid[oa]"
    # "facilitated" of "facilitated by"
    + "".join(f"|{said.partition(' ')[0]}" for said in sorted(_STRONG) if said.count(" ") == 1)
)
# What stands before those who speak in languages that have no "by": verbs, and "ved" with its short form.
_SPEAKING = (
    *("ved", "prowadzi", "prowadzą", "wygłosi", "přednáší", "prednáša", "uvádí"),
    *("susținut de", "a càrrec de"),
    *("выступает", "читает", "ведет", "ведёт", "рассказывает", "виступає", "веде"),
    *sorted(_LEADS),
)
_BY = re.compile(
    rf"(?:^|[\s,;(\-–—]+)(?P<word>(?:(?:{_DONE}|presentad[oa]|presentat[oa]|apresentad[oa])\s+)?"
    r"(?:by|par|von|door|por|di|da|de|del|mit|with|avec|con|met|com|av|af|med|amb|cu|από|feat(?:uring|\.)?|ft\."
    rf"|{'|'.join(_SPEAKING)}|[vw]/))(?:\s*:?\s+|(?<=/))(?=\S)",
    re.IGNORECASE,
)
# The words of _BY, and what parts words there: most lines have none of them. The Turkish i and the long s
# are small letters to a pattern that ignores case.
_PRESENTING = frozenset(
    [
        "present",
        "presents",
        "présente",
        "présentent",
        "presenta",
        "presentan",
        "apresenta",
        "apresentam",
        "präsentiert",
        "presenteert",
    ]
)
_BY_WORDS = frozenset({*_WEAK_WORDS, *_PRESENTING, *_SPEAKING, "by", "feat", "feat.", "ft."})
_BY_GAPS = str.maketrans({**dict.fromkeys(",;:(-–—", " "), "ı": "i", "İ": "i", "ſ": "s"})
_MOST_BY = 4
_BY_BEHIND = re.compile(r"[\s,–—-]+(?:by|par|von|por|door)\s*:?\s*$", re.IGNORECASE)
_BY_BEFORE = re.compile(
    rf"^[\s\-–—:,;/|(\[]*(?:(?:{_DONE})\s+)?"
    rf"(?:(?:by|par|von|door|por|di|da|mit|with|avec|con|met|com|av|med|amb|{'|'.join(_SPEAKING)})\s*:?\s+|[vw]/\s*)(?=\S)",
    re.IGNORECASE,
)


def has_by(text: str) -> bool:
    """Whether one of these words is in a text."""
    plain = text.isascii() and only_words(text)
    small = (text if plain else text.translate(_BY_GAPS)).lower()
    if not plain and ("v/" in small or "w/" in small):
        return True  # "v/Kari Nordmann"
    return not _BY_WORDS.isdisjoint(small.split())


def words_of_by(text: str) -> list[tuple[int, int, bool]]:
    """The last places where "by", "animée par", "with" may part a text, whatever stands around them.

    Each is (offset of its first character, offset of what follows, True if it stands before anything else
    as well). Unlike :func:`find_by`, a text may begin with one.
    """
    if not has_by(text):
        return []
    found = list(_BY.finditer(text))[-_MOST_BY:]
    return [(one.start(), one.end(), one["word"].casefold() in _WEAK_WORDS) for one in found]


def without_by_behind(text: str) -> str:
    """``text`` without the "by" that it ends with, or the bracket: "Title (led by"."""
    return _LABEL_BEHIND.sub("", _BY_BEHIND.sub("", text))


_LABEL_BEHIND = re.compile(r"\s*[(\[]\s*(?:(?:[^\W\d_]+\s){0,2}[^\W\d_]+:?\s*)?$")


def without_by_before(text: str) -> str:
    """``text`` without the "by", ", presented by" that it begins with."""
    return _BY_BEFORE.sub("", text)
