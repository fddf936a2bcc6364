"""JSON of Sessionize: the views "All", "Sessions" and "Grid"."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from summitnotes.commands.schedules.schedule import Schedule, Session, kind_of, moment_of, text_of
from summitnotes.records.addresses import safe_url
from summitnotes.records.model import Kind, Link, Speaker

NAME = "JSON of Sessionize"


def read(data: bytes) -> Schedule | None:
    """The programme; ``None`` if ``data`` is no such file."""
    try:
        root = json.loads(data)
    except ValueError:
        return None
    found = list(_found(root))
    if not found:
        return None
    whole = root if isinstance(root, dict) else {}
    people = {str(one.get("id")): text_of(one.get("fullName")) for one in whole.get("speakers", ())}
    rooms = {str(one.get("id")): text_of(one.get("name")) for one in whole.get("rooms", ())}
    sessions = (_session(one, people, rooms) for one in found)
    return Schedule(tuple(session for session in sessions if session is not None))


def _found(node: Any) -> Iterator[dict[str, Any]]:
    """Everything that is a session, however deep the view nests it; each once."""
    waiting, seen = [node], set()
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting[:0] = one
        elif isinstance(one, dict) and "title" in one and "startsAt" in one:
            key = str(one.get("id") or one["title"]), str(one["startsAt"])
            if key not in seen:
                seen.add(key)
                yield one
        elif isinstance(one, dict):
            waiting[:0] = [one[key] for key in ("rooms", "sessions", "timeSlots", "session") if key in one]


def _session(
    one: dict[str, Any], people: dict[str, str | None], rooms: dict[str, str | None]
) -> Session | None:
    title = text_of(one.get("title"))
    if title is None:
        return None
    date, start = moment_of(one.get("startsAt"))
    _, end = moment_of(one.get("endsAt"))
    names = [
        text_of(who.get("name")) if isinstance(who, dict) else people.get(str(who))
        for who in one.get("speakers", ())
    ]
    links = [("video", one.get("recordingUrl")), ("link", one.get("liveUrl"))]
    return Session(
        title,
        speakers=tuple(Speaker(name) for name in names if name),
        date=date,
        start=start,
        end=end,
        room=text_of(one.get("room")) or rooms.get(str(one.get("roomId"))),
        kind=Kind.BREAK if one.get("isServiceSession") else kind_of(None, title),
        links=tuple(Link(kind, url) for kind, said in links if (url := safe_url(text_of(said) or ""))),
    )
