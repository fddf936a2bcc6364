"""Forests of decision trees whose numbers were learned, each made one expression of Python.

A file of notes asks hundreds of comparisons for every line of it; an expression answers them several times
faster than trees that are walked.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

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
    first, second = (Forest(tuple(one["features"]), _log_odds(one)) for one in data["forests"])
    own = len(first.features)
    if second.features[:own] != first.features:
        raise ValueError("the features of the second forest do not begin with those of the first")
    return Forests(first, second, second.features[own:])


@cache
def forests() -> Forests:
    """The forests that ship, read once."""
    return forests_of(json.loads(_DATA.read_text(encoding="utf-8")))


def _log_odds(one: Mapping[str, Any]) -> Callable[..., float]:
    """The sum of all trees; names are looked up quicker than the places of a row."""
    trees = "+".join(_expression(tree, 0) for tree in one["trees"])
    names = ",".join(f"f{at}" for at in range(len(one["features"])))
    code = compile(f"lambda {names}: {float(one['bias'])!r}+{trees}", str(_DATA), "eval")
    found: Callable[[Row], float] = eval(code)  # only numbers get into the expression
    return found


def _expression(tree: Sequence[Sequence[Any]], at: int) -> str:
    """The node ``at`` of a tree: (feature, threshold, node up to it, node above it).

    A leaf has feature -1 and its value as threshold.
    """
    feature, threshold, low, high = tree[at]
    if feature < 0:
        return f"{float(threshold)!r}"
    lower, upper = _expression(tree, low), _expression(tree, high)
    return f"({lower} if f{int(feature)}<={float(threshold)!r} else {upper})"
