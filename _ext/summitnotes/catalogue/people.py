"""One person under one name: who the speakers of all talks are.

Two spellings are one person if they are equal after NFKC, casefolding, accents and blanks, or if
``people.yml`` says so. What is merely alike is reported and never merged.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from summitnotes.records.ids import make_id, search_key, unique_id
from summitnotes.records.model import Person, Source, Speaker, Talk
from summitnotes.records.problems import Problem, Subtype

ALIKE = 0.85  # difflib ratio from which two names may be one person
SHORTEST = 6  # characters; shorter names are alike too easily
MAX_ALIASES = 20  # of one person that are compared
MAX_REPORTS = 5  # of one person
LONGEST = 80  # characters; longer "names" are sentences and not compared
SHORTEST_WORD = 5  # letters; a shorter word that differs is another name
MAX_NEIGHBOURS = 8  # names compared with one, so that a thousand namesakes stay linear


class Resolution(NamedTuple):
    """What :func:`resolve_people` knows."""

    people: tuple[Person, ...]  # by folded family name, then id
    speakers: Mapping[str, tuple[str, ...]]  # Talk.id -> Person.id in the order of the talk
    problems: tuple[Problem, ...]
    names: Mapping[str, str]  # key of a name -> Person.id


@dataclass
class _Found:
    """One undeclared person while being gathered."""

    names: Counter[str] = field(default_factory=Counter)
    source: Source | None = None


def person_key(name: str) -> str:
    """The key under which two spellings are one person."""
    return search_key(name.replace(".", ". ").replace("\u2019", "'"))


def family_key(name: str) -> str:
    """The folded last word of a name, by which people are sorted."""
    return (person_key(name).split() or [""])[-1]


def resolve_people(talks: Iterable[Talk], declared: Iterable[Person]) -> Resolution:
    """Give every speaker a person.

    ``declared`` are the people of ``people.yml``; speakers that are none of them become new people,
    named by their most frequent spelling. The result does not depend on the order of ``talks``.
    """
    ordered = sorted(talks, key=lambda talk: talk.id)
    known = _once(declared)
    names, problems = _index_declared(known)
    found: dict[str, _Found] = {}
    affiliations: dict[str, Counter[str]] = {}
    for talk in ordered:
        for speaker in talk.speakers:
            key = person_key(speaker.name)
            if not key:
                continue
            if speaker.affiliation:
                affiliations.setdefault(names.get(key, key), Counter())[speaker.affiliation] += 1
            if key not in names:
                one = found.setdefault(key, _Found(source=talk.place_of("speakers")))
                one.names[" ".join(speaker.name.split())] += 1
    taken = dict.fromkeys((person.id for person in known), 1)
    people = [_with_affiliations(person, affiliations.get(person.id)) for person in known]
    new: list[Person] = []
    for key, one in sorted(found.items()):
        person = _new_person(one, taken)
        new.append(_with_affiliations(person, affiliations.get(key)))
        names[key] = person.id
    problems += _near(people, new)
    everybody = sorted([*people, *new], key=lambda person: (family_key(person.name), person.id))
    speakers = {talk.id: _ids(talk.speakers, names) for talk in ordered}
    return Resolution(
        tuple(everybody), {key: value for key, value in speakers.items() if value}, tuple(problems), names
    )


def _once(declared: Iterable[Person]) -> list[Person]:
    """The declared people by id; what is said of one id in several places is put together."""
    found: dict[str, Person] = {}
    for person in declared:
        first = found.setdefault(person.id, person)
        if first is not person:
            aliases = dict.fromkeys((*first.aliases, person.name, *person.aliases))
            found[person.id] = replace(
                first,
                aliases=tuple(name for name in aliases if name != first.name),
                affiliations=tuple(dict.fromkeys((*first.affiliations, *person.affiliations))),
                url=first.url or person.url,
            )
    return [found[key] for key in sorted(found)]


def _ids(speakers: Sequence[Speaker], names: Mapping[str, str]) -> tuple[str, ...]:
    keys = (person_key(speaker.name) for speaker in speakers)
    return tuple(dict.fromkeys(names[key] for key in keys if key in names))


def _index_declared(known: Sequence[Person]) -> tuple[dict[str, str], list[Problem]]:
    """Name key to person id; a name of two people stays with the first one and is reported."""
    names: dict[str, str] = {}
    problems: list[Problem] = []
    # Names go before aliases, and both before ids, so that an alias never takes another's name.
    claims = [(person, person.name) for person in known]
    claims += [(person, alias) for person in known for alias in person.aliases]
    for person, name in claims:
        owner = names.setdefault(person_key(name), person.id)
        if owner != person.id:
            place = person.source or Source("", None)
            message = (
                f'"{name}" names both "{owner}" and "{person.id}"; taken as "{owner}". '
                "Take it out of one of them."
            )
            problems.append(Problem(Subtype.DUPLICATE, message, place.line, place.path or None))
    for person in known:
        names.setdefault(person_key(person.id), person.id)
    return names, problems


def _new_person(one: _Found, taken: dict[str, int]) -> Person:
    # Of equally frequent spellings the one with more accents is the more exact.
    spellings = sorted(
        one.names, key=lambda name: (-one.names[name], -sum(not c.isascii() for c in name), name)
    )
    name = spellings[0]
    return Person(unique_id(make_id(name), taken), name, tuple(sorted(spellings[1:])), source=one.source)


def _with_affiliations(person: Person, written: Counter[str] | None) -> Person:
    """``person`` with the affiliations of the talks behind the declared ones, each once."""
    merged = {search_key(name): name for name in person.affiliations}
    for name in sorted(written or (), key=lambda name: (search_key(name), -(written or {})[name], name)):
        merged.setdefault(search_key(name), name)
    return replace(person, affiliations=tuple(merged.values()))


def _near(declared: Sequence[Person], new: Sequence[Person]) -> list[Problem]:
    """People who may be one. Two that ``people.yml`` lists apart are not reported."""
    human = {person.id for person in declared}
    people = {person.id: person for person in (*declared, *new)}
    names = {person.id: _keys(person) for person in people.values()}
    reports = Counter[str]()
    problems: list[Problem] = []
    for one, other in sorted(set(_candidates(names))):
        if (one in human and other in human) or max(reports[one], reports[other]) >= MAX_REPORTS:
            continue
        if any(_alike(first, second) for first in names[one] for second in names[other]):
            reports.update((one, other))
            # The declared name is the one to compare with.
            first, second = (other, one) if other in human else (one, other)
            problems.append(_near_problem(people[first], people[second]))
    return problems


def _near_problem(first: Person, second: Person) -> Problem:
    place = second.source or Source("", None)
    message = (
        f'"{second.name}" and "{first.name}" may be one person; nothing was merged. '
        "Give one as an alias of the other in people.yml, or list both there."
    )
    return Problem(Subtype.NEAR, message, place.line, place.path or None)


def _keys(person: Person) -> tuple[str, ...]:
    keys = (person_key(name) for name in (person.name, *person.aliases[:MAX_ALIASES]))
    return tuple(dict.fromkeys(key for key in keys if key and len(key) <= LONGEST))


def _candidates(names: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Pairs of ids worth comparing: those that share a mark; each meets few others."""
    shared: dict[str, list[str]] = {}
    for person, keys in names.items():
        for mark in sorted({mark for key in keys for mark in _marks(key)}):
            others = shared.setdefault(mark, [])
            for other in others[-MAX_NEIGHBOURS:]:
                yield (other, person) if other < person else (person, other)
            others.append(person)


