"""The page of a topic: what it is, when it came up, who speaks of it, and every passage by event.

A topic with many passages has a page for each year beside its own, which then holds one line an event.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from docutils import nodes

from summitnotes.locale import _
from summitnotes.records.catalogue import UNDATED, Catalogue
from summitnotes.records.model import Topic
from summitnotes.records.pages import GeneratedPage, topic_feed, topic_page
from summitnotes.views import plain, topic_timeline
from summitnotes.views.base import Linker, ViewOptions
from summitnotes.views.listing import YearLink, year_links
from summitnotes.views.parts import Chip, chip
from summitnotes.views.passages import IndexLine, counted_at, line_anchor, line_nodes, passages_at
from summitnotes.views.topic_about import TopicAbout, about, about_nodes
from summitnotes.views.usage import Usage, usages
from summitnotes.views.wording import count_talks, year_of

MOST_ENTRIES = 250  # talks and passages on one page
EXCERPTS_OF_MANY = 1  # passages in full per talk, where there are many; the others as line numbers
MOST_CHIPS = 8
FEWEST_SHARED = 2  # one talk in common says nothing: some talks name everything


@dataclass(frozen=True, slots=True)
class TopicPage:
    id: str  # Topic.id
    heading: int
    year: str  # of a page for one year; else nothing
    home: Chip  # the topic's own page
    about: TopicAbout
    timeline: topic_timeline.TopicTimeline | None
    speakers: tuple[Chip, ...]  # who speaks of it most, with the number of talks
    company: tuple[Chip, ...]  # topics that share talks with it
    years: tuple[YearLink, ...]
    latest: IndexLine | None  # what the newest event says of it, where the lines are in numbers
    lines: tuple[IndexLine, ...]
    feed: str | None  # address of the file
    empty: str


def pages(catalogue: Catalogue, language: str) -> Iterator[GeneratedPage]:
    """A page for each topic of the vocabulary, and for each year of those with many passages."""
    for topic in catalogue.topics:
        title, subject = topic.label(language), f"subject={topic.id}"
        yield GeneratedPage(topic_page(topic.id), "topic_page", title, (subject,), "topic_index")
        by_year = _by_year(catalogue, topic)
        for year in by_year if _is_large(catalogue, topic) else ():
            yield GeneratedPage(
                topic_page(topic.id, year),
                "topic_page",
                f"{title}, {year}",
                (f"part={year}", subject),
                "topic_index",
            )


def _is_large(catalogue: Catalogue, topic: Topic) -> bool:
    entries = len(catalogue.mentions_of_topic.get(topic.id, ()))
    return entries + len(catalogue.talks_of_topic.get(topic.id, ())) > MOST_ENTRIES


def _by_year(catalogue: Catalogue, topic: Topic) -> dict[str, list[str | None]]:
    """Year -> the events of that year at which the topic comes up."""
    found: dict[str, list[str | None]] = {}
    for event_id in catalogue.topic_at_events.get(topic.id, {}):
        found.setdefault(_year(catalogue, event_id), []).append(event_id)
    return found


def _year(catalogue: Catalogue, event_id: str | None) -> str:
    event = catalogue.event.get(event_id or "")
    return year_of(event.start if event else None) or UNDATED


def build(catalogue: Catalogue, options: ViewOptions, linker: Linker) -> TopicPage | None:
    topic = catalogue.topic.get(options.subject or "")
    if topic is None:
        return None
    year, large = options.part or "", _is_large(catalogue, topic)
    found = usages(catalogue, options, topic, _by_year(catalogue, topic).get(year, ()) if year else None)
    if large:
        options = replace(options, excerpts=EXCERPTS_OF_MANY)
    shown = replace(options, many=large)
    return TopicPage(
        id=topic.id,
        heading=options.heading,
        year=year,
        home=chip(catalogue, options, linker, topic.id),
        about=about(catalogue, options, linker, topic, found),
        timeline=None if year else _life_line(catalogue, options, linker, topic, found),
        speakers=() if year else tuple(_speakers(catalogue, linker, topic)),
        company=() if year else tuple(_company(catalogue, options, linker, topic)),
        years=_years(catalogue, linker, topic, year) if large else (),
        latest=_latest(catalogue, options, linker, topic, found) if large and not year else None,
        lines=tuple(_lines(catalogue, shown, linker, topic, found, in_numbers=large and not year)),
        feed=linker.file(topic_feed(topic.id)),
        empty=_("It comes up in no notes yet."),
    )


def _life_line(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, topic: Topic, found: list[Usage]
) -> topic_timeline.TopicTimeline | None:
    """The life-line alone; one event is no line."""
    if len([usage for usage in found if usage.event]) < 2:
        return None
    title = _("{topic} over time").format(topic=topic.label(options.language))
    alone = replace(options, only=(topic.id,), title=title)
    made = topic_timeline.build(catalogue, alone, linker)
    # Its name would lead to where the reader is; and of other events the overview tells.
    rows = tuple(replace(row, topic=replace(row.topic, href=None)) for row in made.rows)
    return replace(made, rows=rows, undated=())


def _speakers(catalogue: Catalogue, linker: Linker, topic: Topic) -> Iterator[Chip]:
    talks = [talk for talk in catalogue.talks_of_topic.get(topic.id, ()) if talk.kind.is_talk]
    found = Counter(person for talk in talks for person in catalogue.speakers.get(talk.id, ()))
    best = sorted(found, key=lambda person: (-found[person], person))
    for person in best[:MOST_CHIPS]:
        words = count_talks(found[person])
        yield Chip(person, catalogue.person[person].name, linker.person(person), None, found[person], words)


def _company(catalogue: Catalogue, options: ViewOptions, linker: Linker, topic: Topic) -> Iterator[Chip]:
    """Topics of the same talks; a rare one says more than one that is everywhere."""
    found = Counter(
        other
        for talk in catalogue.talks_of_topic.get(topic.id, ())
        for other, _ in catalogue.topics_of_talk.get(talk.id, ())
        if other != topic.id and other in catalogue.topic
    )

    def weight(other: str) -> float:
        return found[other] / math.sqrt(len(catalogue.talks_of_topic.get(other, ())) or 1)

    shared = [other for other in found if found[other] >= FEWEST_SHARED]
    for other in sorted(shared, key=lambda other: (-weight(other), other))[:MOST_CHIPS]:
        words = _("{talks} of both").format(talks=count_talks(found[other]))
        yield replace(chip(catalogue, options, linker, other), count=found[other], count_words=words)


def _years(catalogue: Catalogue, linker: Linker, topic: Topic, here: str) -> tuple[YearLink, ...]:
    return year_links(
        _by_year(catalogue, topic), here, lambda year: linker.place(topic_page(topic.id, year), "")
    )


def _latest(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, topic: Topic, found: list[Usage]
) -> IndexLine | None:
    """What the newest event says of it, where all other lines are numbers."""
    newest = next((usage for usage in reversed(found) if usage.event), None)
    return passages_at(catalogue, options, linker, topic, newest, "") if newest else None


def _lines(
    catalogue: Catalogue,
    options: ViewOptions,
    linker: Linker,
    topic: Topic,
    shown: Iterable[Usage],
    *,
    in_numbers: bool,
) -> Iterator[IndexLine]:
    for usage in shown:
        identity = line_anchor(usage.event)
        if in_numbers:
            there = topic_page(topic.id, _year(catalogue, usage.event))
            href = linker.place(there, identity)
            yield counted_at(catalogue, options, linker, topic, usage, identity, href)
        else:
            yield passages_at(catalogue, options, linker, topic, usage, identity)


def to_nodes(model: TopicPage) -> list[nodes.Node]:
    found: list[nodes.Node] = []
    if model.year:
        found.append(plain.paragraph(_("All years:"), " ", plain.reference(model.home.text, model.home.href)))
    else:
        found += about_nodes(model.about)
    for label, chips in ((_("Who speaks of it:"), model.speakers), (_("Comes with:"), model.company)):
        if chips:
            found.append(plain.labelled(label, plain.chips(chips)))
    if model.years:
        links = ([plain.reference(year.text, year.href)] for year in model.years)
        found.append(plain.labelled(_("By year:"), plain.joined(links)))
    if model.latest:
        found += [plain.rubric(_("Most recently")), plain.bullets([line_nodes(model.latest)])]
    lines = [plain.bullets(line_nodes(line) for line in model.lines)]
    return found + (lines if model.lines else [plain.paragraph(model.empty)])
