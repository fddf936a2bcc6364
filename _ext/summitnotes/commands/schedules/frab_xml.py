"""``schedule.xml`` of pretalx, frab and the tools that follow them."""

from __future__ import annotations

from xml.etree import ElementTree

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

NAME = "schedule.xml of pretalx or frab"


def read(data: bytes) -> Schedule | None:
    """The programme; ``None`` if ``data`` is no such file. A document type is refused: it can only harm."""
    if b"<schedule" not in data[:4000] or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return None
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return None
    conference = root.find("conference")
    if root.tag != "schedule" or conference is None:
        return None
    sessions = [
        _session(event, text_of(day.get("date")), text_of(room.get("name")))
        for day in root.iter("day")
        for room in day.iter("room")
        for event in room.findall("event")
    ]
    return Schedule(
        tuple(session for session in sessions if session is not None),
        title=_text(conference, "title"),
        start=moment_of(_text(conference, "start"))[0],
        end=moment_of(_text(conference, "end"))[0],
        timezone=_text(conference, "time_zone_name"),
        url=safe_url(_text(conference, "url") or ""),
    )


def _text(node: ElementTree.Element, name: str) -> str | None:
    return text_of(node.findtext(name))


def _session(event: ElementTree.Element, day: str | None, room: str | None) -> Session | None:
    title = _text(event, "title")
    if title is None:
        return None
    date, start = moment_of(_text(event, "date"))
    people = [text_of("".join(person.itertext())) for person in event.iter("person")]
    links: list[tuple[str, str | None, str | None]] = [("link", _text(event, "url"), None)]
    links += [("link", text_of(one.get("href")), text_of(one.text)) for one in event.iter("link")]
    links += [("slides", text_of(one.get("href")), text_of(one.text)) for one in event.iter("attachment")]
    return Session(
        title,
        speakers=tuple(Speaker(name) for name in people if name),
        date=date or day,
        start=clock_of(_text(event, "start")) or start,
        duration=length_of(_text(event, "duration")),
        room=_text(event, "room") or room,
        track=_text(event, "track"),
        kind=kind_of(_text(event, "type"), title),
        language=_text(event, "language"),
        links=tuple(Link(kind, url, label) for kind, said, label in links if (url := safe_url(said or ""))),
    )
