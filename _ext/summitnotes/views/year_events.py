"""The page of a year's events, as cards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docutils import nodes

from summitnotes.locale import _
from summitnotes.records.catalogue import UNDATED, Catalogue
from summitnotes.records.pages import GeneratedPage, events_page, talks_page
from summitnotes.views import event_card, plain
from summitnotes.views.base import Linker, ViewOptions
from summitnotes.views.listing import YearLink, year_links
from summitnotes.views.wording import count_events


@dataclass(frozen=True, slots=True)
class EventsOfYear:
    counts: str  # "4 events"
    talks: str | None  # address of the page with the talks of the year
    years: tuple[YearLink, ...]
    events: tuple[event_card.EventCard, ...]


def pages(catalogue: Catalogue, language: str) -> Iterator[GeneratedPage]:
    """A page for each year, once the talks are too many for one page."""
    for year in reversed(list(catalogue.events_of_year)) if catalogue.in_years else ():
        title = _("Events without a date") if year == UNDATED else _("Events of {year}").format(year=year)
        yield GeneratedPage(events_page(year), "year_events", title, (f"subject={year}",), "event_list")


def build(catalogue: Catalogue, options: ViewOptions, linker: Linker) -> EventsOfYear | None:
    here = options.subject or ""
    events = catalogue.events_of_year.get(here, ())
    if not events:
        return None
    return EventsOfYear(
        counts=count_events(len(events)),
        talks=linker.place(talks_page(here), "") if here in catalogue.talks_of_year else None,
        years=year_links(catalogue.events_of_year, here, lambda year: linker.place(events_page(year), "")),
        events=tuple(event_card.card(catalogue, options, linker, event, in_list=True) for event in events),
    )


def to_nodes(model: EventsOfYear) -> list[nodes.Node]:
    cards = [node for event in model.events for node in event_card.to_nodes(event)]
    return [plain.paragraph(model.counts), *cards]