def _marks(name: str) -> Iterator[str]:
    """Keys that alike names share: family name with initial, and the name with one letter left out."""
    words = name.split()
    if len(words) > 1:
        yield f"initial:{words[-1]}:{words[0][0]}"
        yield f"words:{' '.join(sorted(words))}"
    if len(name) >= SHORTEST:
        yield f"letters:{name}"
        for offset in range(len(name)):
            yield f"letters:{name[:offset]}{name[offset + 1 :]}"


def _alike(one: str, other: str) -> bool:
    """Whether two name keys may be one person."""
    first, second = one.split(), other.split()
    if sorted(first) == sorted(second):
        return True
    if len(first) > 1 and len(second) > 1 and first[-1] == second[-1]:
        given, peer = first[0].rstrip("."), second[0].rstrip(".")
        # An initial ("J.") or a short form ("Chris").
        if min(len(given), len(peer)) != 2 and (given.startswith(peer) or peer.startswith(given)):
            return True
    if min(len(one), len(other)) < SHORTEST:
        return False
    if len(first) == len(second):
        # "Kim" and "Tim" are two names, "Johan" and "Jhoan" may be one.
        changed = [min(len(a), len(b)) for a, b in zip(first, second, strict=True) if a != b]
        if min(changed, default=SHORTEST) < SHORTEST_WORD:
            return False
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE
