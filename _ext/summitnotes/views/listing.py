"""What every list does: sort, cut short and say so, and put its records into groups."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from docutils import nodes

from summitnotes.locale import _, ngettext, number_words
from summitnotes.views import plain
from summitnotes.views.base import ViewOptions

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Notice:
    """Says that a list was cut short, and where the rest is."""

    text: str  # "10 of 40 talks are shown."
    more: str  # "See all 40 talks"
    href: str | None


@dataclass(frozen=True, slots=True)
class Jump:
    text: str
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class YearLink:
    text: str
    href: str | None  # None: the page itself
    key: str = ""  # of a page of a year: what the filter calls it


def year_links(years: Iterable[str], here: str, address: Callable[[str], str]) -> tuple[YearLink, ...]:
    """Links between the pages of several years, the latest first."""
    ordered = sorted(years, reverse=True)
    return tuple(YearLink(year, None if year == here else address(year)) for year in ordered)


def cut(
    records: Sequence[Record], options: ViewOptions, counted: Callable[[int], str]
) -> tuple[Sequence[Record], Notice | None]:
    """The first ``options.limit`` records, with a notice when that leaves some out.

    ``counted`` says a number of them in words.
    """
    if options.limit is None or options.limit < 0 or len(records) <= options.limit:
        return records, None
    words = counted(len(records))
    text = ngettext("{n} of {all} is shown.", "{n} of {all} are shown.", options.limit)
    notice = Notice(
        text.format(n=number_words(options.limit), all=words),
        _("See all {number}").format(number=words),
        options.more,
    )
    return records[: options.limit], notice


def arranged(
    records: Iterable[Record], sort: str | None, keys: dict[str, Callable[[Record], Any]]
) -> list[Record]:
    """The records in the order that ``sort`` names; unknown values stand last either way round."""
    found = list(records)
    name = (sort or "").lstrip("-")
    if name not in keys:
        return found
    key = keys[name]
    known = [record for record in found if key(record) not in (None, "", ())]
    unknown = [record for record in found if key(record) in (None, "", ())]
    return sorted(known, key=key, reverse=(sort or "").startswith("-")) + unknown


def grouped(
    records: Iterable[Record], values: Callable[[Record], Iterable[tuple[Any, str]]], *, keep: bool = False
) -> list[tuple[str, list[Record]]]:
    """Groups as (title, records), by (sort key, title) pairs; a record can stand in several.

    ``keep`` leaves the groups in the order in which they come up. Records without a value come last,
    under an empty title.
    """
    groups: dict[tuple[Any, str], list[Record]] = {}
    rest: list[Record] = []
    for record in records:
        found = list(values(record))
        for pair in found:
            groups.setdefault(pair, []).append(record)
        if not found:
            rest.append(record)
    order = list(groups) if keep else sorted(groups)
    return [(pair[1], groups[pair]) for pair in order] + ([("", rest)] if rest else [])


def letter(text: str) -> str:
    """The letter under which a name stands: without its accent; ``#`` for what is no letter."""
    first = unicodedata.normalize("NFKD", text[:1])[:1].upper()
    return first if first.isalpha() else "#"


def letter_id(prefix: str, title: str) -> str:
    """The element id of the group of one letter."""
    name = (
        title.lower()
        if title.isascii() and title.isalpha()
        else "other"
        if title == "#"
        else f"{ord(title):x}"
    )
    return f"{prefix}letter-{name}"


def notice_nodes(notice: Notice | None) -> list[nodes.Node]:
    if notice is None:
        return []
    more: list[plain.Inline] = [" ", plain.reference(notice.more, notice.href), "."] if notice.href else []
    return [plain.paragraph(notice.text, *more)]
