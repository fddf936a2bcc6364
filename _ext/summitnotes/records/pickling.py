"""Records that are pickled and loaded by thousands.

For a frozen dataclass with slots, Python looks up the fields anew for each object that it pickles or loads.
The environment of 1,000 notes holds 100,000 records, whose short words (topics, days, hours, anchors, names)
come again and again; what is loaded document by document would hold each of them as often.
"""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from sys import intern
from typing import Any, TypeVar

Record = TypeVar("Record")

_SHORT = 24  # characters


def pickled_quickly(kind: type[Record]) -> type[Record]:
    """Decorate a frozen dataclass with slots and two fields or more: its state is the tuple of its fields.

    Equal short strings of what was loaded are one string.
    """
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    setters = [getattr(kind, name).__set__ for name in names]
    state = attrgetter(*names)

    def restore(record: Record, values: tuple[Any, ...]) -> None:
        for put, value in zip(setters, values, strict=True):
            put(record, intern(value) if type(value) is str and len(value) <= _SHORT else value)

    holder: Any = kind
    holder.__getstate__ = lambda record: state(record)
    holder.__setstate__ = restore
    return kind
