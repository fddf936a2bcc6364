"""``event.yml``: what an editor says about an event, its notes files and its talks.

Every value is read by itself: a bad one is reported with its line and dropped, the others stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from summitnotes.records.addresses import inside_path, safe_url
from summitnotes.records.eventtalks import TALK_KEYS, TalkEntry, read_talks
from summitnotes.records.fieldreader import LINKABLE, FieldReader
from summitnotes.records.ids import search_key
from summitnotes.records.model import Event, Layout, Precision, Source
from summitnotes.records.partial_dates import precision_of
from summitnotes.records.problems import Problem, Subtype
from summitnotes.records.yamlnodes import YamlFile, YamlList, YamlMap, YamlNode, YamlScalar, did_you_mean

EVENT_KEYS = (
    "title", "series", "start", "end", "precision", "location", "timezone", "url", "topics", "aliases",
    "notes", "talks",
)  # fmt: skip
NOTES_KEYS = (
    "by",
    "date",
    "language",
    "format",
    "dialect",
    "layout",
    "source",
    "footnotes",
    "archived",
    "accept",
    "references",
)
FORMAT_IDS = ("rst", "markdown", "dokuwiki", "plaintext")  # and pandoc:<name>

_PANDOC = re.compile(r"pandoc:[a-z0-9_+-]{1,40}")

__all__ = ["EVENT_KEYS", "NOTES_KEYS", "TALK_KEYS", "EventFile", "NotesEntry", "TalkEntry", "read_event_file"]


@dataclass(frozen=True, slots=True)
class NotesEntry:
    """What ``notes:`` says about one file; ``None`` = nothing."""

    by: str | None = None  # who took the notes
    date: str | None = None  # ISO; the day of the notes, where they do not say it
    language: str | None = None  # BCP 47
    format: str | None = None  # rst | markdown | dokuwiki | plaintext | pandoc:<name>
    dialect: str | None = None  # of the format, e.g. "2025" for DokuWiki
    layout: Layout | None = None  # where the sessions of the file stand
    source: str | None = None  # URL at which the notes were published
    footnotes: Mapping[int, str] = field(default_factory=dict)  # number of the mark -> text
    archived: Mapping[str, str] = field(default_factory=dict)  # dead URL as in the notes -> URL of a copy
    accept: tuple[str, ...] = ()  # words of lines whose slips are known, and not warned about again
    references: tuple[str, ...] = ()  # keys of the bibliography that the notes speak of
    line: int | None = None  # 1-based line of event.yml
    lines: Mapping[tuple[str, str], int] = field(default_factory=dict)  # (key, one of its values) -> line

    def line_of(self, key: str, value: str) -> int | None:
        """The line to name in a message about one value of ``footnotes``, ``archived``, ``accept`` …"""
        return self.lines.get((key, value), self.line)


@dataclass(frozen=True, slots=True)
class EventFile:
    """One ``event.yml``."""

    event: Event  # without ``title:`` the title is the id
    notes: Mapping[str, NotesEntry] = field(default_factory=dict)  # file name in the event's folder
    talks: tuple[TalkEntry, ...] = ()  # as written
    problems: tuple[Problem, ...] = ()


def read_event_file(text: str, path: str, event_id: str) -> EventFile:
    """Read the text of one ``event.yml``.

    ``path`` is relative to the docs folder and is copied into sources and problems; ``event_id`` is
    the name of the event's folder. Never raises.
    """
    file = YamlFile(text, path)
    fields = file.fields(file.root, "event.yml", EVENT_KEYS)
    reader = FieldReader(file, fields, "the event")
    event = _read_event(reader, path, event_id)
    notes = _read_notes(file, fields.get("notes"))
    talks = read_talks(file, fields.get("talks"), event)
    return EventFile(event, notes, talks, tuple(file.problems))


def _read_event(reader: FieldReader, path: str, event_id: str) -> Event:
    start, end = reader.date("start"), reader.date("end")
    end = reader.not_before("end", start, end)
    return Event(
        id=event_id,
        title=reader.string("title") or event_id,
        series=reader.string("series"),
        start=start,
        end=end,
        precision=_read_precision(reader) or precision_of(start),
        location=reader.string("location"),
        timezone=reader.timezone("timezone"),
        url=reader.url("url"),
        topics=reader.names("topics") or (),
        aliases=reader.names("aliases") or (),
        source=Source(path, reader.file.root.line if reader.file.root else None),
        said_at=(("topics", Source(path, reader.line("topics"))),) if "topics" in reader.fields else (),
    )


def _read_precision(reader: FieldReader) -> Precision | None:
    word = reader.choice("precision", tuple(Precision))
    return Precision(word) if word else None


def _read_notes(file: YamlFile, node: YamlNode | None) -> Mapping[str, NotesEntry]:
    entries: dict[str, NotesEntry] = {}
    for name, value in file.fields(node, "notes").items():
        if inside_path(name) is None:
            message = f'notes: "{name[:80]}" is no file of this event, ignored. Write its name in the folder.'
            file.report(Subtype.VALUE, message, value.line)
            continue
        entries[name] = _read_notes_entry(file, name, value)
    return entries


def _read_notes_entry(file: YamlFile, name: str, node: YamlNode) -> NotesEntry:
    what = f'notes of "{name[:80]}"'
    fields = file.fields(node, what, NOTES_KEYS)
    reader = FieldReader(file, fields, what)
    accept = file.strings(fields.get("accept"), f"accept in the {what}")
    references = file.strings(fields.get("references"), f"references in the {what}")
    lines = {("accept", item.text): item.line for item in accept}
    lines |= {("references", item.text): item.line for item in references}
    lines |= {("footnotes", str(number)): line for number, line in _lines(fields.get("footnotes"))}
    lines |= {("archived", dead.strip()): line for dead, line in _lines(fields.get("archived"))}
    return NotesEntry(
        by=reader.string("by"),
        date=reader.date("date"),
        language=reader.language("language"),
        format=_read_format(reader),
        dialect=reader.string("dialect"),
        layout=_read_layout(reader),
        source=reader.url("source"),
        footnotes=_read_footnotes(file, fields.get("footnotes"), what),
        archived=_read_archived(file, fields.get("archived"), what),
        accept=tuple(item.text for item in accept),
        references=tuple(item.text for item in references),
        line=node.line,
        lines=lines,
    )


def _lines(node: YamlNode | None) -> Iterator[tuple[str, int]]:
    """Each key of a mapping, or number of an item of a list, with the line of its value."""
    if isinstance(node, YamlList):
        yield from ((str(number), item.line) for number, item in enumerate(node.items, start=1))
    elif isinstance(node, YamlMap):
        for key, value in node.pairs:
            if isinstance(key, YamlScalar):
                yield key.text.lstrip("0") if key.text.isdecimal() else key.text, value.line


def _read_format(reader: FieldReader) -> str | None:
    written = reader.string("format")
    if written is None or written in FORMAT_IDS or _PANDOC.fullmatch(written):
        return written
    same = {
        "md": "markdown",
        "myst": "markdown",
        "rest": "rst",
        "restructuredtext": "rst",
        "text": "plaintext",
    }
    same |= {"plain": "plaintext", "txt": "plaintext"}
    folded = search_key(written)
    guess = f' did you mean "{same[folded]}"?' if folded in same else did_you_mean(written, FORMAT_IDS)
    hint = guess or f" known formats: {', '.join(FORMAT_IDS)}, pandoc:<name>"
    reader.complain(
        Subtype.FORMAT, "format", f'"{written[:80]}" is unknown, the format is sniffed instead;{hint}'
    )
    return None


def _read_layout(reader: FieldReader) -> Layout | None:
    written = reader.string("layout")
    if written is None or written in list(Layout):
        return Layout(written) if written else None
    hint = did_you_mean(written, list(Layout)) or f" known layouts: {', '.join(Layout)}"
    reader.complain(
        Subtype.VALUE, "layout", f'"{written[:80]}" is unknown, the layout is found by reading instead;{hint}'
    )
    return None


def _read_footnotes(file: YamlFile, node: YamlNode | None, what: str) -> Mapping[int, str]:
    what = f"footnotes in the {what}"
    found: dict[int, str] = {}
    if isinstance(node, YamlList):
        for number, item in enumerate(node.items, start=1):
            text = file.string(item, what)
            if text:
                found[number] = text
        return found
    for key, value in file.fields(node, what).items():
        text = file.string(value, what)
        if not re.fullmatch(r"0*[1-9][0-9]{0,5}", key):
            file.report(
                Subtype.VALUE,
                f'{what}: "{key[:80]}" is no number of a mark, ignored. Write 1: "…".',
                value.line,
            )
        elif text and int(key) in found:
            file.report(Subtype.DUPLICATE, f'{what}: "{key}" stands twice, the first one holds', value.line)
        elif text:
            found[int(key)] = text
    return found


def _read_archived(file: YamlFile, node: YamlNode | None, what: str) -> Mapping[str, str]:
    what = f"archived in the {what}"
    found: dict[str, str] = {}
    for dead, value in file.fields(node, what).items():
        copy = file.string(value, what)
        url = safe_url(copy) if copy else None
        if url:
            found[dead.strip()] = url
        elif copy and isinstance(value, YamlScalar):
            file.report(
                Subtype.LINK, f'{what}: "{copy[:80]}" may not be linked, ignored. {LINKABLE}', value.line
            )
    return found
