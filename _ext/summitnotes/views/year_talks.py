"""The page of a year's talks, by event: one line a talk. A year of very many talks has several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from docutils import nodes

from summitnotes.locale import _, number_words
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
MOST_TALKS = 1_000  # on one page: about 250 kB of HTML, and 4,000 elements


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
    counts: str  # of the year: "83 talks at 4 events"
    form: FilterForm | None
    years: tuple[YearLink, ...]
    parts: tuple[YearLink, ...]  # the pages of the year
    groups: tuple[YearTalks, ...]


def pages(catalogue: Catalogue, language: str) -> Iterator[GeneratedPage]:
    """A page for each year, once the talks are too many for one page, and more where a year has too many."""
    for year in reversed(list(catalogue.talks_of_year)) if catalogue.in_years else ():
        title = _("Talks without a date") if year == UNDATED else _("Talks of {year}").format(year=year)
        for number in range(1, len(_parts(catalogue, year)) + 1):
            name = title if number == 1 else _("{title}, page {n}").format(title=title, n=number)
            options = (f"part={number}", f"subject={year}")
            yield GeneratedPage(talks_page(year, number), "year_talks", name, options, "talk_list")


def build(catalogue: Catalogue, options: ViewOptions, linker: Linker) -> TalksOfYear | None:
    here, number = options.subject or "", int(options.part or 1)
    parts = _parts(catalogue, here)
    if number > len(parts):
        return None
    talks, whole = parts[number - 1], catalogue.talks_of_year[here]
    data, words = linker.file(DATA), count_talks(len(talks))
    page = {"year": _key(here, number, len(parts)), "seal": sealed(talks)}
    return TalksOfYear(
        heading=options.heading,
        counts=talks_at_events(len(whole), len({talk.event for talk in whole} - {None})),
        form=form_across(options, data, words, len(talks), **page) if data else None,
        years=year_links(catalogue.talks_of_year, here, lambda year: linker.place(talks_page(year), "")),
        parts=_links(linker, here, number, len(parts)),
        groups=tuple(
            YearTalks(
                event_ref(catalogue, options, linker, event) if event else None,
                tuple(_talk(catalogue, options, linker, talk) for talk in found),
            )
            for event, found in of_events(talks).items()
        ),
    )


def _parts(catalogue: Catalogue, year: str) -> list[list[Talk]]:
    """The talks of each page of a year."""
    talks = list(chain.from_iterable(of_events(catalogue.talks_of_year.get(year, ())).values()))
    return [talks[first : first + MOST_TALKS] for first in range(0, len(talks), MOST_TALKS)]


def _key(year: str, number: int, count: int) -> str:
    """What the filter calls a page of a year that has ``count`` of them."""
    return f"{year}/{number}" if count > 1 else year


def _links(linker: Linker, year: str, here: int, count: int) -> tuple[YearLink, ...]:
    return tuple(
        YearLink(
            number_words(number),
            None if number == here else linker.place(talks_page(year, number), ""),
            _key(year, number, count),
        )
        for number in range(1, count + 1)
    )


def of_events(talks: Iterable[Talk]) -> dict[str | None, list[Talk]]:
    """Talks as the page lists them: by events, in the order in which these come up."""
    by_event: dict[str | None, list[Talk]] = {}
    for talk in talks:
        by_event.setdefault(talk.event, []).append(talk)
    return by_event


def filter_data(catalogue: Catalogue, language: str) -> str:
    """What the filter knows of the pages of all years; see :func:`data_across`."""
    pages: dict[str, list[Talk]] = {}
    for year in catalogue.talks_of_year:
        parts = _parts(catalogue, year)
        pages |= {_key(year, number, len(parts)): talks for number, talks in enumerate(parts, 1)}
    return data_across(catalogue, language, pages)


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
