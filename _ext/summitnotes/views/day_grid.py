"""A day of a programme with parallel sessions: slots below each other, in a slot what is on side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summitnotes.records.model import Talk
from summitnotes.views.parts import TalkLine, TimeSpan

MOST_COLUMNS = 6  # rooms that stand side by side; with more, each slot has columns of its own
FEWEST_PARALLEL = (
    3  # one slot in so many must be parallel where no rooms are known: two at once may be a slip
)


@dataclass(frozen=True, slots=True)
class GridTalk:
    line: TalkLine
    room: str | None
    column: int  # 1-based; 0 = wherever there is room


@dataclass(frozen=True, slots=True)
class Slot:
    time: TimeSpan | None
    talks: tuple[GridTalk, ...]


@dataclass(frozen=True, slots=True)
class DayGrid:
    columns: int  # 0 = each slot has its own
    slots: tuple[Slot, ...]


def day_grid(talks: Sequence[Talk], lines: Sequence[TalkLine]) -> DayGrid | None:
    """The grid of a day's talks and their lines, in order of time; ``None`` where hardly any are parallel."""
    by_start: dict[str | None, list[tuple[Talk, TalkLine]]] = {}
    for talk, line in zip(talks, lines, strict=True):
        by_start.setdefault(talk.start, []).append((talk, line))
    starts = [start for start in by_start if start]
    parallel = [start for start in starts if len(by_start[start]) > 1]
    rooms = list(dict.fromkeys(talk.room for talk in talks if talk.room and talk.start in parallel))
    if not parallel or (len(rooms) < 2 and len(parallel) * FEWEST_PARALLEL < len(starts)):
        return None
    slots = [by_start[start] for start in (*starts, None) if start in by_start]
    columns = _columns(slots, rooms)
    return DayGrid(
        len(columns),
        tuple(
            Slot(
                _time([line.time for _talk, line in slot]),
                tuple(GridTalk(line, talk.room, columns.get(talk.room or "", 0)) for talk, line in slot),
            )
            for slot in slots
        ),
    )


def _time(times: Sequence[TimeSpan | None]) -> TimeSpan | None:
    """When a slot is: until when only if all its sessions end then."""
    first = times[0]
    return first if first is None or len(set(times)) == 1 else replace(first, end=None, end_iso=None)


def _columns(slots: Sequence[Sequence[tuple[Talk, TalkLine]]], rooms: Sequence[str]) -> dict[str, int]:
    """Room -> its column; none where a room is not known, holds two at once, or there are too many."""
    if not 2 <= len(rooms) <= MOST_COLUMNS:
        return {}
    for slot in slots:
        here = [talk.room for talk, _line in slot]
        if len(slot) > 1 and (None in here or len(set(here)) < len(here)):
            return {}
    return {room: number for number, room in enumerate(sorted(rooms), 1)}
