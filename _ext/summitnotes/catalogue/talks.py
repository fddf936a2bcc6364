"""Every talk once: what headings, directives and event.yml say of it, laid over each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace

from summitnotes.catalogue.deliveries import with_deliveries
from summitnotes.catalogue.names import TrustedNames
from summitnotes.catalogue.parents import with_parents
from summitnotes.catalogue.precedence import Owners, of_record, rank
from summitnotes.catalogue.topics import resolve_topics
from summitnotes.catalogue.work import Work
from summitnotes.records.anchors import talk_id
from summitnotes.records.catalogue import Place
from summitnotes.records.entries import with_entry
from summitnotes.records.eventtalks import TalkEntry
from summitnotes.records.ids import search_key, unique_id
from summitnotes.records.model import NAMING, Kind, Origin, Source, Talk
from summitnotes.records.problems import Problem, Subtype
from summitnotes.records.suggesting import closest


@dataclass
class AllTalks:
    """Every talk once; notes of one talk in several files are joined under its id."""

    talks: list[Talk] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)  # id -> where its card stands
    notes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # id -> notes about it
    #: (document, anchor of a card) -> the id of its talk, where another talk holds the one that it wants.
    renamed: dict[str, dict[str, str]] = field(default_factory=dict)
    #: The same for what else a document says of such a talk: (document, the id that it wants).
    meant: dict[tuple[str, str], str] = field(default_factory=dict)


def all_talks(work: Work, events: set[str], event_places: dict[str, Place]) -> AllTalks:
    """The talks of all documents and of every event.yml."""
    made = AllTalks()
    found: dict[str, Talk] = {}
    owners, names = _owners(work), _trusted_names(work)
    for doc, said in sorted(work.said.items()):
        for talk, anchor in said.talks:
            if not of_record(talk).is_trusted:
                talk = names.without_taken(talk, work.problems)
            known, wanted = found.get(talk.id), talk.id
            foreign = not owners.may_use(talk)
            twice = known is not None and Origin.DIRECTIVE is known.origin is talk.origin
            holder = owners[wanted] if foreign else known
            if holder and (foreign or Origin.DIRECTIVE in (holder.origin, talk.origin)):
                work.problems += _used(talk, holder)
            if foreign or twice:
                taken = dict.fromkeys((*found, *owners), 1)
                talk = replace(talk, id=unique_id(wanted, taken))
                made.renamed.setdefault(doc, {})[anchor], known = talk.id, None
                if foreign:
                    made.meant[doc, wanted] = talk.id
            found[talk.id] = _join(known, talk) if known else talk
            made.places.setdefault(talk.id, Place(doc, anchor))
            if said.notes is not None and doc not in made.notes[talk.id]:
                made.notes[talk.id].append(doc)
    for talk in list(_unbound(work, found)):
        known = found.get(talk.id)
        found[talk.id] = _join(known, talk) if known else talk
        if event_place := event_places.get(talk.event or ""):
            made.places.setdefault(talk.id, event_place)
    titles = {(talk.event, search_key(talk.title)): talk.id for talk in reversed(found.values())}
    shown = with_parents(work, [talk.shown() for talk in found.values()], found, titles)
    shown = [with_deliveries(work, talk, found) for talk in shown]
    made.talks = [_with_topics(work, talk, events) for talk in shown]
    return made


def _owners(work: Work) -> Owners:
    """Who speaks of which talk: documents, and every event.yml of those that it gives a title."""
    owners = Owners(work.event_files)
    for _, said in sorted(work.said.items()):
        for talk, _anchor in said.talks:
            owners.hear(talk)
    for event, file in work.event_files.items():
        for entry in file.talks:
            if (entry.title or entry.at) and entry.kind is not Kind.NONE:
                owners.hear(_entry_talk(event, entry))
    return owners


def _trusted_names(work: Work) -> TrustedNames:
    """The names of the talks of pages and of every event.yml."""
    names = TrustedNames()
    for said in work.said.values():
        for talk, _anchor in said.talks:
            if of_record(talk).is_trusted:
                names.hold(talk.id, talk.title, talk.aliases)
    for event, file in work.event_files.items():
        for entry in file.talks:
            talk = _entry_talk(event, entry)
            names.hold(talk.id, talk.title, entry.aliases or ())
    return names


def _entry_talk(event: str, entry: TalkEntry) -> Talk:
    """A talk that an event.yml tells of, as far as its place in the file says who it is."""
    title = entry.title or entry.at or ""
    return Talk(
        id=entry.id or talk_id(event, title),
        title=title,
        event=event,
        origin=Origin.EVENT_FILE,
        source=Source(entry.path, entry.line) if entry.path else None,
    )


def _used(talk: Talk, holder: Talk) -> Iterator[Problem]:
    """The id of a talk is that of another one, or stands at two places."""
    if talk.source and holder.source:
        message = (
            f'talk id "{talk.id}" is already used at {holder.source.path}:{holder.source.line}; '
            "references lead there. Give one of them another :id:."
        )
        yield Problem(Subtype.DUPLICATE, message, talk.source.line, talk.source.path)


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
            if not (entry.title or entry.at):
                if (known := found.get(entry.id or "")) is not None:
                    yield with_entry(known, entry)
                else:
                    work.problems.append(_no_talk(entry, found))
                continue
            yield with_entry(_entry_talk(event, entry), entry)


def _no_talk(entry: TalkEntry, found: Mapping[str, Talk]) -> Problem:
    near = closest(entry.id or "", found)
    hint = f'Did you mean "{near}"?' if near else "Add at or title."
    message = f'no talk has the id "{entry.id}"; what is said of it is left out. {hint}'
    return Problem(Subtype.UNKNOWN_TARGET, message, entry.line_of("id"), entry.path)


def _join(first: Talk, second: Talk) -> Talk:
    """One talk of two notes: the better source wins, field by field."""
    if rank(second) < rank(first):
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
