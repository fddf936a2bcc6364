"""People with their affiliations and what they spoke about."""

from __future__ import annotations

from dataclasses import dataclass

from docutils import nodes

from summitnotes.locale import _
from summitnotes.records.anchors import person_anchor
from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Person, Talk
from summitnotes.views import plain
from summitnotes.views.base import Linker, ViewOptions, chosen, place_anchor, prefix
from summitnotes.views.listing import Jump, Notice, arranged, cut, grouped, letter, letter_id, notice_nodes
from summitnotes.views.parts import TalkLine, talk_line, telling
from summitnotes.views.wording import count_people, count_talks

VIEWS = ("cards", "table", "list")
SORTS = ("name", "talks")
MOST_TALKS = 300  # that a list of people shows; beyond, each has but a line
FEWEST_TO_FIND = 24  # a shorter list is seen at a glance
FEWEST_TO_JUMP = 12  # a shorter list needs no jump bar


@dataclass(frozen=True, slots=True)
class PersonEntry:
    id: str  # element id, "" = none
    name: str
    affiliations: tuple[str, ...]
    aliases: tuple[str, ...]
    href: str | None  # of the person's page
    talks: tuple[TalkLine, ...]
    count: str  # "3 talks, 2012–2017"


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
    in_lines: bool  # one line a person, which leads to a page; else with the talks
    find: str  # name of the field in which a reader looks for one, or nothing
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
    shown, notice = cut(arranged(records, options.sort, keys), options, count_people)
    by_letter = options.jump == "letter" and options.sort is None and len(shown) >= FEWEST_TO_JUMP
    view = options.view if options.view in VIEWS else "list"
    talks = sum(len(catalogue.talks_of_person.get(person.id, ())) for person in shown)
    in_lines = view == "list" and talks > MOST_TALKS
    groups = [("", list(shown))]
    if by_letter:
        groups = grouped(shown, lambda p: [(letter(_family(p.name)), letter(_family(p.name)))])
    made = tuple(
        PersonGroup(
            letter_id(prefix(options), title) if title else "",
            title,
            tuple(_entry(catalogue, options, linker, person, in_lines=in_lines) for person in people),
        )
        for title, people in groups
        if people
    )
    jump = tuple(Jump(group.title, "#" + group.id, len(group.people)) for group in made if group.id)
    return PersonList(
        id=options.anchor,
        view=view,
        title=options.title,
        heading=options.heading,
        in_lines=in_lines,
        find="" if not in_lines or len(shown) < FEWEST_TO_FIND else _("Find a person"),
        jump=jump,
        groups=made,
        notice=notice,
        empty=_("Nobody is named yet."),
    )


def _family(name: str) -> str:
    return name.split()[-1] if name.split() else name


def _count(catalogue: Catalogue, talks: tuple[Talk, ...]) -> str:
    """``3 talks, 2012–2017``, or nothing."""
    if not talks:
        return ""
    years = sorted({year for talk in talks if (year := catalogue.year_of_talk.get(talk.id))})
    seen = "–".join(dict.fromkeys((years[0], years[-1]))) if years else ""
    return ", ".join(filter(None, (count_talks(len(talks)), seen)))


def _entry(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, person: Person, *, in_lines: bool
) -> PersonEntry:
    talks = catalogue.talks_of_person.get(person.id, ())
    return PersonEntry(
        id=place_anchor(catalogue.person_places, person.id, person_anchor) if options.anchors else "",
        name=person.name,
        affiliations=person.affiliations,
        aliases=telling(person.aliases, person.name),
        href=linker.person(person.id),
        talks=()
        if in_lines
        else tuple(talk_line(catalogue, options, linker, talk, chips=0) for talk in talks),
        count=_count(catalogue, talks),
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
    name: list[plain.Inline] = [
        *plain.target(person.id),
        nodes.strong("", "", plain.reference(person.name, person.href)),
    ]
    if person.affiliations:
        name.append(f" ({', '.join(person.affiliations)})")
    if person.aliases:
        name.append(_(", also {names}").format(names=", ".join(person.aliases)))
    if not person.talks:
        return [plain.paragraph(*name, plain.after(person.count))]
    return [
        plain.paragraph(*name),
        plain.bullets([plain.paragraph(*plain.talk_line(t, with_date=False))] for t in person.talks),
    ]
