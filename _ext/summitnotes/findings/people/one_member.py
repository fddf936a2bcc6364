"""One member of a list of people: how likely it is a name, and the job or employer behind it."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import NamedTuple

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.affiliations import affiliation_of, is_crowd, is_organisation, is_role
from summitnotes.findings.people.known_words import known
from summitnotes.findings.people.lead_ins import is_speaker_label, without_lead_in
from summitnotes.findings.people.names import fold_name, looks_like_person
from summitnotes.findings.people.pieces import BETWEEN_BRACKETS, Piece

_ASIDES = words("people/asides")
_ARTICLES = words("people/articles")
CLEAR = 0.55  # likelihood from which a piece is a name by itself
NEVER = -12.0  # logarithm of the odds of what is no name
_FROM = re.compile(
    r"(?=[\s@:])(?:\s+(?:from|at|de\s+chez|chez|of|pour|for|bei|beim|presso|bij|från|fra|frå|z\s+(?:firmy|společnosti|spoločnosti)|@)\s+(?=\S)|\s*@\s*(?=[A-ZÀ-Þ])"
    r"|\s+(?P<job>as|als|como|come)\s+(?=\S)|\s+[-–—]{1,2}\s+|\s+\|\s+|\s*:\s+)",
    re.IGNORECASE,
)
_FROM_FIRM = re.compile(
    r"\s+(?:von(?:\s+(?:der|den))?|vom|van(?:\s+(?:de|het))?|de\s+la|de\s+l'|de|du|del|della|di|da|do|dell'|des|d'|aus)\s*(?=[^\W\d_a-z])"
)
_OWNER = re.compile(r"(?P<firm>[^\W\d_a-z][^'’]{1,30})['’]s?\s+(?P<name>\S.*)$")  # "Globex's Ana Prieto"
HANDLE = re.compile(r"@[\w.\-]{2,30}(?:@[\w.\-]+)?")
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NICK = re.compile(r"[^\W\d_]{2}[\w.\-]{1,24}")
#: What stands behind a name and calls the same person: "@ana", an address, "alias MrRope".
_TAIL_HANDLE = re.compile(
    r"\s(?=[\s\-–—|/,@<(\w])\s*(?:[-–—|/,]?\s*@[\w.\-]{2,30}|[<(]?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[>)]?|<[^>]*>|https?://\S+|(?:alias|aka|a\.k\.a\.?)\s\S+(?:\s\S+)?)[.!]?$"
)
#: One of them is in each of these; and one of the others in what stands before a firm.
_OF_TAILS, _OF_FIRMS = ("@", "<", "://", "alias", "aka", "a.k.a"), (" v", " d", " aus")
_JOB_AT = re.compile(
    r"[^\W\d_]{4,}(?:\s[^\W\d_]{2,}){0,2}\s(?:at|@|chez|bei|beim|bij|presso|en|na|no)\s[^\W\d_a-zß-öø-ÿ].{1,40}"
)
_DOMAIN = re.compile(r"[a-z0-9][\w\-]*(?:\.[\w\-]+)*\.[a-z]{2,12}")
_ADDRESS = re.compile(r"https?:|www\.")
_UNSURE = re.compile(r"(?<=\w)\s*\?{2,}$")  # "Casey ???"


class Judged(NamedTuple):
    """One piece of a list as a name: what is the name, how likely, and what stands behind it."""

    name: str
    odds: float
    behind: str | None = None
    firm: float = 0.0  # what a job or an employer behind it adds


def _odds(share: float) -> float:
    share = min(max(share, 0.0005), 0.9995)
    return math.log(share / (1 - share))


def judge(one: Piece, least: float) -> Judged:
    """The best way to read a piece as a name, with or without an employer behind it.

    ``least``: the odds of a word that may be a name at all.
    """
    return _owned(one, least) if "@" in f"{one.words}{one.inner}" else _judge(one.words, bool(one.sep), least)


def _owned(piece: Piece, least: float) -> Judged:
    """The best way to read a piece in which a handle stands."""
    found = _judge(piece.words, bool(piece.sep), least)
    return found._replace(odds=_SIGNED_ODDS) if _is_signed(piece, found) else found


_SIGNED_ODDS = 0.9  # logarithm of the odds of a first name before a handle


def _is_signed(piece: Piece, found: Judged) -> bool:
    """``Ana @ana``, ``Ana (@ana)``: a first name by itself, and the handle of who is called so."""
    if found.odds >= _SIGNED_ODDS or found.behind or not found.name.isalpha() or not found.name.istitle():
        return False
    behind = piece.words[len(found.name) :].lstrip(" -–—|/,")
    tail = (piece.inner or "") if found.name == piece.words else behind
    return HANDLE.fullmatch(tail) is not None and known(fold_name(found.name)).given >= _WELL_KNOWN


_WELL_KNOWN = 2  # a first name of several countries


@lru_cache(maxsize=1024)  # stretches of one line that end at different places begin with the same piece
def _judge(words: str, later: bool, least: float) -> Judged:
    text = _TAIL_HANDLE.sub("", words) if any(map(words.__contains__, _OF_TAILS)) else words
    text = text.strip(" -–—:|") or words
    text = _UNSURE.sub("", text) if text[-1:] == "?" else text
    text = without_lead_in(text)[0] if later else text  # "Ana Prieto; moderated by Kofi Adjei"
    best = Judged(text, _name_odds(text))
    if best.odds < least and _may_be_odd(text):
        best = best._replace(odds=least)
    firm = _FROM_FIRM.search(text) if any(map(text.__contains__, _OF_FIRMS)) else None
    if firm and (_is_at_home(text, firm) or _is_complete(text[: firm.start()], text[firm.end() :])):
        return Judged(text[: firm.start()], _name_odds(text[: firm.start()]), text[firm.end() :])
    if best.odds >= _EVEN:
        return best
    cut = _FROM.search(text)
    best = _before_employer(text, cut, best) if cut else best
    if firm and is_organisation(text[firm.end() :]):
        odds = _name_odds(text[: firm.start()])
        if odds > best.odds:
            best = Judged(text[: firm.start()], odds, text[firm.end() :], 0.3)
    if best.odds < _EVEN and text.count(" ") < _LONGEST_WITH_JOB and ("'" in text or is_role(text)):
        best = _behind_job(text, best.odds) or best
    if best.odds > _DOUBTED and " " not in best.name and _is_label(best.name):
        return best._replace(odds=NEVER)
    return best


_EVEN = 0.2  # logarithm of the odds of what is rather a name


def _before_employer(text: str, cut: re.Match[str] | None, best: Judged) -> Judged:
    """``Ana Prieto from Globex``, ``Ana Prieto - CTO``, where that is likelier than ``best``."""
    while cut:
        name, behind = text[: cut.start()], text[cut.end() :]
        odds = _name_odds(name)
        if cut["job"] and not is_role(behind):
            odds = NEVER  # "Ana Prieto as herself"
        if cut[0].strip() == ":" and not _may_follow_colon(behind):
            odds = NEVER  # "Ana Prieto: Why backups fail"
        if behind and odds > best.odds and may_be_employer(behind):
            surely = is_role(behind) or is_organisation(behind) or bool(cut[0].strip(" -–—|:"))
            return Judged(name, odds, behind, 0.4 if surely else -0.2 if _may_be_house(behind) else -0.6)
        cut = _FROM.search(text, cut.end())
    return best


def _may_be_house(behind: str) -> bool:
    """``Vendic``: a word or two with capitals, one of which means nothing."""
    said = behind.split()
    if len(said) > _SHORT_FIRM or not all(word[:1].isupper() for word in said):
        return False
    return any(known(fold_name(word)).word < _ORDINARY for word in said)


_ORDINARY = 2


def _is_label(name: str) -> bool:
    """``Disertantes``: the word that stands before names is none."""
    return len(name) > _SHORT_LABEL and not known(fold_name(name)).given and is_speaker_label(name)


_DOUBTED, _SHORT_LABEL = -2.2, 4  # logarithm of odds; letters


def _is_at_home(text: str, firm: re.Match[str]) -> bool:
    """``Anke Possehl vom Landamt``: "vom" and "aus" begin few surnames, and none behind one."""
    before = fold_name(text[: firm.start()]).split()
    return firm[0].strip() in ("vom", "aus") and len(before) > 1 and not known(before[-1]).given


def _is_complete(name: str, behind: str) -> bool:
    """``Uwe Schulze von Globex``: the name has its surname already, and no list knows what follows as one."""
    *before, last = fold_name(name).split() or [""]
    surname = known(last)
    if not before or not surname.family or surname.given:
        return False
    return not any(known(word).family or known(word).given for word in fold_name(behind).split())


def _may_follow_colon(text: str) -> bool:
    return len(text.split()) <= _SHORT_FIRM or is_role(text) or is_organisation(text)


_SHORT_FIRM = 2  # words


def _behind_job(text: str, odds: float) -> Judged | None:
    """``Staff Engineer Ana Prieto``, ``Globex's Ana Prieto``: a job or an employer, and whose it is."""
    owner = _OWNER.match(text)
    if owner is not None and (found := _name_odds(owner["name"])) > max(odds, _SURE_NAME):
        return Judged(owner["name"], found, owner["firm"])
    tokens = text.split(" ")
    for count in range(1, min(_LONGEST_JOB, len(tokens) - 2) + 1):
        if is_role(tokens[count - 1]) and not is_role(tokens[count]):
            name = " ".join(tokens[count:])
            found = _name_odds(name)
            if found > max(odds, _SURE_NAME):
                return Judged(name, found)
    return None


