"""One band under a heading of the notes: when, who, about what, and where else."""

from __future__ import annotations

from dataclasses import dataclass

from docutils import nodes

from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Link, NotesFile, Talk
from summitnotes.views import plain
from summitnotes.views.base import Linker, ViewOptions
from summitnotes.views.parts import (
    Badge,
    Chip,
    EventRef,
    SpeakerRef,
    TimeSpan,
    badges,
    chip,
    event_ref,
    other_language,
    speaker_refs,
    time_span,
    topics_of_talk,
)
from summitnotes.views.wording import date_words, language_name

MOST_CHIPS = 10  # chips of a card, unless more were declared
MOST_TELLING = 12  # topics of a talk that are looked at for related talks, the rarest first
MOST_COMMON = 60  # a topic of more talks than this relates nothing to anything …
COMMON_SHARE = 7  # … nor does one that every seventh talk has, once it has more than a handful

LINK_WORDS = {
    "slides": "Slides",
    "video": "Video",
    "code": "Code",
    "paper": "Paper",
    "notes": "Notes",
    "link": "Link",
}


@dataclass(frozen=True, slots=True)
class CardLink:
    type: str  # slides | video | code | paper | notes | link
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Related:
    title: str
    href: str | None
    lang: str | None
    where: str  # "Atlanta 2014", or nothing
    reason: str  # "shares Pacemaker, high availability"


@dataclass(frozen=True, slots=True)
class OtherNotes:
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    title: str
    href: str
    lang: str | None


@dataclass(frozen=True, slots=True)
class TalkCard:
    id: str  # element id, "" = none
    title: str
    href: str | None
    lang: str | None
    show_title: bool
    heading: int | None  # level of the title when it is a heading; None = a paragraph
    time: TimeSpan | None
    duration: str
    date: str
    date_iso: str | None
    event: EventRef | None  # only in lists, where the page does not say it
    room: str | None
    track: str | None
    speakers: tuple[SpeakerRef, ...]
    badges: tuple[Badge, ...]
    original_title: str | None
    parent: Related | None
    topics: tuple[Chip, ...]
    more_topics: int  # found in the notes, but not shown as chips
    links: tuple[CardLink, ...]
    license: str | None
    notes_by: str | None
    confidence: int | None  # per cent when the talk was found by reading; None = a person said so
    related: tuple[Related, ...]
    cite: str | None  # BibTeX
    notes: tuple[OtherNotes, ...]
    before: Neighbour | None  # in the programme of the event
    after: Neighbour | None
    keys: tuple[tuple[str, str], ...]  # for the reader's filter

    @property
    def found_words(self) -> str:
        """What the dotted edge means, in words."""
        return f"Found by reading the notes; {self.confidence}% sure that it is a session"


def build(catalogue: Catalogue, options: ViewOptions, linker: Linker) -> TalkCard | None:
    """The card of the talk ``options.subject``; ``None`` when the catalogue does not hold it."""
    talk = catalogue.talk.get(options.subject or "")
    if talk is None:
        return None
    return card(catalogue, options, linker, talk)


def card(
    catalogue: Catalogue,
    options: ViewOptions,
    linker: Linker,
    talk: Talk,
    *,
    in_list: bool = False,
    keys: tuple[tuple[str, str], ...] = (),
) -> TalkCard:
    """A card under its heading, or, with ``in_list``, one of many that stands far from its notes."""
    topics = topics_of_talk(catalogue, talk)
    shown = topics[: max(MOST_CHIPS, len(talk.topics))]
    return TalkCard(
        id="" if in_list else options.anchor,
        title=talk.title,
        href=linker.talk(talk.id) if in_list else None,
        lang=other_language(talk.language, options),
        show_title=in_list or options.show_title,
        heading=options.heading if options.title_heading or in_list else None,
        time=time_span(talk),
        duration=f"{talk.duration} min" if talk.duration and not talk.end else "",
        date=date_words(talk.date, language=options.language, weekday=not in_list),
        date_iso=talk.date,
        event=event_ref(catalogue, options, linker, talk.event)
        if in_list and talk.event and options.group_by != "event"
        else None,
        room=talk.room,
        track=talk.track,
        speakers=speaker_refs(catalogue, linker, talk),
        badges=badges(talk, options),
        original_title=talk.original_title,
        parent=_parent(catalogue, options, linker, talk),
        topics=tuple(chip(catalogue, options, linker, topic) for topic, _ in shown),
        more_topics=len(topics) - len(shown),
        links=tuple(_link(link) for link in talk.links),
        license=talk.license,
        notes_by=talk.notes_by,
        confidence=round(talk.confidence * 100) if talk.confidence < 1 else None,
        related=() if in_list else _related(catalogue, options, linker, talk, [topic for topic, _ in topics]),
        cite=None if in_list else options.bibtex,
        notes=() if in_list else _other_notes(catalogue, options, linker, talk),
        before=None if in_list else _neighbour(catalogue, options, linker, talk, 0),
        after=None if in_list else _neighbour(catalogue, options, linker, talk, 1),
        keys=keys,
    )


def _neighbour(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, talk: Talk, side: int
) -> Neighbour | None:
    """The talk before (``side`` 0) or after it (1)."""
    other = catalogue.talk.get(catalogue.neighbours.get(talk.id, (None, None))[side] or "")
    href = linker.talk(other.id) if other else None
    return Neighbour(other.title, href, other_language(other.language, options)) if other and href else None


