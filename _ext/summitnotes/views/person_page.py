"""The page of a person: names, affiliations over the years, talks by event, topics, and with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from docutils import nodes

from summitnotes.locale import _
from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Naming, Person, Talk
from summitnotes.records.pages import GeneratedPage, person_page
from summitnotes.views import plain
from summitnotes.views.base import Linker, ViewOptions
from summitnotes.views.parts import (
    Badge,
    Chip,
    EventRef,
    SpeakerRef,
    TimeSpan,
    badges,
    chips_of_talks,
    event_ref,
    most_often,
    other_language,
    speaker_ids,
    speaker_refs,
    telling,
    time_span,
)
from summitnotes.views.passages import IndexLine, line_nodes, namings_at
from summitnotes.views.wording import count_talks, date_words, talks_at_events, year_of


@dataclass(frozen=True, slots=True)
class Affiliation:
    name: str
    years: str  # "2012–2014", "2012, 2017", or nothing


@dataclass(frozen=True, slots=True)
class PersonTalk:
    title: str
    href: str | None
    lang: str | None
    date: str  # in words
    date_iso: str | None
    time: TimeSpan | None
    badges: tuple[Badge, ...]
    affiliation: str | None  # as written beside this talk
    others: tuple[SpeakerRef, ...]  # who spoke, too


@dataclass(frozen=True, slots=True)
class PersonEvent:
    event: EventRef | None
    talks: tuple[PersonTalk, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    id: str  # Person.id
    heading: int
    name: str
    aliases: tuple[str, ...]
    url: str | None
    counts: str  # "3 talks at 2 events"
    affiliations: tuple[Affiliation, ...]
    topics: tuple[Chip, ...]
    company: tuple[Chip, ...]  # people of the same talks
    groups: tuple[PersonEvent, ...]  # by event, the newest first
    namings: tuple[IndexLine, ...]  # lines of others' notes that name them, the newest first
    empty: str


def pages(catalogue: Catalogue, language: str) -> Iterator[GeneratedPage]:
    """A page for everybody who has an id, with a talk or without."""
    for person in catalogue.people:
        subject = f"subject={person.id}"
        yield GeneratedPage(person_page(person.id), "person_page", person.name, (subject,), "person_list")


def build(catalogue: Catalogue, options: ViewOptions, linker: Linker) -> PersonPage | None:
    person = catalogue.person.get(options.subject or "")
    if person is None:
        return None
    talks = catalogue.talks_of_person.get(person.id, ())
    by_event: dict[str | None, list[Talk]] = {}
    for talk in talks:
        by_event.setdefault(talk.event, []).append(talk)
    return PersonPage(
        id=person.id,
        heading=options.heading,
        name=person.name,
        aliases=telling(person.aliases, person.name),
        url=person.url,
        counts=_counts(talks),
        affiliations=_affiliations(catalogue, person, talks),
        topics=chips_of_talks(catalogue, options, linker, talks),
        company=_company(catalogue, linker, person, talks),
        groups=tuple(
            PersonEvent(
                event_ref(catalogue, options, linker, event) if event else None,
                tuple(_talk(catalogue, options, linker, person, talk) for talk in found),
            )
            for event, found in reversed(by_event.items())
        ),
        namings=tuple(_namings(catalogue, options, linker, person)),
        empty=_("No talk in the notes yet."),
    )


def _namings(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, person: Person
) -> Iterator[IndexLine]:
    by_event: dict[str | None, list[Naming]] = {}
    for naming in catalogue.namings_of_person.get(person.id, ()):
        by_event.setdefault(naming.event if naming.event in catalogue.event else None, []).append(naming)
    for event, namings in reversed(by_event.items()):
        yield namings_at(catalogue, options, linker, event, namings)


def _counts(talks: tuple[Talk, ...]) -> str:
    events = {talk.event for talk in talks if talk.event}
    if not talks:
        return ""
    return talks_at_events(len(talks), len(events))


def _spoken_as(catalogue: Catalogue, person: Person, talk: Talk) -> str | None:
    """The affiliation that stands beside the person's name at a talk."""
    pairs = zip(talk.speakers, speaker_ids(catalogue, talk), strict=True)
    return next((speaker.affiliation for speaker, identity in pairs if identity == person.id), None)


