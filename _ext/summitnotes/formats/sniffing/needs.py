"""Which marks a text must have before a pattern can be found in it.

Most signs of formats are made of marks that a text has nowhere. To see that takes a microsecond; to look for
the pattern itself takes fifty, at each beginning of a line, and there are 140 signs.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from string import punctuation
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

try:
    _parser: Any = import_module("re._parser")
except ImportError:  # a Python that reads patterns elsewhere: every one is looked for
    _parser = None

#: Of each set one mark at least must be there.
Needs = tuple[frozenset[str], ...]


def needs_of(pattern: str) -> Needs:
    """What every text has in which ``pattern`` is found."""
    return tuple(dict.fromkeys(_of(_parser.parse(pattern)))) if _parser else ()


@lru_cache(maxsize=4)  # each format asks for the marks of the same text
def marks_in(text: str) -> frozenset[str]:
    """The marks that a text has."""
    return frozenset(mark for mark in punctuation if mark in text)


def _of(parts: Iterable[tuple[Any, Any]]) -> list[frozenset[str]]:
    """What all of the parts need, one behind the other."""
    return [need for kind, value in parts for need in _of_part(str(kind), value)]


def _of_part(kind: str, value: Any) -> list[frozenset[str]]:
    if kind == "LITERAL":
        return _any_of([chr(value)])
    if kind == "IN":
        return _any_of([chr(each) if str(one) == "LITERAL" else "" for one, each in value])
    if kind == "BRANCH":
        ways = [_of(way) for way in value[1]]
        return [frozenset().union(*(way[0] for way in ways))] if all(ways) else []
    if kind in ("MAX_REPEAT", "MIN_REPEAT"):
        least, _most, repeated = value
        return _of(repeated) if least else []
    return _of(value[-1]) if kind == "SUBPATTERN" else []


def _any_of(characters: list[str]) -> list[frozenset[str]]:
    """Nothing where one of them is no mark."""
    return [frozenset(characters)] if all(each and each in punctuation for each in characters) else []
