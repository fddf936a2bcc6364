"""What the search offers: sections of the notes, things of the catalogue, pages of the documentation.

An entry is what one hit shows. Entries of one event stand on one shelf, whose names count for each of them:
so a city finds what was said there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from summitnotes.paths.docnames import is_notes
from summitnotes.records.catalogue import Catalogue, Place
from summitnotes.records.model import WITHHELD
from summitnotes.records.pages import series_page
from summitnotes.sphinx.searching.collecting import Line, Section, Words, collected, digests_of, words_of
from summitnotes.sphinx.searching.names import event_facts, event_names, topic_names
from summitnotes.views.series_names import series_title
from summitnotes.views.wording import count_events, count_talks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sphinx.environment import BuildEnvironment

    from summitnotes.records.model import Talk

#: The kinds of hits, by their numbers in the index.
KINDS = ("talk", "notes", "event", "series", "person", "topic", "page")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that a search may offer."""

    kind: str  # one of KINDS
    title: str
    place: Place
    names: tuple[str, ...] = ()  # what it is called
    people: tuple[str, ...] = ()  # who speaks, under every name
    about: tuple[str, ...] = ()  # other words that it is found by
    shown: str = ""  # a line of facts below the title: speakers, affiliations
    lines: tuple[Line, ...] = ()
    words: Words = field(default_factory=dict)  # of the lines


@dataclass(frozen=True, slots=True)
class Shelf:
    """Entries that stand together."""

    entries: tuple[Entry, ...]
    names: tuple[str, ...] = ()  # each of them is found by these, too
    where: str = ""  # shown with each of them: "OpenStack Summit, Atlanta, 12–16 May 2014"
    documentation: bool = False  # offered behind everything else
    content: str = ""  # digest of what its document says; "" where its entries are of no document, or of many


@dataclass
class _Sources:
    """What all shelves are made of."""

    catalogue: Catalogue
    docs: frozenset[str]  # docnames of those that offer something
    sections_of: Callable[[str], tuple[Section, ...]]  # of a docname; loaded each time, and held by nobody
    titles: Mapping[str, str]  # docname -> title of the page
    language: str
    digests: Mapping[str, str]  # docname -> digest of its sections
    spoken: set[str] = field(default_factory=set)  # Talk.id of talks that have a section

    def __post_init__(self) -> None:
        #: Docname -> Talk.id -> the anchor of that talk there.
        self.anchors: dict[str, dict[str, str]] = {}
        for talk, place in self.catalogue.talk_places.items():
            self.anchors.setdefault(place.doc, {})[talk] = place.anchor


def shelves(env: BuildEnvironment, hidden: Iterable[str] = ()) -> Iterator[Shelf]:
    """All that the search offers, in the order of their numbers; documents in ``hidden`` are left out.

    Each is made when its turn comes: together they hold every word of the site.
    """
    return (shelf for shelf in _shelves(env, set(hidden)) if shelf.entries)


def _shelves(env: BuildEnvironment, out: set[str]) -> Iterator[Shelf]:
    domain: Any = env.domains.get("summit")  # the search works without the rest
    catalogue: Catalogue = domain.catalogue if domain is not None else Catalogue()
    sources = _Sources(
        catalogue,
        frozenset(digests_of(env).keys() - out),
        lambda doc: collected(env, doc),
        {doc: title.astext() for doc, title in env.titles.items()},
        env.config.language or "en",
        digests_of(env),
    )
    yield from _notes(sources)
    yield Shelf((*_events(sources), *_series(sources), *_people(sources), *_topics(sources)))
    for doc in sorted(sources.docs):
        if not is_notes(doc):
            entries, title = tuple(_page(sources, doc)), sources.titles.get(doc, doc)
            yield Shelf(entries, (), title, documentation=True, content=sources.digests[doc])
    yield Shelf((*_objects(env, out),), documentation=True)


# ---- notes ---------------------------------------------------------------------------------


def _notes(sources: _Sources) -> Iterator[Shelf]:
    """A shelf for each file of notes, in the order of events, then the talks of which no file has a word."""
    catalogue = sources.catalogue
    ordered = [
        notes.doc for event in catalogue.events for notes in catalogue.notes_of_event.get(event.id, ())
    ]
    rest = sorted(doc for doc in sources.docs if is_notes(doc) and doc not in set(ordered))
    event_of = {notes.doc: notes.event for notes in catalogue.notes}
    for doc in (*ordered, *rest):
        entries = tuple(_sections(sources, doc))
        yield _shelf(sources, event_of.get(doc), entries, sources.digests.get(doc, ""))
    for event, talks in catalogue.talks_of_event.items():
        silent = tuple(
            _talk(sources, talk, place)
            for talk in talks
            if talk.id not in sources.spoken and talk.status != WITHHELD
            for place in (catalogue.talk_places.get(talk.id),)
            if place is not None
        )
        yield _shelf(sources, event, silent)


def _shelf(sources: _Sources, event_id: str | None, entries: tuple[Entry, ...], content: str = "") -> Shelf:
    event = sources.catalogue.event.get(event_id or "")
    if event is None:
        return Shelf(entries, content=content)
    return Shelf(entries, tuple(event_names(event)), event_facts(event, sources.language), content=content)


