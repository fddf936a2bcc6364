"""The page of a series of events: what it is about, who speaks, and its events year by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from docutils import nodes

from summitnotes.locale import _
from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Event, Talk
from summitnotes.records.pages import GeneratedPage, series_calendar, series_feed, series_page
from summitnotes.views import plain
from summitnotes.views.base import Linker, ViewOptions
from summitnotes.views.parts import Chip, chips_of_talks, most_often
from summitnotes.views.series_names import series_title
from summitnotes.views.wording import count_events, count_talks, date_words, year_of


@dataclass(frozen=True, slots=True)
class SeriesEvent:
    title: str
    href: str | None
    dates: str  # in words
    start: str | None
    location: str | None
    counts: str  # "12 talks"


@dataclass(frozen=True, slots=True)
class SeriesYear:
    id: str  # element id
    title: str  # the year, or that it is not known
    events: tuple[SeriesEvent, ...]


@dataclass(frozen=True, slots=True)
class SeriesPage:
    id: str  # Event.series
    heading: int
    counts: str  # "5 events, 52 talks"
    topics: tuple[Chip, ...]
    speakers: tuple[Chip, ...]
    years: tuple[SeriesYear, ...]  # the newest first
    calendar: str | None  # address of the file
    feed: str | None


def pages(catalogue: Catalogue, language: str) -> Iterator[GeneratedPage]:
    """A page for each series that an event belongs to."""
    for series, events in catalogue.events_of_series.items():
        title, options = series_title(series, events), (f"subject={series}",)
        yield GeneratedPage(series_page(series), "series_page", title, options, "event_list")


def build(catalogue: Catalogue, options: ViewOptions, linker: Linker) -> SeriesPage | None:
    events = catalogue.events_of_series.get(options.subject or "")
    if not events:
        return None
    talks = [
        talk for event in events for talk in catalogue.talks_of_event.get(event.id, ()) if talk.kind.is_talk
    ]
    by_year: dict[str, list[Event]] = {}
    for event in events:
        by_year.setdefault(year_of(event.start), []).append(event)
    return SeriesPage(
        id=options.subject or "",
        heading=options.heading,
        counts=f"{count_events(len(events))}, {count_talks(len(talks))}",
        calendar=linker.file(series_calendar(options.subject or "")),
        feed=linker.file(series_feed(options.subject or "")),
        topics=chips_of_talks(catalogue, options, linker, talks),
        speakers=_speakers(catalogue, linker, talks),
        years=tuple(
            SeriesYear(
                f"year-{year or 'unknown'}",
                year or _("Year not known"),
                tuple(_event(catalogue, options, linker, event) for event in found),
            )
            for year, found in sorted(by_year.items(), reverse=True)
        ),
    )


def _event(catalogue: Catalogue, options: ViewOptions, linker: Linker, event: Event) -> SeriesEvent:
    talks = sum(talk.kind.is_talk for talk in catalogue.talks_of_event.get(event.id, ()))
    dates = date_words(event.start, event.end, precision=event.precision, language=options.language)
    return SeriesEvent(
        event.title,
        linker.event(event.id),
        dates,
        event.start,
        event.location,
        count_talks(talks) if talks else "",
    )


def _speakers(catalogue: Catalogue, linker: Linker, talks: list[Talk]) -> tuple[Chip, ...]:
    found = Counter(person for talk in talks for person in catalogue.speakers.get(talk.id, ()))
    return tuple(
        Chip(p, catalogue.person[p].name, linker.person(p), None, found[p], count_talks(found[p]))
        for p in most_often(found)
        if found[p] > 1
    )


def to_nodes(model: SeriesPage) -> list[nodes.Node]:
    found: list[nodes.Node] = [plain.paragraph(model.counts)]
    for label, chips in ((_("What it is about:"), model.topics), (_("Who speaks most:"), model.speakers)):
        if chips:
            found.append(plain.labelled(label, plain.chips(chips)))
    for year in model.years:
        found += [plain.rubric(year.title), plain.bullets([_event_node(event)] for event in year.events)]
    return found


def _event_node(event: SeriesEvent) -> nodes.Node:
    facts: list[plain.Cell] = [[plain.reference(event.title, event.href)]]
    facts += [[words] for words in (event.dates, event.location, event.counts) if words]
    return plain.paragraph(*plain.joined(facts))
