"""Which session a talk was a part of: by id or by title, and never in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from summitnotes.catalogue.precedence import of_record
from summitnotes.catalogue.work import Work
from summitnotes.records.ids import search_key
from summitnotes.records.model import Talk
from summitnotes.records.problems import Problem, Subtype
from summitnotes.records.suggesting import closest


def with_parents(
    work: Work,
    talks: Sequence[Talk],
    found: Mapping[str, Talk],
    titles: Mapping[tuple[str | None, str], str],
) -> list[Talk]:
    """``talks``, each with the id of its parent, or without one where that leads nowhere or in a circle.

    ``found``: all talks by their ids; ``titles``: (event, folded title) -> id.
    """
    resolved = [_with_parent(work, talk, found, titles) for talk in talks]
    parents = {talk.id: talk for talk in resolved if talk.parent is not None}
    closing = {_last(circle).id: circle for circle in _circles(parents)}
    for identifier, circle in closing.items():
        work.problems.append(_closes(parents[identifier], circle))
    return [replace(talk, parent=None) if talk.id in closing else talk for talk in resolved]


def _with_parent(
    work: Work, talk: Talk, found: Mapping[str, Talk], titles: Mapping[tuple[str | None, str], str]
) -> Talk:
    """``parent`` may be written as an id, or as the title of another talk of the event."""
    if talk.parent is None:
        return talk
    if talk.parent in found and (of_record(talk).is_trusted or found[talk.parent].event == talk.event):
        return talk
    parent = titles.get((talk.event, search_key(talk.parent)))
    if parent is None and (place := talk.place_of("parent")):
        others = [title for (event, title), key in titles.items() if event == talk.event and key != talk.id]
        near = closest(search_key(talk.parent), (*others, *found))
        hint = f'Did you mean "{near}"?' if near else "Write the id or the title of a talk of this event."
        message = f'unknown talk "{talk.parent}"; "{talk.title}" stands without its parent. {hint}'
        work.problems.append(Problem(Subtype.UNKNOWN_TARGET, message, place.line, place.path))
    return replace(talk, parent=parent)


def _circles(parents: Mapping[str, Talk]) -> Iterator[list[Talk]]:
    """Talks that are parts of one another, or of themselves; each circle once. ``parents``: who has one."""
    done: set[str] = set()
    for start in parents:
        way: dict[str, int] = {}
        at = start
        while at in parents and at not in done and at not in way:
            way[at] = len(way)
            at = parents[at].parent or ""
        if at in way:
            yield [parents[one] for one in list(way)[way[at] :]]
        done.update(way)


def _last(circle: Sequence[Talk]) -> Talk:
    """Whose parent is left out: the last one in the order of files and lines."""
    return max(circle, key=lambda talk: (*_place(talk), talk.id))


def _place(talk: Talk) -> tuple[str, int]:
    place = talk.place_of("parent") or talk.source
    return (place.path, place.line or 0) if place else ("", 0)


def _closes(talk: Talk, circle: Sequence[Talk]) -> Problem:
    titles = {one.id: one.title for one in circle}
    parent = titles[talk.parent or ""]
    path, line = _place(talk)
    message = (
        f'parent "{parent}" of "{talk.title}" closes a circle; "{talk.title}" stands without its parent. '
        f"Leave one of {len(circle)} out."
        if len(circle) > 1
        else f'"{talk.title}" is no part of itself; it stands without a parent. Leave the parent out.'
    )
    return Problem(Subtype.VALUE, message, line or None, path or None)
