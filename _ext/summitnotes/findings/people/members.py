"""The members of a list of people: who is a name, what is the job or the employer of whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.affiliations import (
    affiliation_of,
    folded_words,
    is_crowd,
    is_edition,
    is_organisation,
    is_role,
    is_role_word,
)
from summitnotes.findings.people.author_lists import read_authors, read_long_list, read_one_of_jobs
from summitnotes.findings.people.first_looks import goes_on
from summitnotes.findings.people.folding import only_words
from summitnotes.findings.people.joined import is_company, joined_pieces, parted_names
from summitnotes.findings.people.known_words import known
from summitnotes.findings.people.lead_ins import LABELLED, after_label, without_lead_in
from summitnotes.findings.people.names import fold_name, strip_titles
from summitnotes.findings.people.one_member import (
    CLEAR,
    HANDLE,
    MAIL,
    NEVER,
    Judged,
    begins_with_first_name,
    bracketed,
    judge,
    may_be_employer,
)
from summitnotes.findings.people.pieces import (
    BETWEEN_BRACKETS,
    Piece,
    pieces,
    plain_text,
    without_closing_bracket,
)
from summitnotes.findings.people.scoring import known_parts, share_of
from summitnotes.records.lists import LINK_TYPES
from summitnotes.records.model import Speaker

_SUFFIXES = words("people/suffixes")
_SHORTEST_JOB, _SHORT_FIRM = 5, 2  # letters; words
# Pieces of a name with such a job, one of which a joint parts from it; words up to that for the job; what
# the name is worth.
_LEAST_JOB, _WORDS_TO_JOB, _LONG_JOB = 3, 2, 0.85
_LONGEST = 300  # characters; a longer text is no list of speakers
_MOST = 16  # pieces of one
_LISTED = 0.75  # from here on a list knows at least one word of a name
_EVIDENT = 0.9  # of a name that holds the word for a job or an employer
_LIKELY_ENOUGH = 0.12  # of a word joined to it by "and"
_ODD_NAME = -2.4  # logarithm of the odds of a pseudonym where names surely stand
_SIGNED = 0.25  # logarithm of the odds of a handle alone
_HOPELESS = -5.5
_FROM = re.compile(
    r"^(?:from|at|of|de|du|des|chez|von|vom|bei|beim|bij|van|di|da|do|della|presso)\s+(?=[A-ZÀ-Þ])"
)
_GIVEN = 0.2  # of an ordinary word behind a first name: "Andreas Klein, Jan Grosser"
_POSSIBLE = 0.07  # a lone word of a list that others make likely
_OTHERS = (
    "others", "friends", "more", "co", "autres", "alii", "andere", "weitere", "otros", "altri", "outros",
    "anderen", "guest", "guests", "invité", "invités",
)  # fmt: skip
_ET_AL = re.compile(
    rf"[,\s]\s*(?<=\s)(?:et\s+al\.?|(?:and|&|et|und|y|e|en)\s+(?:{'|'.join(_OTHERS)})\.?)$"
    r"|\s?(?:等人?|ほか)$|\s他$"
    r"|[,\s]\s*(?:u\.\s?a\.|m\.\s?fl\.|и\s+др\.?|та\s+ін\.?|a\s+kol\.?|i\s+in(?:ni|\.)|és\s+mások|ve\s+diğerleri)$",
    re.IGNORECASE,
)
_LAST_OF_OTHERS = frozenset(
    {"al", *_OTHERS, "a", "fl", "др", "ін", "kol", "in", "inni", "mások", "diğerleri", "他"}
)
_GLUED_OTHERS = ("等", "等人", "ほか")
# "Ana and the children of the school", "Ana et un invité surprise": nobody who has a name here
_AND_OTHERS = re.compile(
    r",?\s(?:and|et|y|e|i|en)\s(?:the|some|her|his|their|les?|la|des|une?|ses|los|las|quien(?:es)?|unos|unas|os|as|quem"
    r"|gli|i|alcuni|chi|de|het|een)\s[a-zß-öø-ÿ][^,;&+|]{1,60}$"
)
# Which of the houses below is whose, where its mark was set on the line: "Ana Prieto1", "Kofi Adjei1,2"
_NUMBERED = re.compile(r"(?<=[^\W\d_A-Z]{2})(?<!@)\d{1,2}(?:,\d{1,2})*(?=[\s,;.&]|$)")
_LEAST_HALVES, _LEAST_OTHERS = 4, 3  # pieces of two names with houses; blanks of a name and those behind it
# "Ana Prieto, Globex - Slides"
_LINK = rf"[-–—|,(\[]\s*(?:{'|'.join(sorted(LINK_TYPES, key=len, reverse=True))})\b"
_LINK_BEHIND_SIGN = re.compile(_LINK, re.IGNORECASE)
_TAIL_LINK = re.compile(rf"(?:\s*{_LINK}[^,;]{{0,20}}(?:\(https?://[^)\s]*\))?[)\]]*)+\s*$", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:\?{1,3}|n\.?\s?n\.?|t\.?b\.?[acd]\.?|[-–—x.…]{1,3}|fill[ -]?in|to[ -]?do"
    r"|(?:(?:your|full|speaker|presenter)\s)?name(?:\shere)?"
    r"|(?:speaker|presenter)(?:\s\d)?|por definir|à définir|a definir|da definire|noch offen|nog onbekend)$",
    re.IGNORECASE,
)


class Members(NamedTuple):
    """People, how likely the whole names them, and what the least of the names is worth."""

    speakers: tuple[Speaker, ...]
    likelihood: float
    weakest: float


@lru_cache(maxsize=16384)  # every way to cut a line asks for the same stretches
def read_members(text: str, expected: float = 0.0) -> Members | None:
    """The people whom ``text`` as a whole lists; None when any part of it is neither name nor employer."""
    if len(text) > _LONGEST:
        return _of_authors(text, expected) or _of_many(text)
    link = not only_words(text) and _LINK_BEHIND_SIGN.search(text) is not None
    bare, labelled = without_lead_in(plain_text(_TAIL_LINK.sub("", text) if link else text))
    if goes_on(bare) and not is_crowd(bare):
        return None  # most stretches of most lines
    if bare.rpartition(" ")[2].rstrip(".").casefold() in _LAST_OF_OTHERS or bare.endswith(_GLUED_OTHERS):
        bare = bare if is_company(bare) else _ET_AL.sub("", bare)
    bare = _NUMBERED.sub("", bare) if " " in bare else bare
    bare = without_closing_bracket(bare if bare.count(" ") < _LEAST_OTHERS else _AND_OTHERS.sub("", bare))
    expected = max(expected, labelled)
    if bare[:1] == "@" and HANDLE.fullmatch(bare):  # and nothing else: that is how people sign
        likelihood = share_of(_SIGNED + 3.5 * expected)
        return Members((Speaker(bare),), likelihood, likelihood)
    if not bare:
        return None
    if ";" in bare:
        authors = _of_authors(bare, expected)
        if authors is not None or ("," in bare and "(" not in bare):
            return authors or _of_groups(bare, expected)
    found = pieces(bare)
    head = next(found, None)
    if head is None:
        return None
    least = _ODD_NAME if expected >= LABELLED else NEVER
    first = judge(head, least)
    crowd = is_crowd(bare)
    if first.odds < _HOPELESS and not crowd and not _NOBODY.fullmatch(head.words):
        return None  # most of the others
    parts = [head, *found]
    if len(parts) > _MOST:
        return _of_many(bare)
    halves = _halves(parts, least) if len(parts) >= _LEAST_HALVES else None
    if halves is not None:
        return _together([_List(half, judge(half[0], least), expected, least).members() for half in halves])
    reader = _List(parts, first, expected, least)
    if _NOBODY.fullmatch(parts[0].words) or (crowd and not reader.has_person()):
        return Members((), share_of(0.2 + 2.5 * expected), 0.0)
    return reader.members() or (reader.one_of_long_job() if len(parts) >= _LEAST_JOB else None)


def _of_authors(text: str, expected: float) -> Members | None:
    """``Ana Prieto - University of X, Italy; Kofi Adjei - CNR``."""
    if ";" not in text:
        return None
    one = read_one_of_jobs(text)
    found = [one] if one else read_authors(plain_text(text), lambda one: read_members(one, expected))
    return _together([Members(*one) for one in found]) if found else None


def _of_many(text: str) -> Members | None:
    """``Ana Prieto, Kofi Adjei, …``: the many authors of a paper."""
    found = read_long_list(plain_text(text))
    return Members(*found) if found else None


def _of_groups(text: str, expected: float) -> Members | None:
    """``Ana Prieto, CTO, Globex; Kofi Adjei, Initech``: a semicolon parts people, a comma what they do."""
    listed = [part.strip() for part in text.split(";") if part.strip()]
    groups = [read_members(part, expected) for part in parted_names(listed) or listed]
    return _together(groups)


def _together(groups: Sequence[Members | None]) -> Members | None:
    """All people of a list that is taken group by group; None when one of these names nobody."""
    found = [group for group in groups if group is not None]
    if not found or len(found) < len(groups):
        return None
    speakers = tuple(speaker for group in found for speaker in group.speakers)
    likelihood = sum(group.likelihood for group in found) / len(found)
    return Members(speakers, round(likelihood, 3), min(group.weakest for group in found))


def _halves(parts: Sequence[Piece], least: float) -> tuple[list[Piece], list[Piece]] | None:
    """``Ana Prieto, Globex & Kofi Adjei, Initech``: "&" parts two people, of whom each has an employer."""
    joints = [at for at, piece in enumerate(parts) if piece.sep in ("amp", "word", "short")]
    if len(joints) != 1 or not 2 <= joints[0] < len(parts) - 1:
        return None
    at = joints[0]
    if any(parts[one].sep != "comma" for one in (at - 1, at + 1)):
        return None
    shares = [share_of(judge(parts[one], least).odds) for one in (0, at - 1, at)]
    clear = shares[0] >= CLEAR and shares[2] >= CLEAR and shares[1] < CLEAR
    return (list(parts[:at]), list(parts[at:])) if clear else None


def clean_name(text: str) -> str:
    """The name as written, without titles such as "Dr" and "PhD"."""
    return strip_titles(text, generation=False).strip(" ,;:-–—")


class _List:
    """Reads the pieces of one list from left to right."""

    def __init__(self, parts: list[Piece], first: Judged, expected: float, least: float) -> None:
        self.parts = joined = joined_pieces(parts)
        self.boost = 3.5 * expected
        first = first if joined[0] is parts[0] else judge(joined[0], least)
        self.judged = [first, *(judge(piece, least) for piece in joined[1:])]
        self.shares = [share_of(one.odds) for one in self.judged]
        self.done: list[Speaker] = []
        self.open: list[str] = []
        self.affiliation: str | None = None
        self.odds: list[float] = []
        self.spoken = False  # whether it was said where, and what follows says when
        self.firms = 0.0  # what jobs and employers say for or against the whole

    def has_person(self) -> bool:
        return any(share >= CLEAR for share in self.shares)

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

    def one_of_long_job(self) -> Members | None:
        """``Ana Prieto, head of ropes and sails at the port``: one full name, and a job that goes on."""
        parts, shares = self.parts, self.shares
        if len(parts) < _LEAST_JOB or parts[1].sep != "comma" or shares[0] < _LISTED:
            return None
        if " " not in parts[0].words:
            return None
        first = folded_words(parts[1].words)[:_WORDS_TO_JOB]
        told = any(piece.sep == "comma" and not may_be_employer(piece.words) for piece in parts[1:])
        if told or not any(map(is_role_word, first)) or any(map(self._may_be_person, range(1, len(parts)))):
            return None  # told: "Ana Prieto, head of ropes, will speak about …"
        found = affiliation_of(parts[1].words)
        return Members(
            (Speaker(clean_name(self.judged[0].name), found),), shares[0] * _LONG_JOB, shares[0] * _LONG_JOB
        )

    def _may_be_person(self, index: int) -> bool:
        words = self.parts[index].words
        return " " in words and self.shares[index] >= _LIKELY_ENOUGH and not is_role(words)

    def _take(self, index: int, piece: Piece) -> bool:
        judged = self.judged[index]
        if self._is_name(index, piece):
            if self.affiliation is not None:
                self._close()
            self.open.append(clean_name(judged.name))
            self.odds.append(judged.odds + self.boost + self._company(index))
            self.firms += judged.firm
            found = affiliation_of(judged.behind) if judged.behind else None
            found = (bracketed(piece.inner, judged.name) if piece.inner else None) or found
            if found:
                self._affiliate(found)
            return True
        if not (self.open or self.done):
            return False
        if piece.sep == "comma" and fold_name(piece.words) in _SUFFIXES:
            return True  # "Ana Prieto, PhD"
        signed = HANDLE.fullmatch(piece.words) or MAIL.fullmatch(piece.words)
        if signed and piece.sep in ("strong", "comma"):
            return True  # "Ana Prieto | @ana | Globex"
        if is_crowd(piece.words) and not is_role(piece.words):
            return True
        return self._take_firm(piece)

    def _is_name(self, index: int, piece: Piece) -> bool:
        share = self.shares[index]
        if index == 0:
            return self.judged[0].odds >= _HOPELESS
        if self.judged[index].odds > 0.0 and after_label(piece.words) is not None:
            return True  # "Ana Prieto, moderation: Kofi Adjei"
        if piece.sep == "comma" and self.parts[index - 1].words[:1] == "@" and share < _LISTED:
            return HANDLE.fullmatch(piece.words) is not None  # "@ana, @kofi", but "@ana, Globex"
        held = is_role(piece.words) or (piece.sep == "comma" and is_organisation(piece.words))
        if held and share < _EVIDENT:
            return False  # "Ana Prieto - VP and Chief Mason"
        if piece.sep == "comma" and share < _LISTED and is_role(self.parts[index - 1].words):
            return False  # "Ana Prieto, DevOps, OpenLake"
        if share >= CLEAR:
            return not self._may_be_firm(index, piece)
        joined = piece.sep in ("word", "short", "amp") or piece.sign == "+"
        if joined and piece.words[:1].isupper() and self.shares[index - 1] >= CLEAR:
            about = known(fold_name(piece.words))
            if about.given and about.word < 3:
                return True  # "Lumi Korhonen + Ants"
        if share < _POSSIBLE and not (self.boost >= 2.0 and share >= 0.03 and piece.sep != "comma"):
            return False
        if piece.sep in ("word", "short", "amp"):
            return self.affiliation is None or (" " not in (self.affiliation or "") and share >= 0.4)
        if share >= _GIVEN and begins_with_first_name(piece.words):
            return True
        return self._lone_in_list(index, piece)

    def _may_be_firm(self, index: int, piece: Piece) -> bool:
        """Words that no list of names knows, behind one clear name: "Ana Prieto, Coombe Apiaries"."""
        if len(self.parts) != 2 or piece.sep != "comma" or self.shares[index] >= _LISTED:
            return False
        abouts = [known_parts(fold_name(word), word) for word in piece.words.split() if not word.islower()]
        return self.shares[0] >= _LISTED and not any(about.given or about.family for about in abouts)

    def _lone_in_list(self, index: int, piece: Piece) -> bool:
        """A doubtful word among names is a name, unless every other piece is an employer."""
        shares, parts = self.shares, self.parts
        if len(parts) % 2 == 0 and all(
            (shares[at] >= CLEAR) == (at % 2 == 0)
            and (at == 0 or parts[at].sep in ("comma", "strong") or (at % 2 == 0 and bool(parts[at].sep)))
            for at in range(len(parts))
        ):
            return len(parts) == 2 and shares[1] >= 0.5 and self.affiliation is None
        if index + 1 < len(parts) and (shares[index + 1] >= CLEAR or parts[index + 1].sep in ("word", "amp")):
            if shares[index + 1] < _LIKELY_ENOUGH:
                return False  # "Ana Prieto, Tallow & Pine"
            return parts[index + 1].inner is None or shares[index + 1] >= 0.3
        if all(" " not in part.words for part in parts):
            return True  # "Jiri, Linh, Siim"
        return shares[index] >= 0.5 and self.affiliation is None

    def _company(self, index: int) -> float:
        """What the other names of the list say for a doubtful one."""
        others = [share for at, share in enumerate(self.shares) if at != index and share >= CLEAR]
        return min(1.5, 0.8 * len(others)) if others and self.shares[index] < CLEAR else 0.0

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
        text = _FROM.sub("", text)  # "Ana Prieto, de Globex"
        if not may_be_employer(text):
            # "Ursula Abegg, vivaista": what somebody does, in any language
            self.firms -= 0.3
            last = piece is self.parts[-1] and len(self.parts) == 2
            return last and (self._may_be_job(text) or self._may_be_anything(text))
        surely = is_role(text) or is_organisation(text)
        self.firms += 0.4 if surely else -0.3
        self.spoken = self.spoken or is_edition(text)
        found = None if self.spoken else affiliation_of(text)
        if found and len(found) <= 80:
            inner = (piece.inner or "").partition(BETWEEN_BRACKETS)[0]
            self._affiliate(f"{found} ({inner})" if inner else found)
        return True

    def _may_be_anything(self, text: str) -> bool:
        """``Ana Prieto, top100 MSRC``: a word or two with capitals or figures behind a name that is sure."""
        said = text.split()
        marked = any(word.isupper() and len(word) > 1 for word in said)
        return (
            marked and len(said) <= _SHORT_FIRM and self.shares[0] >= _LISTED and " " in self.parts[0].words
        )

    def _may_be_job(self, text: str) -> bool:
        lone = text.isalnum() and text.islower() and len(text) >= _SHORTEST_JOB  # or a handle: "s0fty"
        named = self.shares[0] >= _LISTED and self.judged[0].behind is None
        return lone and named and " " in self.parts[0].words

    def _affiliate(self, text: str) -> None:
        if self.affiliation is None or (is_organisation(text) and not is_organisation(self.affiliation)):
            self.affiliation = text

    def _close(self) -> None:
        self.done += [Speaker(name, self.affiliation) for name in self.open]
        self.open, self.affiliation = [], None