_LONGEST_JOB, _LONGEST_WITH_JOB = 4, 9  # words in front of a name; in all
_SURE_NAME = 0.3  # logarithm of the odds of the name


def _name_odds(text: str) -> float:
    """Logarithm of the odds of a name, a handle, or a name in lower case."""
    share = looks_like_person(text)
    if share > 0.0:
        return _odds(share)
    tokens = text.split()
    if not (len(tokens) == 1 or (len(tokens) <= 4 and text.islower())):
        return -8.0
    if is_crowd(text) or is_role(text) or is_organisation(text):
        return -8.0
    if HANDLE.fullmatch(text):
        return -0.2
    if text.islower() and len(tokens) <= 4 and tokens[0] not in _ARTICLES:
        as_name = looks_like_person(text.title())
        if as_name > 0.0:
            return _odds(as_name) - 2.0
    if len(tokens) == 1 and _NICK.fullmatch(text):
        if known(fold_name(text)).word >= 2:
            return -5.0
        return -2.0 if not text.isalpha() else -2.4
    return -8.0


def _may_be_odd(text: str) -> bool:
    """A pseudonym: "kiwi", "Old Pete", "tk77"."""
    tokens = text.split()
    if not 1 <= len(tokens) <= 3 or tokens[0].casefold() in _ARTICLES or not _NICK.fullmatch(tokens[0]):
        return False
    if len(tokens) > 1 and not all(token[0].isupper() for token in tokens):
        return False
    return not (is_crowd(text) or is_role(text) or is_organisation(text))


