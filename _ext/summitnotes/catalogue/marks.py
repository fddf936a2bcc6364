"""Whether values of the catalogue are still the same: a digest of each."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Container, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from summitnotes.catalogue.cells import ALL, FILE, KEYS, OF_EVENT, THINGS, Cells
from summitnotes.catalogue.watching import TABLES

if TYPE_CHECKING:
    from summitnotes.records.catalogue import Catalogue

#: Name of a cell -> the thing that it tells for all talks of an event.
_TALKS = {cell: thing for thing, cell in OF_EVENT.items()}


class Marks:
    """A digest for each cell of one catalogue, worked out when it is asked for.

    ``files`` are the names of the exported files that there are.
    """

    def __init__(self, catalogue: Catalogue, files: Container[str] = ()) -> None:
        self._catalogue = catalogue
        self._files = files
        self._marks: dict[str, dict[Any, str]] = {}  # by name and key of the cell
        self._records: dict[int, str] = {}  # id() of a record -> its digest; the catalogue keeps it alive
        self._asking: dict[str, list[Callable[[Any], object]]] = {}  # by name of a thing
        # Walks through lists and texts as quickly as Python can, and asks about all else.
        self._text = json.JSONEncoder(ensure_ascii=False, check_circular=False, default=self._told).encode

    def of(self, cells: Cells) -> str:
        """The digest of all ``cells`` together."""
        found: list[str] = []
        for name, keys in cells.items():
            known = self._marks.setdefault(name, {})
            found += [known.get(key) or self._mark(name, key) for key in keys]
        return _hash("".join(found))

    def of_value(self, value: object) -> str:
        """The digest of a value of the catalogue, or of a list of such values."""
        return _hash(self._text(_in_pairs(value) if isinstance(value, Mapping) else value))

    def _mark(self, name: str, key: Any) -> str:
        mark = self._marks[name][key] = self.of_value(self._value(name, key))
        return mark

    def _value(self, name: str, key: Any) -> object:
        if name in _TALKS:
            talks = self._catalogue.talks_of_event.get(key, ())
            return [self._thing(_TALKS[name], talk.id) for talk in talks]
        if name in THINGS:
            return self._thing(name, key)
        if name == FILE:
            return key in self._files
        attribute, _, what = name.partition(" ")
        value = self._named(attribute)
        if not what:
            return value.get(key)
        if f" {what}" == ALL:
            return value
        return tuple(value) if f" {what}" == KEYS else len(value)

    def _thing(self, name: str, key: Any) -> list[object]:
        asking = self._asking.get(name)
        if asking is None:
            values = [self._named(attribute) for attribute in THINGS[name]]
            asking = self._asking[name] = [
                value.get if isinstance(value, Mapping) else value.__contains__ for value in values
            ]
        return [ask(key) for ask in asking]

    def _named(self, name: str) -> Any:
        """An attribute of the catalogue, or a table of it."""
        return TABLES[name](self._catalogue) if name in TABLES else getattr(self._catalogue, name)

    def _told(self, value: Any) -> object:
        """In the place of what JSON does not know: a record's digest, the parts of a collection."""
        known = self._records.get(id(value))
        if known is not None:
            return known
        kind: Any = type(value)
        parts = _parts(kind)
        if parts is not None:
            digest = self._records[id(value)] = _hash(repr(parts(value)))
            return digest
        if isinstance(value, Mapping):
            return _in_pairs(value)
        if isinstance(value, Collection):
            return list(value) if isinstance(value, Sequence) else sorted(value, key=repr)
        return repr(value)


def _in_pairs(value: Mapping[Any, Any]) -> list[object]:
    """A mapping as lists of its keys and of its values: keys of JSON are texts alone."""
    return [list(value), list(value.values())]


@cache
def _parts(kind: Any) -> Callable[[Any], object] | None:
    """All fields of a record of this kind, several times as fast as its own ``repr``; else ``None``."""
    return attrgetter(*(field.name for field in fields(kind))) if is_dataclass(kind) else None


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
