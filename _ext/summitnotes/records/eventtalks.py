"""The ``talks:`` of an ``event.yml``."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from summitnotes.records import things
from summitnotes.records.addresses import inside_path
from summitnotes.records.fieldreader import FieldReader
from summitnotes.records.model import Event, Kind, Link, Speaker
from summitnotes.records.partial_dates import covers, within
from summitnotes.records.problems import Subtype
from summitnotes.records.things import Things
from summitnotes.records.yamlnodes import YamlFile, YamlMap, YamlNode, YamlScalar

STATUSES = ("confirmed", "cancelled", "not-recorded", "withheld")

# Every spelling of a key and the field that it fills; directive options have hyphens.
_FIELD_OF = {
    "at": "at", "file": "file", "id": "id", "title": "title", "speakers": "speakers", "type": "kind",
    "kind": "kind", "start": "start", "end": "end", "duration": "duration", "date": "date",
    "timezone": "timezone", "room": "room", "track": "track", "topics": "topics", "language": "language",
    "slides": "slides", "video": "video", "links": "links", "status": "status", "license": "license",
    "notes-by": "notes_by", "notes_by": "notes_by", "aliases": "aliases",
    "original-title": "original_title", "original_title": "original_title", "parent": "parent",
    "same-as": "same_as", "same_as": "same_as",
}  # fmt: skip
TALK_KEYS = tuple(_FIELD_OF)


@dataclass(frozen=True, slots=True)
class TalkEntry:
    """One entry of ``talks:``. ``None`` = not said; an empty tuple = said that there are none."""

    line: int  # 1-based line of event.yml
    at: str | None = None  # words of the notes at which the talk stands; None = nowhere in the notes
    file: str | None = None  # name of the notes file that holds those words; None = any
    id: str | None = None
    title: str | None = None
    speakers: tuple[Speaker, ...] | None = None
    kind: Kind | None = None
    start: str | None = None  # HH:MM
    end: str | None = None
    duration: int | None = None  # minutes
    date: str | None = None  # ISO, possibly partial
    timezone: str | None = None
    room: str | None = None
    track: str | None = None
    topics: tuple[str, ...] | None = None  # ids or labels as written
    language: str | None = None  # BCP 47
    slides: str | None = None  # URL
    video: str | None = None
    links: tuple[Link, ...] | None = None
    status: str | None = None  # confirmed | cancelled | not-recorded
    license: str | None = None
    notes_by: str | None = None
    aliases: tuple[str, ...] | None = None
    original_title: str | None = None
    parent: str | None = None  # id or title of another talk
    same_as: tuple[str, ...] | None = None  # ids of the same talk, given elsewhere
    path: str | None = None  # of event.yml, as records hold it
    lines: tuple[tuple[str, int], ...] = ()  # field -> 1-based line of its value

    def line_of(self, field: str) -> int:
        """The line to name in a message about ``field``."""
        return dict(self.lines).get(field, self.line)

    @property
    def said(self) -> frozenset[str]:
        """Names of the :class:`~summitnotes.records.model.Talk` fields that the entry fills."""
        own = {"line", "at", "file", "slides", "video", "path", "lines"}
        names = {item.name for item in fields(self) if getattr(self, item.name) is not None}
        return frozenset(names - own) | ({"links"} if names & {"slides", "video"} else frozenset())

    @property
    def all_links(self) -> tuple[Link, ...]:
        """``slides``, ``video`` and ``links`` together, each address once."""
        typed = [Link(kind, url) for kind, url in (("slides", self.slides), ("video", self.video)) if url]
        return tuple({(link.type, link.url): link for link in [*typed, *(self.links or ())]}.values())


def read_talks(file: YamlFile, node: YamlNode | None, event: Event) -> tuple[TalkEntry, ...]:
    """The entries of ``talks:``; complaints go to ``file``. ``event`` serves to compare dates."""
    entries: list[TalkEntry] = []
    ids: dict[str, int] = {}
    within = Things(things.MAX_OF_EVENT)
    for item in file.entries(node, "talks"):
        entry = _read_talk(file, item, event)
        if entry is None:
            continue
        if not within.take([speaker.name for speaker in entry.speakers or ()]):
            said = f"more than {things.MAX_OF_EVENT} talks and speakers stand in this file"
            file.report(Subtype.LIMIT, f"{said}; the others are not read. Split the event", entry.line)
            break
        line = entry.line_of("id")
        if entry.id is not None and ids.setdefault(entry.id, line) != line:
            message = (
                f'talk id "{entry.id}" already stands on line {ids[entry.id]}; the id is ignored. '
                "Write another one."
            )
            file.report(Subtype.DUPLICATE, message, entry.line_of("id"))
            entry = replace(entry, id=None)
        entries.append(entry)
    return tuple(entries)


def _read_talk(file: YamlFile, node: YamlNode, event: Event) -> TalkEntry | None:
    if isinstance(node, YamlScalar):  # only the words at which a talk stands
        words = node.text.strip()
        return TalkEntry(node.line, at=words, path=file.path) if words else None
    found = file.fields(node, "a talk", TALK_KEYS)
    if not isinstance(node, YamlMap):
        return None
    named: dict[str, YamlNode] = {}
    spelled: dict[str, str] = {}
    for key, value in found.items():
        if _FIELD_OF[key] in named:
            message = f'a talk: key "{key}" says the same as an earlier key, ignored. Keep one of them.'
            file.report(Subtype.DUPLICATE, message, value.line)
        else:
            named[_FIELD_OF[key]] = value
            spelled[_FIELD_OF[key]] = key
    reader = FieldReader(file, named, "a talk", spelled)
    entry = _fill(reader, node.line, event)
    if entry.at is None and entry.title is None and entry.id is None:
        if not {"at", "title", "id"} & named.keys():  # else that one has been answered
            message = "a talk without at, title or id; ignored. Add one of them."
            file.report(Subtype.ANCHOR, message, node.line)
        return None
    if entry.kind is Kind.NONE and (vain := sorted(named.keys() - {"at", "file", "kind"})):
        names = ", ".join(spelled[name] for name in vain)
        message = f"says that this is no session, so {names} shows nowhere. Leave out either."
        reader.complain(Subtype.VALUE, "kind", message)
    return entry


def _fill(reader: FieldReader, line: int, event: Event) -> TalkEntry:
    start, end = reader.clock("start"), reader.clock("end")
    kind = reader.choice("kind", tuple(Kind))
    return TalkEntry(
        line=line,
        at=reader.string("at"),
        file=_read_file(reader),
        id=reader.id("id"),
        title=reader.string("title"),
        speakers=reader.speakers("speakers"),
        kind=Kind(kind) if kind else None,
        start=start,
        end=reader.not_before("end", start, end),
        duration=reader.minutes("duration"),
        date=_read_date(reader, event),
        timezone=reader.timezone("timezone"),
        room=reader.string("room"),
        track=reader.string("track"),
        topics=reader.names("topics"),
        language=reader.language("language"),
        slides=reader.url("slides"),
        video=reader.url("video"),
        links=reader.links("links"),
        status=reader.choice("status", STATUSES),
        license=reader.string("license"),
        notes_by=reader.string("notes_by"),
        aliases=reader.names("aliases"),
        original_title=reader.string("original_title"),
        parent=reader.string("parent"),
        same_as=reader.names("same_as"),
        path=reader.file.path,
        lines=tuple((name, node.line) for name, node in reader.fields.items()),
    )


def _read_file(reader: FieldReader) -> str | None:
    name = reader.string("file")
    if name is not None and inside_path(name) is None:
        reader.complain(
            Subtype.VALUE,
            "file",
            f'"{name[:80]}" is no file of this event, ignored. Write its name.',
        )
        return None
    return name


def _read_date(reader: FieldReader, event: Event) -> str | None:
    date = reader.date("date")
    if date and event.start and not within(date, event.start, event.end) and not covers(date, event.start):
        span = f"{event.start} to {event.end}" if event.end else event.start
        reader.complain(Subtype.DATE, "date", f'"{date}" lies outside the event ({span}); kept as written.')
    return date
