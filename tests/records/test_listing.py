"""Sorting, grouping and shortening."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from summitnotes.records.catalogue import Catalogue
from summitnotes.records.filters import FilterError, parse_filter
from summitnotes.records.listing import group_items, limit_items, parse_sort, sort_items, talk_records
from summitnotes.records.model import Event, FormerName, Mention, Person, Speaker, Talk, Topic

Row = dict[str, object]
ROWS: list[Row] = [
    {"title": "Zebra", "date": "2019-05-02", "topics": ("b", "a"), "event": "two", "event_order": 1},
    {"title": "âne", "date": None, "topics": (), "event": None},
    {"title": "Bee", "date": "2019-05", "topics": ("a",), "event": "one", "event_order": 0},
    {
        "title": "ant",
        "date": "2019-05-02",
        "start": "09:00",
        "topics": ("A",),
        "event": "two",
        "event_order": 1,
    },
]


def own(row: Row) -> Mapping[str, object]:
    return row


def titles(rows: object) -> list[object]:
    assert isinstance(rows, tuple)
    return [row["title"] for row in rows]


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ("", ["Zebra", "âne", "Bee", "ant"]),
        ("title", ["âne", "ant", "Bee", "Zebra"]),
        ("-title", ["Zebra", "Bee", "ant", "âne"]),
        ("date", ["Bee", "ant", "Zebra", "âne"]),
        ("-date", ["Zebra", "ant", "Bee", "âne"]),
        ("event, -title", ["Bee", "Zebra", "ant", "âne"]),
    ],
)
def test_sorting_keeps_the_unknown_last(spec: str, expected: list[str]) -> None:
    assert titles(sort_items(ROWS, spec, own)) == expected


def test_unknown_sort_names_are_refused_with_a_suggestion() -> None:
    with pytest.raises(FilterError, match='did you mean "title"') as caught:
        parse_sort("date, -titel")
    assert caught.value.column == 7


def test_grouping_by_several_values() -> None:
    groups = group_items(ROWS, "topics", own)
    assert [(group.label, titles(group.items)) for group in groups] == [
        ("a", ["Zebra", "Bee", "ant"]),
        ("b", ["Zebra"]),
        (None, ["âne"]),
    ]


def test_groups_stand_in_the_order_of_what_they_are() -> None:
    assert [group.label for group in group_items(ROWS, "event", own)] == ["one", "two", None]
    with pytest.raises(FilterError, match="known names"):
        group_items(ROWS, "colour", own)


def test_a_shortened_list_says_how_much_is_missing() -> None:
    assert limit_items([1, 2, 3], 2) == ((1, 2), 1)
    assert limit_items([1, 2, 3], None) == ((1, 2, 3), 0)


def test_filters_see_other_names_of_the_same_things() -> None:
    catalogue = Catalogue(
        events=(Event("h19", "Harbour Days", series="harbour", start="2019-05-02"),),
        talks=(Talk("t", "Tides", event="h19", speakers=(Speaker("A. Lee"),), topics=("queue",)),),
        people=(Person("ann-lee", "Ann Lee", aliases=("A. Lee",)),),
        topics=(Topic("sand", (("en", "Sand"),), former=(FormerName("Grit"),)),),
        mentions=(Mention("sand", "d", "a", 3, "sand", "of sand", talk="t"),),
        speakers={"t": ("ann-lee",)},
    )
    record = talk_records(catalogue)["t"]
    for text in (
        "event = 'harbour days'", "series = harbour", "year = 2019", "speakers = 'a. lee'",
        "speakers = ann-lee",
        "topics = sand and topics = queue and topics = grit",
    ):  # fmt: skip
        assert parse_filter(text).matches(record), text
    assert record["speakers"] == ("Ann Lee",)
