"""``people.yml``: canonical names, aliases and affiliations of people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summitnotes.records.fieldreader import FieldReader
from summitnotes.records.ids import make_id, unique_id
from summitnotes.records.lists import parse_speaker
from summitnotes.records.model import Person, Source
from summitnotes.records.problems import Problem, Subtype
from summitnotes.records.yamlnodes import YamlFile, YamlMap, YamlNode, YamlScalar

PERSON_KEYS = ("id", "name", "aliases", "affiliations", "url")


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """One ``people.yml``."""

    people: tuple[Person, ...] = ()  # as written
    problems: tuple[Problem, ...] = ()


def read_people_file(text: str, path: str) -> PeopleFile:
    """Read the text of ``people.yml``; ``path`` is copied into sources and problems. Never raises.

    Three shapes are read, alone or below a key ``people``: a list of mappings with ``name``, a list of
    names, and a mapping whose keys are names (or ids, where the value has a ``name``).
    """
    file = YamlFile(text, path)
    taken: dict[str, int] = {}
    people: list[Person] = []
    read = [one for one in (_read_person(file, key, node) for key, node in _entries(file)) if one]
    # Explicit ids first: a made one must never push them aside.
    for explicit, person in read:
        if explicit and person.id in taken:
            _report_twice(file, person)
        elif explicit:
            taken[person.id] = 1
    seen: set[str] = set()
    for explicit, person in read:
        if explicit and person.id not in seen:
            seen.add(person.id)
            people.append(person)
        else:
            fresh = unique_id(make_id(person.name), taken)
            people.append(_renamed(person, fresh))
    return PeopleFile(tuple(people), tuple(file.problems))


def _report_twice(file: YamlFile, person: Person) -> None:
    line = person.source.line if person.source else None
    message = f'id "{person.id}" is taken by an earlier person; "{person.name}" gets one made of the name'
    file.report(Subtype.DUPLICATE, message, line)


def _renamed(person: Person, fresh: str) -> Person:
    return Person(fresh, person.name, person.aliases, person.affiliations, person.url, person.source)


def _entries(file: YamlFile) -> Iterator[tuple[YamlScalar | None, YamlNode]]:
    """The people as (key or None, value) in the order of the file."""
    root = file.root
    if isinstance(root, YamlMap) and len(root.pairs) == 1:
        key, value = root.pairs[0]
        if isinstance(key, YamlScalar) and key.text == "people":
            root = value
    if not isinstance(root, YamlMap):
        for item in file.entries(root, "people.yml"):
            yield None, item
        return
    file.fields(root, "people.yml")  # reports keys that stand twice or are no words
    seen: set[str] = set()
    for key, value in root.pairs:
        if isinstance(key, YamlScalar) and key.text.strip() and key.text not in seen:
            seen.add(key.text)
            yield key, value


def _read_person(file: YamlFile, key: YamlScalar | None, node: YamlNode) -> tuple[bool, Person] | None:
    """A person, and whether its id was said."""
    line = key.line if key else node.line
    fields: dict[str, YamlNode] = {}
    told = len(file.problems)
    if isinstance(node, YamlScalar) and key is None:
        fields = {"name": node}
    else:
        what = f'"{key.text[:80]}"' if key else "a person"
        fields = file.fields(node, what, PERSON_KEYS)
    if key is not None and "name" in fields:
        fields.setdefault("id", YamlScalar(make_id(key.text), key.line))
    elif key is not None:
        fields["name"] = key
    reader = FieldReader(file, fields, "a person")
    written = reader.string("name")
    if written is None:
        # Whatever was said of its keys is the same slip.
        faults = [problem.message.split(";")[0] for problem in file.problems[told:]]
        del file.problems[told:]
        why = f" ({'; '.join(faults)})" if faults else ""
        file.report(Subtype.KEY, f"a person without a name{why}; ignored. Add name.", line)
        return None
    if not any(map(str.isalpha, written)):
        file.report(Subtype.VALUE, f'"{written[:80]}" is no name of a person; ignored', line)
        return None
    speaker = parse_speaker(written)
    affiliations = reader.names("affiliations") or ()
    if speaker.affiliation and speaker.affiliation not in affiliations:
        affiliations = (speaker.affiliation, *affiliations)
    said = reader.id("id")
    return said is not None, Person(
        id=said or make_id(speaker.name),
        name=speaker.name,
        aliases=tuple(name for name in reader.names("aliases") or () if name != speaker.name),
        affiliations=affiliations,
        url=reader.url("url"),
        source=Source(file.path or "", line),
    )
