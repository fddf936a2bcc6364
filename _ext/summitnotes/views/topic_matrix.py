"""Topics down, events across: how many talks each. Where events are many, years stand in their place."""

from __future__ import annotations

from dataclasses import dataclass

from docutils import nodes

from summitnotes.locale import _
from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Talk, Topic
from summitnotes.views import plain
from summitnotes.views.base import Linker, ViewOptions, chosen, fold
from summitnotes.views.columns import Column, columns, parted
from summitnotes.views.listing import Notice, notice_nodes
from summitnotes.views.parts import Chip, EventRef, chip
from summitnotes.views.passages import line_anchor
from summitnotes.views.usage import usages
from summitnotes.views.wording import count_talks

MOST_CELLS = 1200  # rows times columns
STEPS = (
    1,
    2,
    4,
    8,
)  # talks from which a cell takes the next tint; fixed, so that a new talk changes one cell


@dataclass(frozen=True, slots=True)
class Cell:
    count: int  # 0 = empty
    href: str | None
    words: str  # "3 talks on Ceph, Atlanta 2014"
    tint: int  # 0 to 4
    name: str  # what it was called there, in rows of topics that changed their name; else nothing


@dataclass(frozen=True, slots=True)
class Row:
    topic: Chip
    cells: tuple[Cell, ...]  # one per event
    total: int


@dataclass(frozen=True, slots=True)
class TopicMatrix:
    id: str  # element id, "" = none
    title: str
    titled: bool  # the author gave the title; else it is for screen readers only
    events: tuple[EventRef, ...]  # columns, in order of date; years where there are many
    rows: tuple[Row, ...]  # topics of several events, the most discussed first
    others: tuple[Row, ...]
    notice: Notice | None  # that there are more topics
    empty: str


def build(catalogue: Catalogue, options: ViewOptions, linker: Linker) -> TopicMatrix:
    events = chosen(catalogue.events, catalogue.event, options.only_events)
    order = {event.id: n for n, event in enumerate(catalogue.events)}
    events.sort(key=lambda event: order[event.id])
    counted = {
        topic: talks
        for topic in chosen(catalogue.topics, catalogue.topic, options.only)
        if (talks := _counted(catalogue, options, topic, {event.id for event in events}))
    }
    used = {event for talks in counted.values() for event in talks}
    across = columns(catalogue, options, linker, [event for event in events if event.id in used])
    made = [_row(catalogue, options, linker, topic, talks, across) for topic, talks in counted.items()]
    weighed = [(row, sum(cell.count > 0 for cell in row.cells), row.total) for row in made if row.total]
    rows, others, notice = parted(weighed, MOST_CELLS // max(len(across), 1))
    return TopicMatrix(
        id=options.anchor,
        title=options.title or _("Talks by topic and event"),
        titled=options.title is not None,
        events=tuple(column.ref for column in across),
        rows=rows,
        others=others,
        notice=notice,
        empty=_("No talk has a topic yet."),
    )


def _counted(
    catalogue: Catalogue, options: ViewOptions, topic: Topic, events: set[str]
) -> dict[str, list[Talk]]:
    found: dict[str, list[Talk]] = {}
    for talk in catalogue.talks_of_topic.get(topic.id, ()):
        if talk.event in events and (options.only_talks is None or talk.id in options.only_talks):
            found.setdefault(talk.event, []).append(talk)
    return found


def _row(
    catalogue: Catalogue,
    options: ViewOptions,
    linker: Linker,
    topic: Topic,
    counted: dict[str, list[Talk]],
    across: list[Column],
) -> Row:
    label = chip(catalogue, options, linker, topic.id)
    names = _names(catalogue, options, topic)
    cells = []
    for column in across:
        talks = [talk for event in column.events for talk in counted.get(event, ())]
        first = next((event for event in column.events if event in counted), "")
        name = names.get(first, "")
        cells.append(_cell(catalogue, linker, topic, label.text, column.ref, first, talks, name))
    return Row(label, tuple(cells), sum(cell.count for cell in cells))


def _names(catalogue: Catalogue, options: ViewOptions, topic: Topic) -> dict[str | None, str]:
    """Event -> the name most used there, for a topic that was called by a former name somewhere."""
    if not topic.former:
        return {}
    used = {usage.event: usage.names[0] for usage in usages(catalogue, options, topic) if usage.names}
    former = {fold(name.name) for name in topic.former}
    return used if any(fold(name) in former for name in used.values()) else {}


def _cell(
    catalogue: Catalogue,
    linker: Linker,
    topic: Topic,
    label: str,
    ref: EventRef,
    first: str,
    talks: list[Talk],
    name: str,
) -> Cell:
    if not talks:
        return Cell(0, None, "", 0, "")
    words = _("{talks} on {topic}, {event}")
    if name and name != label:
        words = _("{talks} on {topic}, called {name}, {event}")
    words = words.format(talks=count_talks(len(talks)), topic=label, name=name, event=ref.short)
    return Cell(
        len(talks), _href(catalogue, linker, topic, ref, first, talks), words, _tint(len(talks)), name
    )


def _href(
    catalogue: Catalogue, linker: Linker, topic: Topic, ref: EventRef, first: str, talks: list[Talk]
) -> str | None:
    """The line of the (first) event on the topic's page; in an example the topic's entry, or the talk."""
    place = catalogue.topic_places.get(topic.id)
    if place is not None:
        return linker.place(place.doc, place.anchor or line_anchor(first))
    return (linker.talk(talks[0].id) if len(talks) == 1 else None) or ref.href


def _tint(count: int) -> int:
    return sum(count >= step for step in STEPS)


def to_nodes(model: TopicMatrix) -> list[nodes.Node]:
    if not model.rows:
        return [plain.paragraph(model.empty)]
    heads = [_("Topic"), *(f"{event.place} {event.when}".strip() for event in model.events)]
    rows = (
        [_topic_cell(row.topic), *(_count_cell(cell) for cell in row.cells)]
        for row in (*model.rows, *model.others)
    )
    table = plain.table(heads, rows, title=model.title if model.titled else None)
    return [*plain.target(model.id), table, *notice_nodes(model.notice)]


def _topic_cell(topic: Chip) -> plain.Cell:
    return [plain.reference(topic.text, topic.href)]


def _count_cell(cell: Cell) -> plain.Cell:
    if not cell.count:
        return []
    number = plain.reference(str(cell.count), cell.href)
    return [number, f" ({cell.name})"] if cell.name else [number]
