"""Every talk once: what headings, directives and event.yml say of it, laid over each other."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace

from summitnotes.catalogue.topics import resolve_topics
from summitnotes.catalogue.work import Work
from summitnotes.records.anchors import talk_id
from summitnotes.records.catalogue import Place
from summitnotes.records.entries import with_entry
from summitnotes.records.eventtalks import TalkEntry
from summitnotes.records.ids import search_key, unique_id
from summitnotes.records.model import NAMING, Kind, Origin, Source, Talk
from summitnotes.records.problems import Problem, Subtype

# Who is believed first when two places speak of one talk.
_RANK = {Origin.DIRECTIVE: 0, Origin.EVENT_FILE: 1, Origin.HEADING: 2}


def all_talks(
    work: Work, events: set[str], event_places: dict[str, Place]
) -> tuple[list[Talk], dict[str, Place], dict[str, list[str]], dict[tuple[str, str], str]]:
    """Every talk once; notes of one talk in several files are joined under its id.

    Also where each stands, the notes about it, and the ids of cards whose own id another talk holds.
    """
    found: dict[str, Talk] = {}
    places: dict[str, Place] = {}
    notes: dict[str, list[str]] = defaultdict(list)
    renamed: dict[tuple[str, str], str] = {}
    for doc, said in sorted(work.said.items()):
        for talk, anchor in said.talks:
            known = found.get(talk.id)
            twice = known is not None and Origin.DIRECTIVE is known.origin is talk.origin
            if known and Origin.DIRECTIVE in (known.origin, talk.origin) and known.source and talk.source:
                work.problems.append(
                    Problem(
                        Subtype.DUPLICATE,
                        f'talk id "{talk.id}" is already used at {known.source.path}:{known.source.line}; '
                        "references lead there. Give one of them another :id:.",
                        talk.source.line,
                        talk.source.path,
                    )
                )
            if twice:
                talk = replace(talk, id=unique_id(talk.id, dict.fromkeys(found, 1)))
                renamed[doc, anchor], known = talk.id, None
            found[talk.id] = _join(known, talk) if known else talk
            places.setdefault(talk.id, Place(doc, anchor))
            if said.notes is not None and doc not in notes[talk.id]:
                notes[talk.id].append(doc)
    for talk in list(_unbound(work, found)):
        known = found.get(talk.id)
        found[talk.id] = _join(known, talk) if known else talk
        if event_place := event_places.get(talk.event or ""):
            places.setdefault(talk.id, event_place)
    titles = {(talk.event, search_key(talk.title)): talk.id for talk in reversed(found.values())}
    shown = [talk.shown() for talk in found.values()]
    talks = [_with_topics(work, _with_parent(work, talk, found, titles), events) for talk in shown]
    return talks, places, notes, renamed


def _with_parent(
    work: Work, talk: Talk, found: Mapping[str, Talk], titles: Mapping[tuple[str | None, str], str]
) -> Talk:
    """``parent`` may be written as an id, or as the title of another talk of the event."""
    if talk.parent is None or talk.parent in found:
        return talk
    parent = titles.get((talk.event, search_key(talk.parent)))
    if parent is None and (place := talk.place_of("parent")):
        others = [title for (event, title), key in titles.items() if event == talk.event and key != talk.id]
        near = difflib.get_close_matches(search_key(talk.parent), others + sorted(found), 1)
        hint = f'Did you mean "{near[0]}"?' if near else "Write the id or the title of a talk of this event."
        message = f'unknown talk "{talk.parent}"; "{talk.title}" stands without its parent. {hint}'
        work.problems.append(Problem(Subtype.UNKNOWN_TARGET, message, place.line, place.path))
    return replace(talk, parent=parent)


def _unbound(work: Work, found: Mapping[str, Talk]) -> Iterator[Talk]:
    """Talks of event.yml that stand nowhere in the notes; they are listed all the same."""
    shown: dict[str, set[int]] = defaultdict(set)
    for said in work.said.values():
        if said.notes is not None and said.notes.event:
            shown[said.notes.event].update(said.entries)
    for event, file in work.event_files.items():
        for entry in file.talks:
            if entry.line in shown[event] or entry.kind is Kind.NONE:
                continue
            path = entry.path
            title = entry.title or entry.at
            if title is None:
                if (known := found.get(entry.id or "")) is not None:
                    yield with_entry(known, entry)
                else:
                    work.problems.append(_no_talk(entry, found))
                continue
            talk = Talk(
                id=entry.id or talk_id(event, title),
                title=title,
                event=event,
                origin=Origin.EVENT_FILE,
                source=Source(path, entry.line) if path else None,
            )
            yield with_entry(talk, entry)


def _no_talk(entry: TalkEntry, found: Mapping[str, Talk]) -> Problem:
    near = difflib.get_close_matches(entry.id or "", found, 1)
    hint = f'Did you mean "{near[0]}"?' if near else "Add at or title."
    message = f'no talk has the id "{entry.id}"; what is said of it is left out. {hint}'
    return Problem(Subtype.UNKNOWN_TARGET, message, entry.line_of("id"), entry.path)


def _join(first: Talk, second: Talk) -> Talk:
    """One talk of two notes: the better source wins, field by field."""
    if _RANK[second.origin] < _RANK[first.origin]:
        first, second = second, first
    values = {f.name: getattr(first, f.name) or getattr(second, f.name) for f in fields(Talk)}
    places = {name: (first if getattr(first, name) else second).place_of(name) for name in NAMING}
    values["said_at"] = tuple((name, place) for name, place in places.items() if place)
    return Talk(**values)


def _with_topics(work: Work, talk: Talk, events: set[str]) -> Talk:
    if talk.event and talk.event not in events and talk.origin is Origin.DIRECTIVE:
        source = talk.place_of("event") or Source("", None)
        work.problems.append(
            Problem(
                Subtype.UNKNOWN_TARGET,
                f'unknown event "{talk.event}"; the talk stands without it. '
                "Use the name of a folder in docs/notes/ or the id of an event directive.",
                source.line,
                source.path,
            )
        )
        talk = replace(talk, event=None)
    place = talk.place_of("topics")
    return replace(talk, topics=resolve_topics(work, talk.topics, place.path, place.line) if place else ())
