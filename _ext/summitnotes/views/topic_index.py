"""The cross-summit topic index: per topic what it is, and per event who said what, with the very words."""

from __future__ import annotations

from dataclasses import dataclass

from docutils import nodes

from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Mention, Talk, Topic
from summitnotes.views import plain
from summitnotes.views.base import Linker, ViewOptions, anchor, chosen, fold, place_anchor, prefix
from summitnotes.views.facets import FilterForm, Keys, event_keys, filter_form, talk_keys
from summitnotes.views.listing import Jump, letter, letter_id
from summitnotes.views.parts import Chip, EventRef, SpeakerRef, chip, event_ref, other_language, speaker_refs
from summitnotes.views.usage import Usage, usages
from summitnotes.views.wording import count_words

EXCERPT = 160  # characters of a passage, cut at blanks around the term
FEWEST_TO_JUMP = 8  # fewer topics need no jump bar


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


@dataclass(frozen=True, slots=True)
class IndexTopic:
    id: str  # element id, "" = none
    label: str
    href: str | None
    other_names: tuple[str, ...]
    former: tuple[str, ...]  # "Quantum (until 2013)"
    definition: str | None
    broader: tuple[Chip, ...]
    related: tuple[Chip, ...]
    same_as: tuple[str, ...]
    counts: str  # "4 talks at 3 events"
    lines: tuple[IndexLine, ...]


@dataclass(frozen=True, slots=True)
class IndexGroup:
    id: str
    title: str  # a letter, a broader topic, or nothing
    topics: tuple[IndexTopic, ...]


@dataclass(frozen=True, slots=True)
class TopicIndex:
    id: str  # element id, "" = none
    title: str | None
    heading: int  # level of the groups' headings; topics stand one below when there are groups
    jump: tuple[Jump, ...]
    groups: tuple[IndexGroup, ...]
    unseen: tuple[Chip, ...]  # topics of the vocabulary that come up nowhere yet
    form: FilterForm | None
    empty: str


def line_anchor(topic_anchor: str, event_id: str | None) -> str:
    """The element id of an event's line under a topic, for those who link to it from outside."""
    return f"{topic_anchor}--{anchor(event_id) if event_id else 'other'}"


def build(catalogue: Catalogue, options: ViewOptions, linker: Linker) -> TopicIndex:
    records = chosen(catalogue.topics, catalogue.topic, options.only)
    languages = {notes.doc: notes.language for notes in catalogue.notes}
    shown: list[tuple[Topic, IndexTopic]] = []
    unseen: list[Chip] = []
    for topic in records:
        found = usages(catalogue, options, topic)
        if found:
            shown.append((topic, _topic(catalogue, options, linker, topic, found, languages)))
        elif options.only_events is None and options.only_talks is None:
            unseen.append(chip(catalogue, options, linker, topic.id))
    groups = _groups(catalogue, options, shown)
    entries = [talk.keys for _, topic in shown for line in topic.lines for talk in line.talks]
    form = None
    if options.filter:
        form = filter_form(catalogue, options, entries, "topic", "topics", len(shown))
    jump = tuple(Jump(group.title, "#" + group.id, len(group.topics)) for group in groups if group.title)
    return TopicIndex(
        options.anchor,
        options.title,
        options.heading,
        jump,
        groups,
        tuple(unseen),
        form,
        "No topic comes up in the notes yet.",
    )


def _groups(
    catalogue: Catalogue, options: ViewOptions, shown: list[tuple[Topic, IndexTopic]]
) -> tuple[IndexGroup, ...]:
    if options.jump not in ("letter", "broader") or len(shown) < FEWEST_TO_JUMP:
        return (IndexGroup("", "", tuple(made for _, made in shown)),) if shown else ()
    parents = {parent for topic in catalogue.topics for parent in topic.broader}
    groups: dict[tuple[str, str], list[IndexTopic]] = {}
    for topic, made in shown:
        groups.setdefault(_group_of(catalogue, options, topic, parents), []).append(made)
    return tuple(
        IndexGroup(group_id, title, tuple(groups[group_id, title]))
        for group_id, title in sorted(groups, key=lambda pair: (pair[1] == "Other", fold(pair[1])))
    )


def _group_of(catalogue: Catalogue, options: ViewOptions, topic: Topic, parents: set[str]) -> tuple[str, str]:
    """Element id and title of the group of a topic."""
    if options.jump == "letter":
        first = letter(topic.label(options.language))
        return letter_id(prefix(options), first), first
    top, seen = topic, {topic.id}
    while above := [catalogue.topic[t] for t in top.broader if t in catalogue.topic and t not in seen]:
        top = above[0]
        seen.add(top.id)
    if top is topic and topic.id not in parents:
        return f"{prefix(options)}broader-other", "Other"
    return f"{prefix(options)}broader-{anchor(top.id)}", top.label(options.language)


