"""A life-line per topic: first and last seen, gaps, and which name was used when.

Each row is a picture with a title and a description inside a table, so the table is there for those who
cannot see the pictures, and the names of the topics stay links.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from docutils import nodes

from summitnotes.locale import _
from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Topic
from summitnotes.views import plain
from summitnotes.views.base import Linker, ViewOptions, chosen, fold
from summitnotes.views.columns import by_column, columns, columns_of, parted
from summitnotes.views.listing import Notice, notice_nodes
from summitnotes.views.parts import Chip, EventRef, chip
from summitnotes.views.scale import levels, positions, radius, side
from summitnotes.views.usage import Usage, usages
from summitnotes.views.wording import count_talks, month_year, talks_at_events

WIDTH = 460.0  # nominal width of a row's picture, in CSS pixels
MARGIN = 14.0  # left and right of the first and the last event
APART = 12.0  # between two events
DOTS = (3.5, 9.0)  # smallest and largest radius
LABEL_LEVELS = 5
MOST_DOTS = 800  # rows times events
NAME_LEVELS = 2


@dataclass(frozen=True, slots=True)
class Tick:
    """An event on the scale."""

    event: EventRef
    x: float  # per cent
    level: int | None  # row of its label, 0 = nearest to the lines; None = no room for one
    side: str  # text-anchor


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    r: float
    words: str  # "Atlanta 2014: 3 talks"
    hollow: bool  # named in the notes, but in no talk


@dataclass(frozen=True, slots=True)
class Stretch:
    x1: float
    x2: float
    gap: bool  # an event in between where the topic does not come up


@dataclass(frozen=True, slots=True)
class NameAt:
    text: str
    x: float
    level: int
    side: str


@dataclass(frozen=True, slots=True)
class LifeLine:
    topic: Chip
    title: str  # accessible name of the picture
    description: str  # event by event
    seen: str  # "Oct 2012 – May 2014"
    talks: int
    dots: tuple[Dot, ...]
    stretches: tuple[Stretch, ...]
    names: tuple[NameAt, ...]
    name_levels: int  # rows of names above the line
    history: str  # "Quantum, from Atlanta 2014 Neutron", for the phone and for plain text


@dataclass(frozen=True, slots=True)
class TopicTimeline:
    id: str  # element id, "" = none
    title: str
    titled: bool  # the author gave the title; else it is for screen readers only
    ticks: tuple[Tick, ...]
    label_levels: int
    rows: tuple[LifeLine, ...]  # topics of several events, the most discussed first
    others: tuple[LifeLine, ...]
    notice: Notice | None  # that there are more topics
    undated: tuple[EventRef, ...]  # events that cannot stand on the scale
    empty: str


def build(catalogue: Catalogue, options: ViewOptions, linker: Linker) -> TopicTimeline:
    events = chosen(catalogue.events, catalogue.event, options.only_events)
    across = columns(catalogue, options, linker, events)
    dated = sorted((column.day, column.ref.id) for column in across if column.day is not None)
    refs = {column.ref.id: column.ref for column in across}
    xs = positions([day for day, _ in dated], WIDTH, APART, MARGIN)
    where = {identity: x for (_, identity), x in zip(dated, xs, strict=True)}
    texts = [max(refs[identity].place, refs[identity].when, key=len) for identity in where]
    rows_of = levels(xs, texts, WIDTH, LABEL_LEVELS)
    ticks = tuple(
        Tick(refs[identity], x, level, side(x, text, WIDTH))
        for (identity, x), text, level in zip(where.items(), texts, rows_of, strict=True)
    )
    column_of = columns_of(across)
    found = []
    for topic in chosen(catalogue.topics, catalogue.topic, options.only):
        used = by_column(topic, usages(catalogue, options, topic), across, column_of)
        found.append((topic, [usage for identity, usage in used.items() if identity in where]))
    most = max((len(usage.talks) for _, used in found for usage in used), default=1)
    made = [
        (_row(catalogue, options, linker, topic, used, where, refs, most), len(used), _weight(used))
        for topic, used in found
        if used
    ]
    rows, others, notice = parted(made, MOST_DOTS // max(len(where), 1))
    return TopicTimeline(
        id=options.anchor,
        title=options.title or _("Topics over time"),
        titled=options.title is not None,
        ticks=ticks,
        label_levels=max((tick.level + 1 for tick in ticks if tick.level is not None), default=0),
        rows=rows,
        others=others,
        notice=notice,
        undated=tuple(refs[event.id] for event in events if event.id in refs and event.id not in where),
        empty=_("No topic comes up at an event with a date yet."),
    )


def _weight(used: list[Usage]) -> int:
    return sum(len(usage.talks) for usage in used)


def _row(
    catalogue: Catalogue,
    options: ViewOptions,
    linker: Linker,
    topic: Topic,
    used: list[Usage],
    where: dict[str, float],
    refs: dict[str, EventRef],
    most: int,
) -> LifeLine:
    label = chip(catalogue, options, linker, topic.id)
    order = {event: n for n, event in enumerate(where)}
    used = sorted(used, key=lambda usage: order[usage.event or ""])
    points = [(refs[u.event], where[u.event], u) for u in used if u.event]
    first, last = points[0][0], points[-1][0]
    talks = sum(len(usage.talks) for usage in used)
    changes = _changes(topic, used, refs)
    names = _names(changes, where)
    seen = _seen(first, last, options)
    return LifeLine(
        topic=label,
        title=label.text + plain.colon() + ", ".join((talks_at_events(talks, len(points)), seen)),
        description="; ".join(_at_event(ref, usage, topic) for ref, _, usage in points),
        seen=seen,
        talks=talks,
        dots=tuple(
            Dot(x, radius(len(u.talks), *DOTS, most), _at_event(ref, u, topic), not u.talks)
            for ref, x, u in points
        ),
        stretches=_stretches([(order[ref.id], x) for ref, x, _ in points]),
        names=names,
        name_levels=max((name.level + 1 for name in names), default=0),
        history=_(", then ").join(f"{name} ({refs[event].short})" for name, event in changes),
    )


def _seen(first: EventRef, last: EventRef, options: ViewOptions) -> str:
    start, end = month_year(first.start, options.language), month_year(last.start, options.language)
    return start if start == end else f"{start} – {end}"


def _at_event(ref: EventRef, usage: Usage, topic: Topic) -> str:
    words = count_talks(len(usage.talks)) if usage.talks else _("named in the notes")
    name = _name_at(topic, usage)
    if name and topic.former:
        words = _("{talks}, called {name}").format(talks=words, name=name)
    return ref.short + plain.after(words)


def _stretches(points: list[tuple[int, float]]) -> tuple[Stretch, ...]:
    """From each dot to the next; ``points`` are (number of the event, x)."""
    return tuple(Stretch(x1, x2, n2 - n1 > 1) for (n1, x1), (n2, x2) in pairwise(points))


def _name_at(topic: Topic, usage: Usage) -> str | None:
    """The name that most passages use: a former one, or the present one (in whatever language)."""
    present = {fold(label): topic.label() for _, label in topic.pref_label}
    former = {fold(f.name): f.name for f in topic.former}
    counts = Counter(
        name for m in usage.mentions if (name := former.get(fold(m.written)) or present.get(fold(m.written)))
    )
    return min(counts, key=lambda name: (-counts[name], name), default=None)


def _changes(topic: Topic, used: list[Usage], refs: dict[str, EventRef]) -> list[tuple[str, str]]:
    """(name, event) where a name first takes over; nothing for a topic that always had its present one."""
    if not topic.former:
        return []
    found: list[tuple[str, str]] = []
    for usage in used:
        name = _name_at(topic, usage)
        if name and usage.event in refs and (not found or found[-1][0] != name):
            found.append((name, usage.event))
    return [] if [name for name, _ in found] == [topic.label()] else found


def _names(changes: list[tuple[str, str]], where: dict[str, float]) -> tuple[NameAt, ...]:
    xs, texts = [where[event] for _, event in changes], [name for name, _ in changes]
    rows = levels(xs, texts, WIDTH, NAME_LEVELS)
    return tuple(
        NameAt(text, x, level, side(x, text, WIDTH))
        for text, x, level in zip(texts, xs, rows, strict=True)
        if level is not None
    )


def to_nodes(model: TopicTimeline) -> list[nodes.Node]:
    if not model.rows:
        return [plain.paragraph(model.empty)]
    rows: Iterable[Sequence[plain.Cell]] = (
        [[plain.reference(r.topic.text, r.topic.href)], [r.seen], [str(r.talks)], [r.description]]
        for r in (*model.rows, *model.others)
    )
    title = model.title if model.titled else None
    table = plain.table([_("Topic"), _("Seen"), _("Talks"), _("Events")], rows, title=title)
    found = [*plain.target(model.id), table, *notice_nodes(model.notice)]
    if model.undated:
        events = plain.joined([plain.reference(e.title, e.href)] for e in model.undated)
        found.append(plain.labelled(_("Date not known:"), events))
    return found
