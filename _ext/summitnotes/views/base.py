"""The contract between the views and whoever writes the page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from docutils import nodes

from summitnotes.records.catalogue import Place

Record = TypeVar("Record")


class Linker(Protocol):
    """Addresses, relative to the page that is being written.

    ``None`` says that the record has no place on the site. An address that starts with ``#`` is on
    the page itself.
    """

    def talk(self, talk_id: str) -> str | None: ...

    def event(self, event_id: str) -> str | None: ...

    def person(self, person_id: str) -> str | None: ...

    def topic(self, topic_id: str) -> str | None: ...

    def place(self, doc: str, anchor: str) -> str: ...

    def file(self, name: str) -> str | None:
        """The address of an exported file, named relative to the root of the site."""
        ...


@dataclass(frozen=True, slots=True)
class ViewOptions:
    """What an author can ask of a view, already checked by the directive.

    A view reads the options that concern it and ignores the others.
    """

    subject: str | None = None  # id of the one talk or event that a card shows
    only: tuple[str, ...] | None = None  # ids of the records to list, in this order; None = all
    only_talks: frozenset[str] | None = None  # index, matrix, life-line: count these talks only
    only_events: tuple[str, ...] | None = None  # index, matrix, life-line, home: these events only
    part: str | None = None  # page of a thing: the year that it is about
    view: str = "cards"  # cards | table | list; topic index: full | lines
    group_by: str | None = None  # event | year | date | topic | speaker | language | kind | track | series
    sort: str | None = None  # date | title | event | speaker | name | talks; "-" before it turns it round
    limit: int | None = None  # at most so many records
    more: str | None = None  # address of the page that shows the rest
    title: str | None = None  # caption of a table or a picture
    heading: int = 3  # level of the first heading that the view writes, 2 to 6
    show_title: bool = False  # talk card: write the title, because no heading of the notes stands above
    title_heading: bool = False  # talk card: write it as a heading of level ``heading``
    compact: bool = False  # talk card: a mark inside the row, item or line that shows the talk
    said: str = ""  # talk card: what stands beside it in the notes, and need not be said again
    anchor: str = ""  # id of the view; the ids inside it begin with it
    anchors: bool = True  # write the ids that other pages link to; False for a second copy on one page
    language: str = "en"  # BCP 47; of dates, topic labels and the page
    filter: bool = False  # offer the reader's filter form
    jump: str | None = "letter"  # topic index: letter | broader | None
    book: bool = False  # the page is one of a book, which leads on by itself
    cites: bool = True  # facts of notes, line below a talk: with the link to all BibTeX entries
    related: int = 2  # line below the notes of a talk: at most so many related talks
    many: bool = False  # topic index: so many talks that their speakers are named and lead nowhere
    excerpts: int = 3  # topic index: passages shown in full per talk; the others as line numbers
    programme: bool = True  # event card: with the programme by day


def prefix(options: ViewOptions) -> str:
    """What the ids inside a view begin with, so that two views of one page do not clash."""
    return f"{options.anchor}-" if options.anchor else ""


def digest(model: object) -> str:
    """A stable hash of a view model: equal models, in any process, give equal digests.

    View models hold only strings, numbers, ``None``, tuples and frozen dataclasses, whose ``repr`` depends
    neither on the hash seed nor on an address in memory.
    """
    return hashlib.blake2b(repr(model).encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()


def anchor(*parts: str) -> str:
    """An element id of the given parts, safe in HTML and LaTeX."""
    return "--".join(
        nodes.make_id(part) or "x" + part.encode("utf-8", "replace").hex()[:16] for part in parts
    )


def place_anchor(places: Mapping[str, Place], record_id: str, make: Callable[[str], str]) -> str:
    """The id under which the catalogue says that a record stands, else the one that ``make`` gives it."""
    place = places.get(record_id)
    return place.anchor if place is not None and place.anchor else make(record_id)


def chosen(
    records: Iterable[Record], by_id: Mapping[str, Record], only: tuple[str, ...] | None
) -> list[Record]:
    """The records to show: all, or those named, in the order in which they are named."""
    if only is None:
        return list(records)
    return [by_id[record_id] for record_id in dict.fromkeys(only) if record_id in by_id]


def fold(text: str) -> str:
    """A name as it is compared: without regard to case, hyphens and the number of blanks."""
    return " ".join(text.replace("-", " ").casefold().split())
