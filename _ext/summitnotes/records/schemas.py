"""JSON Schemas of what people write, files and front matter, made of the keys and values that readers know.

For completion and checks while typing; the build itself tells more. They are written by
``python -m summitnotes.records.schemas FOLDER``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from summitnotes.records.eventfile import EVENT_KEYS, FORMAT_IDS, NOTES_KEYS
from summitnotes.records.eventtalks import STATUSES, TALK_KEYS
from summitnotes.records.frontmatter import known_keys
from summitnotes.records.model import Kind, Layout, Precision
from summitnotes.records.peoplefile import PERSON_KEYS
from summitnotes.records.vocabulary import TOPIC_KEYS

Schema = dict[str, object]

_TEXT: Schema = {"type": ["string", "number"]}
_NAMES: Schema = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
_DATE: Schema = {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"}
_CLOCK: Schema = {"type": "string", "pattern": r"^\d{1,2}[:hH.]\d\d$"}
_URL: Schema = {"type": "string", "format": "uri"}
_LANGUAGE: Schema = {"type": "string", "pattern": "^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*$"}
_BY_LANGUAGE: Schema = {"type": "object", "additionalProperties": {"type": "string"}}
_LABELS: Schema = {"type": ["object", "array", "string"]}

#: What the values of each key may be; a key that no reader knows has no place here.
_EVENT: Mapping[str, Schema] = {
    "title": _TEXT, "series": _TEXT, "start": _DATE, "end": _DATE,
    "precision": {"enum": [str(each) for each in Precision]},
    "location": _TEXT, "timezone": _TEXT, "url": _URL, "topics": _NAMES, "aliases": _NAMES,
    "notes": {"type": "object", "additionalProperties": {"$ref": "#/$defs/notes"}},
    "talks": {"type": "array", "items": {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/talk"}]}},
}  # fmt: skip
_NOTES: Mapping[str, Schema] = {
    "by": _TEXT, "date": _DATE, "language": _LANGUAGE,
    "format": {"anyOf": [{"enum": list(FORMAT_IDS)}, {"type": "string", "pattern": "^pandoc:"}]},
    "dialect": _TEXT, "source": _URL, "footnotes": {"type": ["object", "array"]},
    "archived": {"type": "object", "additionalProperties": _URL},
    "layout": {"enum": [str(each) for each in Layout]},
    "accept": _NAMES, "references": _NAMES,
}  # fmt: skip
_KIND: Schema = {"enum": [str(each) for each in Kind]}
_TALK: Mapping[str, Schema] = {
    "at": _TEXT, "file": _TEXT, "id": {"type": "string", "pattern": "^[a-z0-9-]+$"}, "title": _TEXT,
    "speakers": _NAMES, "type": _KIND, "kind": _KIND, "start": _CLOCK, "end": _CLOCK, "duration": _TEXT,
    "date": _DATE, "timezone": _TEXT, "room": _TEXT, "track": _TEXT, "topics": _NAMES, "language": _LANGUAGE,
    "slides": _URL, "video": _URL, "links": {}, "status": {"enum": list(STATUSES)}, "license": _TEXT,
    "notes-by": _TEXT, "notes_by": _TEXT, "aliases": _NAMES, "original-title": _TEXT, "original_title": _TEXT,
    "parent": _TEXT, "same-as": _NAMES, "same_as": _NAMES,
}  # fmt: skip
_PERSON: Mapping[str, Schema] = {
    "id": _TEXT, "name": _TEXT, "aliases": _NAMES, "affiliations": _NAMES, "url": _URL,
}  # fmt: skip
_TOPIC: Mapping[str, Schema] = {
    "id": _TEXT, "pref_label": {"type": ["object", "string"]}, "alt_label": _LABELS, "hidden_label": _LABELS,
    "former": {"type": "array"}, "broader": _NAMES, "related": _NAMES, "definition": _BY_LANGUAGE,
    "same_as": _NAMES, "context": {"type": "object"},
}  # fmt: skip
#: What the value of a field of front matter may be; a date may be a span, as in "2014-05-12/2014-05-16".
_DAYS: Schema = {"type": ["string", "integer"], "pattern": r"\d{4}"}
_MATTER: Mapping[str, tuple[Schema, str]] = {
    "title": (_TEXT, "name of the page"),
    "subtitle": (_TEXT, "shown below the title"),
    "date": (_DAYS, "day of writing; it says nothing about the days of the event"),
    "start": (_DAYS, "first day of the event, or its days"),
    "end": (_DAYS, "last day of the event"),
    "authors": (_NAMES, "who took the notes"),
    "speakers": (_NAMES, "who gave the talk that the text is about"),
    "tags": (_NAMES, "free words"),
    "topics": (_NAMES, "topics of the vocabulary, by id or any label"),
    "language": (_LANGUAGE, "language of the text, as en or fr-CA"),
    "location": (_NAMES, "place of the event"),
    "event": (_TEXT, "name or id of the event"),
    "source": (_URL, "address of the original"),
    "description": (_TEXT, "a sentence or two"),
    "slides": (_URL, "address of the slides"),
    "video": (_URL, "address of the recording"),
}


def schemas() -> dict[str, Schema]:
    """Name of a file -> the JSON Schema (2020-12) of what it may hold."""
    event = _object(EVENT_KEYS, _EVENT)
    event["$defs"] = {"notes": _object(NOTES_KEYS, _NOTES), "talk": _object(TALK_KEYS, _TALK)}
    person: Schema = {"anyOf": [{"type": "string"}, _object(PERSON_KEYS, _PERSON)]}
    return {
        "event.schema.json": _named("event.yml", event),
        "frontmatter.schema.json": _named("front matter of notes and pages", _front_matter()),
        "people.schema.json": _named("people.yml", _list_of("people", person)),
        "vocabulary.schema.json": _named("vocabulary.yml", _list_of("topics", _object(TOPIC_KEYS, _TOPIC))),
    }


def _named(title: str, schema: Schema) -> Schema:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **schema}


def _object(keys: Iterable[str], values: Mapping[str, Schema]) -> Schema:
    """An object with exactly these keys; :class:`KeyError` for one whose values are not described."""
    return {"type": "object", "additionalProperties": False, "properties": {key: values[key] for key in keys}}


def _front_matter() -> Schema:
    """Every key that the reader knows, in small letters; others stay as they are written."""
    properties: dict[str, Schema] = {}
    first: dict[str, str] = {}
    for key, field in known_keys():
        values, about = _MATTER[field]
        same = first.setdefault(field, key)
        properties[key] = {**values, "description": about if same == key else f"the same as {same}: {about}"}
    return {"type": "object", "properties": properties}


def _list_of(key: str, item: Schema) -> Schema:
    items: Schema = {"type": "array", "items": item}
    return {"anyOf": [items, {"type": "object", "additionalProperties": False, "properties": {key: items}}]}


def write(folder: Path) -> None:
    """Write every schema into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (folder / name).write_text(json.dumps(schema, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
