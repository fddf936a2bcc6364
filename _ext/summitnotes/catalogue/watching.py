"""What a view or an export took from the catalogue, so that it is made again only when that has changed.

Views and exports are pure functions of the catalogue. :func:`watched` gives them one that notes every value
that they ask for; :class:`Marks` says whether such a value is still the same. So nobody declares what depends
on what, and nobody can forget it.

A *cell* is one value: the name of an attribute of the catalogue, and a key in it. Cells of one thing are
noted together: all of the talks of an event, all of a person, of a topic, of the notes in a document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, cast

from summitnotes.records.catalogue import Catalogue

#: An attribute of the catalogue, or a name of :data:`_THINGS`; and a key in it.
Cell = tuple[str, Any]

#: Attributes that are keyed by the ids of talks; the talks of an event are one cell.
_OF_TALKS = (
    *("talk", "speakers", "talk_places", "talk_notes", "year_of_talk", "neighbours", "topics_of_talk"),
    *("mentions_of_talk", "opens_a_day"),
)
#: Name of a cell -> the attributes that it holds of one thing.
_THINGS = {
    "talk": _OF_TALKS,
    "event": ("event", "event_places"),
    "person": ("person", "person_places"),
    "topic": ("topic", "topic_places", "narrower"),
    "notes": ("notes_of_doc", "notes_around", "days_of_notes", "language_of_notes"),
}
_THING_OF = {attribute: thing for thing, attributes in _THINGS.items() for attribute in attributes}
#: After the name of an attribute: its keys, the number of its entries, all of it.
_KEYS, _NUMBER, _ALL = " keys", " number", " all"


#: Name of the cell that says whether an exported file is there; noted by whoever asks for one.
FILE = "file"


class _Mapping(Mapping[Any, Any]):
    def __init__(self, name: str, values: Mapping[Any, Any], note: Callable[[Cell], None]) -> None:
        self._name, self._values, self._note = name, values, note

    def __getitem__(self, key: Any) -> Any:
        self._note((self._name, key))
        return self._values[key]

    def get(self, key: Any, default: Any = None) -> Any:
        self._note((self._name, key))
        return self._values.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._note((self._name, key))
        return key in self._values

    def __iter__(self) -> Iterator[Any]:
        self._note((self._name + _KEYS, None))
        return iter(self._values)

    def __len__(self) -> int:
        self._note((self._name + _NUMBER, None))
        return len(self._values)


class _Sequence(Sequence[Any]):
    def __init__(self, name: str, values: Sequence[Any], note: Callable[[Cell], None]) -> None:
        self._name, self._values, self._note = name, values, note

    def __getitem__(self, index: Any) -> Any:
        self._note((self._name + _ALL, None))
        return self._values[index]

    def __iter__(self) -> Iterator[Any]:
        self._note((self._name + _ALL, None))
        return iter(self._values)

    def __len__(self) -> int:
        self._note((self._name + _NUMBER, None))
        return len(self._values)


class _Set(Set[Any]):
    def __init__(self, name: str, values: Set[Any], note: Callable[[Cell], None]) -> None:
        self._name, self._values, self._note = name, values, note

    def __contains__(self, key: object) -> bool:
        self._note((self._name, key))
        return key in self._values

    def __iter__(self) -> Iterator[Any]:
        self._note((self._name + _ALL, None))
        return iter(self._values)

    def __len__(self) -> int:
        self._note((self._name + _NUMBER, None))
        return len(self._values)


class _Watched:
    """Looks like a catalogue."""

    def __init__(self, catalogue: Catalogue, cells: set[Cell]) -> None:
        self.catalogue, self.cells = catalogue, cells

    def __getattr__(self, name: str) -> Any:
        value, note = getattr(self.catalogue, name), self.cells.add
        found: Any = value
        if isinstance(value, Mapping):
            found = _Mapping(name, value, note)
        elif isinstance(value, tuple):
            found = _Sequence(name, value, note)
        elif isinstance(value, frozenset):
            found = _Set(name, value, note)
        else:
            note((name + _ALL, None))
        setattr(self, name, found)
        return found


def watched(catalogue: Catalogue, cells: set[Cell]) -> Catalogue:
    """``catalogue`` for one view or export; what is asked of it is added to ``cells``."""
    return cast("Catalogue", _Watched(catalogue, cells))


Table = Mapping[Any, Any]
_tables: dict[str, Callable[[Catalogue], Table]] = {}


def table(make: Callable[[Catalogue], Table]) -> Callable[[Catalogue], Table]:
    """A table that is made of a whole catalogue and asked for single keys: made once, and watched like an
    attribute of the catalogue."""
    name = make.__name__
    made = _tables[name] = lru_cache(maxsize=2)(make)

    def ask(catalogue: Catalogue) -> Table:
        if isinstance(catalogue, _Watched):
            return _Mapping(name, made(catalogue.catalogue), catalogue.cells.add)
        return made(catalogue)

    return ask


def things(catalogue: Catalogue, cells: Iterable[Cell]) -> list[Cell]:
    """The cells of the things that ``cells`` belong to, each once and in order."""
    found: dict[Cell, None] = {}
    for name, key in cells:
        thing = _THING_OF.get(name)
        if thing == "talk" and (talk := catalogue.talk.get(key)) is not None and talk.event is not None:
            found["talks", talk.event] = None
        else:
            found[thing or name, key] = None
    return sorted(found, key=repr)


def cell_of(name: str, key: Any) -> Cell:
    """A cell that was kept as JSON."""
    return name, tuple(key) if isinstance(key, list) else key


class Marks:
    """A digest for each cell of one catalogue, worked out when it is asked for."""

    def __init__(self, catalogue: Catalogue, files: Container[str] = ()) -> None:
        self._catalogue = catalogue
        self._files = files
        self._marks: dict[Cell, str] = {}
        self._records: dict[int, str] = {}  # id() of a record -> its digest; the catalogue keeps it alive

    def of(self, cells: Iterable[Cell]) -> str:
        """The digest of all ``cells`` together."""
        return _hash("".join(self._mark(cell) for cell in cells))

    def of_value(self, value: object) -> str:
        """The digest of a value of the catalogue, or of a list of such values."""
        return _hash(self._text(value))

    def _mark(self, cell: Cell) -> str:
        mark = self._marks.get(cell)
        if mark is None:
            mark = self._marks[cell] = self.of_value(self._value(*cell))
        return mark

    def _value(self, name: str, key: Any) -> object:
        if name == "talks":
            talks = self._catalogue.talks_of_event.get(key, ())
            return [self._thing("talk", talk.id) for talk in talks]
        if name in _THINGS:
            return self._thing(name, key)
        if name == FILE:
            return key in self._files
        attribute, _, what = name.partition(" ")
        if attribute in _tables:
            value = _tables[attribute](self._catalogue)
        else:
            value = getattr(self._catalogue, attribute)
        if not what:
            return value.get(key)
        if f" {what}" == _ALL:
            return value
        return tuple(value) if f" {what}" == _KEYS else len(value)

    def _thing(self, name: str, key: Any) -> list[object]:
        values = (getattr(self._catalogue, attribute) for attribute in _THINGS[name])
        return [value.get(key) if isinstance(value, Mapping) else key in value for value in values]

    def _text(self, value: Any) -> str:
        """A text that differs when the value does; records are replaced by their digests."""
        if value is None or isinstance(value, (str, int)):
            return repr(value)
        if isinstance(value, (tuple, list)):
            known = self._records
            return f"({','.join([known.get(id(item)) or self._text(item) for item in value])})"
        if isinstance(value, Mapping):
            return f"{{{','.join([f'{self._text(k)}:{self._text(v)}' for k, v in value.items()])}}}"
        if is_dataclass(value):
            kind: Any = type(value)
            digest = self._records[id(value)] = _hash(repr(_parts(kind)(value)))
            return digest
        if isinstance(value, Collection):
            return self._text(list(value) if isinstance(value, Sequence) else sorted(value, key=repr))
        return repr(value)


@cache
def _parts(kind: Any) -> Callable[[Any], object]:
    """All fields of a record; several times as fast as its own ``repr``."""
    return attrgetter(*(field.name for field in fields(kind)))


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
