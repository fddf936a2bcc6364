"""Which days are a grid, and in which column a session stands."""

from __future__ import annotations

import pytest

from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Talk
from summitnotes.views.base import ViewOptions
from summitnotes.views.day_grid import day_grid
from summitnotes.views.parts import talk_line
from views.sample import SampleLinker

#: What is on: "start room", and the slots as "start: column title, …"; nothing = a table.
DAYS: dict[str, tuple[list[str], list[str]]] = {
    "one after the other": (["09:00 A", "10:00 B", "11:00 A"], []),
    "rooms": (["09:00 ", "10:00 B", "10:00 A"], ["09:00: 0", "10:00: 2, 1"]),
    "a slip among many": (["09:00 ", "10:00 ", "10:00 ", "11:00 ", "12:00 "], []),
    "parallel without rooms": (
        ["09:00 ", "10:00 ", "10:00 ", "11:00 "],
        ["09:00: 0", "10:00: 0, 0", "11:00: 0"],
    ),
    "two at once in a room": (["10:00 A", "10:00 A", "10:00 B"], ["10:00: 0, 0, 0"]),
    "a room unknown": (["10:00 A", "10:00 B", "10:00 "], ["10:00: 0, 0, 0"]),
    "too many rooms": ([f"10:00 {room}" for room in "ABCDEFG"], ["10:00: 0, 0, 0, 0, 0, 0, 0"]),
    "one without a time": (["10:00 A", "10:00 B", " A"], ["10:00: 1, 2", "None: 1"]),
}


@pytest.mark.parametrize("day", DAYS)
def test_a_day(day: str) -> None:
    written, expected = DAYS[day]
    talks = []
    for number, text in enumerate(written):
        start, _, room = text.partition(" ")
        talks.append(Talk(f"t{number}", f"T{number}", start=start or None, room=room or None))
    catalogue = Catalogue(talks=tuple(talks))
    lines = [talk_line(catalogue, ViewOptions(), SampleLinker(), talk) for talk in talks]
    grid = day_grid(talks, lines)
    slots = grid.slots if grid else ()
    shown = [
        (slot.time and slot.time.start, ", ".join(str(talk.column) for talk in slot.talks)) for slot in slots
    ]
    assert [f"{start}: {columns}" for start, columns in shown] == expected


def test_a_slot_ends_when_all_its_sessions_do() -> None:
    talks = [Talk("a", "A", start="10:00", end="11:00"), Talk("b", "B", start="10:00", end="12:00")]
    catalogue = Catalogue(talks=tuple(talks))
    lines = [talk_line(catalogue, ViewOptions(), SampleLinker(), talk) for talk in talks]
    grid = day_grid(talks, lines)
    assert grid is not None
    assert grid.slots[0].time is not None
    assert grid.slots[0].time.text == "10:00"
    alone = day_grid([talks[0], talks[0]], [lines[0], lines[0]])
    assert alone is not None
    assert alone.slots[0].time is not None
    assert alone.slots[0].time.text == "10:00–11:00"
