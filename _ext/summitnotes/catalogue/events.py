"""Every event once: what pages, event.yml and the notes say of it, laid over each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from functools import reduce

from summitnotes.catalogue.names import TrustedNames
from summitnotes.catalogue.precedence import Authority, of_document
from summitnotes.catalogue.sidecars import Sidecars
from summitnotes.catalogue.topics import resolve_topics
from summitnotes.catalogue.work import Work
from summitnotes.paths.docnames import event_of, is_notes
from summitnotes.records.catalogue import Place
from summitnotes.records.model import Event, Precision, Source
from summitnotes.records.partial_dates import sort_key as date_key
from summitnotes.records.problems import Problem, Subtype


def all_events(work: Work) -> tuple[list[Event], dict[str, Place]]:
    """Every event, by date; its page if it has one."""
    found, own, places = _described(work)
    derived = _derived(work)
    told = {identifier: file.event for identifier, file in work.event_files.items()}
    names = TrustedNames()
    for event in (*found.values(), *told.values()):
        names.hold(event.id, event.title, event.aliases)
    own = {identifier: names.without_taken(event, work.problems) for identifier, event in own.items()}
    for identifier in dict.fromkeys([*derived, *told]):  # an event.yml without notes is an event, too
        sources = (each.get(identifier) for each in (found, told, own, derived))  # see precedence
        whole = reduce(_fill, (_unnamed(event) for event in sources if event is not None))
        found[identifier] = replace(whole, title=whole.title or identifier)
    _place_cards(work, found, places)
    events = sorted(found.values(), key=lambda e: (date_key(e.start), e.id))
    return [_declared(work, event) for event in events], places


def _described(work: Work) -> tuple[dict[str, Event], dict[str, Event], dict[str, Place]]:
    """What directives say: the events of pages, those of an event's own notes, and where the former stand."""
    found: dict[str, Event] = {}
    own: dict[str, Event] = {}
    places: dict[str, Place] = {}
    folders = {said.derived.id for said in work.said.values() if said.derived is not None}
    for doc, said in sorted(work.said.items()):
        for event, anchor in said.events:
            authority = of_document(doc, event.id)
            if authority is Authority.OTHER_NOTES:
                continue
            if authority is Authority.OWN_NOTES:
                own[event.id] = _fill(own[event.id], event) if event.id in own else event
                continue
            if event.id in folders:
                work.problems.append(_in_folder(event))
                event = _unnamed(event)
            if event.id in found and event.source and (other := found[event.id].source):
                work.problems.append(_described_twice(event, event.source, other))
                continue
            found[event.id] = event
            if event.id not in folders:
                places[event.id] = Place(doc, anchor)
    return found, own, places


def _derived(work: Work) -> dict[str, Event]:
    """What folders and notes show of their event."""
    derived: dict[str, Event] = {}
    for _doc, said in sorted(work.said.items()):
        if said.derived is not None:
            known = derived.get(said.derived.id)
            derived[said.derived.id] = _spanning(known, said.derived) if known else said.derived
    return derived


def _place_cards(work: Work, found: dict[str, Event], places: dict[str, Place]) -> None:
    """An event without a place stands where a page shows its card; the page of its folder comes first."""
    for doc, said in sorted(work.said.items()):
        for placed in said.views:
            chosen = placed.chosen
            shown = chosen.get("event", "")
            if placed.view != "event_card" or "anchor" not in chosen:
                continue
            if of_document(doc, shown) is Authority.OTHER_NOTES:
                continue
            if shown in found and (shown not in places or _is_page_of(doc, shown)):
                places[shown] = Place(doc, chosen["anchor"])


def _described_twice(event: Event, here: Source, other: Source) -> Problem:
    message = (
        f'event "{event.id}" is already described at {other.path}:{other.line}; '
        "this description was left out. Give one of them another id."
    )
    return Problem(Subtype.DUPLICATE, message, here.line, here.path)


def _unnamed(event: Event) -> Event:
    """Whoever writes the id of an event does not say how it is called."""
    return replace(event, title="") if event.title == event.id else event


def _is_page_of(doc: str, event: str) -> bool:
    """Whether a document is the page that a folder of notes has."""
    return is_notes(doc) and event_of(doc) == event


def _in_folder(event: Event) -> Problem:
    """A page describes an event that has a folder of notes, and so an event.yml."""
    said = ", ".join(f":{name}:" for name, _ in event.said_at if name != "id")
    place = event.said_at[0][1] if event.said_at else event.source or Source("", None)
    message = (
        f'the event "{event.id}" has a folder of notes; {said} counts here, but belongs into its event.yml. '
        "Move it there."
    )
    return Problem(Subtype.DUPLICATE, message, place.line, place.path)


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


def _declared(work: Work, event: Event) -> Event:
    source = event.place_of("topics")
    topics = resolve_topics(work, event.topics, source.path, source.line) if source else ()
    return replace(event, topics=topics)


def by_date(docnames: Iterable[str], sidecars: Sidecars) -> list[str]:
    """Pages that stand for events, by the day in event.yml or else in the name of the folder."""

    def key(doc: str) -> tuple[tuple[int, int, int], str]:
        event = event_of(doc)
        file = sidecars.events.get(event)
        said = file.event.start if file else None
        written = said or (event if event[:4].isdigit() else None)
        return date_key(written[:10] if written else None), doc

    return sorted(docnames, key=key)
