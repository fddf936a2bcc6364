"""One note-taker cannot have been in two sessions at one time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitnotes.records.model import Kind, Talk
from summitnotes.records.problems import Problem, Subtype


def double_slots(talks: Sequence[Talk]) -> list[tuple[Talk, Talk]]:
    """Pairs of talks of one file of notes with the same event, date, start time and room; each later one
    with the first of its slot.

    Talks of which the start time is unknown are never reported; an unknown room equals an unknown one, and so
    does an unknown date as long as the hours of the file go on: "10:00" below "Day 2" is no slot of "Day 1".
    Sessions in different files may have run side by side, or on days that the files do not say.
    """
    rounds = _rounds(talks)
    first: dict[tuple[object, ...], Talk] = {}
    pairs: list[tuple[Talk, Talk]] = []
    for number, talk in enumerate(talks):
        if talk.start is None or talk.kind is Kind.NONE:
            continue
        path = talk.source.path if talk.source else None
        day = talk.date or rounds[number]
        slot = (talk.event, day, talk.start, talk.room.casefold() if talk.room else None, path)
        held = first.setdefault(slot, talk)
        if held.source is not None and held.source == talk.source:
            continue  # one heading for two talks, of which event.yml speaks
        if held is not talk and held.id != talk.id and held.title.casefold() != talk.title.casefold():
            pairs.append((held, talk))
    return pairs


def _rounds(talks: Sequence[Talk]) -> dict[int, int]:
    """How often the clock of its file was turned back before each undated talk."""
    found: dict[int, int] = {}
    held: dict[str, tuple[int, str]] = {}  # path -> round, hour of the talk before
    undated = [(talk.source.path, talk.source.line or 0, number) for number, talk in enumerate(talks)
               if talk.date is None and talk.start and talk.source]  # fmt: skip
    for path, _line, number in sorted(undated):
        start = talks[number].start or ""
        turn, before = held.get(path, (0, start))
        held[path] = (turn + (start < before), start)
        found[number] = held[path][0]
    return {number: found.get(number, 0) for number in range(len(talks))}


def slot_problems(talks: Sequence[Talk]) -> Iterator[Problem]:
    """A problem for each of the :func:`double_slots`, at the later talk."""
    for first, second in double_slots(talks):
        a, b = first.source, second.source
        yield Problem(
            Subtype.SLOT,
            f'"{second.title}" starts at {second.start}, as "{first.title}" does'
            + (f" (line {a.line})" if a else "")
            + "; both stay. Give rooms or times in event.yml if they were parallel.",
            b.line if b else None,
            b.path if b else None,
        )
