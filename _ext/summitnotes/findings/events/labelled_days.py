"""Which of several days that labels and lists say are those of the event."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from summitnotes.findings.dates.calendar_words import fold
from summitnotes.findings.dates.finding import DateFinding
from summitnotes.findings.dates.times import read_time_at
from summitnotes.findings.events.completing import Days
from summitnotes.findings.events.mentions import Mention
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline

LISTED = (BlockKind.ROW, BlockKind.ITEM)
Resolved = Callable[[DateFinding], Days | None]
IN_FRONT = 4  # characters before a date that stands in front


def of_headings(found: Sequence[Days], headed: Sequence[dt.date]) -> Days:
    """The first of several labels whose days hold one that a heading names; without any the first.

    "Date: 2017-05-30" when a page was written, "When: 23 and 24 June", and "Friday 23 June" above hours.
    """
    holding = (days for days in found if any(days[0] <= day <= days[1] for day in headed))
    return next(holding, found[0])


def of_this_event(
    mentions: Iterable[Mention], outline: Outline, of_another: Callable[[Block], bool]
) -> list[Mention]:
    """Days that labels name; none below headings of the rank at which a file tells of another event."""
    said = [(one, outline.heading_of(one.block)) for one in mentions if one.role == "when"]
    ranks = {above.depth for one, above in said if above is not None and of_another(one.block)}
    return [one for one, above in said if above is None or above.depth not in ranks]


def is_each_of_its_own(labelled: Sequence[Mention]) -> bool:
    """Whether items of one list bear the same label with different days: each is that of an evening."""
    items = [one for one in labelled if one.block.kind is BlockKind.ITEM]
    labels = {(one.block.box, fold(one.block.text[: one.date.begin])) for one in items}
    return len(items) > 1 and len(labels) == 1 and len({one.date.start for one in items}) == len(items)


def below_titles(mentions: Sequence[Mention], outline: Outline, said: Collection[int]) -> list[Mention]:
    """Days with an hour, each on a line below another heading of one rank: of what these headings name.

    "Friday 3 May 2024, 10:00, Barn" below one talk, and "Sunday 5 May 2024, 12:00" below the next. And those
    of the blocks ``said``.
    """
    ranks: dict[int, dict[int, Mention]] = defaultdict(dict)
    for one in mentions:
        above = outline.heading_of(one.block)
        behind = one.block.text[one.date.stop :].lstrip(" ,;:–—-")
        in_front_of_hour = one.date.begin < IN_FRONT and read_time_at(behind) is not None
        if one.block.kind is BlockKind.LINE and above is not None and in_front_of_hour:
            ranks[above.depth].setdefault(above.index, one)
    several = [list(found.values()) for found in ranks.values()]
    found = [one for found in several if len({one.date.start for one in found}) > 1 for one in found]
    return [*found, *(one for one in mentions if one.block.index in said)]


def of_lists(mentions: Iterable[Mention], resolved: Resolved) -> Iterator[dt.date]:
    """The days in front of rows and items."""
    return in_front((one for one in mentions if one.block.kind in LISTED), resolved)


def alone_in_lists(dated: Iterable[Block], outline: Outline) -> frozenset[int]:
    """The items that alone among several of their list begin with a day, and are not its first.

    "2019-07-24: All about knots" among films worth watching; in a short list of facts a day is the event's.
    """
    lists: dict[object, list[int]] = defaultdict(list)
    for block in outline:
        if block.kind is BlockKind.ITEM:
            lists[block.parent, block.depth].append(block.index)
    days: dict[object, set[int]] = defaultdict(set)
    for block in dated:
        days[block.parent, block.depth].add(block.index)
    several = ((items, days[key]) for key, items in lists.items() if len(items) >= _SEVERAL_ITEMS)
    return frozenset(one for items, own in several if len(own) == 1 for one in own if one != items[0])


_SEVERAL_ITEMS = 4


def in_front(mentions: Iterable[Mention], resolved: Resolved) -> Iterator[dt.date]:
    """The single days by which blocks begin, and the first of those by which an item does."""
    for mention in mentions:
        days = resolved(mention.date) if mention.date.begin < IN_FRONT else None
        if days is not None and (days[0] == days[1] or in_front_of_item(mention, days)):
            yield days[0]


def in_front_of_item(mention: Mention, days: Days) -> bool:
    """Whether few days stand in front of an item: "September 19th-21st, 2023: Hackathon"."""
    item = mention.block.kind is BlockKind.ITEM and mention.role == ""
    return item and mention.date.begin < IN_FRONT and (days[1] - days[0]).days < _WEEK


_WEEK = 7  # days


def within(day: dt.date, first: str, last: str | None = None) -> bool:
    """Whether a day lies in a year or month, or in all from one to another."""
    last = last or first
    return first <= day.isoformat()[: len(first)] and day.isoformat()[: len(last)] <= last
