"""People with their affiliations and what they spoke about."""

from __future__ import annotations

from dataclasses import dataclass

from docutils import nodes

from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Person
from summitnotes.views import plain
from summitnotes.views.base import Linker, ViewOptions, chosen, place_anchor, prefix
from summitnotes.views.listing import Jump, Notice, arranged, cut, grouped, letter, letter_id, notice_nodes
from summitnotes.views.parts import TalkLine, talk_line
from summitnotes.views.wording import count_words

VIEWS = ("cards", "table", "list")
SORTS = ("name", "talks")
FEWEST_TO_JUMP = 12  # a shorter list needs no jump bar


@dataclass(frozen=True, slots=True)
class PersonEntry:
    id: str  # element id, "" = none
    name: str
    affiliations: tuple[str, ...]
    aliases: tuple[str, ...]
    url: str | None
    talks: tuple[TalkLine, ...]
    count: str  # "3 talks"


@dataclass(frozen=True, slots=True)
class PersonGroup:
    id: str  # element id, "" = none
    title: str  # a letter, or nothing
    people: tuple[PersonEntry, ...]


@dataclass(frozen=True, slots=True)
class PersonList:
    id: str  # element id, "" = none
    view: str
    title: str | None
    heading: int
    jump: tuple[Jump, ...]
    groups: tuple[PersonGroup, ...]
    notice: Notice | None
    empty: str


def build(catalogue: Catalogue, options: ViewOptions, linker: Linker) -> PersonList:
    records = chosen(catalogue.people, catalogue.person, options.only)
    keys = {
        "name": lambda person: person.name.casefold(),
        "talks": lambda person: len(catalogue.talks_of_person.get(person.id, ())) or None,
    }
    shown, notice = cut(arranged(records, options.sort, keys), options, "person", "people")
    by_letter = options.jump == "letter" and options.sort is None and len(shown) >= FEWEST_TO_JUMP
    groups = [("", list(shown))]
    if by_letter:
        groups = grouped(shown, lambda p: [(letter(_family(p.name)), letter(_family(p.name)))])
    made = tuple(
        PersonGroup(
            letter_id(prefix(options), title) if title else "",
            title,
            tuple(_entry(catalogue, options, linker, person) for person in people),
        )
        for title, people in groups
        if people
    )
    jump = tuple(Jump(group.title, "#" + group.id, len(group.people)) for group in made if group.id)
    view = options.view if options.view in VIEWS else "list"
    return PersonList(
        options.anchor, view, options.title, options.heading, jump, made, notice, "Nobody is named yet."
    )


def _family(name: str) -> str:
    return name.split()[-1] if name.split() else name


def _entry(catalogue: Catalogue, options: ViewOptions, linker: Linker, person: Person) -> PersonEntry:
    talks = catalogue.talks_of_person.get(person.id, ())
    return PersonEntry(
        id=place_anchor(catalogue.person_places, "person", person.id) if options.anchors else "",
        name=person.name,
        affiliations=person.affiliations,
        aliases=person.aliases,
        url=person.url,
        talks=tuple(talk_line(catalogue, options, linker, talk, chips=0) for talk in talks),
        count=count_words(len(talks), "talk"),
    )


def to_nodes(model: PersonList) -> list[nodes.Node]:
    if not model.groups:
        return [plain.paragraph(model.empty)]
    found = plain.target(model.id)
    for group in model.groups:
        if group.title:
            found.append(plain.rubric(group.title))
        found.append(plain.bullets(_entry_nodes(person) for person in group.people))
    return found + notice_nodes(model.notice)


def _entry_nodes(person: PersonEntry) -> list[nodes.Node]:
    name: list[plain.Inline] = [*plain.target(person.id), nodes.strong("", person.name)]
    if person.affiliations:
        name.append(f" ({', '.join(person.affiliations)})")
    if person.aliases:
        name.append(f", also {', '.join(person.aliases)}")
    if not person.talks:
        return [plain.paragraph(*name)]
    return [
        plain.paragraph(*name),
        plain.bullets([plain.paragraph(*plain.talk_line(t, with_date=False))] for t in person.talks),
    ]
