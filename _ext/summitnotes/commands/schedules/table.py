"""CSV: a row a session, with names of columns in the first row."""

from __future__ import annotations

import csv
import io

from summitnotes.commands.schedules.schedule import (
    Schedule,
    Session,
    clock_of,
    kind_of,
    length_of,
    moment_of,
    text_of,
)
from summitnotes.formats.decoding import decode
from summitnotes.records.addresses import safe_url
from summitnotes.records.ids import search_key
from summitnotes.records.lists import parse_speakers
from summitnotes.records.model import Link
from summitnotes.records.partial_dates import is_date

NAME = "CSV"
#: What a column may be called, folded.
_COLUMNS = {
    "title": (
        "title",
        "talk",
        "session",
        "proposal title",
        "session title",
        "talk title",
        "titre",
        "name",
        "subject",
    ),
    "speakers": (
        "speakers",
        "speaker",
        "speaker names",
        "presenter",
        "presenters",
        "orateurs",
        "intervenants",
    ),
    "date": ("date", "day", "start date", "jour"),
    "start": ("start", "start time", "time", "begin", "starts at", "heure", "debut"),
    "end": ("end", "end time", "ends at", "fin"),
    "duration": ("duration", "length", "minutes", "duree"),
    "room": ("room", "location", "salle", "place"),
    "track": ("track", "theme", "category"),
    "kind": ("type", "kind", "session type", "format"),
    "language": ("language", "lang", "langue"),
    "url": ("url", "link", "links", "address"),
    "slides": ("slides",),
    "video": ("video", "recording"),
}


def read(data: bytes) -> Schedule | None:
    """The programme; ``None`` if ``data`` is no table with a column for titles."""
    text = decode(data).text
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    if not head.count(delimiter):
        return None
    rows = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    names = {search_key(name.replace("_", " ")): name for name in rows.fieldnames or () if name}
    columns = {
        field: names[known]
        for field, knowns in _COLUMNS.items()
        for known in reversed(knowns)
        if known in names
    }
    if "title" not in columns:
        return None
    try:
        sessions = [_session({field: row.get(name) for field, name in columns.items()}) for row in rows]
    except csv.Error:
        return None
    return Schedule(tuple(session for session in sessions if session is not None))


def _session(row: dict[str, str | None]) -> Session | None:
    title = text_of(row.get("title"))
    if title is None:
        return None
    day, time = moment_of(row.get("start"))
    said = text_of(row.get("date")) or ""
    _, end = moment_of(row.get("end"))
    links = [("link", row.get("url")), ("slides", row.get("slides")), ("video", row.get("video"))]
    return Session(
        title,
        speakers=parse_speakers(row.get("speakers") or ""),
        date=said if is_date(said) else moment_of(said)[0] or day,
        start=clock_of(row.get("start")) or time,
        end=clock_of(row.get("end")) or end,
        duration=length_of(row.get("duration")),
        room=text_of(row.get("room")),
        track=text_of(row.get("track")),
        kind=kind_of(row.get("kind"), title),
        language=text_of(row.get("language")),
        links=tuple(Link(kind, url) for kind, said in links if (url := safe_url(text_of(said) or ""))),
    )
