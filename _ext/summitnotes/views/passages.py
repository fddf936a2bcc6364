"""Who said what of a topic at an event, with the very words and a link to their line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docutils import nodes

from summitnotes.locale import _, ngettext
from summitnotes.records.catalogue import Catalogue
from summitnotes.records.ids import make_id
from summitnotes.records.model import Mention, Naming, Talk, Topic
from summitnotes.views import plain
from summitnotes.views.base import Linker, ViewOptions, fold
from summitnotes.views.facets import Keys, event_keys, talk_keys
from summitnotes.views.parts import EventRef, SpeakerRef, event_ref, other_language, speaker_refs
from summitnotes.views.usage import Usage
from summitnotes.views.wording import count_passages, count_talks

EXCERPT = 160  # characters of a passage, cut at blanks around the term


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with the term in the middle."""

    before: str
    term: str
    after: str
    href: str
    line: int
    lang: str | None


@dataclass(frozen=True, slots=True)
class LineLink:
    """A further passage, as the number of its line."""

    line: int
    href: str


@dataclass(frozen=True, slots=True)
class IndexTalk:
    """A talk under a topic; without a title, the passages that stand in no talk."""

    title: str
    href: str | None
    lang: str | None
    speakers: tuple[SpeakerRef, ...]
    names: str  # of the speakers, in words alone, where there are many talks
    passages: tuple[Passage, ...]
    more: tuple[LineLink, ...]
    keys: Keys


@dataclass(frozen=True, slots=True)
class IndexLine:
    """One event under a topic."""

    id: str  # element id, "" = none
    event: EventRef | None
    names: tuple[str, ...]  # names used there, when they are not just the label
    talks: tuple[IndexTalk, ...]
    counts: str = ""  # "4 talks, 9 passages", where the talks stand on another page
    href: str | None = None  # of that page


def line_anchor(event_id: str | None) -> str:
    """The element id of an event's line on the page of a topic."""
    return f"at-{make_id(event_id) if event_id else 'other'}"


def passages_at(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, topic: Topic, usage: Usage, identity: str = ""
) -> IndexLine:
    """What was said of a topic at one event, with the very words."""
    by_talk: dict[str | None, list[Mention]] = {talk.id: [] for talk in usage.talks}
    for mention in usage.mentions:
        by_talk.setdefault(mention.talk if mention.talk in by_talk else None, []).append(mention)
    talks = []
    for talk_id, mentions in by_talk.items():
        talk = catalogue.talk.get(talk_id or "")
        if talk is not None:
            mentions = [mention for mention in mentions if not _is_title(catalogue, talk, mention)]
        passages, more = _passages(catalogue, options, linker, mentions)
        if talk is not None:
            talks.append(_index_talk(catalogue, options, linker, topic, talk, passages, more))
        else:
            language = catalogue.language_of_notes.get(mentions[0].doc)
            keys = event_keys(catalogue, usage.event, topic.id, language) if options.filter else ()
            talks.append(IndexTalk("", None, None, (), "", passages, more, keys))
    return IndexLine(
        identity, _event(catalogue, options, linker, usage), names_beside(options, topic, usage), tuple(talks)
    )


def namings_at(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, event: str | None, namings: Iterable[Naming]
) -> IndexLine:
    """The lines of one event that name somebody, below their talks."""
    by_talk: dict[str | None, list[Naming]] = {}
    for naming in namings:
        by_talk.setdefault(naming.talk if naming.talk in catalogue.talk else None, []).append(naming)
    talks = []
    for talk_id, found in by_talk.items():
        passages, more = _passages(catalogue, options, linker, found)
        talk = catalogue.talk.get(talk_id or "")
        if talk is not None:
            language = other_language(talk.language, options)
            talks.append(IndexTalk(talk.title, linker.talk(talk.id), language, (), "", passages, more, ()))
        else:
            talks.append(IndexTalk("", None, None, (), "", passages, more, ()))
    return IndexLine("", event_ref(catalogue, options, linker, event) if event else None, (), tuple(talks))


def counted_at(
    catalogue: Catalogue,
    options: ViewOptions,
    linker: Linker,
    topic: Topic,
    usage: Usage,
    identity: str,
    href: str,
) -> IndexLine:
    """The same in numbers, where the words stand on another page."""
    lines = len({(mention.doc, mention.line) for mention in usage.mentions})
    counts = [count_talks(len(usage.talks))] if usage.talks else []
    counts += [count_passages(lines)] if lines else []
    return IndexLine(
        identity,
        _event(catalogue, options, linker, usage),
        names_beside(options, topic, usage),
        (),
        ", ".join(counts),
        href,
    )


