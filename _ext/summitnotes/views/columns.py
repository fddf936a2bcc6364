"""What stands side by side in the matrix and on the life-line: events, or years where there are many.

Both show first the topics that come up more than once, the most discussed first; the others are a second
table, which a reader opens.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from summitnotes.locale import ngettext, number_words
from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Event, Topic
from summitnotes.records.pages import events_page
from summitnotes.views.base import Linker, ViewOptions
from summitnotes.views.listing import Notice
from summitnotes.views.parts import EventRef, event_day, event_ref
from summitnotes.views.usage import Usage, known_names
from summitnotes.views.wording import count_topics, middle_day, year_of

MOST_COLUMNS = 24  # more events than this stand together by year
FEWEST_COLUMNS = 2  # a topic of one column alone is one of the others

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column:
    """An event, or all events of a year."""

    ref: EventRef
    events: tuple[str, ...]  # Event.id …
    day: int | None  # ordinal of its middle; None = not known

    @property
    def is_year(self) -> bool:
        return self.ref.when == self.ref.id


def columns(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, events: Sequence[Event]
) -> list[Column]:
    """``events`` in their order; their years, when there are too many to tell them apart."""
    if len(events) <= MOST_COLUMNS:
        return each(catalogue, options, linker, events)
    years: dict[str, list[str]] = {}
    for event in events:
        if year := year_of(event.start):
            years.setdefault(year, []).append(event.id)
    return [
        Column(_year_ref(catalogue, linker, year), tuple(found), middle_day(year))
        for year, found in sorted(years.items())
    ]


def each(catalogue: Catalogue, options: ViewOptions, linker: Linker, events: Sequence[Event]) -> list[Column]:
    """A column for each event."""
    pairs = ((event, event_ref(catalogue, options, linker, event.id)) for event in events)
    return [Column(ref, (event.id,), event_day(event)) for event, ref in pairs if ref]


def _year_ref(catalogue: Catalogue, linker: Linker, year: str) -> EventRef:
    href = linker.place(events_page(year), "") if catalogue.in_years else None
    return EventRef(year, year, "", year, year, href)


def by_column(
    topic: Topic, found: Iterable[Usage], shown: Sequence[Column], column_of: Mapping[str, str]
) -> dict[str, Usage]:
    """Id of a column -> where the topic comes up in it, in the order of ``shown``.

    ``column_of`` says in which column an event is.
    """
    together: dict[str, list[Usage]] = {column.ref.id: [] for column in shown}
    for usage in found:
        if (column := column_of.get(usage.event or "")) is not None:
            together[column].append(usage)
    return {
        column: used[0] if len(used) == 1 and used[0].event == column else _joined(topic, column, used)
        for column, used in together.items()
        if used
    }


def _joined(topic: Topic, column: str, used: list[Usage]) -> Usage:
    mentions = tuple(mention for usage in used for mention in usage.mentions)
    talks = tuple(talk for usage in used for talk in usage.talks)
    return Usage(column, talks, mentions, known_names(topic))


def columns_of(shown: Iterable[Column]) -> dict[str, str]:
    """Event.id -> id of its column."""
    return {event: column.ref.id for column in shown for event in column.events}


def parted(
    rows: Sequence[tuple[Row, int, int]], most: int
) -> tuple[tuple[Row, ...], tuple[Row, ...], Notice | None]:
    """Rows as (row, columns, weight): those to show first, by weight; the others; and what was left out.

    Where no topic comes up in several columns, there are no others. At most ``most`` rows are shown.
    """
    often = sorted((row for row in rows if row[1] >= FEWEST_COLUMNS), key=lambda row: -row[2])
    others = [row for row in rows if row[1] < FEWEST_COLUMNS]
    if not often:
        often, others = sorted(others, key=lambda row: -row[2]), []
    left = max(0, len(often) - most) + max(0, len(others) - max(most - len(often), 0))
    first, second = often[:most], others[: max(most - len(often), 0)]
    notice = None
    if left:
        shown = len(rows) - left
        text = ngettext("{n} of {all} is shown.", "{n} of {all} are shown.", shown)
        notice = Notice(text.format(n=number_words(shown), all=count_topics(len(rows))), "", None)
    return tuple(row for row, _, _ in first), tuple(row for row, _, _ in second), notice
