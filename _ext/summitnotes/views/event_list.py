"""Events as cards, as a table or as a list, in order of date."""

from __future__ import annotations

from dataclasses import dataclass

from docutils import nodes

from summitnotes.locale import _, message
from summitnotes.records.catalogue import UNDATED, Catalogue
from summitnotes.records.pages import events_page
from summitnotes.views import event_card, plain
from summitnotes.views.base import Linker, ViewOptions, chosen, prefix
from summitnotes.views.listing import Notice, arranged, cut, grouped, notice_nodes
from summitnotes.views.wording import count_events, year_of

VIEWS = ("cards", "table", "list")
GROUPS = ("year", "series")
SORTS = ("date", "title", "talks")
MOST_EVENTS = 1_000  # on the page of all; where there are more, it says of each year how many
NO_VALUE = {"year": message("Year not known"), "series": message("No series")}


@dataclass(frozen=True, slots=True)
class EventGroup:
    id: str  # element id, "" = none
    title: str
    href: str | None  # of the page of a year
    events: tuple[event_card.EventCard, ...]
    counts: str = ""  # of a year whose events stand on its own page only


@dataclass(frozen=True, slots=True)
class EventList:
    id: str  # element id, "" = none
    view: str
    title: str | None
    heading: int
    groups: tuple[EventGroup, ...]
    notice: Notice | None
    empty: str


def build(catalogue: Catalogue, options: ViewOptions, linker: Linker) -> EventList:
    records = chosen(catalogue.events, catalogue.event, options.only)
    keys = {
        "date": lambda event: event.start,
        "title": lambda event: event.title.casefold(),
        "talks": lambda event: len(catalogue.talks_of_event.get(event.id, ())) or None,
    }
    group_by, view = options.group_by, options.view if options.view in VIEWS else "cards"
    if catalogue.in_years and options.only is None and options.limit is None:
        group_by, view = "year", "list"  # each year has a page with cards
    shown, notice = cut(arranged(records, options.sort, keys), options, count_events)
    groups = [("", list(shown))]
    if group_by == "year":
        groups = grouped(shown, lambda e: [(y, y)] if (y := year_of(e.start)) else [], keep=True)
    elif group_by == "series":
        groups = grouped(shown, lambda e: [(e.series.casefold(), e.series)] if e.series else [])
    in_short = catalogue.in_years and view == "list" and len(shown) > MOST_EVENTS
    made = tuple(
        EventGroup(
            f"{prefix(options)}year-{title or UNDATED}" if group_by == "year" and options.anchors else "",
            (title or _(NO_VALUE[group_by])) if group_by in GROUPS else "",
            _page_of(catalogue, linker, title) if group_by == "year" else None,
            ()
            if in_short
            else tuple(event_card.card(catalogue, options, linker, event, in_list=True) for event in events),
            count_events(len(events)) if in_short else "",
        )
        for title, events in groups
        if events
    )
    return EventList(
        options.anchor, view, options.title, options.heading, made, notice, _("No events here yet.")
    )


def _page_of(catalogue: Catalogue, linker: Linker, year: str) -> str | None:
    return linker.place(events_page(year or UNDATED), "") if catalogue.in_years else None


def to_nodes(model: EventList) -> list[nodes.Node]:
    if not model.groups:
        return [plain.paragraph(model.empty)]
    found = plain.target(model.id)
    for group in model.groups:
        if group.title:
            found += [*plain.target(group.id), plain.rubric(*_name(group))]
        if model.view == "cards":
            found += [node for event in group.events for node in event_card.to_nodes(event)]
        elif model.view == "table":
            found.append(_table(model, group))
        elif group.events:
            found.append(plain.bullets([_line(event)] for event in group.events))
    return found + notice_nodes(model.notice)


def _name(group: EventGroup) -> list[plain.Inline]:
    name = plain.reference(group.title, group.href)
    return [name, plain.after(group.counts)] if group.counts else [name]


def _table(model: EventList, group: EventGroup) -> nodes.table:
    rows = (_row(event) for event in group.events)
    return plain.table([_("When"), _("Event"), _("Where"), _("Talks")], rows, title=model.title)


def _row(event: event_card.EventCard) -> list[plain.Cell]:
    return [[event.dates], [plain.reference(event.title, event.href)], [event.city], [event.counts]]


def _line(event: event_card.EventCard) -> nodes.paragraph:
    facts = [word for word in (event.dates, event.location, event.counts) if word]
    return plain.paragraph(plain.reference(event.title, event.href), plain.after(", ".join(facts)))
