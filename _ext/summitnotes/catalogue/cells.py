"""Cells: the single values that a view or an export takes from the catalogue.

A *cell* is one value: the name of an attribute of the catalogue, and a key in it. Cells of one thing are
noted together: all of the talks of an event, all of a person, of a topic, of the notes in a document.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summitnotes.records.catalogue import Catalogue

#: An attribute of the catalogue, a table of it, or a name of :data:`THINGS`; and a key in it.
Cell = tuple[str, Any]
#: Many cells: name -> keys, both in order. A page of notes asks for a hundred people and as many events.
Cells = dict[str, list[Any]]

#: Name of a thing -> the attributes and tables that are keyed by its id. What filters see of a talk is
#: apart from it, names in every spelling: most sites filter nothing.
THINGS: dict[str, list[str]] = {
    "talk": ["talk", "speakers", "talk_places", "talk_notes", "year_of_talk", "neighbours", "topics_of_talk",
             "mentions_of_talk", "opens_a_day", "deliveries"],
    "filtered talk": [],
    "event": ["event", "event_places"],
    "person": ["person", "person_places"],
    "topic": ["topic", "topic_places", "narrower"],
    "notes": ["notes_of_doc", "notes_around", "days_of_notes", "language_of_notes", "renamed"],
}  # fmt: skip
#: Name of a thing that is told for all talks of an event together -> the name of that cell.
OF_EVENT = {"talk": "talks", "filtered talk": "filtered talks"}
#: Name of the cell that says whether an exported file is there; noted by whoever asks for one.
FILE = "file"
#: After the name of an attribute: its keys, the number of its entries, all of it.
KEYS, NUMBER, ALL = " keys", " number", " all"


def things(catalogue: Catalogue, cells: Iterable[Cell]) -> Cells:
    """The cells of the things that ``cells`` belong to, each once and in order."""
    thing_of, talks = _thing_of(), catalogue.talk
    found: dict[str, set[Any]] = {}
    for name, key in cells:
        thing = thing_of.get(name, name)
        if thing in OF_EVENT and (talk := talks.get(key)) is not None and talk.event is not None:
            found.setdefault(OF_EVENT[thing], set()).add(talk.event)
        else:
            found.setdefault(thing, set()).add(key)
    return {name: sorted(found[name], key=repr) for name in sorted(found)}


@cache
def _thing_of() -> dict[str, str]:
    """Attribute or table -> the name of its thing; asked when all tables are declared."""
    return {attribute: thing for thing, attributes in THINGS.items() for attribute in attributes}


def from_json(cells: Cells) -> Cells:
    """Cells that were kept as JSON, which knows no tuples."""
    return {name: [tuple(key) if type(key) is list else key for key in keys] for name, keys in cells.items()}
