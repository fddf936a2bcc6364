"""Every talk once: what headings, directives and event.yml say of it, laid over each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace

from summitnotes.catalogue.topics import resolve_topics
from summitnotes.catalogue.work import Work
from summitnotes.records.anchors import talk_id
from summitnotes.records.catalogue import Place
from summitnotes.records.entries import with_entry
from summitnotes.records.ids import search_key
from summitnotes.records.model import Kind, Origin, Source, Talk
from summitnotes.records.problems import Problem, Subtype

# Who is believed first when two places speak of one talk.
_RANK = {Origin.DIRECTIVE: 0, Origin.EVENT_FILE: 1, Origin.HEADING: 2}


def all_talks(
    work: Work, events: set[str], event_places: dict[str, Place]
) -> tuple[list[Talk], dict[str, Place], dict[str, list[str]]]:
    """Every talk once; notes of one talk in several files are joined under its id."""
    found: dict[str, Talk] = {}
    places: dict[str, Place] = {}
    notes: dict[str, list[str]] = defaultdict(list)
    for doc, said in sorted(work.said.items()):
        for talk, anchor in said.talks:
            known = found.get(talk.id)
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
            found[talk.id] = _join(known, talk) if known else talk
            places.setdefault(talk.id, Place(doc, anchor))
            if said.notes is not None and doc not in notes[talk.id]:
                notes[talk.id].append(doc)
    for talk in _unbound(work):
        known = found.get(talk.id)
        found[talk.id] = _join(known, talk) if known else talk
        if event_place := event_places.get(talk.event or ""):
            places.setdefault(talk.id, event_place)
    titles = {(talk.event, search_key(talk.title)): talk.id for talk in reversed(found.values())}
    talks = [_with_topics(work, _with_parent(talk, found, titles), events) for talk in found.values()]
    return talks, places, notes


def _with_parent(talk: Talk, found: Mapping[str, Talk], titles: Mapping[tuple[str | None, str], str]) -> Talk:
    """``parent`` may be written as an id, or as the title of another talk of the event."""
    if talk.parent is None or talk.parent in found:
        return talk
    return replace(talk, parent=titles.get((talk.event, search_key(talk.parent))))


def _unbound(work: Work) -> Iterator[Talk]:
    """Talks of event.yml that stand nowhere in the notes; they are listed all the same."""
    bound: dict[str, set[int]] = defaultdict(set)
    ambiguous: dict[str, set[int]] = defaultdict(set)
    with_notes = set()
    for said in work.said.values():
        if said.notes is not None and said.notes.event:
            with_notes.add(said.notes.event)
            bound[said.notes.event].update(said.bound)
            ambiguous[said.notes.event].update(said.ambiguous)
    for event, file in sorted(work.sidecars.events.items()):
        for entry in file.talks:
            if entry.line in bound[event] or event not in with_notes or entry.kind is Kind.NONE:
                continue
            path = file.event.source.path if file.event.source else None
            if entry.at and entry.line not in ambiguous[event]:
                work.problems.append(
                    Problem(
                        Subtype.ANCHOR,
                        f'the words "{entry.at}" stand nowhere in the notes of this event; '
                        "the talk is listed without a place. Copy the words as they are written there.",
                        entry.line,
                        path,
                    )
                )
            title = entry.title or entry.at
            if title is None:
                continue
            talk = Talk(
                id=entry.id or talk_id(event, title),
                title=title,
                event=event,
                origin=Origin.EVENT_FILE,
                source=Source(path, entry.line) if path else None,
            )
            yield with_entry(talk, entry)


def _join(first: Talk, second: Talk) -> Talk:
    """One talk of two notes: the better source wins, field by field."""
    if _RANK[second.origin] < _RANK[first.origin]:
        first, second = second, first
    return Talk(**{f.name: getattr(first, f.name) or getattr(second, f.name) for f in fields(Talk)})


def _with_topics(work: Work, talk: Talk, events: set[str]) -> Talk:
    source = talk.source
    if talk.event and talk.event not in events and source and talk.origin is Origin.DIRECTIVE:
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
    return replace(talk, topics=resolve_topics(work, talk.topics, source.path, source.line) if source else ())
