"""The page of a year's talks, by event: one line a talk, so that a year of many talks is one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from docutils import nodes

from summitnotes.locale import _
from summitnotes.records.catalogue import UNDATED, Catalogue
from summitnotes.records.model import Talk
from summitnotes.records.pages import GeneratedPage, talks_page
from summitnotes.views import plain
from summitnotes.views.across import DATA, data_across, form_across, sealed
from summitnotes.views.base import Linker, ViewOptions
from summitnotes.views.facets import FilterForm
from summitnotes.views.listing import YearLink, year_links
from summitnotes.views.parts import EventRef, event_ref, other_language, topics_of_talk
from summitnotes.views.wording import count_talks, talks_at_events

MOST_TOPICS = 3  # named beside a talk


@dataclass(frozen=True, slots=True)
class YearTalk:
    title: str
    href: str | None
    lang: str | None
    facts: str  # "Ada Almeida, Bruno Castel; Ceph, Kafka"


@dataclass(frozen=True, slots=True)
class YearTalks:
    """The talks of one event."""

    event: EventRef | None
    talks: tuple[YearTalk, ...]


@dataclass(frozen=True, slots=True)
class TalksOfYear:
    heading: int
    counts: str  # "83 talks at 4 events"
    form: FilterForm | None
    years: tuple[YearLink, ...]
    groups: tuple[YearTalks, ...]


def pages(catalogue: Catalogue, language: str) -> Iterator[GeneratedPage]:
    """A page for each year, once the talks are too many for one page."""
    for year in reversed(list(catalogue.talks_of_year)) if catalogue.in_years else ():
        title = _("Talks without a date") if year == UNDATED else _("Talks of {year}").format(year=year)
        yield GeneratedPage(talks_page(year), "year_talks", title, (f"subject={year}",), "talk_list")


def build(catalogue: Catalogue, options: ViewOptions, linker: Linker) -> TalksOfYear | None:
    here = options.subject or ""
    by_event = of_events(catalogue.talks_of_year.get(here, ()))
    talks = list(chain.from_iterable(by_event.values()))
    if not talks:
        return None
    data, words = linker.file(DATA), count_talks(len(talks))
    return TalksOfYear(
        heading=options.heading,
        counts=talks_at_events(len(talks), len(by_event.keys() - {None})),
        form=form_across(options, data, words, len(talks), year=here, seal=sealed(talks)) if data else None,
        years=year_links(catalogue.talks_of_year, here, lambda year: linker.place(talks_page(year), "")),
        groups=tuple(
            YearTalks(
                event_ref(catalogue, options, linker, event) if event else None,
                tuple(_talk(catalogue, options, linker, talk) for talk in found),
            )
            for event, found in by_event.items()
        ),
    )


def of_events(talks: Iterable[Talk]) -> dict[str | None, list[Talk]]:
    """Talks as the page lists them: by events, in the order in which these come up."""
    by_event: dict[str | None, list[Talk]] = {}
    for talk in talks:
        by_event.setdefault(talk.event, []).append(talk)
    return by_event


def filter_data(catalogue: Catalogue, language: str) -> str:
    """What the filter knows of the pages of all years; see :func:`data_across`."""
    years = {year: chain(*of_events(talks).values()) for year, talks in catalogue.talks_of_year.items()}
    return data_across(catalogue, language, years)


def _talk(catalogue: Catalogue, options: ViewOptions, linker: Linker, talk: Talk) -> YearTalk:
    topics = topics_of_talk(catalogue, talk)[:MOST_TOPICS]
    labels = (catalogue.topic[t].label(options.language) for t, _ in topics if t in catalogue.topic)
    facts = (", ".join(speaker.name for speaker in talk.speakers), ", ".join(labels))
    return YearTalk(
        talk.title,
        linker.talk(talk.id),
        other_language(talk.language, options),
        "; ".join(filter(None, facts)),
    )


def to_nodes(model: TalksOfYear) -> list[nodes.Node]:
    found: list[nodes.Node] = [plain.paragraph(model.counts)]
    for group in model.groups:
        event = group.event
        name = plain.reference(event.title, event.href) if event else nodes.Text(_("Other talks"))
        found += [plain.rubric(name), plain.bullets([_node(talk)] for talk in group.talks)]
    return found


def _node(talk: YearTalk) -> nodes.Node:
    return plain.paragraph(plain.reference(talk.title, talk.href), plain.after(talk.facts))
