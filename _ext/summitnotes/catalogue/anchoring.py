"""Where the entries of event.yml stand: one place for each, looked for in all notes of its event.

Every notes file says where it holds the words of an entry (:class:`~summitnotes.records.said.Anchored`).
The best place of all files counts; two places of the best kind are ambiguous, and none is taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from summitnotes.catalogue.sidecars import Sidecars
from summitnotes.paths.docnames import name_in_event
from summitnotes.records.eventfile import EventFile
from summitnotes.records.eventtalks import TalkEntry
from summitnotes.records.problems import Problem, Subtype
from summitnotes.records.said import Anchored, Said
from summitnotes.records.suggesting import closest

#: Places of ambiguous words that a message lists.
MAX_LISTED = 5

Decisions = Mapping[str, Mapping[int, str | None]]


@dataclass(frozen=True, slots=True)
class _Held:
    doc: str
    path: str
    anchored: Anchored


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where one entry of event.yml stands."""

    doc: str | None = None  # None: nowhere, or in several places
    places: tuple[str, ...] = ()  # path:line of each place of the best kind


def verdicts(event: str, file: EventFile, said: Mapping[str, Said]) -> dict[int, Verdict]:
    """Line of event.yml -> where the words of that entry stand."""
    held: dict[int, list[_Held]] = defaultdict(list)
    names = set()
    for doc, one in sorted(said.items()):
        if one.notes is not None and one.notes.event == event:
            names.add(name_in_event(one.notes.path))
            for anchored in one.anchored:
                held[anchored.entry].append(_Held(doc, one.notes.path, anchored))
    return {entry.line: _verdict(entry, held[entry.line], names) for entry in file.talks if entry.at}


def _verdict(entry: TalkEntry, held: list[_Held], names: set[str]) -> Verdict:
    if entry.file in names:
        held = [one for one in held if name_in_event(one.path) == entry.file]
    best = min((one.anchored.rank for one in held), default=0)
    held = [one for one in held if one.anchored.rank == best]
    places = tuple(f"{name_in_event(one.path)}:{line}" for one in held for line in one.anchored.lines)
    return Verdict(held[0].doc if len(places) == 1 else None, places)


def decide(sidecars: Sidecars, said: Mapping[str, Said]) -> dict[str, dict[int, str | None]]:
    """Event -> line of an entry -> the document that shows it, for the entries whose words stand
    somewhere. A document that was read with other decisions has to be read again."""
    decided = {}
    for event, file in sidecars.events.items():
        if any(entry.at for entry in file.talks):
            found = verdicts(event, file, said)
            decided[event] = {line: verdict.doc for line, verdict in found.items() if verdict.places}
    return decided


def shown_in(doc: str, event: str, decisions: Decisions) -> tuple[int, ...]:
    """The lines of the entries that a document shall show."""
    return tuple(sorted(line for line, chosen in decisions.get(event, {}).items() if chosen == doc))


def complaints(event: str, file: EventFile, said: Mapping[str, Said]) -> Iterator[Problem]:
    """What an editor has to know of the words and files that entries name; one message an entry."""
    names = sorted(
        name_in_event(one.notes.path) for one in said.values() if one.notes and one.notes.event == event
    )
    if not names:
        return
    found = verdicts(event, file, said)
    for entry in file.talks:
        if entry.file is not None and entry.file not in names:
            yield _no_file(entry, names)
        elif entry.at and len(places := found[entry.line].places) != 1:
            yield _several(entry, places) if places else _nowhere(entry)


def _no_file(entry: TalkEntry, names: list[str]) -> Problem:
    near = closest(entry.file or "", names)
    hint = f'Did you mean "{near}"?' if near else f"There are: {', '.join(names)}."
    message = f'"{entry.file}" is not among the notes of this event; all of them were looked through. {hint}'
    return Problem(Subtype.ANCHOR, message, entry.line_of("file"), entry.path)


def _several(entry: TalkEntry, places: tuple[str, ...]) -> Problem:
    listed = ", ".join(places[:MAX_LISTED]) + (", …" if len(places) > MAX_LISTED else "")
    message = (
        f'the words "{entry.at}" stand in {len(places)} places of the notes ({listed}); the talk is listed '
        "without one. Give more of the words around the place you mean."
    )
    return Problem(Subtype.ANCHOR, message, entry.line_of("at"), entry.path)


def _nowhere(entry: TalkEntry) -> Problem:
    message = (
        f'the words "{entry.at}" stand nowhere in the notes of this event; '
        "the talk is listed without a place. Copy the words as they are written there."
    )
    return Problem(Subtype.ANCHOR, message, entry.line_of("at"), entry.path)
