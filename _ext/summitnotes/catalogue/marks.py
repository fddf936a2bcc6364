"""Whether values of the catalogue are still the same: a digest of each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from summitnotes.catalogue.cells import ALL, FILE, KEYS, TALKS, THINGS, Cell
from summitnotes.catalogue.watching import TABLES

if TYPE_CHECKING:
    from summitnotes.records.catalogue import Catalogue

#: Types whose ``repr`` says all.
_PLAIN = frozenset({str, int, bool, type(None)})


class Marks:
    """A digest for each cell of one catalogue, worked out when it is asked for.

    ``files`` are the names of the exported files that there are.
    """

    def __init__(self, catalogue: Catalogue, files: Container[str] = ()) -> None:
        self._catalogue = catalogue
        self._files = files
        self._marks: dict[Cell, str] = {}
        self._records: dict[int, str] = {}  # id() of a record -> its digest; the catalogue keeps it alive

    def of(self, cells: Iterable[Cell]) -> str:
        """The digest of all ``cells`` together."""
        return _hash("".join([self._marks.get(cell) or self._mark(cell) for cell in cells]))

    def of_value(self, value: object) -> str:
        """The digest of a value of the catalogue, or of a list of such values."""
        return _hash(self._text(value))

    def _mark(self, cell: Cell) -> str:
        mark = self._marks[cell] = self.of_value(self._value(*cell))
        return mark

    def _value(self, name: str, key: Any) -> object:
        if name == TALKS:
            talks = self._catalogue.talks_of_event.get(key, ())
            return [self._thing("talk", talk.id) for talk in talks]
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
        values = (self._named(attribute) for attribute in THINGS[name])
        return [value.get(key) if isinstance(value, Mapping) else key in value for value in values]

    def _named(self, name: str) -> Any:
        """An attribute of the catalogue, or a table of it."""
        return TABLES[name](self._catalogue) if name in TABLES else getattr(self._catalogue, name)

    def _text(self, value: Any) -> str:
        """A text that differs when the value does; records are replaced by their digests."""
        kind: Any = type(value)
        if kind in _PLAIN:
            return repr(value)
        if kind is tuple or kind is list:
            return f"({self._texts(value)})" if value else "()"
        parts = _parts(kind)
        if parts is not None:
            digest = self._records[id(value)] = _hash(repr(parts(value)))
            return digest
        if isinstance(value, Mapping):
            return f"{{{self._texts(value)}:{self._texts(value.values())}}}"
        if isinstance(value, Collection) and not isinstance(value, str):
            return self._text(list(value) if isinstance(value, Sequence) else sorted(value, key=repr))
        return repr(value)

    def _texts(self, values: Iterable[Any]) -> str:
        known, text = self._records, self._text
        return ",".join(
            [
                repr(value) if type(value) in _PLAIN else known.get(id(value)) or text(value)
                for value in values
            ]
        )


@cache
def _parts(kind: Any) -> Callable[[Any], object] | None:
    """All fields of a record of this kind, several times as fast as its own ``repr``; else ``None``."""
    return attrgetter(*(field.name for field in fields(kind))) if is_dataclass(kind) else None


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
