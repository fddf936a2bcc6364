"""Lists of authors as learned societies print them: "Ana Prieto - University of X; Kofi Adjei - CNR"."""

from __future__ import annotations

import re
from collections.abc import Callable

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.affiliations import affiliation_of, is_organisation, is_role
from summitnotes.findings.people.names import strip_titles
from summitnotes.findings.people.one_member import CLEAR, NEVER, judge
from summitnotes.findings.people.pieces import Piece
from summitnotes.findings.people.scoring import share_of
from summitnotes.records.model import Speaker

#: People, how likely a stretch names them and nothing else, and what the least of the names is worth.
_Read = tuple[tuple[Speaker, ...], float, float]

_LONGEST = 1600  # characters of such a list
_LONGEST_ONE = 260  # of one author with all houses
_DASH = re.compile(r"\s+[-–—]{1,2}\s+|\s+[-–—](?=[^\W\d_a-z])")
_MOST_NAMES, _LEAST_NAMES = 5, 2  # words of a name
_HOUSE = re.compile(r"\s*[,;]\s*|\s+[-–—]{1,2}\s+")


def read_authors(text: str, read: Callable[[str], _Read | None]) -> list[_Read] | None:
    """All authors of a list that semicolons part, one of them at least with a house; None for anything else.

    ``read``: how those without a dash are read: "Ana Prieto (Globex)", "Ana Prieto and Kofi Adjei".
    """
    found: list[_Read] = []
    lone: list[int] = []  # who has the house of those behind: "Ana Prieto; Kofi Adjei - Globex"
    housed = False
    for group in _groups(text):
        author = _author(group)
        one = ((author[0],), author[1], author[1]) if author else read(group)
        if one is None or not one[0]:
            return None
        if author is not None:
            for at in lone:
                shared = tuple(Speaker(other.name, author[0].affiliation) for other in found[at][0])
                found[at] = (shared, *found[at][1:])
        housed = housed or author is not None
        lone = [*lone, len(found)] if all(person.affiliation is None for person in one[0]) else []
        lone = [] if author is not None else lone
        found.append(one)
    return found if housed else None


def read_long_list(text: str) -> _Read | None:
    """``Ana Prieto, Kofi Adjei, … and Mei Tan``: more authors than speak, none of them with a house."""
    names = [name for name in _PARTED.split(text.strip(" .,")) if name]
    if len(text) > _LONGEST or len(names) < _LEAST_LISTED or not all(map(_may_be_author, names)):
        return None
    shares = [share_of(judge(Piece(name, None, ""), NEVER).odds) for name in names]
    if sum(share >= CLEAR for share in shares) < _MOSTLY * len(names):
        return None
    likelihood = round(sum(max(share, _AMONG) for share in shares) / len(shares), 3)
    return tuple(Speaker(strip_titles(name, generation=False)) for name in names), likelihood, min(shares)


_AND = "|".join(sorted(words("people/and_words") | {"&"}, key=len, reverse=True))
_PARTED = re.compile(rf"\s*[,;]\s+(?:(?:{_AND})\s+)?|\s+(?:{_AND})\s+(?=[^\W\d_a-z])")
_LEAST_LISTED, _MOSTLY = 10, 0.6  # names; share of those that surely are
_AMONG = 0.8  # likelihood of a name among so many others


def _may_be_author(name: str) -> bool:
    capitals = name[:1].isupper() and not any(map(str.isdigit, name)) and "(" not in name
    return (
        capitals and 1 < len(name.split()) <= _MOST_NAMES and not is_organisation(name) and not is_role(name)
    )


def _groups(text: str) -> list[str]:
    if ";" not in text or len(text) > _LONGEST:
        return []
    groups = [part for part in (part.strip(" .,") for part in text.split(";")) if part]
    return groups if len(groups) > 1 and all(len(one) <= _LONGEST_ONE for one in groups) else []


