"""Does a stretch of text look like a person's name?

Every word is judged by what is known of it (``known_words``) and by where it stands; the sum is the logarithm
of the odds that the whole is a name. Everything here works on one short string, is linear in it, and never
raises.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.affiliations import is_crowd_word, is_organisation_word, is_role_word
from summitnotes.findings.people.known_words import KnownWord, known

_PARTICLES = words("people/particles")
# Particles that part ordinary words too: "architecture de systèmes".
_ARTICLES = words("people/article_particles")
_HONORIFICS = words("people/honorifics")
_SUFFIXES = words("people/suffixes")
_BEFORE_TOWNS = frozenset(
    {
        "north",
        "south",
        "east",
        "west",
        "san",
        "santa",
        "sao",
        "los",
        "las",
        "fort",
        "port",
        "mount",
        "saint",
        "bad",
        "new",
    }
)
_LONGEST_NAME = 60  # characters; longer stretches are sentences

# One word of a name: "Anna", "O'Malley", "Jean-Marc", "McClain", "LaCour", "DUPONT", "d'Orval", "Fa'asavalu".
# The Latin letters with and without marks, Vietnamese and African ones included, Greek and Cyrillic.
_LETTERS = [chr(code) for code in (*range(0x41, 0x2B0), *range(0x370, 0x530), *range(0x1E00, 0x1F00))]
_UPPER = "".join(char for char in _LETTERS if char.isupper() or char.istitle())
_LOWER = "".join(char for char in _LETTERS if char.islower() and char.isalpha() and char not in "ªº")
_PART = rf"(?:[{_UPPER}][{_LOWER}]+|[{_UPPER}]{{2,}}|[{_UPPER}](?![{_LOWER}{_UPPER}]))"
_PREFIX = r"(?:[dDlL]'|O'|N'|M'|Mc|Mac|Le|La|De|Du|Di|Da|Des|Van|Von|Fitz|El|Al|Ben|St\.|t-?|n|h)"
# Behind an apostrophe a capital ("Sean O'Malley") or small letters ("Fa'asavalu"), but no clipped verb;
# before a hyphen the article of an Arabic name.
_BEHIND = rf"'(?:{_PART}|(?!(?:s|t|re|ve|ll|m|d)(?![{_LOWER}]))[{_LOWER}]{{1,12}})"
_WORD = re.compile(
    rf"(?:(?:al|el|as|ad|ar|an|at|az|ash|ben|bin|abd|ul)-)?'?{_PREFIX}?{_PART}(?:{_BEHIND})*"
    rf"(?:-(?:'?{_PREFIX}?{_PART}|[{_LOWER}]{{1,9}})(?:{_BEHIND})*)*[.']?"
)
_INITIAL = re.compile(rf"(?:[{_UPPER}]\.-?){{1,3}}|[{_UPPER}][{_LOWER}]\.|[{_UPPER}]")
_APOSTROPHES = re.compile(r"(?<=\w)[’ʼʻ‘´`ʾʿ]|[’ʼʻ‘´`ʾʿ](?=\w)")
_NICKNAME = re.compile(
    r"\s+(?:\"[^\"]{1,25}\"|“[^”]{1,25}”|„[^“”]{1,25}[“”]|«[^»]{1,25}»|'[^']{1,25}')(?=\s)"
)
# Ends of words that no name has, in the languages of the notes; for words that no list knows.
_NOUN = re.compile(
    r"(?:tion|sion|ness|ities|ity|ware|ism|isms|ology|ologies|able|ible|ement|ments?|ance|ances|ence|ences|eurs?"
    r"|ung|ungen|heit|keit|schaft|ität|itaet|ismus|cion|ciones|zione|zioni|cao|coes|mento|mentos|menti|dad|dades|dade"
    r"|ismo|isti|istes?|ists?|ique|iques|izer|izers|ised|ized|ful|less|ship|ships|als|heden|heid|ingen|ware|wares|ful|ify)$"
)
_INFLECTED = re.compile(r"s$")
_FIRM = re.compile(
    r"(?:tech|labs?|systems?|bank|soft|works|media|data|hub|verlag|werke|telecom|fabriek|hosting)$"
)


class _Word(NamedTuple):
    """One word of a supposed name."""

    folded: str
    known: KnownWord
    initial: bool = False
    capitals: bool = False
    plain: bool = True  # in letters of Latin, Greek or Cyrillic


@lru_cache(maxsize=4096)  # the words of a heading are asked for again by every rule
def fold_name(text: str) -> str:
    """Lower case, accents and punctuation away, blanks single: the form in which names are compared."""
    flat = text.lower()
    if not text.isascii():
        # Twice: "𝐀" has no small letter of its own and turns into "A" only when it is taken apart.
        flat = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        flat = "".join(char for char in flat if not unicodedata.combining(char))
    flat = flat.replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("œ", "oe").replace("æ", "ae")
    return re.sub(r"[\W_]+", " ", flat.replace("'", "").replace("’", "")).strip()


def strip_titles(text: str) -> str:
    """The name without "Dr", "Prof." before it and "PhD" after it."""
    left = text.strip().strip('"“”«»').strip()
    while True:
        first, blank, rest = left.partition(" ")
        bare = fold_name(first)
        # "M. Petit" is a title, "M. Petit" as an initial cannot be told apart; "M" alone is an initial.
        if not blank or bare not in _HONORIFICS or (len(bare) == 1 and not first.endswith(".")):
            break
        left = rest.strip()
    while True:
        rest, blank, last = left.rpartition(" ")
        if not blank or fold_name(last) not in _SUFFIXES or last.islower():
            break
        left = rest.rstrip(" ,")
    return left


def looks_like_person(text: str) -> float:
    """0.0 (no name at all) to 1.0: how likely ``text`` as a whole is one person's name.

    Known first and last name about 0.95, a known one beside an unknown 0.8, two words of no known list or
    language 0.6, a lone first name 0.5, a lone unknown word 0.3.
    """
    if not text or len(text) > _LONGEST_NAME or "\n" in text:
        return 0.0
    return _likeness(text)


@lru_cache(maxsize=16384)  # every rule about speakers asks for the same few stretches of a line
def _likeness(text: str) -> float:
    name = strip_titles(text)
    titled = name != text.strip().strip('"“”«»').strip()
    name = _NICKNAME.sub("", name)
    tokens = _flattened(name).split()
    if not 1 <= len(tokens) <= 7 or any(char.isdigit() for char in name):
        return 0.0
    inside = [_is_particle(token, index, tokens) for index, token in enumerate(tokens)]
    main = [token for token, particle in zip(tokens, inside, strict=True) if not particle]
    if not 1 <= len(main) <= 5 or inside[-1] or not all(_is_name_word(token) for token in main):
        return 0.0
    if any(len(token) > 4 and token.endswith(".") and not _INITIAL.fullmatch(token) for token in main[:-1]):
        return 0.0  # the end of a sentence
    parts = [_read_word(token) for token in main]
    if all(part.initial for part in parts):
        return 0.0
    if len(parts) == 1 and not any(inside):
        return _share(_lone(parts[0]) + (1.5 if titled else 0.0))
    strong = sum(
        inner and fold_name(token) not in _ARTICLES for token, inner in zip(tokens, inside, strict=True)
    )
    return _share(_together(parts, strong, sum(inside)) + (1.2 if titled else 0.0))


def _share(odds: float) -> float:
    """The likelihood of a logarithm of odds."""
    return round(1 / (1 + math.exp(-max(-12.0, min(12.0, odds)))), 3)


def _flattened(name: str) -> str:
    """One code point a letter, one kind of apostrophe."""
    if name.isascii():
        return name.replace("`", "'")
    whole = unicodedata.normalize("NFC", name)
    whole = "".join(char for char in whole if not unicodedata.combining(char))
    return _APOSTROPHES.sub("'", whole)


def _is_particle(token: str, index: int, tokens: list[str]) -> bool:
    """``van`` anywhere; ``Le``, ``Van`` between a first name and a surname."""
    if index == len(tokens) - 1:
        return False
    bare = fold_name(token)
    if bare not in _PARTICLES:
        return False
    return token.islower() or (index > 0 and (token.istitle() or token.isupper()))


def _is_name_word(token: str) -> bool:
    if _INITIAL.fullmatch(token) or _WORD.fullmatch(token):
        return True
    # Other scripts have no capitals: take their letters as they are.
    return token.isalpha() and not token.isascii() and token.lower() == token.upper()


@lru_cache(maxsize=16384)
def _read_word(token: str) -> _Word:
    folded = fold_name(token)
    initial = bool(_INITIAL.fullmatch(token))
    capitals = token.isupper() and len(folded) > 1
    if initial:
        return _Word(folded, KnownWord(), True, False)
    return _Word(folded, _of_parts(folded, token), False, capitals, token.lower() != token.upper())


def _of_parts(folded: str, token: str) -> KnownWord:
    """What is known of "Jean-Marc" and "d'Orval": a name by any part, a word only by all."""
    parts = [known(part) for part in folded.split()]
    if "'" in token:
        before, _mark, behind = token.partition("'")
        whole = known(folded)
        if len(before) == 1 and whole == KnownWord():  # "d'Orval", "N'Diaye"
            whole = known(fold_name(behind))
            whole = whole._replace(word=max(whole.word - 1, 0))
        parts = [whole]
    if not parts:
        return KnownWord()
    if parts[0] == KnownWord() and len(parts) == 1 and len(folded) > 6:
        if _NOUN.search(folded):
            return KnownWord(word=2)
        if (stem := _INFLECTED.sub("", folded)) != folded and known(stem).word > known(stem).family:
            return KnownWord(word=2)
        if _FIRM.search(folded) or _is_compound(folded):
            return KnownWord(proper=1)
    if len(parts) == 1:
        return parts[0]
    return KnownWord(
        parts[0].given,
        max(part.family for part in parts),
        min(part.word for part in parts),
        min(part.proper for part in parts),
    )


def _is_compound(word: str) -> bool:
    """``Mitternachtskino``, ``Lockpicking``: two words in one; many surnames are, few first names."""
    if len(word) < 10:
        return False
    for at in range(4, len(word) - 3):
        if (
            known(word[at:]).word >= 2
            and max(known(word[:at]).word, known(word[:at].removesuffix("s")).word) >= 2
        ):
            return True
    return False


_PENALTY = (0.0, 0.5, 1.2, 1.8)  # a listed name that is an ordinary word too
_DOUBTED = (1.0, 1.0, 0.85, 0.65)  # less for a name of many countries
_UNLISTED = (0.0, -1.3, -3.0, -4.5)
_PROPER = (0.0, -1.2, -2.0, -4.0)


def _as_given(word: _Word) -> float:
    """How much a word speaks for a name as its first word."""
    about = word.known
    if word.initial:
        return 0.7
    if about.given:
        if about.given == 1 and about.word == 3:
            return -2.5  # "Der Berg"
        doubt = _PENALTY[about.word] + (1.4 if about.proper == 2 else 0.0)
        return 0.6 + 0.5 * about.given - doubt * _DOUBTED[about.given]
    if about.family:
        return 0.5 + 0.2 * about.family - 1.6 * _PENALTY[about.word] - (0.8 if about.proper == 2 else 0.0)
    return _UNLISTED[about.word] + _PROPER[about.proper]


def _as_family(word: _Word, named: bool = True, sure: bool = False) -> float:
    """How much a word speaks for a name as its last word.

    ``named``: behind a first name or an initial; ``sure``: one that is no ordinary word.
    """
    about = word.known
    if word.initial:
        return 0.0
    doubt = (1.2 if named else 1.6) * _PENALTY[about.word]
    if about.family:
        return 1.2 + 0.3 * about.family - doubt
    if about.given:
        return 0.7 + 0.2 * about.given - doubt
    odds = 0.2 + 0.8 * (_UNLISTED[about.word] + _PROPER[about.proper])
    return max(odds, -1.4) if sure else odds  # "Jonah Lake"


def _together(parts: list[_Word], strong: int, inside: int) -> float:
    """Logarithm of the odds of a name of several words (or one with a particle)."""
    first, last, middle = parts[0], parts[-1], parts[1:-1]
    sure = first.known.given > 0 and not first.known.word and not first.known.proper
    odds = (
        0.2 + _as_given(first) + _as_family(last, bool(first.initial or first.known.given), sure)
        if len(parts) > 1
        else _as_family(first) - 0.5
    )
    surname_first = 0.2 + _as_family(first) + _as_given(last) - 0.4
    if last.known.given and not first.initial:
        odds = max(odds, surname_first)
    for word in middle:
        known_name = word.known.given or word.known.family
        odds += (
            0.3
            if word.initial
            else (0.4 - _PENALTY[word.known.word] if known_name else -0.5 + _as_family(word))
        )
    odds += 0.9 * min(strong, 2) + (0.3 if sure else -0.15) * (inside - strong)
    named = any((part.known.given or part.known.family) and not part.known.word for part in parts)
    if all(part.capitals for part in parts if not part.initial):
        odds -= 0.3 if named else 0.9
    elif not named and any(part.capitals and len(part.folded) <= 4 for part in parts):
        odds -= 2.0  # "Big API"
    if first.folded in _PARTICLES and len(parts) == 2 and not first.initial:
        odds -= 1.2  # "De Schuur", "La Cantine": a surname alone, or no name
    for part in parts:
        if part.known.given and not part.known.word:
            continue
        if is_crowd_word(part.folded):
            odds -= 3.0
        elif is_organisation_word(part.folded) or is_role_word(part.folded):
            odds -= 1.0 if part.known.family and named else 3.0
    if len(parts) == 2 and first.folded in _BEFORE_TOWNS:
        odds -= 2.6
    return odds


def _lone(word: _Word) -> float:
    """Logarithm of the odds of one word."""
    about = word.known
    if (
        not word.plain
        and 2 <= len(word.folded) <= 4
        and (known(word.folded[0]).family or known(word.folded[:2]).family)
    ):
        return 0.3  # Chinese, Japanese, Korean: the surname first, nothing between
    if is_crowd_word(word.folded) or is_organisation_word(word.folded) or is_role_word(word.folded):
        return -5.0
    if about.given:
        odds = 0.05 * about.given - 1.5 * _PENALTY[about.word] - (1.0 if about.proper else 0.0)
    elif about.family:
        odds = -0.8 - 1.5 * _PENALTY[about.word] - (1.0 if about.proper else 0.0)
    else:
        odds = -0.85 + 1.3 * (_UNLISTED[about.word] + _PROPER[about.proper])
    return odds - (1.5 if word.capitals and len(word.folded) <= 5 and not about.given else 0.0)
