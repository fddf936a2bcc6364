"""Everything that the site knows, once every document has been read.

The domain stores what each document says; :class:`Catalogue` is that, resolved and sorted, for the
project. Every view and every export is a pure function of it, so the order in which documents were
read, or by how many processes, cannot show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from summitnotes.records.model import WITHHELD, Event, Mention, Naming, NotesFile, Person, Talk, Topic
from summitnotes.records.partial_dates import parse_date
from summitnotes.records.problems import Problem


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands on the site."""

    doc: str  # docname
    anchor: str  # id of an element on that page; "" = the top of the page


#: With more talks than this, talks and events have a page for each year.
MOST_ON_ONE_PAGE = 300
#: In the place of a year that is not known; after all years in order.
UNDATED = "undated"

TalksAndMentions = tuple[tuple[Talk, ...], tuple[Mention, ...]]


@dataclass(frozen=True, eq=False)
class Catalogue:
    """The resolved records of one build.

    Talks hold topic *ids* in ``topics``; names are resolved to people through :attr:`speakers`.
    Compared and hashed by identity, so that what is derived from a catalogue can be cached.
    """

    events: tuple[Event, ...] = ()  # by start date, unknown last, then id
    talks: tuple[Talk, ...] = ()  # by event, date, start, order in the notes, id
    people: tuple[Person, ...] = ()  # by folded family name, then id
    topics: tuple[Topic, ...] = ()  # by folded English label, then id
    notes: tuple[NotesFile, ...] = ()  # by doc
    mentions: tuple[Mention, ...] = ()  # by doc, line, topic
    namings: tuple[Naming, ...] = ()  # by doc, line
    problems: tuple[Problem, ...] = ()  # by path, line, subtype, message

    speakers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # Talk.id -> Person.id …
    talk_places: Mapping[str, Place] = field(default_factory=dict)  # where the card stands
    event_places: Mapping[str, Place] = field(default_factory=dict)
    person_places: Mapping[str, Place] = field(default_factory=dict)
    topic_places: Mapping[str, Place] = field(default_factory=dict)
    talk_notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # Talk.id -> docnames
    hosts: Mapping[str, str] = field(default_factory=dict)  # view -> the first page that shows all of it
    # Docname -> anchor of a card -> Talk.id, where another talk holds the id that its author gave.
    renamed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @cached_property
    def event(self) -> Mapping[str, Event]:
        return {record.id: record for record in self.events}

    @cached_property
    def talk(self) -> Mapping[str, Talk]:
        return {record.id: record for record in self.talks}

    @cached_property
    def person(self) -> Mapping[str, Person]:
        return {record.id: record for record in self.people}

    @cached_property
    def topic(self) -> Mapping[str, Topic]:
        return {record.id: record for record in self.topics}

    @cached_property
    def talks_of_event(self) -> Mapping[str | None, tuple[Talk, ...]]:
        found: dict[str | None, list[Talk]] = {}
        for talk in self.talks:
            found.setdefault(talk.event, []).append(talk)
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def year_of_talk(self) -> Mapping[str, str]:
        """Talk.id -> the year of the talk, else of its event; talks of no known year are left out."""
        found = {}
        for talk in self.talks:
            event = self.event.get(talk.event or "")
            date = parse_date(talk.date) or parse_date(event.start if event else None)
            if date is not None:
                found[talk.id] = f"{date.year:04d}"
        return found

    @cached_property
    def events_of_year(self) -> Mapping[str, tuple[Event, ...]]:
        """Year -> its events; those of no known year stand last, under :data:`UNDATED`."""
        found: dict[str, list[Event]] = {}
        for event in self.events:
            date = parse_date(event.start)
            found.setdefault(f"{date.year:04d}" if date else UNDATED, []).append(event)
        return {year: tuple(found[year]) for year in sorted(found)}

    @cached_property
    def talks_of_year(self) -> Mapping[str, tuple[Talk, ...]]:
        """Year -> its talks, without breaks; those of no known year stand last, under :data:`UNDATED`."""
        found: dict[str, list[Talk]] = {}
        for talk in self.talks:
            if talk.kind.is_talk:
                found.setdefault(self.year_of_talk.get(talk.id, UNDATED), []).append(talk)
        return {year: tuple(found[year]) for year in sorted(found)}

    @cached_property
    def in_years(self) -> bool:
        """Whether talks and events have a page for each year: one page would be too long."""
        return sum(len(talks) for talks in self.talks_of_year.values()) > MOST_ON_ONE_PAGE

    @cached_property
    def events_of_series(self) -> Mapping[str, tuple[Event, ...]]:
        """Name of a series -> its events, in the order of events; series by name."""
        found: dict[str, list[Event]] = {}
        for event in self.events:
            if event.series:
                found.setdefault(event.series, []).append(event)
        return {key: tuple(found[key]) for key in sorted(found)}

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[str | None, str | None]]:
        """Talk.id -> ids of the talks before and after it in the programme of its event."""
        found: dict[str, tuple[str | None, str | None]] = {}
        for event, talks in self.talks_of_event.items():
            ids = [talk.id for talk in talks if talk.kind.is_talk] if event is not None else []
            pairs = zip([None, *ids[:-1]], [*ids[1:], None], strict=True) if ids else ()
            found.update(zip(ids, pairs, strict=True))
        return found

    @cached_property
    def opens_a_day(self) -> frozenset[str]:
        """Talk.id of the first talk of each day in notes that are about several days."""
        days: dict[str, dict[str | None, str]] = {}
        for talk in self.talks:
            if (place := self.talk_places.get(talk.id)) is not None:
                days.setdefault(place.doc, {}).setdefault(talk.date, talk.id)
        several = (first for first in days.values() if len(first) > 1)
        return frozenset(talk for first in several for day, talk in first.items() if day)

    @cached_property
    def days_of_notes(self) -> Mapping[str, frozenset[str | None]]:
        """Docname of notes -> the dates of the talks that stand there; ``None``: a talk of none."""
        found: dict[str, set[str | None]] = {}
        for talk in self.talks:
            if (place := self.talk_places.get(talk.id)) is not None:
                found.setdefault(place.doc, set()).add(talk.date)
        return {doc: frozenset(days) for doc, days in found.items()}

    @cached_property
    def notes_around(self) -> Mapping[str, tuple[NotesFile | None, NotesFile | None]]:
        """Docname of notes -> the notes before and after them, in the order of events."""
        notes = [notes for event in self.events for notes in self.notes_of_event.get(event.id, ())]
        pairs = zip([None, *notes[:-1]], [*notes[1:], None], strict=True) if notes else ()
        return {one.doc: pair for one, pair in zip(notes, pairs, strict=True)}

    @cached_property
    def talks_of_person(self) -> Mapping[str, tuple[Talk, ...]]:
        found: dict[str, list[Talk]] = {}
        for talk in self.talks:
            for person in self.speakers.get(talk.id, ()):
                found.setdefault(person, []).append(talk)
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def deliveries(self) -> Mapping[str, tuple[Talk, ...]]:
        """Talk.id -> the same talk as given elsewhere, in the order of talks. Who says so says it of all."""
        groups: dict[str, set[str]] = {}
        for talk in self.talks:
            for other in talk.same_as:
                group = groups.get(talk.id, {talk.id}) | groups.get(other, {other})
                groups.update(dict.fromkeys(group, group))
        shown = {talk.id: talk for talk in self.talks if talk.id in groups and talk.status != WITHHELD}
        order = {talk_id: number for number, talk_id in enumerate(shown)}
        return {
            talk_id: tuple(
                shown[other] for other in sorted(order.keys() & group - {talk_id}, key=order.__getitem__)
            )
            for talk_id, group in groups.items()
        }

    @cached_property
    def namings_of_person(self) -> Mapping[str, tuple[Naming, ...]]:
        """Person.id -> the lines that name them outside of their talks; by date of the event, then line."""
        order = {event.id: number for number, event in enumerate(self.events)}
        found: dict[str, list[Naming]] = {}
        for naming in sorted(self.namings, key=lambda naming: order.get(naming.event or "", len(order))):
            found.setdefault(naming.person, []).append(naming)
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def mentions_of_topic(self) -> Mapping[str, tuple[Mention, ...]]:
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.topic, []).append(mention)
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def mentions_of_doc(self) -> Mapping[str, tuple[Mention, ...]]:
        """Docname -> its mentions, in the order of mentions."""
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.doc, []).append(mention)
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def mentions_of_talk(self) -> Mapping[str, tuple[Mention, ...]]:
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            if mention.talk is not None:
                found.setdefault(mention.talk, []).append(mention)
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def topic_at_events(self) -> Mapping[str, Mapping[str | None, TalksAndMentions]]:
        """Topic.id -> Event.id -> its talks and mentions there; events by date, no event (None) last."""
        found: dict[str, dict[str | None, tuple[list[Talk], list[Mention]]]] = {}
        for topic, talks in self.talks_of_topic.items():
            events = found.setdefault(topic, {})
            for talk in talks:
                events.setdefault(talk.event, ([], []))[0].append(talk)
        for mention in self.mentions:
            event = mention.event
            if event is None and mention.talk is not None and mention.talk in self.talk:
                event = self.talk[mention.talk].event
            found.setdefault(mention.topic, {}).setdefault(event, ([], []))[1].append(mention)
        order = {event.id: number for number, event in enumerate(self.events)}

        def rank(event: str | None) -> tuple[int, str]:
            return order.get(event or "", len(order)), event or ""

        return {
            topic: {
                event: (tuple(events[event][0]), tuple(events[event][1]))
                for event in sorted(events, key=rank)
            }
            for topic, events in found.items()
        }

    @cached_property
    def notes_of_event(self) -> Mapping[str | None, tuple[NotesFile, ...]]:
        found: dict[str | None, list[NotesFile]] = {}
        for notes in self.notes:
            found.setdefault(notes.event, []).append(notes)
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def notes_of_doc(self) -> Mapping[str, NotesFile]:
        return {notes.doc: notes for notes in self.notes}

    @cached_property
    def events_shown_on(self) -> Mapping[str, tuple[str, ...]]:
        """Docname -> ids of the events that have their place there."""
        found: dict[str, list[str]] = {}
        for event, place in self.event_places.items():
            found.setdefault(place.doc, []).append(event)
        return {doc: tuple(events) for doc, events in found.items()}

    @cached_property
    def language_of_notes(self) -> Mapping[str, str | None]:
        """Docname of notes -> their language."""
        return {notes.doc: notes.language for notes in self.notes}

    @cached_property
    def narrower(self) -> Mapping[str, tuple[str, ...]]:
        """Topic.id -> ids of the topics that name it as broader, in the order of topics."""
        found: dict[str, list[str]] = {}
        for topic in self.topics:
            for broader in topic.broader:
                found.setdefault(broader, []).append(topic.id)
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def topics_of_talk(self) -> Mapping[str, tuple[tuple[str, int], ...]]:
        """Talk.id -> its topics with the number of passages that mention them.

        Declared ones come first, then those with more passages, then by id.
        """
        found: dict[str, tuple[tuple[str, int], ...]] = {}
        for talk in self.talks:
            named = Counter(mention.topic for mention in self.mentions_of_talk.get(talk.id, ()))
            declared = [(topic, named.pop(topic, 0)) for topic in dict.fromkeys(talk.topics)]
            others = sorted(named.items(), key=lambda pair: (-pair[1], pair[0]))
            found[talk.id] = (*declared, *others)
        return found

    @cached_property
    def talks_of_topic(self) -> Mapping[str, tuple[Talk, ...]]:
        """Talks that declare the topic or in whose notes it is mentioned, in the order of talks.

        This is the (talk, topic) relation of the matrix and of ``talks.json``.
        """
        pairs = {(talk.id, topic) for talk in self.talks for topic in talk.topics}
        pairs |= {(m.talk, m.topic) for m in self.mentions if m.talk is not None}
        found: dict[str, list[Talk]] = {}
        by_talk: dict[str, set[str]] = {}
        for talk_id, topic in pairs:
            by_talk.setdefault(talk_id, set()).add(topic)
        for talk in self.talks:
            for topic in sorted(by_talk.get(talk.id, ())):
                found.setdefault(topic, []).append(talk)
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def spread(self) -> Mapping[str, int]:
        """Topic.id -> the number of :attr:`talks_of_topic`."""
        return {topic: len(talks) for topic, talks in self.talks_of_topic.items()}
