"""Patterns are tried only where a text shows their signs: those that are left out would match nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from findings.plain_tables import plain_table
from summitnotes.findings.dates.shapes import SHAPES, pattern_of, shapes_in

TEXTS = [
    *(row["text"] for row in plain_table(Path(__file__).parent.with_name("dates.yaml"))),
    "Thu May 15 9:30:00 UTC 2014",
    "du premier au 3 mai 2014",
    "the week of 3 June 2013",
    "la semaine du premier juin 2013",
]


@pytest.mark.parametrize("language", [None, "de", "pt"])
def test_signs_leave_out_no_shape_that_matches(language: str | None) -> None:
    for text in TEXTS:
        tried = {shape.name for _rank, shape in shapes_in(text, language)}
        matching = {shape.name for shape in SHAPES if pattern_of(shape, language).search(text)}
        assert matching <= tried, text


def test_few_shapes_are_tried_in_a_line_without_a_month() -> None:
    assert [shape.name for _rank, shape in shapes_in("12 racks, 3 rooms", "en")] == [
        "compact",
        "season",
        "quarter",
        "week",
        "year",
    ]
