"""An event's header: when, where, whose notes, and the programme by day."""

from __future__ import annotations

from dataclasses import dataclass, replace

from docutils import nodes

from summitnotes.locale import _
from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Event, Kind, Talk
from summitnotes.records.pages import event_calendar, series_page
from summitnotes.views import plain
from summitnotes.views.base import Linker, ViewOptions
from summitnotes.views.day_grid import DayGrid, day_grid
from summitnotes.views.parts import Chip, TalkLine, chip, city, talk_line, telling
from summitnotes.views.series_names import series_title
from summitnotes.views.wording import count_speakers, count_talks, date_words, language_name, parse_iso

MOST_CHIPS = 8


@dataclass(frozen=True, slots=True)
class NotesLine:
    """One file of notes of the event."""

    text: str  # file name
    href: str | None  # nothing on the page of these notes themselves
    by: str | None
    language: str  # in words, or nothing
    source_url: str | None


@dataclass(frozen=True, slots=True)
class Day:
    title: str  # "Monday 12 May 2014", or that the day is not known
    iso: str | None
    talks: tuple[TalkLine, ...]
    with_time: bool  # the columns that at least one row fills
    with_speakers: bool
    with_topics: bool
    grid: DayGrid | None  # where sessions are parallel


@dataclass(frozen=True, slots=True)
class EventCard:
    id: str  # element id, "" = none
    title: str
    href: str | None  # in lists
    show_title: bool
    heading: int  # level of the title, when it is shown, and of the programme's heading
    start: str | None
    end: str | None
    dates: str  # in words, with weekdays
    location: str | None
    city: str
    timezone: str | None
    series: Chip | None
    calendar: str | None  # address of the file
    url: str | None
    aliases: tuple[str, ...]
    topics: tuple[Chip, ...]
    counts: str  # "12 talks, 9 speakers"
    notes: tuple[NotesLine, ...]
    days: tuple[Day, ...]  # the programme


def build(catalogue: Catalogue, options: ViewOptions, linker: Linker) -> EventCard | None:
    """The card of the event ``options.subject``; ``None`` when the catalogue does not hold it."""
    event = catalogue.event.get(options.subject or "")
    return card(catalogue, options, linker, event) if event else None


def card(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, event: Event, *, in_list: bool = False
) -> EventCard:
    topics = event.topics or _main_topics(catalogue, event.id)
    days = _days(catalogue, options, linker, event.id) if options.programme and not in_list else ()
    dates = date_words(
        event.start, event.end, precision=event.precision, language=options.language, weekday=not in_list
    )
    return EventCard(
        id="" if in_list else options.anchor,
        title=event.title,
        href=linker.event(event.id) if in_list else None,
        show_title=in_list or options.show_title,
        heading=options.heading,
        start=event.start,
        end=event.end,
        dates=dates,
        location=event.location,
        city=city(event),
        timezone=event.timezone,
        series=_series(catalogue, linker, event),
        calendar=None if in_list else linker.file(event_calendar(event.id)),
        url=event.url,
        aliases=telling(event.aliases, event.title),
        topics=tuple(chip(catalogue, options, linker, topic) for topic in topics[:MOST_CHIPS]),
        counts=_counts(catalogue, event.id),
        notes=_notes(catalogue, options, linker, event.id),
        days=_untold(days, dates),
    )


def _untold(days: tuple[Day, ...], dates: str) -> tuple[Day, ...]:
    """The programme; that of a single day is called so, where the card has said the day already."""
    if [day.title for day in days] == [dates]:
        return (replace(days[0], title=_("Programme"), iso=None),)
    return days


def _series(catalogue: Catalogue, linker: Linker, event: Event) -> Chip | None:
    if not event.series:
        return None
    title = series_title(event.series, catalogue.events_of_series.get(event.series, ()))
    return Chip(event.series, title, linker.place(series_page(event.series), ""), None)


def _main_topics(catalogue: Catalogue, event_id: str) -> tuple[str, ...]:
    """The topics that most talks of the event share, at least two talks each."""
    found: dict[str, int] = {}
    for talk in catalogue.talks_of_event.get(event_id, ()):
        mentioned = {m.topic for m in catalogue.mentions_of_talk.get(talk.id, ())}
        for topic in mentioned | set(talk.topics):
            found[topic] = found.get(topic, 0) + 1
    best = sorted((topic for topic, n in found.items() if n > 1), key=lambda topic: (-found[topic], topic))
    return tuple(best)