def bracketed(inner: str, name: str) -> str | None:
    """The employer in the first brackets behind a name that hold one; a nick, a pronoun or a role is none."""
    for one in inner.split(BETWEEN_BRACKETS):
        if (found := _employer_in_brackets(one, name)) is not None:
            return found
    return None


def _employer_in_brackets(inner: str, name: str) -> str | None:
    if name.lower() == name.upper() and is_other_name(inner):
        return None
    if inner.islower() and not (is_organisation(inner) or is_role(inner) or _DOMAIN.fullmatch(inner)):
        return None  # "(issol)", "(who keeps bees)"
    if _ADDRESS.match(inner) or not _ASIDES.isdisjoint(fold_name(inner).split()):
        return None
    return affiliation_of(inner)


def is_other_name(inner: str) -> bool:
    """Whether what stands in brackets behind a name in other letters is the same person's in Latin ones.

    ``Jeff Shih``, ``Paul``, ``Ruddy 老師``.
    """
    if looks_like_person(inner) >= CLEAR:
        return True
    first, _, honour = inner.partition(" ")
    about = known(fold_name(first))
    lone = not honour or honour.lower() == honour.upper()
    return lone and (about.given > 0 or about.family > 0) and not (is_organisation(inner) or is_role(inner))


def may_be_employer(text: str) -> bool:
    """Something that can follow "Name, ": short, and no sentence."""
    tokens = text.split()
    if not 1 <= len(tokens) <= 9 or tokens[0].casefold() in _ARTICLES:
        house = len(tokens) in (2, 3) and all(token[0].isupper() for token in tokens)  # "The Bourse"
        return is_role(text) or is_organisation(text) or house
    if tokens[0][0].isupper() or tokens[0][0].isdigit() or is_role(text) or is_organisation(text):
        return True
    return bool(_JOB_AT.fullmatch(text) or _DOMAIN.fullmatch(text))


def begins_with_first_name(text: str) -> bool:
    """``Jan Grosser``: a first name that is nothing else, and a word that is no place and no house."""
    first, _, last = text.partition(" ")
    about, behind = known(fold_name(first)), known(fold_name(last))
    single = last.isalpha() and last[:1].isupper() and not behind.proper and not is_organisation(text)
    return single and not about.word and about.given > (2 if about.proper else 0)
