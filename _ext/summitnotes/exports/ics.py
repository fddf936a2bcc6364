"""iCalendar: a calendar of each event with its talks, and one of each series with its events.

UIDs are made of ids, so that a calendar that was imported once is updated by the next import. A time is in
UTC where the time zone is known, else it floats; what has no exact day is in no calendar.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from summitnotes.exports.site import ExportedFile, Site, plain
from summitnotes.locale import _
from summitnotes.records.catalogue import Place
from summitnotes.records.model import Event, Precision, Talk
from summitnotes.records.pages import event_calendar, series_calendar, series_page

if TYPE_CHECKING:
    import icalendar

MEDIA_TYPE = "text/calendar"
#: Bytes from which a line is folded.
_LENGTH = 75
PRODUCT = "-//Summit Notes//conference notes//EN"


def files(site: Site) -> Iterator[ExportedFile]:
    """A file for each event and each series of which an exact day is known."""
    for event in site.catalogue.events:
        place = site.catalogue.event_places.get(event.id)
        if _first_day(event) or any(map(_has_time, site.catalogue.talks_of_event.get(event.id, ()))):
            name, title = event_calendar(event.id), _("Calendar of {event}").format(event=event.title)
            make = partial(_calendar, site, event.title, (event,), with_talks=True)
            yield ExportedFile(name, make, MEDIA_TYPE, title, (place.doc,) if place else ())
    for series, events in site.catalogue.events_of_series.items():
        if any(map(_first_day, events)):
            pages, title = (series_page(series),), _("Calendar of {event}").format(event=series)
            make = partial(_calendar, site, series, events, with_talks=False)
            yield ExportedFile(series_calendar(series), make, MEDIA_TYPE, title, pages)


def _calendar(site: Site, name: str, events: Iterable[Event], *, with_talks: bool) -> str:
    import icalendar  # noqa: PLC0415 - loading it takes as long as the rest of a build that writes nothing

    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _line(name))
    for event in events:
        for entry in (*_event(site, event), *(_talks(site, event) if with_talks else ())):
            calendar.add_component(entry)
    lines: list[Any] = calendar.content_lines()
    return "".join(f"{_folded(line)}\r\n" for line in lines if line)


def _folded(line: Any) -> str:
    """A line as a calendar holds it. The library counts the bytes of each character; most lines are short."""
    return str(line) if len(line.encode()) < _LENGTH else str(line.to_ical(), "utf-8")


def _event(site: Site, event: Event) -> Iterator[icalendar.Event]:
    """The days of an event, as a whole."""
    start, end = _first_day(event), _day(event.end)
    if start is None:
        return
    last = end if end is not None and end >= start else start
    entry = _entry(site, f"event-{event.id}", event.title, start)
    entry.add("dtstart", start)
    entry.add("dtend", last + dt.timedelta(days=1))  # the first day that is none of the event's
    _describe(entry, event.location, site.address(site.catalogue.event_places.get(event.id)))
    yield entry


def _first_day(event: Event) -> dt.date | None:
    return _day(event.start) if event.precision in (None, Precision.DAY) else None


def _has_time(talk: Talk) -> bool:
    return talk.kind.is_talk and _day(talk.date) is not None and _clock(talk.start) is not None


def _talks(site: Site, event: Event) -> Iterator[icalendar.Event]:
    for talk in site.catalogue.talks_of_event.get(event.id, ()):
        day, clock = _day(talk.date), _clock(talk.start)
        if not talk.kind.is_talk or day is None or clock is None:
            continue
        zone = _zone(talk.timezone or event.timezone)
        start = _moment(day, clock, zone)
        entry = _entry(site, f"talk-{talk.id}", talk.title, day)
        entry.add("dtstart", start)
        until = _end(talk, day, start, zone)
        if until is not None:
            entry.add("dtend", until)
        if talk.status == "cancelled":
            entry.add("status", "CANCELLED")
        speakers = ", ".join(speaker.name for speaker in talk.speakers)
        if speakers:
            entry.add("description", _line(speakers))
        _describe(entry, talk.room or event.location, site.address(_place(site, talk)))
        yield entry


def _place(site: Site, talk: Talk) -> Place | None:
    return site.catalogue.talk_places.get(talk.id)


def _entry(site: Site, identity: str, title: str, day: dt.date) -> icalendar.Event:
    """An entry; its stamp is its day, because no time of a build may show."""
    import icalendar  # noqa: PLC0415 - as above

    entry = icalendar.Event()
    entry.add("uid", f"{identity}@{urlsplit(site.base_url).hostname or 'summit-notes.invalid'}")
    entry.add("dtstamp", dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC))
    entry.add("summary", _line(title))
    return entry


def _line(text: str) -> str:
    """``text`` on one line, as a calendar holds it."""
    return " ".join(plain(text).split())


def _describe(entry: icalendar.Event, where: str | None, url: str | None) -> None:
    if where:
        entry.add("location", _line(where))
    if url and urlsplit(url).scheme:
        entry.add("url", url)


def _day(text: str | None) -> dt.date | None:
    """A full ISO date; a partial one is no day."""
    try:
        return dt.date.fromisoformat(text) if text and len(text) == len("2014-05-12") else None
    except ValueError:
        return None


def _clock(text: str | None) -> dt.time | None:
    try:
        return dt.time.fromisoformat(text) if text else None
    except ValueError:
        return None


def _zone(name: str | None) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _moment(day: dt.date, clock: dt.time, zone: ZoneInfo | None) -> dt.datetime:
    """In UTC, or floating where the zone is not known."""
    local = dt.datetime.combine(day, clock)
    return local.replace(tzinfo=zone).astimezone(dt.UTC) if zone else local


def _end(talk: Talk, day: dt.date, start: dt.datetime, zone: ZoneInfo | None) -> dt.datetime | None:
    clock = _clock(talk.end)
    if clock is not None:
        end = _moment(day, clock, zone)
        return end if end > start else end + dt.timedelta(days=1)
    return start + dt.timedelta(minutes=talk.duration) if talk.duration else None
