"""JSON of Indico: an event exported with its contributions, or its timetable."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from summitnotes.commands.schedules.schedule import Schedule, Session, clock_of, kind_of, length_of, text_of
from summitnotes.records.addresses import safe_url
from summitnotes.records.model import Link, Speaker

NAME = "JSON of Indico"


def read(data: bytes) -> Schedule | None:
    """The programme; ``None`` if ``data`` is no such file."""
    try:
        root = json.loads(data)
    except ValueError:
        return None
    results = root.get("results") if isinstance(root, dict) else None
    if isinstance(results, list) and results and isinstance(results[0], dict):
        event = results[0]
    elif isinstance(results, dict):
        event = {}
    else:
        return None
    found = [*event.get("contributions", ())]
    for part in event.get("sessions", ()):
        found += part.get("contributions", ())
    if isinstance(results, dict):
        found = list(_timetable(results))
    sessions = (_session(one) for one in found)
    return Schedule(
        tuple(session for session in sessions if session is not None),
        title=text_of(event.get("title")),
        start=_date(event.get("startDate")),
        end=_date(event.get("endDate")),
        timezone=text_of(event.get("timezone")),
        url=safe_url(text_of(event.get("url")) or ""),
    )


def _timetable(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for value in node.values():
        if isinstance(value, dict):
            if value.get("entries"):
                yield from _timetable(value["entries"])
            elif "title" in value and "startDate" in value:
                yield value
            else:
                yield from _timetable(value)


def _date(value: object) -> str | None:
    return text_of(value.get("date")) if isinstance(value, dict) else None


def _session(one: dict[str, Any]) -> Session | None:
    title = text_of(one.get("title"))
    if title is None:
        return None
    begun, ended = one.get("startDate"), one.get("endDate")
    people = one.get("speakers") or one.get("presenters") or one.get("primaryauthors") or ()
    url = safe_url(text_of(one.get("url")) or "")
    return Session(
        title,
        speakers=tuple(speaker for who in people if (speaker := _speaker(who))),
        date=_date(begun),
        start=clock_of(begun.get("time")) if isinstance(begun, dict) else None,
        end=clock_of(ended.get("time")) if isinstance(ended, dict) else None,
        duration=length_of(one.get("duration")) if not isinstance(ended, dict) else None,
        room=text_of(one.get("room")) or text_of(one.get("location")),
        track=text_of(one.get("track")) or text_of(one.get("session")),
        kind=kind_of(one.get("type") or one.get("entryType"), title),
        links=(Link("link", url),) if url else (),
    )


def _speaker(who: dict[str, Any]) -> Speaker | None:
    first, last = text_of(who.get("first_name")), text_of(who.get("last_name"))
    name = " ".join(filter(None, (first, last))) or text_of(who.get("fullName")) or text_of(who.get("name"))
    if name and not (first or last):
        family, comma, given = name.partition(", ")
        name = f"{given} {family}" if comma else name
    return Speaker(name, text_of(who.get("affiliation"))) if name else None
