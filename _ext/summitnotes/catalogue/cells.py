"""Cells: the single values that a view or an export takes from the catalogue.

A *cell* is one value: the name of an attribute of the catalogue, and a key in it. Cells of one thing are
noted together: all of the talks of an event, all of a person, of a topic, of the notes in a document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summitnotes.records.catalogue import Catalogue

#: An attribute of the catalogue, a table of it, or a name of :data:`THINGS`; and a key in it.
Cell = tuple[str, Any]

#: Name of a thing -> the attributes and tables that are keyed by its id. The talks of an event are one cell.
THINGS: dict[str, list[str]] = {
    "talk": ["talk", "speakers", "talk_places", "talk_notes", "year_of_talk", "neighbours", "topics_of_talk",
             "mentions_of_talk", "opens_a_day", "deliveries"],
    "event": ["event", "event_places"],
    "person": ["person", "person_places"],
    "topic": ["topic", "topic_places", "narrower"],
    "notes": ["notes_of_doc", "notes_around", "days_of_notes", "language_of_notes", "renamed"],
}  # fmt: skip
#: Name of the cell that holds all talks of an event.
TALKS = "talks"
#: Name of the cell that says whether an exported file is there; noted by whoever asks for one.
FILE = "file"
#: After the name of an attribute: its keys, the number of its entries, all of it.
KEYS, NUMBER, ALL = " keys", " number", " all"


def things(catalogue: Catalogue, cells: Iterable[Cell]) -> list[Cell]:
    """The cells of the things that ``cells`` belong to, each once and in order."""
    thing_of = {attribute: thing for thing, attributes in THINGS.items() for attribute in attributes}
    found: dict[Cell, None] = {}
    for name, key in cells:
        thing = thing_of.get(name)
        if thing == "talk" and (talk := catalogue.talk.get(key)) is not None and talk.event is not None:
            found[TALKS, talk.event] = None
        else:
            found[thing or name, key] = None
    return sorted(found, key=repr)


def cell_of(name: str, key: Any) -> Cell:
    """A cell that was kept as JSON."""
    return name, tuple(key) if isinstance(key, list) else key
