"""iCalendar (RFC 5545), read by the library of that name."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from summitnotes.commands.schedules.schedule import Schedule, Session, kind_of, text_of
from summitnotes.records.addresses import safe_url
from summitnotes.records.model import Link, Speaker

NAME = "iCalendar"


def read(data: bytes) -> Schedule | None:
    """The programme; ``None`` if ``data`` is no calendar."""
    if b"BEGIN:VCALENDAR" not in data[:1000]:
        return None
    # The library takes long to load, and five of six programmes need none of it.
    from icalendar import Calendar

    try:
        calendar = Calendar.from_ical(data)
    except ValueError:
        return None
    zone = text_of(str(calendar.get("X-WR-TIMEZONE") or ""))
    sessions = [_session(event, zone) for event in calendar.walk("VEVENT")]
    named = zone or next((str(key) for event in calendar.walk("VEVENT") if (key := _zone(event))), None)
    return Schedule(
        tuple(session for session in sessions if session is not None),
        title=text_of(str(calendar.get("X-WR-CALNAME") or "")),
        timezone=named,
        url=safe_url(str(calendar.get("URL") or "")),
    )


def _zone(event: Any) -> str | None:
    start = event.get("DTSTART")
    return str(start.params["TZID"]) if start is not None and "TZID" in start.params else None


def _session(event: Any, zone: str | None) -> Session | None:
    title = text_of(str(event.get("SUMMARY") or ""))
    if title is None or str(event.get("STATUS") or "") == "CANCELLED":
        return None
    day, start = _moment(event.get("DTSTART"), zone)
    _, end = _moment(event.get("DTEND"), zone)
    length = event.get("DURATION")
    people = event.get("ATTENDEE") or []
    people = people if isinstance(people, list) else [people]
    names = [text_of(str(who.params["CN"])) for who in people if "CN" in who.params]
    url = safe_url(str(event.get("URL") or ""))
    categories = event.get("CATEGORIES")
    words = categories.to_ical().decode("utf-8", "replace") if hasattr(categories, "to_ical") else None
    return Session(
        title,
        speakers=tuple(Speaker(name) for name in names if name),
        date=day,
        start=start,
        end=end,
        duration=int(length.dt.total_seconds() // 60) if length is not None and end is None else None,
        room=text_of(str(event.get("LOCATION") or "")),
        kind=kind_of(words, title),
        links=(Link("link", url),) if url else (),
    )


def _moment(value: Any, zone: str | None) -> tuple[str | None, str | None]:
    """Day and time at the place of the event: one in UTC is told in the time zone of the calendar."""
    found = getattr(value, "dt", None)
    if isinstance(found, datetime):
        if zone and found.tzinfo is not None and found.utcoffset() is not None and "TZID" not in value.params:
            with suppress(ZoneInfoNotFoundError, ValueError):
                found = found.astimezone(ZoneInfo(zone))
        return found.date().isoformat(), f"{found:%H:%M}"
    return (found.isoformat(), None) if isinstance(found, date) else (None, None)
