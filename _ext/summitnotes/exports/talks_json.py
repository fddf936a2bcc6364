"""``talks.json``: everything that the site knows, for other programs.

The shape is a promise to them (``talks.schema.json`` beside this file); a change of it raises
:data:`VERSION`. The same catalogue gives the same bytes: keys are sorted, no build time is written.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator
from functools import partial
from importlib import resources
from typing import Any

from summitnotes.exports.site import ExportedFile, Site
from summitnotes.records.addresses import safe_url
from summitnotes.records.catalogue import Catalogue, Place
from summitnotes.records.model import Event, Link, Mention, NotesFile, Person, Talk, Topic
from summitnotes.records.problems import Problem

VERSION = 1

_SURROGATE = re.compile("[\ud800-\udfff]")

# Without "indent", which the quick encoder does not know.
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, allow_nan=False, separators=(",", ":"))

Row = dict[str, Any]


def files(site: Site) -> Iterator[ExportedFile]:
    yield ExportedFile("talks.json", partial(pieces, site.catalogue))
    yield ExportedFile("talks.schema.json", schema)


def to_json(catalogue: Catalogue) -> str:
    """The whole of ``talks.json``, ending in a newline; to be written as UTF-8."""
    return "".join(pieces(catalogue))


def pieces(catalogue: Catalogue) -> Iterator[str]:
    """Its text, record by record: that of a thousand notes has 26 MB, and thrice that as data."""
    yield "{\n"
    for number, (key, value) in enumerate(sorted(_members(catalogue).items())):
        yield ",\n" if number else ""
        for piece in _member(key, value):
            # A file name that is not UTF-8 holds lone surrogates, which UTF-8 cannot write and JSON can.
            yield _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", piece)
    yield "\n}\n"


def _members(catalogue: Catalogue) -> dict[str, int | Iterator[Row]]:
    topics = _topics_of_talks(catalogue)
    return {
        "version": VERSION,
        "events": (_event(record, catalogue.event_places.get(record.id)) for record in catalogue.events),
        "notes": map(_notes, catalogue.notes),
        "talks": (_talk(record, catalogue, topics.get(record.id, [])) for record in catalogue.talks),
        "people": (_person(record, catalogue.person_places.get(record.id)) for record in catalogue.people),
        "topics": (_topic(record, catalogue.topic_places.get(record.id)) for record in catalogue.topics),
        "mentions": map(_mention, catalogue.mentions),
        "warnings": map(_warning, catalogue.problems),
    }


def _member(key: str, value: int | Iterator[Row]) -> Iterator[str]:
    """One member of the whole. Lists have a record a line: short, and a change of one shows as one."""
    if isinstance(value, int):
        yield f'"{key}": {value}'
        return
    first = next(value, None)
    if first is None:
        yield f'"{key}": []'
        return
    yield f'"{key}": [\n{_ENCODER.encode(first)}'
    for row in value:
        yield f",\n{_ENCODER.encode(row)}"
    yield "\n]"


def schema() -> str:
    """The text of the JSON Schema (2020-12) that ``talks.json`` keeps to."""
    return resources.files(__package__).joinpath("talks.schema.json").read_text(encoding="utf-8")


def _topics_of_talks(catalogue: Catalogue) -> dict[str, list[str]]:
    """``Talk.id`` to the ids of its topics, declared or mentioned, sorted."""
    found: dict[str, list[str]] = {}
    for topic, talks in sorted(catalogue.talks_of_topic.items()):
        for talk in talks:
            found.setdefault(talk.id, []).append(topic)
    return found


def _warning(problem: Problem) -> Row:
    return {
        "type": f"summit.{problem.subtype}",
        "path": problem.path,
        "line": problem.line,
        "message": problem.message,
    }


def _number(value: float) -> float | None:
    return round(value, 4) if math.isfinite(value) else None


def _links(links: Iterable[Link]) -> list[Row]:
    """Links whose address is safe wherever a program may put it."""
    return [
        {"type": link.type, "label": link.label, "url": link.url}
        for link in links
        if safe_url(link.url) is not None
    ]


def _event(event: Event, place: Place | None) -> Row:
    return {
        "id": event.id,
        "title": event.title,
        "series": event.series,
        "start": event.start,
        "end": event.end,
        "precision": event.precision,
        "location": event.location,
        "timezone": event.timezone,
        "url": safe_url(event.url) if event.url else None,
        "page": place.doc if place else None,
        "aliases": list(event.aliases),
    }


def _notes(notes: NotesFile) -> Row:
    return {
        "doc": notes.doc,
        "path": notes.path,
        "format": notes.format,
        "format_score": _number(notes.format_score),
        "language": notes.language,
        "by": notes.by,
        "event": notes.event,
        "source_url": safe_url(notes.source_url) if notes.source_url else None,
        "lines": notes.lines,
        "words": notes.words,
    }


def _talk(talk: Talk, catalogue: Catalogue, topics: list[str]) -> Row:
    place = catalogue.talk_places.get(talk.id)
    others = catalogue.deliveries.get(talk.id, ())
    return {
        **({"deliveries": [other.id for other in others]} if others else {}),
        "id": talk.id,
        "title": talk.title,
        "event": talk.event,
        "kind": talk.kind,
        "speakers": list(catalogue.speakers.get(talk.id, ())),
        "start": talk.start,
        "end": talk.end,
        "date": talk.date,
        "language": talk.language,
        "topics": topics,
        "page": place.doc if place else None,
        "anchor": place.anchor or None if place else None,
        "links": _links(talk.links),
        "status": talk.status,
        "origin": talk.origin,
        "confidence": _number(talk.confidence),
        "source": {
            "path": talk.source.path if talk.source else None,
            "line": talk.source.line if talk.source else None,
        },
        "notes": list(catalogue.talk_notes.get(talk.id, ())),
    }


def _person(person: Person, place: Place | None) -> Row:
    return {
        "id": person.id,
        "name": person.name,
        "aliases": list(person.aliases),
        "affiliations": list(person.affiliations),
        "page": place.doc if place else None,
    }


def _topic(topic: Topic, place: Place | None) -> Row:
    labels = dict(topic.pref_label)
    return {
        "id": topic.id,
        "label": {"en": labels.get("en"), "fr": labels.get("fr")},
        "alt": list(topic.alt_label),
        "former": [{"name": old.name, "until": old.until} for old in topic.former],
        "broader": list(topic.broader),
        "related": list(topic.related),
        "page": place.doc if place else None,
    }


def _mention(mention: Mention) -> Row:
    return {
        "topic": mention.topic,
        "talk": mention.talk,
        "event": mention.event,
        "doc": mention.doc,
        "anchor": mention.anchor,
        "line": mention.line,
        "written": mention.written,
        "excerpt": mention.excerpt,
    }
