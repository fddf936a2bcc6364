"""Two sessions at one time in one room of one event cannot both have been attended."""

from __future__ import annotations

from collections.abc import Sequence

from summitnotes.records.model import Kind, Talk


def double_slots(talks: Sequence[Talk]) -> list[tuple[Talk, Talk]]:
    """Pairs of talks with the same event, date, start time and room; each later one with the first of its
    slot.

    Talks of which the start time is unknown are never reported; an unknown room or date equals an unknown
    one. Notes of one session by several people share their id or their title and are no clash.
    """
    first: dict[tuple[str | None, str | None, str, str | None], Talk] = {}
    pairs: list[tuple[Talk, Talk]] = []
    for talk in talks:
        if talk.start is None or talk.kind is Kind.NONE:
            continue
        slot = (talk.event, talk.date, talk.start, talk.room.casefold() if talk.room else None)
        held = first.setdefault(slot, talk)
        if held is not talk and held.id != talk.id and held.title.casefold() != talk.title.casefold():
            pairs.append((held, talk))
    return pairs
