"""``schedule.json`` of pretalx, frab and the tools that follow them."""

from __future__ import annotations

import json
from typing import Any

from summitnotes.commands.schedules.schedule import (
    Schedule,
    Session,
    clock_of,
    kind_of,
    length_of,
    moment_of,
    text_of,
)
from summitnotes.records.addresses import safe_url
from summitnotes.records.model import Link, Speaker

NAME = "schedule.json of pretalx or frab"


def read(data: bytes) -> Schedule | None:
    """The programme; ``None`` if ``data`` is no such file."""
    try:
        root = json.loads(data)
    except ValueError:
        return None
    conference = root.get("schedule", {}).get("conference") if isinstance(root, dict) else None
    if not isinstance(conference, dict):
        return None
    sessions = [
        _session(event, text_of(day.get("date")), room)
        for day in conference.get("days", ())
        for room, events in day.get("rooms", {}).items()
        for event in events
    ]
    return Schedule(
        tuple(session for session in sessions if session is not None),
        title=text_of(conference.get("title")),
        start=moment_of(conference.get("start"))[0],
        end=moment_of(conference.get("end"))[0],
        timezone=text_of(conference.get("time_zone_name")),
        url=safe_url(text_of(conference.get("url")) or ""),
    )


def _session(event: dict[str, Any], day: str | None, room: str) -> Session | None:
    title = text_of(event.get("title"))
    if title is None:
        return None
    date, start = moment_of(event.get("date"))
    people = [text_of(one.get("public_name") or one.get("name")) for one in event.get("persons", ())]
    return Session(
        title,
        speakers=tuple(Speaker(name) for name in people if name),
        date=date or day,
        start=clock_of(event.get("start")) or start,
        duration=length_of(event.get("duration")),
        room=text_of(event.get("room")) or room,
        track=text_of(event.get("track")),
        kind=kind_of(event.get("type"), title),
        language=text_of(event.get("language")),
        links=tuple(_links(event)),
    )


def _links(event: dict[str, Any]) -> list[Link]:
    found: list[tuple[str, Any, str | None]] = [("link", event.get("url"), None)]
    found += [("link", one.get("url"), text_of(one.get("title"))) for one in event.get("links", ())]
    found += [("slides", one.get("url"), text_of(one.get("title"))) for one in event.get("attachments", ())]
    return [Link(kind, url, label) for kind, said, label in found if (url := safe_url(text_of(said) or ""))]
