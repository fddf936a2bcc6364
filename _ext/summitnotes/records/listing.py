"""Sorting, grouping and shortening for the lists of talks, and the flat view of a talk that filters see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from summitnotes.records.catalogue import Catalogue
from summitnotes.records.filters import FilterError, comparable
from summitnotes.records.ids import search_key
from summitnotes.records.lists import split_list
from summitnotes.records.model import Talk, Topic
from summitnotes.records.partial_dates import parse_date
from summitnotes.records.partial_dates import sort_key as date_key
from summitnotes.records.yamlnodes import did_you_mean

T = TypeVar("T")
View = Callable[[T], Mapping[str, object]]

SORT_NAMES = ("date", "title", "speakers", "event", "language", "kind", "track", "room", "year")
GROUP_NAMES = (
    "event", "year", "topics", "speakers", "language", "kind", "track", "room", "date", "series", "status",
)  # fmt: skip
_SAME = {"type": "kind", "topic": "topics", "speaker": "speakers"}


@dataclass(frozen=True, slots=True)
class Section(Generic[T]):
    """One group of a list; ``label`` is the value that its members share, ``None`` = unknown."""

    label: str | None
    items: tuple[T, ...]


def talk_records(catalogue: Catalogue) -> dict[str, dict[str, object]]:
    """``Talk.id`` to what :meth:`Filter.matches` and the functions below look at.

    ``topics`` holds ids, declared or mentioned; ``speakers`` the canonical names; ``*_also`` the other
    names of the same things.
    """
    topics: dict[str, list[str]] = {}
    for topic, talks in sorted(catalogue.talks_of_topic.items()):
        for talk in talks:
            topics.setdefault(talk.id, []).append(topic)
    order = {event.id: number for number, event in enumerate(catalogue.events)}
    return {
        talk.id: _talk_record(catalogue, talk, topics.get(talk.id, []), order) for talk in catalogue.talks
    }


def _talk_record(
    catalogue: Catalogue, talk: Talk, topics: Sequence[str], order: Mapping[str, int]
) -> dict[str, object]:
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
        "event_order": order.get(talk.event or "", len(order)),
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


def _one_name(text: str, names: Sequence[str], column: int, whole: str) -> str:
    word = text.strip().casefold()
    word = _SAME.get(word, word)
    if word not in names:
        hint = did_you_mean(word, names) or f" known names: {', '.join(names)}"
        raise FilterError(f'unknown name "{text.strip()[:80]}";{hint}', column, whole)
    return word


def parse_sort(spec: str) -> tuple[tuple[str, bool], ...]:
    """``"date, -title"`` as ``(("date", False), ("title", True))``; the flag says: descending.

    Raises :class:`FilterError` for an unknown name.
    """
    keys: list[tuple[str, bool]] = []
    for item in split_list(spec):
        column = spec.find(item) + 1
        keys.append((_one_name(item.lstrip("+-"), SORT_NAMES, column, spec), item.startswith("-")))
    return tuple(keys)


def sort_value(record: Mapping[str, object], name: str) -> tuple[object, ...] | None:
    """What ``record`` is sorted by under ``name``; ``None`` = unknown. One shape for each name."""
    value = record.get(name)
    if name == "event" and isinstance(record.get("event_order"), int):
        return None if value is None else (record["event_order"],)
    if name == "date":
        known = parse_date(str(value)) if value is not None else None
        return (*date_key(known.iso), str(record.get("start") or "99:99")) if known else None
    if name == "year":
        return (value,) if isinstance(value, int) else None
    if isinstance(value, (tuple, list)):
        return tuple(search_key(str(item)) for item in value) or None
    return None if value is None else (comparable(str(value)),)


def sort_items(items: Iterable[T], spec: str, view: View[T]) -> tuple[T, ...]:
    """``items`` sorted as ``spec`` says; equal ones keep their order, unknown ones always come last."""
    result = list(items)
    for name, descending in reversed(parse_sort(spec)):
        keyed = [(sort_value(view(item), name), item) for item in result]
        known = [(key, item) for key, item in keyed if key is not None]
        known.sort(key=lambda pair: pair[0], reverse=descending)
        result = [item for _, item in known] + [item for key, item in keyed if key is None]
    return tuple(result)


def group_items(items: Iterable[T], name: str, view: View[T]) -> tuple[Section[T], ...]:
    """``items`` by their ``name``, in its order, unknown last.

    Something with several values (topics, speakers) stands in several groups. Raises
    :class:`FilterError` for an unknown name.
    """
    key_name = _one_name(name, GROUP_NAMES, 1, name)
    groups: dict[str | None, list[T]] = {}
    order: dict[str | None, tuple[object, ...]] = {None: (1,)}
    labels: dict[str | None, str | None] = {None: None}
    for item in items:
        record = view(item)
        value = record.get(key_name)
        values = list(value) if isinstance(value, (tuple, list)) else [value]
        for one in dict.fromkeys(values or [None]):
            key = None if one is None or one == "" else comparable(str(one))
            groups.setdefault(key, []).append(item)
            if key not in order:
                order[key] = (0, *(sort_value({**record, key_name: one}, key_name) or ("",)))
                labels[key] = str(one)
    ranked = sorted(groups, key=lambda key: order[key])
    return tuple(Section(labels[key], tuple(groups[key])) for key in ranked)


def limit_items(items: Sequence[T], limit: int | None) -> tuple[tuple[T, ...], int]:
    """The first ``limit`` items and how many were left out; ``None`` or less than 1 = no limit."""
    if limit is None or limit < 1:
        return tuple(items), 0
    return tuple(items[:limit]), max(0, len(items) - limit)