def _topic(
    catalogue: Catalogue,
    options: ViewOptions,
    linker: Linker,
    topic: Topic,
    found: list[Usage],
    languages: dict[str, str | None],
) -> IndexTopic:
    label = topic.label(options.language)
    page_anchor = place_anchor(catalogue.topic_places, "topic", topic.id)
    texts = dict(topic.definition)
    others = [text for _, text in topic.pref_label] + list(topic.alt_label)
    talks = sum(len(usage.talks) for usage in found)
    events = sum(usage.event is not None for usage in found)
    counts = [count_words(talks, "talk")] if talks else []
    counts += [("at " if talks else "named at ") + count_words(events, "event")] if events else []
    return IndexTopic(
        id=page_anchor if options.anchors else "",
        label=label,
        href="#" + page_anchor if options.anchors else linker.topic(topic.id),
        other_names=tuple(name for name in dict.fromkeys(others) if name != label),
        former=tuple(f"{f.name} (until {f.until})" if f.until else f.name for f in topic.former),
        definition=texts.get(options.language) or texts.get("en") or next(iter(texts.values()), None),
        broader=_chips(catalogue, options, linker, topic.broader),
        related=_chips(catalogue, options, linker, topic.related),
        same_as=topic.same_as,
        counts=" ".join(counts),
        lines=tuple(
            _line(catalogue, options, linker, topic, label, page_anchor, usage, languages) for usage in found
        ),
    )


def _chips(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, topics: tuple[str, ...]
) -> tuple[Chip, ...]:
    return tuple(chip(catalogue, options, linker, topic) for topic in topics if topic in catalogue.topic)


def _line(
    catalogue: Catalogue,
    options: ViewOptions,
    linker: Linker,
    topic: Topic,
    label: str,
    page_anchor: str,
    usage: Usage,
    languages: dict[str, str | None],
) -> IndexLine:
    by_talk: dict[str | None, list[Mention]] = {talk.id: [] for talk in usage.talks}
    for mention in usage.mentions:
        by_talk.setdefault(mention.talk if mention.talk in by_talk else None, []).append(mention)
    talks = []
    for talk_id, mentions in by_talk.items():
        talk = catalogue.talk.get(talk_id or "")
        passages, more = _passages(options, linker, mentions, languages)
        if talk is not None:
            talks.append(_index_talk(catalogue, options, linker, topic, talk, passages, more))
        else:
            language = languages.get(mentions[0].doc)
            keys = event_keys(catalogue, usage.event, topic.id, language) if options.filter else ()
            talks.append(IndexTalk("", None, None, (), passages, more, keys))
    return IndexLine(
        id=line_anchor(page_anchor, usage.event) if options.anchors else "",
        event=event_ref(catalogue, options, linker, usage.event) if usage.event else None,
        names=usage.names if any(fold(name) != fold(label) for name in usage.names) else (),
        talks=tuple(talks),
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
        speakers=speaker_refs(catalogue, linker, talk),
        passages=passages,
        more=more,
        keys=talk_keys(catalogue, talk, [topic.id]) if options.filter else (),
    )


def _passages(
    options: ViewOptions, linker: Linker, mentions: list[Mention], languages: dict[str, str | None]
) -> tuple[tuple[Passage, ...], tuple[LineLink, ...]]:
    """The first passages in full, one a line of the notes; the others as line numbers."""
    first: dict[tuple[str, int], Mention] = {}
    for mention in mentions:
        first.setdefault((mention.doc, mention.line), mention)
    found = list(first.values())
    full, rest = found[: options.excerpts], found[options.excerpts :]
    return (
        tuple(_passage(options, linker, mention, languages.get(mention.doc)) for mention in full),
        tuple(LineLink(mention.line, linker.place(mention.doc, mention.anchor)) for mention in rest),
    )


def _passage(options: ViewOptions, linker: Linker, mention: Mention, language: str | None) -> Passage:
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


def to_nodes(model: TopicIndex) -> list[nodes.Node]:
    if not model.groups:
        return [plain.paragraph(model.empty)]
    found = plain.target(model.id)
    for group in model.groups:
        for topic in group.topics:
            found += _topic_nodes(topic)
    if model.unseen:
        found.append(plain.labelled("Not in any notes yet:", plain.chips(model.unseen)))
    return found


def _topic_nodes(topic: IndexTopic) -> list[nodes.Node]:
    found: list[nodes.Node] = [*plain.target(topic.id), plain.rubric(topic.label)]
    for label, words in (("Also:", topic.other_names), ("Formerly:", topic.former)):
        if words:
            found.append(plain.labelled(label, [", ".join(words)]))
    if topic.definition:
        found.append(plain.paragraph(topic.definition))
    for label, chips in (("Broader:", topic.broader), ("Related:", topic.related)):
        if chips:
            found.append(plain.labelled(label, plain.chips(chips)))
    return [*found, plain.bullets(_line_nodes(line) for line in topic.lines)]


def _line_nodes(line: IndexLine) -> list[nodes.Node]:
    event: list[plain.Inline] = (
        [plain.reference(line.event.short, line.event.href)] if line.event else ["Other notes"]
    )
    if line.names:
        event.append(f" (as {', '.join(line.names)})")
    return [
        plain.paragraph(*plain.target(line.id), *event),
        plain.bullets(_talk_nodes(talk) for talk in line.talks),
    ]


def _talk_nodes(talk: IndexTalk) -> list[nodes.Node]:
    found: list[nodes.Node] = []
    if talk.title:
        speakers = plain.speakers(talk.speakers)
        found.append(
            plain.paragraph(plain.reference(talk.title, talk.href), *([", ", *speakers] if speakers else []))
        )
    for p in talk.passages:
        parts: list[plain.Inline] = [p.before, nodes.strong("", p.term), p.after] if p.term else [p.before]
        found.append(plain.paragraph(*parts, " (", plain.reference(f"line {p.line}", p.href), ")"))
    if talk.more:
        links = plain.joined([plain.reference(str(more.line), more.href)] for more in talk.more)
        found.append(plain.paragraph("also at lines " if len(talk.more) > 1 else "also at line ", *links))
    return found
