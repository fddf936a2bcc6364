"""What the notes of a talk do not say themselves: a line of facts, topics, links, who else wrote of it."""

from __future__ import annotations

from dataclasses import dataclass

from docutils import nodes

from summitnotes.locale import _, message
from summitnotes.records.anchors import talk_anchor
from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Link, NotesFile, Talk
from summitnotes.views import plain
from summitnotes.views.base import Linker, ViewOptions, fold
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
from summitnotes.views.said import says, says_time, says_title
from summitnotes.views.talk_foot import found_words
from summitnotes.views.wording import date_words, language_name

MOST_CHIPS = 5  # chips of a card that are seen at once

LINK_WORDS = {
    "slides": message("Slides"),
    "video": message("Video"),
    "code": message("Code"),
    "paper": message("Paper"),
    "notes": message("Notes"),
    "link": message("Link"),
}


@dataclass(frozen=True, slots=True)
class CardLink:
    type: str  # slides | video | code | paper | notes | link
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class OtherNotes:
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Parent:
    """The session that a talk is a part of."""

    title: str
    href: str | None
    lang: str | None


@dataclass(frozen=True, slots=True)
class TalkCard:
    """What the notes do not say already; the words of a heading, row or line that hold it are left out."""

    id: str  # element id, "" = none
    compact: bool  # a mark inside the row, item or line that shows the talk
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
    parent: Parent | None
    topics: tuple[Chip, ...]  # those that are seen at once
    more_topics: tuple[Chip, ...]  # those that open
    links: tuple[CardLink, ...]
    license: str | None
    notes_by: str | None
    found: str  # how sure it is that the talk is one, in words; "" = a person said so
    told_below: bool  # whether the line below its notes says that (talk_foot.py)
    notes: tuple[OtherNotes, ...]
    deliveries: tuple[OtherNotes, ...]  # the same talk at other events
    keys: tuple[tuple[str, str], ...]  # for the reader's filter

    @property
    def facts(self) -> bool:
        """Whether there is a line of facts."""
        return bool(
            self.time
            or self.duration
            or self.speakers
            or self.event
            or self.date
            or self.room
            or self.track
            or self.badges
            or self.original_title
            or self.parent
            or self.notes_by
            or self.license
        )

    @property
    def empty(self) -> bool:
        """Whether nothing is to be seen of the card, so that only its place is written."""
        return not (
            self.show_title or self.facts or self.topics or self.links or self.notes or self.deliveries
        )


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
    said = fold(options.said)
    topics = tuple(chip(catalogue, options, linker, topic) for topic, _ in topics_of_talk(catalogue, talk))
    return TalkCard(
        id="" if in_list else options.anchor,
        compact=options.compact and not in_list,
        title=talk.title,
        href=linker.talk(talk.id) if in_list else None,
        lang=other_language(talk.language, options),
        show_title=in_list or _shows_title(options, talk),
        heading=options.heading if options.title_heading or in_list else None,
        time=None if says_time(options.said, talk.start) else time_span(talk),
        duration=_("{n} min").format(n=talk.duration)
        if talk.duration and not talk.end and not says(said, str(talk.duration))
        else "",
        date="" if _day_is_clear(catalogue, talk, said) else _day(talk, options, in_list=in_list),
        date_iso=talk.date,
        event=event_ref(catalogue, options, linker, talk.event)
        if in_list and talk.event and options.group_by != "event"
        else None,
        room=None if says(said, talk.room) else talk.room,
        track=None if says(said, talk.track) else talk.track,
        speakers=tuple(s for s in speaker_refs(catalogue, linker, talk) if not says(said, s.name)),
        badges=_badges(catalogue, options, talk, said),
        original_title=talk.original_title,
        parent=_parent(catalogue, options, linker, talk),
        topics=topics[:MOST_CHIPS],
        more_topics=topics[MOST_CHIPS:],
        links=tuple(_link(link) for link in talk.links),
        license=talk.license,
        notes_by=talk.notes_by,
        found=found_words(talk),
        told_below=talk.kind.is_talk and not (in_list or options.book),
        notes=() if in_list else _other_notes(catalogue, options, linker, talk),
        deliveries=() if in_list else _deliveries(catalogue, options, linker, talk),
        keys=keys,
    )


def _shows_title(options: ViewOptions, talk: Talk) -> bool:
    """A title that words beside the card say stays there; one that a person corrected stands in the card."""
    return not says_title(options.said, talk.title) if options.said else options.show_title


def _day(talk: Talk, options: ViewOptions, *, in_list: bool) -> str:
    return date_words(talk.date, language=options.language, weekday=not in_list)


def _day_is_clear(catalogue: Catalogue, talk: Talk, said: str) -> bool:
    """Whether the reader of a notes page knows the day: from its facts, or from a card above."""
    return bool(said) and talk.id not in catalogue.opens_a_day


