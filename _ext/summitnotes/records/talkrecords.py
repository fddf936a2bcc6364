"""The flat view of a talk that filters see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Talk, Topic
from summitnotes.records.partial_dates import parse_date


def talk_records(catalogue: Catalogue) -> dict[str, dict[str, object]]:
    """``Talk.id`` to what :meth:`~summitnotes.records.filters.Filter.matches` looks at.

    ``topics`` holds ids, declared or mentioned; ``speakers`` the canonical names; ``*_also`` the other
    names of the same things.
    """
    topics: dict[str, list[str]] = {}
    for topic, talks in sorted(catalogue.talks_of_topic.items()):
        for talk in talks:
            topics.setdefault(talk.id, []).append(topic)
    return {talk.id: _talk_record(catalogue, talk, topics.get(talk.id, [])) for talk in catalogue.talks}


def _talk_record(catalogue: Catalogue, talk: Talk, topics: Sequence[str]) -> dict[str, object]:
    event = catalogue.event.get(talk.event) if talk.event else None
    date = talk.date or (event.start if event else None)
    when = parse_date(date)
    people = [catalogue.person[key] for key in catalogue.speakers.get(talk.id, ()) if key in catalogue.person]
    known = [catalogue.topic[topic] for topic in topics if topic in catalogue.topic]
    return {
        "title": talk.title,
        "title_also": (*talk.aliases, *([talk.original_title] if talk.original_title else [])),
        "event": talk.event,
        "event_also": (event.title, *event.aliases) if event else (),
        "series": event.series if event else None,
        "speakers": tuple(person.name for person in people) or tuple(item.name for item in talk.speakers),
        "speakers_also": tuple(name for person in people for name in (person.id, *person.aliases)),
        "topics": tuple(topics),
        "topics_also": tuple(name for topic in known for name in _topic_names(topic)),
        "language": talk.language,
        "date": date,
        "start": talk.start,
        "year": when.year if when else None,
        "kind": str(talk.kind),
        "status": talk.status,
        "room": talk.room,
        "track": talk.track,
    }


def _topic_names(topic: Topic) -> Iterator[str]:
    yield from dict(topic.pref_label).values()
    yield from topic.alt_label
    yield from (old.name for old in topic.former)
