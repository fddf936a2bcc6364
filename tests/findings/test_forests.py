"""The numbers of a forest, and the expression that each of its trees becomes."""

from __future__ import annotations

import json
import math
import os
import random
from pathlib import Path
from typing import Any

import pytest

from summitnotes.findings.sessions.judging import forests as room
from summitnotes.findings.sessions.judging.forests import KeptForests, forests, forests_of

SHIPPED = json.loads((Path(room.__file__).parent / "data" / "layouts.json").read_text("utf-8"))


def walked(tree: list[list[Any]], row: tuple[float, ...]) -> float:
    """The value of the leaf that a row comes to, node by node."""
    feature, threshold, low, high = tree[0]
    while feature >= 0:
        feature, threshold, low, high = tree[low if row[feature] <= threshold else high]
    return float(threshold)


@pytest.mark.parametrize("number", [0, 1])
def test_an_expression_says_what_the_trees_say(number: int) -> None:
    data, forest = SHIPPED["forests"][number], (forests().first, forests().second)[number]
    draws = random.Random(3)
    for _ in range(50):
        row = tuple(draws.choice((0.0, 0.5, 1.0, 3 * draws.random())) for _ in forest.features)
        odds = data["bias"] + sum(walked(tree, row) for tree in data["trees"])
        assert forest.likelihood(row) == pytest.approx(1 / (1 + math.exp(-odds)))


def test_a_row_has_zero_for_what_is_not_seen() -> None:
    first = forests().first
    row = first.row({first.features[2]: 0.5, "of another forest": 1.0})
    assert row[:4] == (0.0, 0.0, 0.5, 0.0)
    assert len(row) == len(first.features)


def test_the_second_forest_goes_on_from_the_first() -> None:
    assert len(forests().around) == 13
    leaf = [[-1, 0.5, 0, 0]]
    data = {
        "forests": [
            {"features": ["names", "time"], "bias": 0, "trees": [leaf]},
            {"features": ["time", "names", "c_own"], "bias": 0, "trees": [leaf]},
        ]
    }
    with pytest.raises(ValueError, match="do not begin with those of the first"):
        forests_of(data)


def test_what_the_numbers_are_compiled_to_is_kept_until_they_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    compiled = []

    class Counted(KeptForests):
        def source_to_code(self, data: Any, path: Any, *, _optimization: int = -1) -> Any:
            compiled.append(json.loads(data)["forests"][0]["bias"])
            return super().source_to_code(data, path, _optimization=_optimization)

    file = tmp_path / "numbers.json"
    for bias in (0.5, 0.5, 12.25):
        one = {"features": ["time"], "bias": bias, "trees": [[[-1, 0.5, 0, 0]]]}
        file.write_text(json.dumps({"forests": [one, one]}), "utf-8")
        os.utime(file, (1000, 1000))  # the size alone tells
        Counted("numbers", str(file)).get_code("numbers")
    assert compiled == [0.5, 12.25]