def _author(group: str) -> tuple[Speaker, float] | None:
    """One author and the houses behind a dash, or behind the name with no sign between; how likely.

    None where no such house stands there.
    """
    dash = _DASH.search(group)
    name, house = (group[: dash.start()], group[dash.end() :]) if dash else (group, "")
    share = _share(name)
    if share < CLEAR or not house or name.rpartition(" ")[2].isupper():
        name, glued, found = _before_house(name)
        if glued:
            share, house = found, f"{glued} – {house}" if house else glued
    if share < CLEAR or not house or " " not in name:
        return None
    return Speaker(name, _shortest_house(house)), share


def _share(name: str) -> float:
    return share_of(judge(Piece(name, None, ""), NEVER).odds) if len(name.split()) <= _MOST_NAMES else 0.0


def _before_house(text: str) -> tuple[str, str, float]:
    """``Giada Conti CNR``, ``Ana Prieto Ropes Institute``: the name, its house, what that name is worth."""
    tokens = text.split(" ")
    for count in range(_LEAST_NAMES, min(_MOST_NAMES, len(tokens) - 1) + 1):
        house = " ".join(tokens[count:])
        begins = is_organisation(tokens[count]) or is_role(tokens[count]) or _is_short_form(tokens, count)
        if begins and house[:1].isupper() and (share := _share(" ".join(tokens[:count]))) >= CLEAR:
            return " ".join(tokens[:count]), house, share
    house = " ".join(tokens[_LEAST_NAMES:])
    share = _share(" ".join(tokens[:_LEAST_NAMES])) if is_organisation(_HOUSE.split(house)[0]) else 0.0
    return (" ".join(tokens[:_LEAST_NAMES]), house, share) if share >= CLEAR else (text, "", 0.0)


def _is_short_form(tokens: list[str], at: int) -> bool:
    """``CNR`` behind words that are not set in capitals."""
    word = tokens[at].strip(",.")
    return word.isupper() and len(word) > 2 and not any(one.isupper() for one in tokens[:_LEAST_NAMES])


def _shortest_house(house: str) -> str | None:
    """The house by which somebody is known: the part that is one by its words, else the first."""
    parts = [_closed(part) for part in _HOUSE.split(house) if part]
    chosen = next((part for part in parts if is_organisation(part)), parts[0] if parts else "")
    return affiliation_of(chosen) if chosen else None


def _closed(part: str) -> str:
    """Without half a bracket: "Globex Institute (Mainz" of "Globex Institute (Mainz, Germany)"."""
    if part[:1] == "(" and part.count("(") == 1:
        return part.strip("()")
    opened, closed = part.count("("), part.count(")")
    if opened > closed:
        return part[: part.rindex("(")].rstrip()
    return part.rstrip(" )") if closed > opened else part


def read_one_of_jobs(text: str) -> _Read | None:
    """``Ana Prieto - loom maintainer at Globex; author of slowloom``: one full name, and several jobs."""
    dash = _BEFORE_JOBS.search(text)
    jobs = _BETWEEN_JOBS.split(text[dash.end() :]) if dash is not None else []
    if dash is None or len(jobs) < _LEAST_JOBS or not all(map(_is_job, jobs)):
        return None
    name = text[: dash.start()]
    share = _share(name) if " " in name else 0.0
    if share < _SURE:
        return None
    return (Speaker(strip_titles(name, generation=False), affiliation_of(jobs[0])),), share, share


def _is_job(text: str) -> bool:
    return is_role(" ".join(text.split()[:_WORDS_TO_JOB]))


_BEFORE_JOBS = re.compile(r"\s+[-–—]{1,2}\s+")
_BETWEEN_JOBS = re.compile(r"\s*;\s*|\s+(?:and|&|und|et|y|e|en)\s+")
_LEAST_JOBS, _WORDS_TO_JOB = 2, 3  # jobs; words of each up to that which says that it is one
_SURE = 0.75  # of the name: no list of names knows less of it
