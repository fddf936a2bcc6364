"""Pieces of a list that belong together: parted names, and companies with what they are by law."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.affiliations import is_organisation, is_role
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.known_words import KnownWord, known
from summitnotes.findings.people.pieces import Piece

_PARTICLES = words("people/particles")
_LEGAL_FORMS = words("people/legal_forms")


def joined_pieces(parts: list[Piece]) -> list[Piece]:
    """The pieces of a list, those put together that name one person or one employer."""
    if len(parts) < 2:
        return parts
    if any(map(_may_go_on, parts)):
        parts = _turned(_glued(parts))
    return _surnames_joined(parts)


def _may_go_on(piece: Piece) -> bool:
    return piece.sep == "comma" or piece.sign[:1].isupper()


def _glued(parts: list[Piece]) -> list[Piece]:
    """Employers with what they are by law, and names in the middle of which stands what parts others."""
    joined: list[Piece] = []
    for piece in parts:
        last = joined[-1] if joined else None
        if last is not None and _is_legal_form(piece):
            joined[-1] = last._replace(words=f"{last.words}, {piece.words}")
        elif last is not None and _is_of_name(last, piece):
            joined[-1] = last._replace(words=f"{last.words} {piece.sign} {piece.words}", inner=piece.inner)
        else:
            joined.append(piece)
    return joined


def _is_legal_form(piece: Piece) -> bool:
    """``CyberHarbor, Inc.``"""
    return piece.sep == "comma" and fold_name(piece.words) in _LEGAL_FORMS


def _is_of_name(last: Piece, piece: Piece) -> bool:
    """``John E Smith``, ``Steve Dan Brown``: a capital begins an initial or a name."""
    if piece.sep != "short" or last.inner or not piece.sign[:1].isupper():
        return False
    lone = len(piece.sign) == 1 and " " not in piece.words and known(fold_name(last.words)).given > 0
    return lone or not (last.words.isupper() and piece.words.isupper())


_BETWEEN_SURNAMES = frozenset({"y", "e", "i"})


def _surnames_joined(parts: list[Piece]) -> list[Piece]:
    """``López y Rojas``, ``Costa e Silva``: a lone surname behind "y" belongs to the name before."""
    joined: list[Piece] = []
    for piece in parts:
        lone = " " not in piece.words and not known(fold_name(piece.words)).given
        if (
            piece.sign.casefold() in _BETWEEN_SURNAMES
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


def _turned(parts: list[Piece]) -> list[Piece]:
    """``DOE, John`` and ``Doe, John`` are one person, whose surname stands first."""
    turned: list[Piece] = []
    for piece in parts:
        last = turned[-1] if turned else None
        comma = last is not None and piece.sep == "comma" and last.inner is None
        if last is not None and comma and _is_turned(last.words, piece.words):
            turned[-1] = last._replace(words=f"{piece.words} {last.words}", inner=piece.inner)
        elif last is not None and comma and len(parts) == 2 and _is_parted(last.words, piece.words):
            turned[-1] = last._replace(words=f"{last.words} {piece.words}", inner=piece.inner)
        else:
            turned.append(piece)
    return turned


def _is_turned(surname: str, given: str) -> bool:
    """A surname in capitals, or one that is no first name, before a first name that is no surname."""
    if given.isupper() or not 1 <= len(given.split()) <= 2 or len(surname.split()) > 3:
        return False
    first = known(fold_name(given).split(" ")[0])
    if not first.given or first.word >= 2 or is_organisation(surname) or is_role(surname):
        return False
    if surname.isupper():
        return len(surname) > 2
    *before, last = fold_name(surname).split() or [""]
    if not _PARTICLES.issuperset(before):
        return False
    about = known(last)
    return about.family > 0 and not about.given and not about.word and first.given > first.family


def _is_parted(given: str, surname: str) -> bool:
    """``Ulla, Rantanen``: a word that is a first name only, before one that is a surname only."""
    first, last = known(fold_name(given)), known(fold_name(surname))
    sure = " " not in given and first.given > 0 and not (first.family or first.word or first.proper)
    return sure and " " not in surname and last.family > 0 and not (last.given or last.word or last.proper)


_PAIR = re.compile(
    r"(?P<given>[^\W\d_a-z][\w'’.\-]+),\s*(?P<surname>(?:[^\W\d_]{1,5}\s)?[^\W\d_a-z][\w'’\-]+)$"
)


def parted_names(groups: Sequence[str]) -> list[str] | None:
    """``Ana, Tudela; Kofi, Boakye``: the names where a comma stands inside most of them."""
    found = [_PAIR.match(group) for group in groups]
    pairs = [pair for pair in found if pair is not None and _may_be_name(pair["given"], pair["surname"])]
    others = [group for group, pair in zip(groups, found, strict=True) if pair is None]
    if len(pairs) < _LEAST_PAIRS or len(pairs) < len(others) or any("," in group for group in others):
        return None
    return [
        _in_order(pair["given"], pair["surname"]) if pair in pairs else group
        for group, pair in zip(groups, found, strict=True)
    ]


_LEAST_PAIRS = 2


def _may_be_name(given: str, surname: str) -> bool:
    return not any(is_organisation(word) or is_role(word) for word in (given, surname))


def _in_order(first: str, second: str) -> str:
    """``Kofi Boakye`` of "Kofi" and "Boakye", and of "Boakye" and "Kofi"."""
    return (
        f"{second} {first}"
        if _speaks_for_surname(known(fold_name(first)), known(fold_name(second)))
        else f"{first} {second}"
    )


def _speaks_for_surname(first: KnownWord, second: KnownWord) -> bool:
    return first.family > first.given and second.given > second.family


def is_company(text: str) -> bool:
    """``Ana Prieto, Pinter & Co``: a house of one word that is no first name."""
    house = _AND_CO.search(text)
    return house is not None and not known(fold_name(house["house"])).given


_AND_CO = re.compile(r",\s(?P<house>[^\W\d_]+)\s(?:&|\+|and|et|und|y|e)\s[Cc]o\.?$")