def _link(link: Link) -> CardLink:
    kind = link.type if link.type in LINK_WORDS else "link"
    return CardLink(kind, link.label or LINK_WORDS[kind], link.url)


def _parent(catalogue: Catalogue, options: ViewOptions, linker: Linker, talk: Talk) -> Related | None:
    parent = catalogue.talk.get(talk.parent or "")
    if parent is None:
        return None
    return Related(
        parent.title, linker.talk(parent.id), other_language(parent.language, options), "", "part of"
    )


def _related(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, talk: Talk, topics: list[str]
) -> tuple[Related, ...]:
    """Talks that share the most telling topics; a topic tells the more, the fewer talks it has."""
    by_topic = catalogue.talks_of_topic
    most = min(MOST_COMMON, max(6, len(catalogue.talks) // COMMON_SHARE))
    telling = sorted(
        (t for t in topics if 1 < len(by_topic.get(t, ())) <= most),
        key=lambda t: (len(by_topic[t]), t),
    )[:MOST_TELLING]
    score: dict[str, float] = {}
    shared: dict[str, list[str]] = {}
    for topic in telling:
        for other in by_topic[topic]:
            family = other.id in (talk.id, talk.parent) or other.parent == talk.id
            if other.kind.is_talk and not family:
                score[other.id] = score.get(other.id, 0.0) + 1 / len(by_topic[topic])
                shared.setdefault(other.id, []).append(topic)
    best = sorted(score, key=lambda i: (-round(score[i], 9), catalogue.talk[i].date or "9", i))
    return tuple(
        _related_to(catalogue, options, linker, catalogue.talk[other], shared[other])
        for other in best[: options.related]
    )


def _related_to(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, other: Talk, shared: list[str]
) -> Related:
    labels = [chip(catalogue, options, linker, topic).text for topic in shared[:4]]
    event = event_ref(catalogue, options, linker, other.event) if other.event else None
    return Related(
        title=other.title,
        href=linker.talk(other.id),
        lang=other_language(other.language, options),
        where=event.short if event else "",
        reason="shares " + ", ".join(labels) + (f" and {len(shared) - 4} more" if len(shared) > 4 else ""),
    )


def notes_words(notes: NotesFile, options: ViewOptions) -> str:
    """How a notes file is called in a link: who took it, else its file name, and in which language."""
    name = f"notes by {notes.by}" if notes.by else notes.path.rsplit("/", 1)[-1]
    return f"{name} ({language_name(notes.language, options.language)})" if notes.language else name


def _other_notes(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, talk: Talk
) -> tuple[OtherNotes, ...]:
    place = catalogue.talk_places.get(talk.id)
    docs = [doc for doc in catalogue.talk_notes.get(talk.id, ()) if place is None or doc != place.doc]
    if not docs:
        return ()
    by_doc = _notes(catalogue, docs)
    return tuple(
        OtherNotes(notes_words(by_doc[d], options), linker.place(d, "")) for d in docs if d in by_doc
    )


def _notes(catalogue: Catalogue, docs: list[str]) -> dict[str, NotesFile]:
    wanted = set(docs)
    return {notes.doc: notes for notes in catalogue.notes if notes.doc in wanted}


def to_nodes(model: TalkCard) -> list[nodes.Node]:
    box = nodes.container("", classes=["talk-card"])
    box += plain.target(model.id)
    if model.show_title:
        box += plain.paragraph(nodes.strong("", "", plain.reference(model.title, model.href)))
    if facts := _facts(model):
        box += plain.paragraph(*facts)
    if model.original_title:
        box += plain.labelled("Original title:", [model.original_title])
    if model.parent:
        box += plain.labelled("Part of:", [plain.reference(model.parent.title, model.parent.href)])
    if model.topics:
        more = [f" and {model.more_topics} more"] if model.more_topics else []
        box += plain.labelled("Topics:", [*plain.chips(model.topics), *more])
    if model.links:
        links = plain.joined([plain.reference(x.text, x.url, internal=False)] for x in model.links)
        box += plain.labelled("Links:", links)
    if model.notes:
        notes = plain.joined([plain.reference(n.text, n.href)] for n in model.notes)
        box += plain.labelled("Other notes:", notes)
    if model.related:
        box += plain.labelled("Related talks:", [])
        box += plain.bullets([_related_nodes(r)] for r in model.related)
    if model.confidence is not None:
        box += plain.paragraph(nodes.emphasis("", model.found_words + "."))
    return [box]


def _related_nodes(related: Related) -> nodes.paragraph:
    where = f", {related.where}" if related.where else ""
    return plain.paragraph(plain.reference(related.title, related.href), f"{where}: {related.reason}")


def _facts(model: TalkCard) -> list[plain.Inline]:
    when = " ".join(filter(None, (model.date, model.time.text if model.time else "")))
    words = [
        when,
        model.duration,
        model.room or "",
        model.track or "",
        plain.badge_words(model.badges),
        f"notes by {model.notes_by}" if model.notes_by else "",
        model.license or "",
    ]
    event: plain.Cell = [plain.reference(model.event.short, model.event.href)] if model.event else []
    parts: list[plain.Cell] = [[word] for word in words if word]
    speakers = plain.speakers(model.speakers)
    parts.insert(1 if when else 0, speakers)
    return plain.joined([*parts, event], " · ")