def _affiliations(catalogue: Catalogue, person: Person, talks: tuple[Talk, ...]) -> tuple[Affiliation, ...]:
    """Each affiliation with the years in which it was written, the earliest first."""
    years: dict[str, list[str]] = {}
    for talk in talks:
        event = catalogue.event.get(talk.event or "")
        year = year_of(talk.date) or year_of(event.start if event else None)
        if (name := _spoken_as(catalogue, person, talk)) is not None:
            years.setdefault(name, []).extend([year] if year else [])
    for name in person.affiliations:
        years.setdefault(name, [])
    ordered = sorted(years, key=lambda name: (min(years[name], default="9999"), name))
    return tuple(Affiliation(name, spans(years[name])) for name in ordered)


def spans(years: list[str]) -> str:
    """``2012, 2014–2016``: runs of years in short."""
    runs: list[list[int]] = []
    for year in sorted({int(year) for year in years}):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join("–".join(dict.fromkeys((str(run[0]), str(run[-1])))) for run in runs)


def _company(
    catalogue: Catalogue, linker: Linker, person: Person, talks: tuple[Talk, ...]
) -> tuple[Chip, ...]:
    found = Counter(
        other for talk in talks for other in catalogue.speakers.get(talk.id, ()) if other != person.id
    )
    return tuple(
        Chip(
            other,
            catalogue.person[other].name,
            linker.person(other),
            None,
            found[other],
            _("{talks} together").format(talks=count_talks(found[other])),
        )
        for other in most_often(found)
    )


def _talk(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, person: Person, talk: Talk
) -> PersonTalk:
    pairs = zip(speaker_refs(catalogue, linker, talk), speaker_ids(catalogue, talk), strict=True)
    return PersonTalk(
        title=talk.title,
        href=linker.talk(talk.id),
        lang=other_language(talk.language, options),
        date=date_words(talk.date, language=options.language, short=True),
        date_iso=talk.date,
        time=time_span(talk),
        badges=badges(talk, options),
        affiliation=_spoken_as(catalogue, person, talk),
        others=tuple(ref for ref, identity in pairs if identity != person.id),
    )


def to_nodes(model: PersonPage) -> list[nodes.Node]:
    found: list[nodes.Node] = []
    if model.aliases:
        found.append(plain.labelled(_("Also:"), [", ".join(model.aliases)]))
    if model.affiliations:
        words = (f"{a.name} ({a.years})" if a.years else a.name for a in model.affiliations)
        found.append(plain.labelled(_("Affiliations:"), [", ".join(words)]))
    if model.url:
        found.append(plain.labelled(_("Web:"), [plain.reference(model.url, model.url, internal=False)]))
    for label, chips in ((_("Speaks of:"), model.topics), (_("Together with:"), model.company)):
        if chips:
            found.append(plain.labelled(label, plain.chips(chips)))
    for group in model.groups:
        event = group.event
        name = plain.reference(event.title, event.href) if event else nodes.Text(_("Other talks"))
        found += [plain.rubric(name), plain.bullets([_talk_node(talk)] for talk in group.talks)]
    if not model.groups:
        found.append(plain.paragraph(model.empty))
    if model.namings:
        lines = plain.bullets(line_nodes(line) for line in model.namings)
        found += [plain.rubric(_("Named in the notes")), lines]
    return found


def _talk_node(talk: PersonTalk) -> nodes.Node:
    parts: list[plain.Cell] = [[plain.reference(talk.title, talk.href)]]
    parts += [[words] for words in (plain.badge_words(talk.badges), talk.date, talk.affiliation) if words]
    if talk.others:
        parts.append([_("with"), " ", *plain.speakers(talk.others)])
    return plain.paragraph(*plain.joined(parts))