def _badges(catalogue: Catalogue, options: ViewOptions, talk: Talk, said: str) -> tuple[Badge, ...]:
    """Kind, language and status, without a kind that was read and the language of all the notes."""
    found = badges(talk, options)
    if not said:
        return found
    place = catalogue.talk_places.get(talk.id)
    language = catalogue.language_of_notes.get(place.doc) if place else None
    return tuple(
        badge
        for badge in found
        if not (badge.type == "kind" and (talk.confidence < 1 or says(said, badge.text)))
        and not (badge.type == "language" and badge.value == language)
    )


def _link(link: Link) -> CardLink:
    kind = link.type if link.type in LINK_WORDS else "link"
    return CardLink(kind, link.label or _(LINK_WORDS[kind]), link.url)


def _parent(catalogue: Catalogue, options: ViewOptions, linker: Linker, talk: Talk) -> Parent | None:
    parent = catalogue.talk.get(talk.parent or "")
    if parent is None:
        return None
    return Parent(parent.title, linker.talk(parent.id), other_language(parent.language, options))


def notes_words(notes: NotesFile, options: ViewOptions) -> str:
    """How a notes file is called in a link: who took it, else its file name, and in which language."""
    name = _("notes by {name}").format(name=notes.by) if notes.by else notes.path.rsplit("/", 1)[-1]
    return f"{name} ({language_name(notes.language, options.language)})" if notes.language else name


def _other_notes(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, talk: Talk
) -> tuple[OtherNotes, ...]:
    """The same talk in the notes of others, each at its own line."""
    docs = list(catalogue.talk_notes.get(talk.id, ()))
    if len(docs) < 2:
        return ()
    by_doc = {doc: notes for doc in docs if (notes := catalogue.notes_of_doc.get(doc)) is not None}
    here = f"#{options.anchor}"
    places = ((doc, linker.place(doc, talk_anchor(talk.id))) for doc in docs if doc in by_doc)
    return tuple(OtherNotes(notes_words(by_doc[doc], options), href) for doc, href in places if href != here)


def _deliveries(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, talk: Talk
) -> tuple[OtherNotes, ...]:
    """Where else the talk was given, by the event, or by its title there if it was at the same one."""
    found = []
    for other in catalogue.deliveries.get(talk.id, ()):
        event = event_ref(catalogue, options, linker, other.event) if other.event else None
        name = event.short if event and other.event != talk.event else other.title
        found.append(OtherNotes(name, linker.talk(other.id) or ""))
    return tuple(found)


def to_nodes(model: TalkCard) -> list[nodes.Node]:
    """Paragraphs in a container; of a mark inside a line, its place and the links that people gave."""
    if model.compact:
        links = plain.joined([plain.reference(x.text, x.url, internal=False)] for x in model.links)
        title: plain.Cell = [model.title] if model.show_title else []
        said = plain.joined([title, plain.speakers(model.speakers), links])
        return [*plain.target(model.id), plain.inline(*([" (", *said, ")"] if said else []))]
    box = nodes.container("", classes=["talk-card"])
    box += plain.target(model.id)
    if model.show_title:
        box += plain.paragraph(nodes.strong("", "", plain.reference(model.title, model.href)))
    if facts := _facts(model):
        box += plain.paragraph(*facts)
    if model.original_title:
        box += plain.labelled(_("Original title:"), [model.original_title])
    if model.parent:
        box += plain.labelled(_("Part of:"), [plain.reference(model.parent.title, model.parent.href)])
    if model.topics:
        box += plain.labelled(_("Topics:"), plain.chips((*model.topics, *model.more_topics)))
    if model.links:
        links = plain.joined([plain.reference(x.text, x.url, internal=False)] for x in model.links)
        box += plain.labelled(_("Links:"), links)
    if model.notes:
        notes = plain.joined([plain.reference(n.text, n.href)] for n in model.notes)
        box += plain.labelled(_("Also in:"), notes)
    if model.deliveries:
        given = plain.joined([plain.reference(n.text, n.href)] for n in model.deliveries)
        box += plain.labelled(_("Also given at:"), given)
    return [box]


def _facts(model: TalkCard) -> list[plain.Inline]:
    when = " ".join(filter(None, (model.date, model.time.text if model.time else "")))
    words = [
        when,
        model.duration,
        model.room or "",
        model.track or "",
        plain.badge_words(model.badges),
        _("notes by {name}").format(name=model.notes_by) if model.notes_by else "",
        model.license or "",
    ]
    event: plain.Cell = [plain.reference(model.event.short, model.event.href)] if model.event else []
    parts: list[plain.Cell] = [[word] for word in words if word]
    speakers = plain.speakers(model.speakers)
    parts.insert(1 if when else 0, speakers)
    return plain.joined([*parts, event], " · ")