def _counts(catalogue: Catalogue, event_id: str) -> str:
    talks = [talk for talk in catalogue.talks_of_event.get(event_id, ()) if talk.kind.is_talk]
    people = {person for talk in talks for person in catalogue.speakers.get(talk.id, ())}
    words = [count_talks(len(talks))] if talks else []
    return ", ".join(words + ([count_speakers(len(people))] if people else []))


def _notes(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, event_id: str
) -> tuple[NotesLine, ...]:
    return tuple(
        NotesLine(
            text=notes.path.rsplit("/", 1)[-1],
            href=_elsewhere(linker.place(notes.doc, "")),
            by=notes.by,
            language=language_name(notes.language, options.language) if notes.language else "",
            source_url=notes.source_url,
        )
        for notes in catalogue.notes_of_event.get(event_id, ())
    )


def _elsewhere(href: str) -> str | None:
    return None if href == "#" else href


def _days(catalogue: Catalogue, options: ViewOptions, linker: Linker, event_id: str) -> tuple[Day, ...]:
    by_day: dict[str, list[Talk]] = {}
    for talk in catalogue.talks_of_event.get(event_id, ()):
        if talk.kind is not Kind.NONE:
            by_day.setdefault(talk.date if parse_iso(talk.date) and talk.date else "", []).append(talk)
    ordered = sorted(by_day, key=lambda day: (not day, day))
    return tuple(_day(catalogue, options, linker, day, by_day[day], len(by_day) > 1) for day in ordered)


def _day(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, day: str, talks: list[Talk], several: bool
) -> Day:
    lines = tuple(talk_line(catalogue, options, linker, talk, chips=3) for talk in talks)
    words = date_words(day, language=options.language, weekday=True)
    return Day(
        title=words or (_("Day not known") if several else _("Programme")),
        iso=day or None,
        talks=lines,
        with_time=any(line.time for line in lines),
        with_speakers=any(line.speakers for line in lines),
        with_topics=any(line.topics for line in lines),
        grid=day_grid(talks, lines),
    )


def to_nodes(model: EventCard) -> list[nodes.Node]:
    box = nodes.container("", classes=["event-card"])
    box += plain.target(model.id)
    if model.show_title:
        box += plain.paragraph(nodes.strong("", "", plain.reference(model.title, model.href)))
    facts = [word for word in (model.dates, model.location, model.counts) if word]
    if facts:
        box += plain.paragraph(" · ".join(facts))
    if model.url:
        box += plain.labelled(_("Web:"), [plain.reference(model.url, model.url, internal=False)])
    if model.aliases:
        box += plain.labelled(_("Also called:"), [", ".join(model.aliases)])
    if model.topics:
        box += plain.labelled(_("Topics:"), plain.chips(model.topics))
    if model.notes:
        box += plain.labelled(_("Notes:"), plain.joined((_notes_inline(n) for n in model.notes), "; "))
    found: list[nodes.Node] = [box]
    for day in model.days:
        found += [plain.rubric(day.title), _programme(day)]
    return found


def _notes_inline(notes: NotesLine) -> plain.Cell:
    words = [plain.reference(notes.text, notes.href)]
    by = _("by {name}").format(name=notes.by) if notes.by else ""
    details = [word for word in (by, notes.language) if word]
    parts: list[plain.Inline] = [*words, f" ({', '.join(details)})"] if details else list(words)
    if notes.source_url:
        parts += [", ", plain.reference(_("source"), notes.source_url, internal=False)]
    return parts


def _programme(day: Day) -> nodes.table:
    heads = [_("Time")] if day.with_time else []
    heads += [_("Title")] + [_("Speakers")] * day.with_speakers + [_("Topics")] * day.with_topics
    return plain.table(heads, (_programme_row(line, day) for line in day.talks))


def _programme_row(line: TalkLine, day: Day) -> list[plain.Cell]:
    title: list[plain.Inline] = [plain.reference(line.title, line.href)]
    if line.badges:
        title.append(f" ({plain.badge_words(line.badges)})")
    cells: list[plain.Cell] = [[line.time.text] if line.time else []] if day.with_time else []
    cells.append(title)
    cells += [plain.speakers(line.speakers)] * day.with_speakers
    return cells + [plain.chips(line.topics)] * day.with_topics
