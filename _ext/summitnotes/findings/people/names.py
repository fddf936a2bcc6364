"""Does a stretch of text look like a person's name?

Every word is judged by what is known of it (``known_words``) and by where it stands; the sum is the logarithm
of the odds that the whole is a name. Everything here works on one short string, is linear in it, and never
raises.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.folding import fold_name as fold_name
from summitnotes.findings.people.folding import folded_list
from summitnotes.findings.people.known_words import KnownWord, known
from summitnotes.findings.people.other_scripts import odds_of_honoured
from summitnotes.findings.people.scoring import NameWord, known_parts, odds_alone, odds_together, share_of

_PARTICLES = words("people/particles")
# Particles that part ordinary words too: "architecture de systèmes".
_ARTICLES = words("people/article_particles")
_HONORIFICS = folded_list("people/honorifics")
_WITH_STOP = _HONORIFICS | folded_list("people/honorifics_with_stop")
_SUFFIXES = words("people/suffixes")
_GENERATIONS = frozenset(
    {"jr", "sr", "jun", "sen", "ii", "iii", "iv"}
)  # that part of a name which says whose child it is
_SPOKEN = frozenset({"jr", "sr", "jun", "sen"})  # those of them that may be written small
_LONGEST_NAME = 60  # characters; longer stretches are sentences

# One word of a name: "Anna", "O'Malley", "Jean-Marc", "McClain", "LaCour", "DUPONT", "d'Orval", "Fa'asavalu".
# The Latin letters with and without marks, Vietnamese and African ones included, Greek and Cyrillic.
_LETTERS = [chr(code) for code in (*range(0x41, 0x2B0), *range(0x370, 0x530), *range(0x1E00, 0x1F00))]
_UPPER = "".join(char for char in _LETTERS if char.isupper() or char.istitle())
_LOWER = "".join(char for char in _LETTERS if char.islower() and char.isalpha() and char not in "ªº")
_PART = rf"(?:[{_UPPER}][{_LOWER}]+|[{_UPPER}]{{2,}}|[{_UPPER}](?![{_LOWER}{_UPPER}]))"
_PREFIX = (
    r"(?:[dDlL]'|O'|N'|M'|Mc|Mac|Le|La|De|Du|Di|Da|Des|Del|Della|Van|Vander|Vanden|Von"
    r"|Fitz|El|Al|Ben|St\.|t-?|n|h|ka|kwa)"
)
# Behind an apostrophe a capital ("Sean O'Malley") or small letters ("Fa'asavalu"), but no clipped verb;
# before a hyphen the article of an Arabic name.
_BEHIND = rf"'(?:{_PART}|(?!(?:s|t|re|ve|ll|m|d)(?![{_LOWER}]))[{_LOWER}]{{1,12}})"
_WORD = re.compile(
    rf"(?:(?:al|el|as|ad|ar|an|at|az|ash|ben|bin|abd|ul)-)?'?{_PREFIX}?{_PART}(?:{_BEHIND})*"
    rf"(?:-(?:'?{_PREFIX}?{_PART}|[{_LOWER}]{{1,9}})(?:{_BEHIND})*)*[.']?"
)
_INITIAL = re.compile(rf"(?:[{_UPPER}]\.-?){{1,3}}[{_UPPER}]?|[{_UPPER}][{_LOWER}]\.|[{_UPPER}](?:\.?[ªº])?")
_INITIALS = re.compile(rf"[{_UPPER}]{{2}}")  # "PJ McCormack"
_GLUED_INITIALS = re.compile(rf"(?<!\S)(?:[{_UPPER}]\.-?){{1,3}}(?=[{_UPPER}][{_LOWER}])")  # "A.B.Prieto"
_CAPITAL_INSIDE = re.compile(rf"[{_UPPER}][{_LOWER}]{{1,5}}[{_UPPER}][{_LOWER}]+")
_INNER = re.compile(r"^(?:Mc|Mac|O'|De|Di|Van)[A-Z]")
_APOSTROPHES = re.compile(r"(?<=\w)[’ʼʻ‘´`ʾʿ]|[’ʼʻ‘´`ʾʿ](?=\w)")
_NICKNAME = re.compile(
    r"\s+(?:\"[^\"]{1,25}\"|“[^”]{1,25}”|„[^“”]{1,25}[“”]|«[^»]{1,25}»|'[^']{1,25}')(?=\s)"
)


def strip_titles(text: str, generation: bool = True) -> str:
    """The name without "Dr", "Prof." before it and "PhD" after it; ``generation``: nor "Jr.", "III"."""
    left = _unquoted(text) if _is_quoted(text) else text.strip()
    while True:
        first, blank, rest = _first_word(left) if "." in left else left.partition(" ")
        if not blank:
            break
        bare = fold_name(first)
        # "M. Petit" with a title and with an initial cannot be told apart: nothing is taken from it.
        listed = (len(bare) > 1 and _is_honorific(bare)) or (first in _BEFORE_TITLES and _SHORT.match(rest))
        stopped = first.endswith(".") and bare in _WITH_STOP and (len(bare) > 1 or " " in rest.strip())
        if stopped and len(bare) == 1 and _INITIAL.fullmatch(rest.strip().partition(" ")[0]):
            break  # "M. K. Oyelaran"
        if not (listed or stopped):
            break
        left = rest.strip()
    while True:
        rest, blank, last = left.rpartition(" ")
        bare = fold_name(last) if blank else ""
        if bare not in _SUFFIXES or (bare in _GENERATIONS and not generation):
            break
        if last.islower() and bare not in _SPOKEN:
            break
        left = rest.rstrip(" ,")
    return left if left.isascii() else _HONOURED.sub("", left)


def _first_word(text: str) -> tuple[str, str, str]:
    """``text`` parted as by ``str.partition``, also behind the stop of ``Dr.Ana Prieto``."""
    glued = _GLUED.match(text)
    return (glued[0], " ", text[glued.end() :]) if glued else text.partition(" ")


_GLUED = re.compile(rf"[^\W\d_]{{2,6}}\.(?=[{_UPPER}][{_LOWER}]+[\s.])")


def _is_honorific(folded: str) -> bool:
    """``Dr``, and ``Dr.-Ing.``, whose parts are titles."""
    return folded in _HONORIFICS or (" " in folded and _HONORIFICS.issuperset(folded.split()))


#: "el Dr. Prieto", "la Prof. Prieto": an article, and what a shortened title looks like.
_BEFORE_TITLES = frozenset({"el", "la", "il", "der", "die", "den", "le"})
_SHORT = re.compile(r"(?:Dr|Dra|Prof|Profa|Ing|Lic|Arq|Mtro|Mtra|Sr|Sra|Avv|Dott|Mag)\.")


# Behind a name without a blank: "田中さん", "王小明教授", "김민준 교수"; but "みなさん" are all.
_HONOURED = re.compile(
    r"(?<=[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])(?<!みな)(?<!たく)(?<![皆客])\s?"
    r"(?:さん|さま|くん|ちゃん|先生|様|氏|君|老师|老師|教授|博士|女士|小姐|同学|同學|院士|理事長|님|씨|교수|박사|선생님)$"
)


def _is_quoted(text: str) -> bool:
    """Whether a text begins or ends with quotes."""
    return ('"' in text or not text.isascii()) and _QUOTED.match(text) is not None


def _unquoted(text: str) -> str:
    """``text`` without quotes around all of it; "Dots" Ferreira keeps those of a nickname."""
    bare = text.strip(_QUOTES_AND_BLANKS)
    return text.strip() if any(quote in bare for quote in _QUOTES_AND_BLANKS[1:]) else bare


def _without_call(name: str) -> str:
    """``Dots Ferreira`` of ``"Dots" Ferreira``."""
    called = _CALLED.match(name)
    return f"{called['nick']} {name[called.end() :]}" if called else name


_QUOTES_AND_BLANKS = ' "“”«»'
_OPENING = ('"', "“", "«")
_QUOTED = re.compile(r"\s*[\"“”«»]|[^\"“”«»]*[\"“”«»]\s*$")
# A nickname in front of a surname: "Dots" Ferreira.
_CALLED = re.compile(r"^[\"“«](?P<nick>[^\W\d_]{2,15})[\"”»]\s+(?=[^\W\d_a-z])")


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
    titled = name != (_unquoted(text) if _is_quoted(text) else text.strip())
    letters = name.replace(" ", "").isalpha()  # and nothing else: most
    if not letters:
        name = _NICKNAME.sub("", _without_call(name) if name[:1] in _OPENING else name)
        if any(map(str.isdigit, name)):
            return 0.0
        name = _GLUED_INITIALS.sub(r"\g<0> ", name)
    tokens = _flattened(name).split()
    if not 1 <= len(tokens) <= 7:
        return 0.0
    inside = [False] * len(tokens)
    if not _PARTICLES.isdisjoint(map(fold_name, tokens)):
        inside = [_is_particle(token, index, tokens) for index, token in enumerate(tokens)]
    main = [token for token, particle in zip(tokens, inside, strict=True) if not particle]
    if not 1 <= len(main) <= 5 or inside[-1]:
        return 0.0
    parts = []
    for token in main:
        if (part := _read_word(token)) is None:
            return 0.0
        parts.append(part)
    if not letters and any(map(_ends_sentence, main[:-1])):
        return 0.0
    if len(parts) == 2 and _INITIALS.fullmatch(main[0]) and _is_surname(main[1], parts[1]):
        parts[0] = parts[0]._replace(initial=True, capitals=False)
    if (parts[0].initial and all(part.initial for part in parts)) or _begins_with_article(main, parts):
        return 0.0
    if titled and (odds := odds_of_honoured([part.folded for part in parts])) is not None:
        return share_of(odds)
    if len(tokens) == 1:
        return share_of(odds_alone(parts[0]) + (1.5 if titled else 0.0))
    strong = sum(
        fold_name(token) not in _ARTICLES for token, inner in zip(tokens, inside, strict=True) if inner
    )
    return share_of(odds_together(parts, strong, sum(inside)) + (1.2 if titled else 0.0))


def _begins_with_article(main: list[str], parts: list[NameWord]) -> bool:
    """``A Journey``, ``A Filipa Quaresma``, ``O Nuno Vilaça``: no initial of a name."""
    if main[0] not in ("A", "O") or len(parts) < 2 or parts[1].initial:
        return False
    about = parts[1].known
    return not about.family if main[0] == "A" and len(parts) == 2 else about.given > 0 and not about.family


def _ends_sentence(token: str) -> bool:
    """Whether a full stop behind a word is none of an initial or a short title."""
    return token[-1] == "." and len(token) > 4 and _INITIAL.fullmatch(token) is None


def _flattened(name: str) -> str:
    """One code point a letter, one kind of apostrophe."""
    if name.isascii():
        return name.replace("`", "'")
    whole = unicodedata.normalize("NFC", name)
    whole = "".join(filterfalse(unicodedata.combining, whole))
    return _APOSTROPHES.sub("'", whole)


def _is_surname(token: str, word: NameWord) -> bool:
    """One that is no ordinary word and not written in capitals: behind "PJ", but not behind "UX"."""
    return (word.known.family > 0 or bool(_INNER.search(token))) and not word.known.word and not word.capitals


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
    if _CAPITAL_INSIDE.fullmatch(token):  # "JoAnne", but not "GitHub"
        return known(fold_name(token)).given > 0
    # Other scripts have no capitals: take their letters as they are, with the vowel signs of Thai and Hindi.
    if token.isascii() or token.lower() != token.upper():
        return False
    return token.isalpha() or all(c in _JOINTS or unicodedata.category(c)[0] in "LM" for c in token)


_JOINTS = "־・‧"  # inside names of Hebrew and of other letters: "בן־דוד", "ジョン・スミス"


@lru_cache(maxsize=16384)
def _read_word(token: str) -> NameWord | None:
    """A word as part of a name; None where no name has such a word."""
    if not _is_name_word(token):
        return None
    folded = fold_name(token)
    initial = bool(_INITIAL.fullmatch(token))
    capitals = token.isupper() and len(folded) > 1
    if initial:
        return NameWord(folded, KnownWord(), True, False)
    return NameWord(folded, known_parts(folded, token), False, capitals, token.lower() != token.upper())
