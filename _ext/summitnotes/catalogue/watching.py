"""What a view or an export took from the catalogue, so that it is made again only when that has changed.

Views and exports are pure functions of the catalogue. :func:`watched` gives them one that notes every value
that they ask for; :mod:`summitnotes.catalogue.marks` says whether such a value is still the same. So nobody
declares what depends on what, and nobody can forget it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import Any, cast

from summitnotes.catalogue.cells import ALL, KEYS, NUMBER, THINGS, Cell
from summitnotes.records.catalogue import Catalogue


class _Watched(Collection[Any]):
    """A collection of the catalogue: whoever asks for one of it, for all, or for their number, is noted."""

    _whole = ALL  # what is asked for by whoever walks over it

    def __init__(self, name: str, values: Any, note: Callable[[Cell], None]) -> None:
        self._name, self._values, self._note = name, values, note

    def __contains__(self, key: object) -> bool:
        self._note((self._name, key))
        return key in self._values

    def __iter__(self) -> Iterator[Any]:
        self._note((self._name + self._whole, None))
        return iter(self._values)

    def __len__(self) -> int:
        self._note((self._name + NUMBER, None))
        return len(self._values)


class _Set(_Watched, Set[Any]):
    pass


class _Mapping(_Watched, Mapping[Any, Any]):
    _whole = KEYS

    def __getitem__(self, key: Any) -> Any:
        self._note((self._name, key))
        return self._values[key]

    def get(self, key: Any, default: Any = None) -> Any:
        self._note((self._name, key))
        return self._values.get(key, default)


class _Sequence(_Watched, Sequence[Any]):
    __contains__ = Sequence.__contains__  # walks over it

    def __getitem__(self, index: Any) -> Any:
        self._note((self._name + ALL, None))
        return self._values[index]


_KINDS: tuple[tuple[type[Any], type[_Watched]], ...] = (
    (Mapping, _Mapping),
    (tuple, _Sequence),
    (frozenset, _Set),
)


class WatchedCatalogue:
    """Looks like a catalogue."""

    def __init__(self, catalogue: Catalogue, cells: set[Cell]) -> None:
        self.catalogue, self.cells = catalogue, cells

    def __getattr__(self, name: str) -> Any:
        found: Any = getattr(self.catalogue, name)
        kind = next((watching for kind, watching in _KINDS if isinstance(found, kind)), None)
        if kind is not None:
            found = kind(name, found, self.cells.add)
        else:
            self.cells.add((name + ALL, None))
        setattr(self, name, found)
        return found


def watched(catalogue: Catalogue, cells: set[Cell]) -> Catalogue:
    """``catalogue`` for one view or export; what is asked of it is added to ``cells``."""
    return cast("Catalogue", WatchedCatalogue(catalogue, cells))


Table = Mapping[Any, Any]
#: Name of a table -> what makes it.
TABLES: dict[str, Callable[[Catalogue], Table]] = {}


def table(make: Callable[[Catalogue], Table], of: str | None = None) -> Callable[[Catalogue], Table]:
    """A table that is made of a whole catalogue and asked for single keys: made once, and watched like an
    attribute of the catalogue. ``of`` is what its keys are ids of, a name of :data:`~.cells.THINGS`."""
    name = make.__name__
    made = TABLES[name] = lru_cache(maxsize=2)(make)
    if of is not None and name not in THINGS[of]:
        THINGS[of].append(name)

    def ask(catalogue: Catalogue) -> Table:
        if isinstance(catalogue, WatchedCatalogue):
            return _Mapping(name, made(catalogue.catalogue), catalogue.cells.add)
        return made(catalogue)

    return ask


def make_tables(catalogue: Catalogue) -> None:
    """Make all tables of a catalogue, for processes that are to share them."""
    for make in TABLES.values():
        make(catalogue)
