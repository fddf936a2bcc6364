"""What every build asks the catalogue, even one that changes nothing.

The answers are stored with the environment, under a key of all that the catalogue is made from. As long as
the key stays, no catalogue is compiled for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from summitnotes.paths.docnames import event_page
from summitnotes.records.catalogue import UNDATED
from summitnotes.views.notes_facts import notes_name
from summitnotes.views.pages import generated_pages
from summitnotes.views.wording import year_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from summitnotes.records.catalogue import Catalogue, Place
    from summitnotes.records.model import Topic
    from summitnotes.records.pages import GeneratedPage
    from summitnotes.records.problems import Problem


class Named(NamedTuple):
    """A talk, an event, a person or a topic that has a place on the site."""

    kind: str  # as in ``SummitDomain.object_types``
    id: str
    title: str
    doc: str
    anchor: str
    others: tuple[str, ...]  # every other name that it is found by


@dataclass(frozen=True, slots=True)
class Known:
    """Answers of one catalogue."""

    key: str  # of what the catalogue was made from
    problems: tuple[Problem, ...]
    named: tuple[Named, ...]
    pages: Mapping[str, GeneratedPage]  # docname -> page of a thing
    hosts: Mapping[str, str]  # view -> the first page that shows all of it
    titles: Mapping[str, str]  # docname of notes, or of an event -> how it is called in lists
    years: Mapping[str, str]  # Event.id -> its year, or "undated"
    in_years: bool  # whether talks and events have a page for each year


def known_of(catalogue: Catalogue, key: str, language: str) -> Known:
    """Ask a catalogue everything. ``language`` (BCP 47) is that of the titles."""
    return Known(
        key=key,
        problems=catalogue.problems,
        named=tuple(_named(catalogue)),
        pages=generated_pages(catalogue, language),
        hosts=dict(catalogue.hosts),
        titles=dict(_titles(catalogue, language)),
        years={event.id: year_of(event.start) or UNDATED for event in catalogue.events},
        in_years=catalogue.in_years,
    )


def _titles(catalogue: Catalogue, language: str) -> Iterator[tuple[str, str]]:
    for notes in catalogue.notes:
        yield notes.doc, notes_name(catalogue, notes, language)
    for event in catalogue.events:
        yield event_page(event.id), event.title


def _named(catalogue: Catalogue) -> Iterator[Named]:
    kinds = (
        ("talk", ((t.id, t.title, set(t.aliases)) for t in catalogue.talks), catalogue.talk_places),
        (
            "event",
            ((e.id, e.title, set(e.aliases)) for e in catalogue.events),
            catalogue.event_places,
        ),
        ("person", ((p.id, p.name, set(p.aliases)) for p in catalogue.people), catalogue.person_places),
        ("topic", ((t.id, t.label(), _names_of(t)) for t in catalogue.topics), catalogue.topic_places),
    )
    for kind, names, places in kinds:
        for identifier, title, others in names:
            place: Place | None = places.get(identifier)
            if place is not None:
                yield Named(kind, identifier, title, place.doc, place.anchor, tuple(sorted(others)))


def _names_of(topic: Topic) -> set[str]:
    labels = {label for _, label in topic.pref_label}
    return labels | {topic.id, *topic.alt_label, *topic.hidden_label, *(name.name for name in topic.former)}
