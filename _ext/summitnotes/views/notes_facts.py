"""What stands above the notes of one file: of which event they are, when, where, and who took them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docutils import nodes

from summitnotes.locale import _
from summitnotes.records.anchors import CITATIONS
from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Event, NotesFile
from summitnotes.views import plain
from summitnotes.views.base import Linker, ViewOptions
from summitnotes.views.wording import date_words, language_name, year_of


@dataclass(frozen=True, slots=True)
class OtherNotes:
    text: str  # "San Diego, 15–18 October 2012"
    href: str


@dataclass(frozen=True, slots=True)
class NotesFacts:
    event: str
    href: str | None
    day: str
    day_iso: str | None
    location: str | None
    by: str | None
    language: str
    source_url: str | None
    cite: str | None  # the file of all BibTeX entries, where there are talks
    before: OtherNotes | None  # in the order of events
    after: OtherNotes | None


def notes_name(catalogue: Catalogue, notes: NotesFile, language: str) -> str:
    """``Notes of Harbour Days, 28 May 2014 (Ada)``: how notes are called away from their page.

    Nothing where no event is known. Several files of an event are told apart by who took them, else by name.
    """
    event = catalogue.event.get(notes.event or "")
    if event is None:
        return ""
    called = event.title or event.id
    title = (
        called
        if re.search(r"\bnotes\b", called, re.IGNORECASE)
        else _("Notes of {event}").format(event=called)
    )
    year = year_of(event.start)
    day = _day(catalogue, notes, event, language) if not year or year not in called else ""
    several = len(catalogue.notes_of_event.get(event.id, ())) > 1
    file = notes.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    apart = ", ".join(part for part in (notes.by, file if several else "") if part)
    return ", ".join(part for part in (title, day) if part) + (f" ({apart})" if apart else "")


def build(catalogue: Catalogue, options: ViewOptions, linker: Linker) -> NotesFacts | None:
    """The facts of the notes in the document ``options.subject``; ``None`` where no event is known."""
    notes = catalogue.notes_of_doc.get(options.subject or "")
    event = catalogue.event.get(notes.event or "") if notes else None
    if notes is None or event is None:
        return None
    around = {} if options.book else catalogue.notes_around
    before, after = around.get(notes.doc, (None, None))
    return NotesFacts(
        event=event.title or event.id,
        href=linker.event(event.id),
        day=_day(catalogue, notes, event, options.language, weekday=True),
        day_iso=_only_day(catalogue, notes) or (event.start if event.start == event.end else None),
        location=event.location,
        by=notes.by,
        language=language_name(notes.language, options.language) if notes.language else "",
        source_url=notes.source_url,
        cite=linker.file(CITATIONS) if options.cites else None,
        before=_other(catalogue, options, linker, before),
        after=_other(catalogue, options, linker, after),
    )


def _only_day(catalogue: Catalogue, notes: NotesFile) -> str | None:
    """The day of all talks of the notes."""
    days = catalogue.days_of_notes.get(notes.doc, frozenset())
    return next(iter(days)) if len(days) == 1 else None


def _day(
    catalogue: Catalogue, notes: NotesFile, event: Event, language: str, *, weekday: bool = False
) -> str:
    if day := _only_day(catalogue, notes):
        return date_words(day, language=language, weekday=weekday)
    return date_words(event.start, event.end, precision=event.precision, language=language, weekday=weekday)


def _other(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, notes: NotesFile | None
) -> OtherNotes | None:
    name = notes_name(catalogue, notes, options.language) if notes else ""
    return OtherNotes(name, linker.place(notes.doc, "")) if notes and name else None


def to_nodes(model: NotesFacts) -> list[nodes.Node]:
    parts: list[plain.Cell] = [[plain.reference(model.event, model.href)]]
    by = _("notes by {name}").format(name=model.by) if model.by else ""
    words = (model.day, model.location, by, model.language)
    parts += [[word] for word in words if word]
    if model.source_url:
        parts.append([plain.reference(_("source"), model.source_url, internal=False)])
    return [plain.paragraph(*plain.joined(parts, " · "))]
