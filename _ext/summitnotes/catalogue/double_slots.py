"""One note-taker cannot have been in two sessions at one time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitnotes.records.model import Kind, Talk
from summitnotes.records.problems import Problem, Subtype


def double_slots(talks: Sequence[Talk]) -> list[tuple[Talk, Talk]]:
    """Pairs of talks of one file of notes with the same event, date, start time and room; each later one
    with the first of its slot.

    Talks of which the start time is unknown are never reported; an unknown room or date equals an unknown
    one. Sessions in different files may have run side by side, or on days that the files do not say.
    """
    first: dict[tuple[str | None, ...], Talk] = {}
    pairs: list[tuple[Talk, Talk]] = []
    for talk in talks:
        if talk.start is None or talk.kind is Kind.NONE:
            continue
        path = talk.source.path if talk.source else None
        slot = (talk.event, talk.date, talk.start, talk.room.casefold() if talk.room else None, path)
        held = first.setdefault(slot, talk)
        if held.source is not None and held.source == talk.source:
            continue  # one heading for two talks, of which event.yml speaks
        if held is not talk and held.id != talk.id and held.title.casefold() != talk.title.casefold():
            pairs.append((held, talk))
    return pairs


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
