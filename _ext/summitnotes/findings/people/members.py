"""The members of a list of people: who is a name, what is the job or the employer of whom."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import NamedTuple

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.affiliations import affiliation_of, is_crowd, is_organisation, is_role
from summitnotes.findings.people.folding import only_words
from summitnotes.findings.people.known_words import known
from summitnotes.findings.people.lead_ins import LABELLED, after_by, without_lead_in
from summitnotes.findings.people.names import fold_name, looks_like_person, strip_titles
from summitnotes.findings.people.pieces import Piece, pieces, plain_text
from summitnotes.findings.people.scoring import share_of
from summitnotes.records.lists import LINK_TYPES
from summitnotes.records.model import Speaker

_SUFFIXES = words("people/suffixes")
_ASIDES = words("people/asides")
_ARTICLES = words("people/articles")
_HONORIFICS = words("people/honorifics")
_SMALL_WORDS = 5  # a name in small letters has fewer
_LONGEST = 300  # characters; a longer text is no list of speakers
_CLEAR = 0.55
_LISTED = 0.75  # from here on a list knows at least one word of a name
_LIKELY_ENOUGH = 0.12  # of a word joined to it by "and"
_ODD_NAME = -2.4  # logarithm of the odds of a pseudonym where names surely stand
_SIGNED = 0.25  # logarithm of the odds of a handle alone
_HOPELESS, _NEVER = -5.5, -12.0
_POSSIBLE = 0.07  # a lone word of a list that others make likely
_FROM = re.compile(
    r"(?=[\s@:])(?:\s+(?:from|at|de\s+chez|chez|of|pour|for|bei|beim|presso|bij|@)\s+(?=\S)|\s*@\s*(?=[A-ZÀ-Þ])"
    r"|\s+(?P<job>as|als|como|come)\s+(?=\S)|\s+[-–—]{1,2}\s+|\s+\|\s+|\s*:\s+)",
    re.IGNORECASE,
)
_FROM_FIRM = re.compile(
    r"\s+(?:von|vom|van|de\s+la|de\s+l'|de|du|del|della|di|da|do|dell'|des|d'|aus)\s*(?=[^\W\d_a-z])"
)
_ET_AL = re.compile(
    r"[,\s]\s*(?<=\s)(?:et\s+al\.?|(?:and|&|et|und|y|e|en)\s+(?:others|friends|more|co\.?|autres|alii|andere|weitere|otros|altri|outros|anderen|guests?|invités?))$",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"@[\w.\-]{2,30}(?:@[\w.\-]+)?")
_NICK = re.compile(r"[^\W\d_]{2}[\w.\-]{1,24}")
_TAIL_HANDLE = re.compile(r"\s\s*(?:[-–—|/,]?\s*@[\w.\-]{2,30}|<[^>]*>|https?://\S+)[.!]?$")
_JOB_AT = re.compile(
    r"[^\W\d_]{4,}(?:\s[^\W\d_]{2,}){0,2}\s(?:at|@|chez|bei|beim|bij|presso|en|na|no)\s[^\W\d_a-zß-öø-ÿ].{1,40}"
)
# "Ana Prieto, Globex - Slides"
_TAIL_LINK = re.compile(
    rf"(?:\s*[-–—|,(\[]\s*(?:{'|'.join(sorted(LINK_TYPES, key=len, reverse=True))})\b[^,;]{{0,20}}(?:\(https?://[^)\s]*\))?[)\]]*)+\s*$",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[-–—|,(\[]")  # one stands before each of them
_DOMAIN = re.compile(r"[a-z0-9][\w\-]*(?:\.[\w\-]+)*\.[a-z]{2,12}")
_UNSURE = re.compile(r"(?<=\w)\s*\?{2,}$")  # "Casey ???"
_NOBODY = re.compile(r"(?:\?{1,3}|n\.?\s?n\.?|t\.?b\.?[acd]\.?|[-–—x.…]{1,3})$", re.IGNORECASE)
#: Small words that may follow the first word of a list: "Ana and Kofi", "Ana from Globex", "Oscar de Wit".
_SMALL = words("people/particles") | words("people/joining_words")


class Members(NamedTuple):
    """People, how likely the whole names them, and what the least of the names is worth."""

    speakers: tuple[Speaker, ...]
    likelihood: float
    weakest: float


class _Judged(NamedTuple):
    """One piece of a list as a name: what is the name, how likely, and what stands behind it."""

    name: str
    odds: float
    behind: str | None = None
    firm: float = 0.0  # what a job or an employer behind it adds


@lru_cache(maxsize=16384)  # every way to cut a line asks for the same stretches
def read_members(text: str, expected: float = 0.0) -> Members | None:
    """The people whom ``text`` as a whole lists; None when any part of it is neither name nor employer."""
    if len(text) > _LONGEST:
        return None
    bare, labelled = without_lead_in(plain_text(_TAIL_LINK.sub("", text) if _may_link(text) else text))
    if _goes_on(bare) and not is_crowd(bare):
        return None  # most stretches of most lines
    bare = _closed(_ET_AL.sub("", bare))
    expected = max(expected, labelled)
    if _HANDLE.fullmatch(bare):  # and nothing else: that is how people sign
        likelihood = share_of(_SIGNED + 3.5 * expected)
        return Members((Speaker(bare),), likelihood, likelihood)
    if not bare:
        return None
    if ";" in bare and "," in bare and "(" not in bare:
        return _of_groups(bare, expected)
    parts = pieces(bare)
    if not parts or len(parts) > 16:
        return None
    least = _ODD_NAME if expected >= LABELLED else _NEVER
    first = _judge(parts[0], least)
    crowd = is_crowd(bare)
    if first.odds < _HOPELESS and not crowd and not _NOBODY.fullmatch(parts[0].words):
        return None
    reader = _List(parts, first, expected, least)
    if _NOBODY.fullmatch(parts[0].words) or (crowd and not reader.has_person()):
        return Members((), share_of(0.2 + 2.5 * expected), 0.0)
    return reader.members()


def _may_link(text: str) -> bool:
    """Whether a text may end with the word for a link behind a sign."""
    if only_words(text) or not _SIGN.search(text):
        return False
    lower = text.lower()
    return not text.isascii() or any(name in lower for name in LINK_TYPES)


def names_nobody(text: str) -> bool:
    """A first look at words with nothing between them but blanks; False where it takes a second one."""
    return _goes_on(text) and after_by(text) is None and not is_crowd(text)


def _goes_on(text: str) -> bool:
    """Whether the second word is a small one that joins nothing: "Teach people how to …" names nobody.

    A text that begins with a small letter has more of them: "kiwi from Globex" and "ana prieto" name people.
    """
    first, _, rest = text.partition(" ")
    if first.islower():
        words = text.split(" ", _SMALL_WORDS)[:_SMALL_WORDS]
        joined = len(words) < _SMALL_WORDS or fold_name(first) in _HONORIFICS
        return not joined and all(_joins_nothing(word) for word in words)
    return first.isalnum() and _joins_nothing(rest.partition(" ")[0])


def _joins_nothing(word: str) -> bool:
    return word.isalpha() and word.islower() and len(word) > 1 and fold_name(word) not in _SMALL


def _of_groups(text: str, expected: float) -> Members | None:
    """``Ana Prieto, CTO, Globex; Kofi Adjei, Initech``: a semicolon parts people, a comma what they do."""
    groups = [read_members(part.strip(), expected) for part in text.split(";") if part.strip()]
    found = [group for group in groups if group is not None]
    if not found or len(found) < len(groups):
        return None
    speakers = tuple(speaker for group in found for speaker in group.speakers)
    likelihood = sum(group.likelihood for group in found) / len(found)
    return Members(speakers, round(likelihood, 3), min(group.weakest for group in found))


def _closed(text: str) -> str:
    """Without a closing bracket that nothing opened: "Ana Prieto, Globex)"."""
    while text[-1:] in (")", "]") and text.count(text[-1]) > text.count("(" if text[-1] == ")" else "["):
        text = text[:-1].rstrip()
    return text


def clean_name(text: str) -> str:
    """The name as written, without titles such as "Dr" and "PhD"."""
    return strip_titles(text).strip(" ,;:-–—")


def _odds(share: float) -> float:
    share = min(max(share, 0.0005), 0.9995)
    return math.log(share / (1 - share))


class _List:
    """Reads the pieces of one list from left to right."""

    def __init__(self, parts: list[Piece], first: _Judged, expected: float, least: float) -> None:
        self.parts = joined = _surnames_joined(parts)
        self.boost = 3.5 * expected
        first = first if joined[0] is parts[0] else _judge(joined[0], least)
        self.judged = [first, *(_judge(piece, least) for piece in joined[1:])]
        self.shares = [share_of(one.odds) for one in self.judged]
        self.done: list[Speaker] = []
        self.open: list[str] = []
        self.affiliation: str | None = None
        self.odds: list[float] = []
        self.firms = 0.0  # what jobs and employers say for or against the whole

    def has_person(self) -> bool:
        return any(share >= _CLEAR for share in self.shares)

    def members(self) -> Members | None:
        for index, piece in enumerate(self.parts):
            if not self._take(index, piece):
                return None
        self._close()
        if not self.done:
            return None
        weakest = min(self.odds)
        mean = sum(self.odds) / len(self.odds)
        company = (0.5 if mean > -0.3 else 0.3) * (len(self.odds) - 1)
        together = min(mean + company, weakest + 2.0) + self.firms
        return Members(tuple(self.done), share_of(together), share_of(weakest))

    def _take(self, index: int, piece: Piece) -> bool:
        judged = self.judged[index]
        if self._is_name(index, piece):
            if self.affiliation is not None:
                self._close()
            self.open.append(clean_name(judged.name))
            self.odds.append(judged.odds + self.boost + self._company(index))
            self.firms += judged.firm
            found = affiliation_of(judged.behind) if judged.behind else None
            found = (_bracketed(piece.inner, judged.name) if piece.inner else None) or found
            if found:
                self._affiliate(found)
            return True
        if not (self.open or self.done):
            return False
        if piece.sep == "comma" and fold_name(piece.words) in _SUFFIXES:
            return True  # "Ana Prieto, PhD"
        if _HANDLE.fullmatch(piece.words) and piece.sep in ("strong", "comma"):
            return True  # "Ana Prieto | @ana | Globex"
        if is_crowd(piece.words) and not is_role(piece.words):
            return True
        return self._take_firm(piece)

    def _is_name(self, index: int, piece: Piece) -> bool:
        share = self.shares[index]
        if index == 0:
            return self.judged[0].odds >= _HOPELESS
        if piece.sep == "comma" and (is_role(piece.words) or is_organisation(piece.words)) and share < 0.9:
            return False
        if share >= _CLEAR:
            return not self._may_be_firm(index, piece)
        joined = piece.sep in ("word", "short", "amp") or piece.sign == "+"
        if joined and piece.words[:1].isupper() and self.shares[index - 1] >= _CLEAR:
            about = known(fold_name(piece.words))
            if about.given and about.word < 3:
                return True  # "Lumi Korhonen + Ants"
        if share < _POSSIBLE and not (self.boost >= 2.0 and share >= 0.03 and piece.sep != "comma"):
            return False
        if piece.sep in ("word", "short", "amp"):
            return self.affiliation is None or (" " not in (self.affiliation or "") and share >= 0.4)
        return self._lone_in_list(index, piece)

    def _may_be_firm(self, index: int, piece: Piece) -> bool:
        """Words that no list of names knows, behind one clear name: "Ana Prieto, Coombe Apiaries"."""
        if len(self.parts) != 2 or piece.sep != "comma" or self.shares[index] >= _LISTED:
            return False
        return self.shares[0] >= _LISTED and not any(
            known(fold_name(word)).given or known(fold_name(word)).family for word in piece.words.split()
        )

    def _lone_in_list(self, index: int, piece: Piece) -> bool:
        """A doubtful word among names is a name, unless every other piece is an employer."""
        shares, parts = self.shares, self.parts
        if len(parts) % 2 == 0 and all(
            (shares[at] >= _CLEAR) == (at % 2 == 0)
            and (at == 0 or parts[at].sep in ("comma", "strong") or (at % 2 == 0 and bool(parts[at].sep)))
            for at in range(len(parts))
        ):
            return len(parts) == 2 and shares[1] >= 0.5 and self.affiliation is None
        if index + 1 < len(parts) and (
            shares[index + 1] >= _CLEAR or parts[index + 1].sep in ("word", "amp")
        ):
            if shares[index + 1] < _LIKELY_ENOUGH:
                return False  # "Ana Prieto, Tallow & Pine"
            return parts[index + 1].inner is None or shares[index + 1] >= 0.3
        if all(" " not in part.words for part in parts):
            return True  # "Jiri, Linh, Siim"
        return shares[index] >= 0.5 and self.affiliation is None

    def _company(self, index: int) -> float:
        """What the other names of the list say for a doubtful one."""
        others = [share for at, share in enumerate(self.shares) if at != index and share >= _CLEAR]
        return min(1.5, 0.8 * len(others)) if others and self.shares[index] < _CLEAR else 0.0

    def _take_firm(self, piece: Piece) -> bool:
        text = piece.words
        if piece.sep in ("amp", "word", "short"):
            if is_role(text):
                return True  # "Ana Prieto, developer and advocate"
            # "Ana Prieto, Tallow & Pine"
            if self.affiliation is None or not text[:1].isupper():
                return False
            sign = f" {piece.sign} "
            self.affiliation += sign + text
            return True
        if not _may_be_employer(text):
            return False
        surely = is_role(text) or is_organisation(text)
        self.firms += 0.4 if surely else -0.3
        found = affiliation_of(text)
        if found and len(found) <= 80:
            self._affiliate(found if not piece.inner else f"{found} ({piece.inner})")
        return True

    def _affiliate(self, text: str) -> None:
        if self.affiliation is None or (is_organisation(text) and not is_organisation(self.affiliation)):
            self.affiliation = text

    def _close(self) -> None:
        self.done += [Speaker(name, self.affiliation) for name in self.open]
        self.open, self.affiliation = [], None


def _surnames_joined(parts: list[Piece]) -> list[Piece]:
    """``López y Rojas``, ``Costa e Silva``: a lone surname behind "y" belongs to the name before."""
    joined: list[Piece] = []
    for piece in parts:
        lone = " " not in piece.words and not known(fold_name(piece.words)).given
        if (
            piece.sep == "short"
            and joined
            and lone
            and len(joined[-1].words.split()) > 1
            and not joined[-1].inner
        ):
            words = f"{joined[-1].words} {piece.sign} {piece.words}"
            joined[-1] = joined[-1]._replace(words=words, inner=piece.inner)
        else:
            joined.append(piece)
    return joined


def _judge(piece: Piece, least: float) -> _Judged:
    """The best way to read a piece as a name, with or without an employer behind it.

    ``least``: the odds of a word that may be a name at all.
    """
    text = _TAIL_HANDLE.sub("", piece.words).strip(" -–—:|") or piece.words
    text = _UNSURE.sub("", text)
    text = without_lead_in(text)[0] if piece.sep else text  # "Ana Prieto; moderated by Kofi Adjei"
    best = _Judged(text, _name_odds(text))
    if best.odds < least and _may_be_odd(text):
        best = best._replace(odds=least)
    if best.odds >= 0.2:
        return best
    cut = _FROM.search(text)
    while cut:
        name, behind = text[: cut.start()], text[cut.end() :]
        odds = _name_odds(name)
        if cut["job"] and not is_role(behind):
            odds = _NEVER  # "Ana Prieto as herself"
        if behind and _may_be_employer(behind) and odds > best.odds:
            surely = is_role(behind) or is_organisation(behind) or bool(cut[0].strip(" -–—|:"))
            best = _Judged(name, odds, behind, 0.4 if surely else -0.6)
            break
        cut = _FROM.search(text, cut.end())
    cut = _FROM_FIRM.search(text)
    if cut and is_organisation(text[cut.end() :]):
        odds = _name_odds(text[: cut.start()])
        if odds > best.odds:
            best = _Judged(text[: cut.start()], odds, text[cut.end() :], 0.3)
    return best


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
    if _HANDLE.fullmatch(text):
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


def _bracketed(inner: str, name: str) -> str | None:
    """The employer in brackets behind a name; a nick, a pronoun or a role is none."""
    if name.lower() == name.upper() and looks_like_person(inner) >= _CLEAR:
        return None  # the same name in Latin letters
    if inner.islower() and not (is_organisation(inner) or is_role(inner) or _DOMAIN.fullmatch(inner)):
        return None  # "(issol)", "(who keeps bees)"
    if not _ASIDES.isdisjoint(fold_name(inner).split()):
        return None
    return affiliation_of(inner)


def _may_be_employer(text: str) -> bool:
    """Something that can follow "Name, ": short, and no sentence."""
    tokens = text.split()
    if not 1 <= len(tokens) <= 9 or tokens[0].casefold() in _ARTICLES:
        house = len(tokens) in (2, 3) and all(token[0].isupper() for token in tokens)  # "The Bourse"
        return is_role(text) or is_organisation(text) or house
    if tokens[0][0].isupper() or tokens[0][0].isdigit() or is_role(text) or is_organisation(text):
        return True
    return bool(_JOB_AT.fullmatch(text) or _DOMAIN.fullmatch(text))
