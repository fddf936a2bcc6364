"""Forests of decision trees whose numbers were learned, each made one expression of Python.

A file of notes asks hundreds of comparisons for every line of it; an expression answers them several times
faster than trees that are walked. To compile those that ship takes as long as to read two notes, so what
comes of it is kept as Python keeps its own modules.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import CodeType

_DATA = Path(__file__).resolve().parent / "data" / "layouts.json"

Row = tuple[float, ...]  # a number for each feature of a forest


@dataclass(frozen=True, slots=True)
class Forest:
    """Additive trees whose sum is a log odds."""

    features: tuple[str, ...]
    log_odds: Callable[..., float]  # of the numbers of a row
    _nothing: dict[str, float] = field(init=False, repr=False, compare=False)  # the row of what shows none

    def __post_init__(self) -> None:
        object.__setattr__(self, "_nothing", dict.fromkeys(self.features, 0.0))

    def row(self, seen: dict[str, float]) -> Row:
        """The numbers of the features in order; what is not seen is 0."""
        return tuple((self._nothing | seen).values())[: len(self.features)]

    def likelihood(self, row: Row) -> float:
        """0 to 1."""
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, self.log_odds(*row)))))


@dataclass(frozen=True, slots=True)
class Forests:
    """The first sees a draft, its group and its file; the second besides what the first says around it."""

    first: Forest
    second: Forest
    around: tuple[str, ...]  # what only the second sees; it stands last in its rows


def forests_of(data: Mapping[str, Any]) -> Forests:
    """The two forests of what ``layouts.json`` holds. ValueError: the second does not continue the first."""
    return _made(compile(_module(data), str(_DATA), "exec"))


@cache
def forests() -> Forests:
    """The forests that ship, read once."""
    return _made(KeptForests("layouts", str(_DATA)).get_code("layouts"))


class KeptForests(SourceFileLoader):
    """Numbers of forests as a module, kept compiled in ``__pycache__`` while they and this file stay."""

    def source_to_code(self, data: Any, path: Any, *, _optimization: int = -1) -> CodeType:  # type: ignore[override]
        """The code of the module that the bytes ``data`` stand for."""
        return compile(_module(json.loads(data)), path, "exec", dont_inherit=True, optimize=_optimization)

    def path_stats(self, path: str) -> Mapping[str, Any]:
        """When it changed, and how large it is, by which Python sees that what is kept no longer holds."""
        stats = super().path_stats(path)
        return {**stats, "mtime": stats["mtime"] + super().path_stats(__file__)["mtime"]}


def _made(code: CodeType | None) -> Forests:
    found: dict[str, Any] = {}
    if code is not None:
        exec(code, found)  # only numbers and names of features get into it
    first, second = (Forest(features, log_odds) for features, log_odds in found["FORESTS"])
    own = len(first.features)
    if second.features[:own] != first.features:
        raise ValueError("the features of the second forest do not begin with those of the first")
    return Forests(first, second, second.features[own:])


def _module(data: Mapping[str, Any]) -> str:
    """The forests as Python: the names of the features of each, and the sum of its trees."""
    return (
        "FORESTS = ["
        + ",".join(f"({tuple(one['features'])!r},{_log_odds(one)})" for one in data["forests"])
        + "]"
    )


def _log_odds(one: Mapping[str, Any]) -> str:
    """The sum of all trees; names are looked up quicker than the places of a row."""
    trees = "+".join(_expression(tree, 0) for tree in one["trees"])
    names = ",".join(f"f{at}" for at in range(len(one["features"])))
    return f"lambda {names}: {float(one['bias'])!r}+{trees}"


def _expression(tree: Sequence[Sequence[Any]], at: int) -> str:
    """The node ``at`` of a tree: (feature, threshold, node up to it, node above it).

    A leaf has feature -1 and its value as threshold.
    """
    feature, threshold, low, high = tree[at]
    if feature < 0:
        return f"{float(threshold)!r}"
    lower, upper = _expression(tree, low), _expression(tree, high)
    return f"({lower} if f{int(feature)}<={float(threshold)!r} else {upper})"