def names_beside(options: ViewOptions, topic: Topic, usage: Usage) -> tuple[str, ...]:
    """The names used at an event, when they are not just the label."""
    label = fold(topic.label(options.language))
    return usage.names if any(fold(name) != label for name in usage.names) else ()


def _event(catalogue: Catalogue, options: ViewOptions, linker: Linker, usage: Usage) -> EventRef | None:
    return event_ref(catalogue, options, linker, usage.event) if usage.event else None


def _is_title(catalogue: Catalogue, talk: Talk, mention: Mention) -> bool:
    """Whether a passage is the heading of the talk, whose title stands above the passages."""
    place = catalogue.talk_places.get(talk.id)
    return (
        place is not None
        and place.doc == mention.doc
        and talk.source is not None
        and talk.source.line == mention.line
    )


def _index_talk(
    catalogue: Catalogue,
    options: ViewOptions,
    linker: Linker,
    topic: Topic,
    talk: Talk,
    passages: tuple[Passage, ...],
    more: tuple[LineLink, ...],
) -> IndexTalk:
    return IndexTalk(
        title=talk.title,
        href=linker.talk(talk.id),
        lang=other_language(talk.language, options),
        speakers=() if options.many else speaker_refs(catalogue, linker, talk),
        names=", ".join(speaker.name for speaker in talk.speakers) if options.many else "",
        passages=passages,
        more=more,
        keys=talk_keys(catalogue, talk, [topic.id]) if options.filter else (),
    )


def _passages(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, mentions: Sequence[Mention | Naming]
) -> tuple[tuple[Passage, ...], tuple[LineLink, ...]]:
    """The first passages in full, one a line of the notes; the others as line numbers."""
    first: dict[tuple[str, int], Mention | Naming] = {}
    for mention in mentions:
        first.setdefault((mention.doc, mention.line), mention)
    found = list(first.values())
    full, rest = found[: options.excerpts], found[options.excerpts :]
    return (
        tuple(
            _passage(options, linker, mention, catalogue.language_of_notes.get(mention.doc))
            for mention in full
        ),
        tuple(LineLink(mention.line, linker.place(mention.doc, mention.anchor)) for mention in rest),
    )


def _passage(
    options: ViewOptions, linker: Linker, mention: Mention | Naming, language: str | None
) -> Passage:
    before, term, after = split_excerpt(mention.excerpt, mention.written)
    href = linker.place(mention.doc, mention.anchor)
    return Passage(before, term, after, href, mention.line, other_language(language, options))


def split_excerpt(excerpt: str, written: str, length: int = EXCERPT) -> tuple[str, str, str]:
    """The excerpt around the term, about ``length`` characters at most; ``…`` says where it was cut."""
    words = " ".join(excerpt.split())
    term = " ".join(written.split())
    at = words.find(term) if term else -1
    if at < 0:
        return (words if len(words) <= length else _cut_end(words, length)), "", ""
    side = max((length - len(term)) // 2, 20)
    return _cut_start(words[:at], side), term, _cut_end(words[at + len(term) :], side)


def _cut_end(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    return text[: text.rfind(" ", 0, length) if " " in text[:length] else length].rstrip() + " …"


def _cut_start(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    tail = text[-length:]
    return "… " + (tail[tail.find(" ") + 1 :] if " " in tail.rstrip() else tail)


def line_nodes(line: IndexLine) -> list[nodes.Node]:
    event: list[plain.Inline] = (
        [plain.reference(line.event.short, line.event.href)] if line.event else [_("Other notes")]
    )
    if line.names:
        event.append(_(" (as {names})").format(names=", ".join(line.names)))
    if line.counts:
        return [
            plain.paragraph(
                *plain.target(line.id), *event, plain.colon(), plain.reference(line.counts, line.href)
            )
        ]
    return [
        plain.paragraph(*plain.target(line.id), *event),
        plain.bullets(_talk_nodes(talk) for talk in line.talks),
    ]


def _talk_nodes(talk: IndexTalk) -> list[nodes.Node]:
    found: list[nodes.Node] = []
    if talk.title:
        speakers = [talk.names] if talk.names else plain.speakers(talk.speakers)
        found.append(
            plain.paragraph(plain.reference(talk.title, talk.href), *([", ", *speakers] if speakers else []))
        )
    for p in talk.passages:
        parts: list[plain.Inline] = [p.before, nodes.strong("", p.term), p.after] if p.term else [p.before]
        found.append(
            plain.paragraph(*parts, " (", plain.reference(_("line {n}").format(n=p.line), p.href), ")")
        )
    if talk.more:
        links = plain.joined([plain.reference(str(more.line), more.href)] for more in talk.more)
        found.append(plain.paragraph(ngettext("also at line", "also at lines", len(talk.more)), " ", *links))
    return found
