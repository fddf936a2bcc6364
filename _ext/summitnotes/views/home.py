"""The front page: the events on a time line, the most discussed topics, the newest notes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from docutils import nodes

from summitnotes.locale import _
from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import NotesFile
from summitnotes.views import plain
from summitnotes.views.base import Linker, ViewOptions, chosen
from summitnotes.views.columns import Column, columns, each
from summitnotes.views.parts import Chip, EventRef, chip, event_day, event_ref
from summitnotes.views.scale import between, levels, positions, radius, side
from summitnotes.views.wording import (
    count_events,
    count_notes,
    count_passages,
    count_people,
    count_talks,
    count_topics,
    date_words,
    language_name,
    talks_at_events,
)

WIDTH = 720.0  # nominal width of the time line, in CSS pixels
MARGIN = 40.0
APART = 26.0  # between two dots, so that each is a target of 24 pixels
DOTS = (5.0, 14.0)
LABEL_LEVELS = 4
TICKS_APART = 6.0  # per cent, between two years
MOST_TOPICS = 16
MOST_NOTES = 5


@dataclass(frozen=True, slots=True)
class EventDot:
    event: EventRef  # or a year, where the events are too many to tell them apart
    x: float  # per cent
    r: float
    level: int | None  # row of its label above the line; None = no room for one
    side: str  # text-anchor
    counts: str  # "12 talks", "225 talks at 3 events"; nothing without talks
    words: str  # accessible name


@dataclass(frozen=True, slots=True)
class YearTick:
    """Where a year begins on the line."""

    year: int
    x: float  # per cent


@dataclass(frozen=True, slots=True)
class NewNotes:
    title: str
    href: str
    when: str
    details: str  # "by Jane Doe, in French, 12 talks"


@dataclass(frozen=True, slots=True)
class Home:
    id: str  # element id, "" = none
    heading: int
    dots: tuple[EventDot, ...]
    ticks: tuple[YearTick, ...]
    label_levels: int
    undated: tuple[EventRef, ...]
    topics: tuple[Chip, ...]
    notes: tuple[NewNotes, ...]
    counts: str  # "8 events, 40 talks, 31 people, 60 topics"
    empty: str


def build(catalogue: Catalogue, options: ViewOptions, linker: Linker) -> Home:
    events = chosen(catalogue.events, catalogue.event, options.only_events)
    undated = [e.id for e in events if event_day(e) is None]
    shown = (
        columns(catalogue, options, linker, events)
        if catalogue.in_years
        else each(catalogue, options, linker, events)
    )
    dated = sorted((c for c in shown if c.day is not None), key=lambda c: (c.day, c.ref.id))
    dots = _dots(catalogue, dated)
    return Home(
        id=options.anchor,
        heading=options.heading,
        dots=dots,
        ticks=tuple(_ticks(dated, [dot.x for dot in dots])),
        label_levels=max((dot.level + 1 for dot in dots if dot.level is not None), default=0),
        undated=tuple(ref for e in undated if (ref := event_ref(catalogue, options, linker, e))),
        topics=_topics(catalogue, options, linker),
        notes=_notes(catalogue, options, linker),
        counts=_counts(catalogue),
        empty=_("No notes yet."),
    )


def _dots(catalogue: Catalogue, dated: list[Column]) -> tuple[EventDot, ...]:
    xs = positions([column.day or 0 for column in dated], WIDTH, APART, MARGIN)
    texts = [max(column.ref.place, column.ref.when, key=len) for column in dated]
    rows = levels(xs, texts, WIDTH, LABEL_LEVELS)
    counts = [
        sum(talk.kind.is_talk for e in column.events for talk in catalogue.talks_of_event.get(e, ()))
        for column in dated
    ]
    found = []
    for column, x, text, row, count in zip(dated, xs, texts, rows, counts, strict=True):
        ref = column.ref
        talks = talks_at_events(count, len(column.events)) if count else ""
        words = ", ".join(dict.fromkeys(filter(None, (ref.title, ref.place, ref.when, talks))))
        r = radius(count, *DOTS, max(counts))
        found.append(EventDot(ref, x, r, row, side(x, text, WIDTH), talks, words))
    return tuple(found)


def _ticks(dated: list[Column], xs: list[float]) -> Iterator[YearTick]:
    """The beginnings of years among the events, as many as have room for their number.

    Among dots that are years themselves, a second number would only confuse.
    """
    days = [column.day or 0 for column in dated if not column.is_year]
    years = [dt.date.fromordinal(day).year for day in (*days[:1], *days[-1:])]
    last = -TICKS_APART
    for year in range(years[0] + 1, years[1] + 1) if years else ():
        x = between(dt.date(year, 1, 1).toordinal(), days, xs)
        if x - last >= TICKS_APART:
            last = x
            yield YearTick(year, x)


def _topics(catalogue: Catalogue, options: ViewOptions, linker: Linker) -> tuple[Chip, ...]:
    """The topics of most talks; where there are no talks, of most passages."""
    found = []
    for topic in chosen(catalogue.topics, catalogue.topic, options.only):
        talks = len(catalogue.talks_of_topic.get(topic.id, ()))
        passages = len(catalogue.mentions_of_topic.get(topic.id, ()))
        if talks or passages:
            found.append((-talks, -passages, topic.id))
    chips = []
    for talks, passages, topic_id in sorted(found)[: MOST_TOPICS if options.limit is None else options.limit]:
        made = chip(catalogue, options, linker, topic_id)
        words = count_talks(-talks) if talks else count_passages(-passages)
        chips.append(Chip(made.id, made.text, made.href, made.definition, -talks or -passages, words))
    return tuple(chips)


def _notes(catalogue: Catalogue, options: ViewOptions, linker: Linker) -> tuple[NewNotes, ...]:
    def date(event_id: str | None) -> str:
        event = catalogue.event.get(event_id or "")
        return (event.start if event else None) or ""

    newest = sorted(catalogue.notes, key=lambda n: n.doc)
    newest.sort(key=lambda n: date(n.event), reverse=True)
    together: dict[str, list[NotesFile]] = {}
    for notes in newest:
        together.setdefault(notes.event or notes.doc, []).append(notes)
    return tuple(
        _new_notes_of(catalogue, options, linker, files) for files in list(together.values())[:MOST_NOTES]
    )


def _new_notes_of(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, files: list[NotesFile]
) -> NewNotes:
    """The notes of one event, or those of none."""
    event = catalogue.event.get(files[0].event or "")
    people = dict.fromkeys(notes.by for notes in files if notes.by)
    languages = {notes.language for notes in files}
    by = _("by {name}").format(name=", ".join(people)) if people else ""
    language = ""
    if len(languages) == 1 and files[0].language:
        language = _("in {language}").format(language=language_name(files[0].language, options.language))
    file_name = files[0].path.rsplit("/", 1)[-1]
    href = linker.event(event.id) if event and len(files) > 1 else None
    return NewNotes(
        title=event.title if event else file_name,
        href=href or linker.place(files[0].doc, ""),
        when=date_words(event.start, event.end, precision=event.precision, language=options.language)
        if event
        else "",
        details=", ".join(
            filter(None, (by, language, file_name if len(files) == 1 else count_notes(len(files))))
        ),
    )


def _counts(catalogue: Catalogue) -> str:
    talks = sum(talk.kind.is_talk for talk in catalogue.talks)
    used = sum(
        bool(catalogue.talks_of_topic.get(topic.id) or catalogue.mentions_of_topic.get(topic.id))
        for topic in catalogue.topics
    )
    numbers = (
        (count_events, len(catalogue.events)),
        (count_talks, talks),
        (count_people, len(catalogue.people)),
        (count_topics, used),
    )
    return ", ".join(counted(number) for counted, number in numbers if number)


def to_nodes(model: Home) -> list[nodes.Node]:
    events = [[plain.paragraph(*_event(dot.event, dot.counts))] for dot in model.dots]
    events += [[plain.paragraph(*_event(event, ""))] for event in model.undated]
    found = plain.target(model.id)
    if model.counts:
        found.append(plain.paragraph(model.counts))
    if events:
        found += [plain.rubric(_("Events")), plain.bullets(events)]
    if model.topics:
        found += [plain.rubric(_("Most discussed")), plain.paragraph(*plain.chips(model.topics))]
    if model.notes:
        items = ([plain.paragraph(*_new_notes(notes))] for notes in model.notes)
        found += [plain.rubric(_("Newest notes")), plain.bullets(items)]
    return found or [plain.paragraph(model.empty)]


def _event(event: EventRef, counts: str) -> list[plain.Inline]:
    facts = ", ".join(filter(None, (event.place if event.place != event.title else "", event.when, counts)))
    return [plain.reference(event.title, event.href), plain.after(facts)]


def _new_notes(notes: NewNotes) -> list[plain.Inline]:
    facts = ", ".join(filter(None, (notes.when, notes.details)))
    return [plain.reference(notes.title, notes.href), plain.after(facts)]
