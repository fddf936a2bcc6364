"""From what each document says to the catalogue of the project.

Documents are taken in the order of their names, so that serial and parallel builds agree on every
winner. Nothing here looks at the build: the same ``said`` and sidecars give the same catalogue.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summitnotes.catalogue import anchoring
from summitnotes.catalogue.double_slots import slot_problems
from summitnotes.catalogue.events import all_events
from summitnotes.catalogue.namings import resolve_namings
from summitnotes.catalogue.near_titles import Compared, near_titles
from summitnotes.catalogue.people import resolve_people
from summitnotes.catalogue.talks import all_talks
from summitnotes.catalogue.topics import declared_by_pages
from summitnotes.catalogue.work import Work
from summitnotes.paths.docnames import name_in_event
from summitnotes.records.catalogue import Catalogue, Place
from summitnotes.records.ids import search_key
from summitnotes.records.model import WITHHELD
from summitnotes.records.pages import person_page, topic_page
from summitnotes.records.problems import Problem, Subtype
from summitnotes.records.suggesting import closest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summitnotes.catalogue.sidecars import Sidecars
    from summitnotes.records.model import Event, Mention, Talk
    from summitnotes.records.said import Said

#: Options with which a view shows only a part.
NARROWING = frozenset(
    {"filter", "under", "limit", "event", "topics", "speakers", "language", "year", "nothing"}
)


def compile_catalogue(
    said: Mapping[str, Said],
    sidecars: Sidecars,
    unknown_topic: str = "warn",
    problems: Iterable[Problem] = (),
    compared: Compared | None = None,
) -> Catalogue:
    """Resolve and sort everything; what contradicts itself comes back as problems.

    ``compared`` is only to save time: titles that an earlier build compared, see :mod:`.near_titles`.
    """
    work = Work(said, sidecars, unknown_topic, [*problems, *sidecars.problems])
    work.problems += [problem for doc in said.values() for problem in doc.problems]
    events, event_places = all_events(work)
    work.problems += _account(work)
    made = all_talks(work, {e.id for e in events}, event_places)
    talks = made.talks
    _sort_talks(talks, events)
    declared = (*sidecars.people.people, *(p for doc in sorted(said) for p in said[doc].people))
    found = resolve_people(talks, declared)
    work.problems += (*found.problems, *slot_problems(talks), *near_titles(talks, compared))
    topics = sidecars.vocabulary.topics
    withheld = {talk.id for talk in talks if talk.status == WITHHELD}
    mentions = (*declared_by_pages(work), *(m for m in _mentions(said, made.meant) if m.talk not in withheld))
    return Catalogue(
        events=tuple(events),
        talks=tuple(talks),
        people=tuple(found.people),
        topics=tuple(sorted(topics, key=lambda t: (search_key(t.label()), t.id))),
        notes=tuple(s.notes for _, s in sorted(said.items()) if s.notes),
        mentions=tuple(sorted(mentions, key=lambda m: (m.doc, m.line, m.topic, m.anchor))),
        namings=tuple(resolve_namings(said, found, made.meant, withheld)),
        problems=_sorted(work.problems),
        speakers=found.speakers,
        talk_places=made.places,
        event_places=event_places,
        person_places={person.id: Place(person_page(person.id), "") for person in found.people},
        topic_places={topic.id: Place(topic_page(topic.id), "") for topic in topics},
        hosts=_hosts(said),
        talk_notes={key: tuple(value) for key, value in made.notes.items()},
        renamed=made.renamed,
    )


def _sort_talks(talks: list[Talk], events: Sequence[Event]) -> None:
    """Talks of one event keep the order of the notes where time says nothing."""
    order = {event.id: index for index, event in enumerate(events)}
    talks.sort(key=lambda t: (order.get(t.event or "", len(order)), t.date or "9999", t.start or "99:99"))


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each once, by file and line."""
    return tuple(sorted(set(problems), key=lambda p: (p.path or "", p.line or 0, str(p.subtype), p.message)))


def _mentions(said: Mapping[str, Said], meant: Mapping[tuple[str, str], str]) -> Iterator[Mention]:
    """What every document names, each in the notes of its own talk."""
    for doc, one in said.items():
        for mention in one.mentions:
            talk = meant.get((doc, mention.talk or ""))
            yield replace(mention, talk=talk) if talk else mention


def _hosts(said: Mapping[str, Said]) -> dict[str, str]:
    """View -> the first page that shows all of it: the overview."""
    hosts: dict[str, str] = {}
    for doc in sorted(said):
        for placed in said[doc].views:
            if NARROWING.isdisjoint(placed.chosen):
                hosts.setdefault(placed.view, doc)
    return hosts


def _account(work: Work) -> Iterator[Problem]:
    """What event.yml says and nothing can come of: words and files that are not there."""
    for event, file in sorted(work.sidecars.events.items()):
        yield from anchoring.complaints(event, file, work.said)
        paths = [said.notes.path for said in work.said.values() if said.notes and said.notes.event == event]
        names = [name_in_event(path) for path in paths]
        for name, entry in file.notes.items() if names else ():
            if name not in names:
                near = closest(name, names)
                hint = f'Did you mean "{near}"?' if near else f"There are: {', '.join(sorted(names))}."
                path = file.event.source.path if file.event.source else None
                message = f'"{name}" is not among the notes of this event; left out. {hint}'
                yield Problem(Subtype.ANCHOR, message, entry.line, path)
