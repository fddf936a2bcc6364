"""Does a stretch of text look like a person's name?

Everything here works on one short string, is linear in it, and never raises.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from summitnotes.findings.lexicons import words

_FIRST_NAMES = words("people/first_names")
_COMMON = words("people/common_words")
_AMBIGUOUS = words("people/ambiguous_first_names")
_PARTICLES = words("people/particles")
_HONORIFICS = words("people/honorifics")
_SUFFIXES = words("people/suffixes")
_ROLES = words("people/roles")
_ORGANISATIONS = words("people/organisations")
_CROWDS = words("people/crowds")
_BEFORE_TOWNS = frozenset({"san", "santa", "sao", "los", "las", "fort", "port", "mount"})
_LONGEST_NAME = 60  # characters; longer stretches are sentences

# One word of a name: "Anna", "O'Malley", "Jean-Marc", "McClain", "LaCour", "DUPONT", "d'Orval".
# The Latin letters with and without marks, Vietnamese and African ones included.
_LATIN = [chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))]
_UPPER = "".join(char for char in _LATIN if char.isupper() or char.istitle())
_LOWER = "".join(char for char in _LATIN if char.islower() and char.isalpha() and char not in "ªº")
_PART = rf"(?:[{_UPPER}][{_LOWER}]+|[{_UPPER}]{{2,}}|[{_UPPER}](?![{_LOWER}{_UPPER}]))"
_PREFIX = r"(?:[dDlL]['’]|O['’]|N['’]|M['’]|Mc|Mac|Le|La|De|Du|Di|Da|Des|Van|Von|Fitz|El|Al|St\.)"
# Behind an apostrophe a capital ("Sean O'Malley") or the few letters of a Breton or Ukrainian name; before a
# hyphen the article of an Arabic one.
_WORD = re.compile(
    rf"(?:(?:al|el|as|ad|ar|an|at|ash|ben)-)?{_PREFIX}?{_PART}(?:['’ʼʻ](?:{_PART}|[{_LOWER}]{{1,4}}))?"
    rf"(?:-(?:{_PREFIX}?{_PART}|[{_LOWER}]{{1,3}}))*\.?"
)
_INITIAL = re.compile(rf"(?:[{_UPPER}]\.-?){{1,3}}|[{_UPPER}][{_LOWER}]\.")
_NOT_SURNAME = re.compile(
    r"(?:tion|tions|sion|sions|ness|ities|ware|wares|isms?|ology|ologies|ables?|ibles?|ements?)$"
)


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
    """0.0 (no name at all) to 1.0: how much ``text`` as a whole looks like one person's name.

    0.5 and above may be believed where a name is expected ("Title / …", "by …"); a lone word never gets there
    unless it is a known first name.
    """
    if not text or len(text) > _LONGEST_NAME or "\n" in text:
        return 0.0
    return _likeness(text)


@lru_cache(maxsize=4096)  # every rule about speakers asks for the same few stretches of a heading
def _likeness(text: str) -> float:
    name = strip_titles(text)
    titled = name != text.strip()
    tokens = name.split()
    if not tokens or len(tokens) > 6 or any(char.isdigit() for char in name):
        return 0.0
    main = [token for token in tokens if not _is_particle(token, tokens)]
    if not 1 <= len(main) <= 4 or tokens[-1] not in main:
        return 0.0
    if not all(_is_name_word(token) for token in main):
        return 0.0
    if all(_INITIAL.fullmatch(token) for token in main):
        return 0.0
    return _score([fold_name(token) for token in main], main, titled)


def is_role(text: str) -> bool:
    """``Principal Engineer``, ``CTO``, ``directrice technique``."""
    return not _ROLES.isdisjoint(_words(text))


def is_organisation(text: str) -> bool:
    """Holds a word that companies, schools and public bodies have in their names."""
    found = _words(text)
    return any(word in _ORGANISATIONS or word.startswith("univ") for word in found) or "&" in text.strip("& ")


def is_crowd(text: str) -> bool:
    """``the infrastructure team``, ``TBD``, ``tous``: speakers, but no person."""
    return not _CROWDS.isdisjoint(_words(text))


def _words(text: str) -> list[str]:
    return re.findall(r"[\w&\-]+", _flat(text))[:40]


def _flat(text: str) -> str:
    if text.isascii():
        return text.lower()
    flat = unicodedata.normalize("NFKD", text.casefold())
    flat = "".join(char for char in flat if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", flat)


def _is_particle(token: str, tokens: list[str]) -> bool:
    """``van`` anywhere; ``Le``, ``Van`` between a first name and a surname."""
    bare = fold_name(token)
    if bare not in _PARTICLES or token is tokens[-1]:
        return False
    return token.islower() or (token is not tokens[0] and token.istitle() and len(tokens) > 2)


def _is_name_word(token: str) -> bool:
    if _INITIAL.fullmatch(token):
        return True
    if _WORD.fullmatch(token):
        return True
    # Other scripts have no capitals: take their letters as they are.
    return token.isalpha() and not token.isascii() and token.lower() == token.upper()


def _score(folded: list[str], main: list[str], titled: bool) -> float:
    given = folded[0].split(" ")[0]  # "Jean-Marc" is known by "Jean"
    first_known = given in _FIRST_NAMES or given in _AMBIGUOUS
    initial = bool(_INITIAL.fullmatch(main[0]))
    if len(main) == 1:
        if titled and folded[0] not in _COMMON:
            return 0.6
        return 0.45 if first_known and folded[0] not in _COMMON else 0.3 if folded[0] not in _COMMON else 0.0
    last_known = folded[-1] in _FIRST_NAMES
    short = [word for word in main[1:] if word.isupper() and len(word) <= 3 and not _INITIAL.fullmatch(word)]
    if any(word.isascii() for word in short) and not first_known:
        return 0.2  # "Big API"
    if len(main) == 2 and folded[0] in _BEFORE_TOWNS:
        return 0.45  # "San Francisco"
    if sum(word.isupper() and len(word) > 1 for word in main) == len(main) and not first_known:
        return 0.2
    common = [word in _COMMON or bool(_NOT_SURNAME.search(word)) for word in folded]
    common_first = folded[0] in _COMMON or given in _AMBIGUOUS
    if common_first and not first_known:
        return 0.15
    if any(common[1:]):
        if first_known and not common_first and sum(common[1:]) == 1:
            return 0.65
        return 0.55 if initial and sum(common[1:]) == 1 else 0.2
    if (
        any(word in _ORGANISATIONS or word in _ROLES or word[:4] == "univ" for word in folded)
        and not first_known
    ):
        return 0.2
    if folded[-1] in _ORGANISATIONS and len(folded) > 2:
        return 0.2
    base = 0.7 if len(main) == 2 else 0.6 if len(main) == 3 else 0.5
    if first_known:
        base += 0.25
    elif last_known or initial:
        base += 0.1
    if common_first:
        base -= 0.2
    return round(min(1.0, base + (0.1 if titled else 0.0)), 2)
