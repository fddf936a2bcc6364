"""From what each document says to the catalogue of the project.

Documents are taken in the order of their names, so that serial and parallel builds agree on every
winner. Nothing here looks at the build: the same ``said`` and sidecars give the same catalogue.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING

from summitnotes.catalogue.double_slots import double_slots
from summitnotes.catalogue.near_titles import near_titles
from summitnotes.catalogue.people import resolve_people
from summitnotes.records.anchors import person_anchor, talk_id, topic_anchor
from summitnotes.records.catalogue import Catalogue, Place
from summitnotes.records.entries import with_entry
from summitnotes.records.ids import search_key
from summitnotes.records.model import Event, Kind, Mention, Origin, Precision, Source, Talk
from summitnotes.records.partial_dates import sort_key as date_key
from summitnotes.records.problems import Problem, Subtype

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from summitnotes.catalogue.sidecars import Sidecars
    from summitnotes.records.model import Person
    from summitnotes.records.said import Said

#: Options with which a view shows only a part.
NARROWING = frozenset({"filter", "under", "limit", "event", "topics", "speakers", "language", "year"})
# Who is believed first when two places speak of one talk.
_RANK = {Origin.DIRECTIVE: 0, Origin.EVENT_FILE: 1, Origin.HEADING: 2}


@dataclass
class _Work:
    """What is being put together."""

    said: Mapping[str, Said]
    sidecars: Sidecars
    unknown_topic: str  # ignore | warn | error
    problems: list[Problem] = field(default_factory=list)


def compile_catalogue(
    said: Mapping[str, Said],
    sidecars: Sidecars,
    unknown_topic: str = "warn",
    problems: Iterable[Problem] = (),
) -> Catalogue:
    """Resolve and sort everything; what contradicts itself comes back as problems."""
    work = _Work(said, sidecars, unknown_topic, [*problems, *sidecars.problems])
    work.problems += [problem for doc in said.values() for problem in doc.problems]
    events, event_places = _events(work)
    work.problems += _missing_files(work)
    talks, talk_places, talk_notes = _talks(work, {e.id for e in events}, event_places)
    order = {event.id: index for index, event in enumerate(events)}
    # Talks of one event keep the order of the notes where time says nothing.
    talks.sort(key=lambda t: (order.get(t.event or "", len(order)), t.date or "9999", t.start or "99:99"))
    declared = (*sidecars.people.people, *(p for doc in sorted(said) for p in said[doc].people))
    people, speakers, near = resolve_people(talks, declared)
    work.problems += near
    for first, second in double_slots(talks):
        work.problems.append(_double_slot(first, second))
    work.problems += near_titles(talks)
    topics = sidecars.vocabulary.topics
    host = _hosts(said)
    mentions = sorted(
        (*_declared_by_pages(work), *(m for s in said.values() for m in s.mentions)),
        key=lambda m: (m.doc, m.line, m.topic, m.anchor),
    )
    return Catalogue(
        events=tuple(events),
        talks=tuple(talks),
        people=tuple(people),
        topics=tuple(sorted(topics, key=lambda t: (search_key(t.label()), t.id))),
        notes=tuple(s.notes for _, s in sorted(said.items()) if s.notes),
        mentions=tuple(mentions),
        problems=tuple(
            sorted(set(work.problems), key=lambda p: (p.path or "", p.line or 0, str(p.subtype), p.message))
        ),
        speakers=speakers,
        talk_places=talk_places,
        event_places=event_places,
        person_places=_person_places(people, host.get("person_list")),
        topic_places=_topic_places(talks, mentions, host.get("topic_index")),
        talk_notes={key: tuple(value) for key, value in talk_notes.items()},
    )


def _person_places(people: tuple[Person, ...], doc: str | None) -> dict[str, Place]:
    return {person.id: Place(doc, person_anchor(person.id)) for person in people} if doc else {}


def _topic_places(talks: list[Talk], mentions: list[Mention], doc: str | None) -> dict[str, Place]:
    """The entries of the index; it has none for topics of which the notes do not speak."""
    spoken_of = {topic for talk in talks for topic in talk.topics} | {m.topic for m in mentions}
    return {topic: Place(doc, topic_anchor(topic)) for topic in sorted(spoken_of)} if doc else {}


def _hosts(said: Mapping[str, Said]) -> dict[str, str]:
    """View -> the first page that shows all of it: where references to its entries lead."""
    hosts: dict[str, str] = {}
    for doc in sorted(said):
        for placed in said[doc].views:
            if NARROWING.isdisjoint(placed.chosen):
                hosts.setdefault(placed.view, doc)
    return hosts


# ---- events --------------------------------------------------------------------------------


def _events(work: _Work) -> tuple[list[Event], dict[str, Place]]:
    """Every event, by date; its page if it has one."""
    found: dict[str, Event] = {}
    places: dict[str, Place] = {}
    for doc, said in sorted(work.said.items()):
        for event, anchor in said.events:
            if event.id in found and event.source and (other := found[event.id].source):
                work.problems.append(
                    Problem(
                        Subtype.DUPLICATE,
                        f'event "{event.id}" is already described at {other.path}:{other.line}; '
                        "this description was left out. Give one of them another id.",
                        event.source.line,
                        event.source.path,
                    )
                )
                continue
            found[event.id] = event
            places[event.id] = Place(doc, anchor)
    derived: dict[str, Event] = {}
    for _doc, said in sorted(work.said.items()):
        if said.derived is not None:
            known = derived.get(said.derived.id)
            derived[said.derived.id] = _spanning(known, said.derived) if known else said.derived
    for identifier, event in derived.items():
        file = work.sidecars.events.get(identifier)
        known = found.get(identifier)
        told = file.event if file else None
        merged = _fill(known, told) if known and told else known or told
        found[identifier] = _fill(merged, event) if merged else event
    for doc, said in sorted(work.said.items()):
        for placed in said.views:
            chosen = placed.chosen
            shown = chosen.get("event", "")
            if placed.view == "event_card" and shown in found and "anchor" in chosen:
                places.setdefault(shown, Place(doc, chosen["anchor"]))
    events = sorted(found.values(), key=lambda e: (date_key(e.start), e.id))
    return [_declared(work, event) for event in events], places


def _spanning(first: Event, second: Event) -> Event:
    """What two files show of one event: the title of the first, and from the earlier to the later day."""
    filled = _fill(first, second)
    if first.precision is not Precision.DAY or second.precision is not Precision.DAY:
        return filled
    days = sorted(day for event in (first, second) for day in (event.start, event.end) if day)
    return replace(filled, start=days[0], end=days[-1] if days[-1] != days[0] else None)


def _fill(first: Event, second: Event) -> Event:
    """``first`` with what it does not say taken from ``second``. A start brings its end along."""
    values = {f.name: getattr(first, f.name) or getattr(second, f.name) for f in fields(Event)}
    if first.start or second.start:
        dated = first if first.start else second
        values |= {"end": dated.end, "precision": dated.precision}
    return Event(**values)


# ---- talks ---------------------------------------------------------------------------------


def _talks(
    work: _Work, events: set[str], event_places: dict[str, Place]
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


def _missing_files(work: _Work) -> Iterator[Problem]:
    """Files that event.yml speaks of and that are not there."""
    for event, file in sorted(work.sidecars.events.items()):
        paths = [said.notes.path for said in work.said.values() if said.notes and said.notes.event == event]
        names = [path.split("/", 2)[-1] for path in paths]
        for name, entry in file.notes.items() if names else ():
            if name not in names:
                near = difflib.get_close_matches(name, names, 1)
                hint = f'Did you mean "{near[0]}"?' if near else f"There are: {', '.join(sorted(names))}."
                path = file.event.source.path if file.event.source else None
                message = f'"{name}" is not among the notes of this event; left out. {hint}'
                yield Problem(Subtype.ANCHOR, message, entry.line, path)


def _unbound(work: _Work) -> Iterator[Talk]:
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


def _with_topics(work: _Work, talk: Talk, events: set[str]) -> Talk:
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
    return replace(
        talk, topics=_resolve_topics(work, talk.topics, source.path, source.line) if source else ()
    )


def _declared_by_pages(work: _Work) -> Iterator[Mention]:
    """Topics that a document declares of itself, as if its title named them."""
    for doc, said in sorted(work.said.items()):
        path = said.notes.path if said.notes else doc
        for written in said.topics:
            for topic in _resolve_topics(work, (written,), path, 1):
                event = said.notes.event if said.notes else None
                yield Mention(topic, doc, "", 1, written, said.title, event=event)


def _declared(work: _Work, event: Event) -> Event:
    source = event.source
    topics = _resolve_topics(work, event.topics, source.path, source.line) if source else ()
    return replace(event, topics=topics)


def _resolve_topics(work: _Work, written: tuple[str, ...], path: str, line: int | None) -> tuple[str, ...]:
    """Ids of the topics named; unknown ones stay as they were written, and are reported."""
    resolved = []
    vocabulary = work.sidecars.names
    for name in written:
        topic = vocabulary.find(name)
        if topic is None:
            near = vocabulary.nearest(name)
            if work.unknown_topic != "ignore" and vocabulary:
                hint = f'Did you mean "{near}"? ' if near else ""
                work.problems.append(
                    Problem(
                        Subtype.UNKNOWN_TOPIC,
                        f'unknown topic "{name}"; left out of the index. '
                        f"{hint}Add it to vocabulary.yml or fix the spelling.",
                        line,
                        path,
                    )
                )
            continue
        if topic not in resolved:
            resolved.append(topic)
    return tuple(resolved)


def _double_slot(first: Talk, second: Talk) -> Problem:
    a, b = first.source, second.source
    return Problem(
        Subtype.SLOT,
        f'"{second.title}" starts at {second.start}, as "{first.title}" does'
        + (f" (line {a.line})" if a else "")
        + "; both stay. Give rooms or times in event.yml if they were parallel.",
        b.line if b else None,
        b.path if b else None,
    )