def _sections(sources: _Sources, doc: str) -> Iterator[Entry]:
    catalogue = sources.catalogue
    anchors, renamed = sources.anchors.get(doc, {}), catalogue.renamed.get(doc, {})
    for section in sources.sections_of(doc) if doc in sources.docs else ():
        talk = catalogue.talk.get(renamed.get(section.anchor, section.talk))
        if talk is not None and talk.status == WITHHELD:
            continue
        if talk is not None:
            sources.spoken.add(talk.id)
            anchor = anchors.get(talk.id, section.anchor)
            yield _talk(sources, talk, Place(doc, anchor), section)
        elif section.lines:
            title = section.title or sources.titles.get(doc, doc)
            yield Entry(
                "notes", title, Place(doc, section.anchor), names=(section.title,),
                lines=section.lines, words=section.words,
            )  # fmt: skip


def _talk(sources: _Sources, talk: Talk, place: Place, section: Section | None = None) -> Entry:
    catalogue = sources.catalogue
    people = [catalogue.person[one] for one in catalogue.speakers.get(talk.id, ()) if one in catalogue.person]
    written = [speaker.name for speaker in talk.speakers]
    topics = [catalogue.topic[one] for one in talk.topics if one in catalogue.topic]
    about = [
        *(speaker.affiliation for speaker in talk.speakers if speaker.affiliation),
        *(name for topic in topics for name in topic_names(topic)),
        str(talk.kind),
        talk.room or "",
        talk.track or "",
        talk.date or "",
    ]
    return Entry(
        "talk",
        talk.title,
        place,
        names=(talk.title, talk.original_title or "", *talk.aliases),
        people=(*written, *(name for one in people for name in (one.name, *one.aliases))),
        about=tuple(about),
        shown=", ".join(dict.fromkeys(written)),
        lines=section.lines if section else (),
        words=section.words if section else {},
    )


# ---- things --------------------------------------------------------------------------------


def _events(sources: _Sources) -> Iterator[Entry]:
    catalogue = sources.catalogue
    for event in catalogue.events:
        if (place := catalogue.event_places.get(event.id)) is not None:
            talks = sum(talk.kind.is_talk for talk in catalogue.talks_of_event.get(event.id, ()))
            facts = (event_facts(event, sources.language, title=False), _talks(talks))
            shown = " · ".join(fact for fact in facts if fact)
            yield Entry("event", event.title, place, names=tuple(event_names(event)), shown=shown)


def _series(sources: _Sources) -> Iterator[Entry]:
    for series, events in sources.catalogue.events_of_series.items():
        doc, title = series_page(series), series_title(series, events)
        if doc in sources.titles:
            yield Entry(
                "series", title, Place(doc, ""), names=(title, series), shown=count_events(len(events))
            )


def _people(sources: _Sources) -> Iterator[Entry]:
    catalogue = sources.catalogue
    for person in catalogue.people:
        if (place := catalogue.person_places.get(person.id)) is not None:
            talks = len(catalogue.talks_of_person.get(person.id, ()))
            shown = " · ".join(fact for fact in (*person.affiliations, _talks(talks)) if fact)
            yield Entry(
                "person", person.name, place, (person.name, *person.aliases),
                about=person.affiliations, shown=shown,
            )  # fmt: skip


def _topics(sources: _Sources) -> Iterator[Entry]:
    catalogue = sources.catalogue
    for topic in catalogue.topics:
        if (place := catalogue.topic_places.get(topic.id)) is not None:
            talks = len(catalogue.talks_of_topic.get(topic.id, ()))
            lines = tuple(Line("", language, text) for language, text in topic.definition)
            yield Entry(
                "topic", topic.label(sources.language), place, tuple(topic_names(topic)),
                shown=_talks(talks), lines=lines, words=words_of(lines, sources.language),
            )  # fmt: skip


def _talks(number: int) -> str:
    return count_talks(number) if number else ""


# ---- documentation -------------------------------------------------------------------------


def _page(sources: _Sources, doc: str) -> Iterator[Entry]:
    """The sections of a page; the notes of a talk that stands on it are a talk."""
    renamed = sources.catalogue.renamed.get(doc, {})
    for section in sources.sections_of(doc):
        talk = sources.catalogue.talk.get(renamed.get(section.anchor, section.talk))
        if talk is not None and talk.status == WITHHELD:
            continue
        title = (talk.title if talk else section.title) or sources.titles.get(doc, doc)
        names = () if talk else (section.title,)
        yield Entry(
            "page", title, Place(doc, section.anchor), names=names, lines=section.lines, words=section.words
        )


def objects_of(env: BuildEnvironment) -> Iterator[tuple[str, Place, str]]:
    """The names of other domains and of ``index`` directives: with where they lead, and what they are."""
    named: set[Place] = set()
    for domain in env.domains.sorted():
        for _, shown, kind, doc, anchor, priority in sorted(domain.get_objects()):
            named.add(Place(doc, anchor))
            if priority >= 0 and domain.name != "summit":
                known = domain.object_types.get(kind)
                label = str(domain.get_type_name(known, primary=True)) if known else kind
                yield shown, Place(doc, anchor), label
    for doc, entries in sorted(env.domains["index"].data["entries"].items()):
        for kind, entry, target, _, _ in entries:
            place = Place(doc, target)
            if kind == "single" and place not in named and not is_notes(doc):
                yield entry.replace("; ", ", "), place, ""


def _objects(env: BuildEnvironment, hidden: set[str]) -> Iterator[Entry]:
    for name, place, label in objects_of(env):
        if place.doc not in hidden:
            yield Entry("page", name, place, names=(name,), about=(label,), shown=label)
