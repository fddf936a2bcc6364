"""One note-taker cannot have been in two sessions at one time."""

from __future__ import annotations

from collections.abc import Sequence

from summitnotes.records.model import Kind, Talk


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
        if held is not talk and held.id != talk.id and held.title.casefold() != talk.title.casefold():
            pairs.append((held, talk))
    return pairs
