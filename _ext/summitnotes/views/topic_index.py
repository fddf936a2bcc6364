"""The cross-summit topic index: per topic what it is, and per event who said what, with the very words.

``lines`` shows one line a topic instead: its label, how much there is of it and when. An index that would
be too long for one page is shown so, too; each topic has a page of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docutils import nodes

from summitnotes.locale import _
from summitnotes.records.anchors import topic_anchor
from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Topic
from summitnotes.views import plain
from summitnotes.views.base import Linker, ViewOptions, anchor, chosen, fold, place_anchor, prefix
from summitnotes.views.facets import FilterForm, filter_form
from summitnotes.views.listing import Jump, Notice, cut, letter, letter_id, notice_nodes
from summitnotes.views.parts import Chip, chip
from summitnotes.views.passages import IndexLine, line_nodes, passages_at
from summitnotes.views.topic_about import TopicAbout, about, about_nodes, counts, years
from summitnotes.views.usage import Usage, usages
from summitnotes.views.wording import count_talks, count_topics

FEWEST_TO_JUMP = 8  # fewer topics need no jump bar
FEWEST_TO_FIND = 24  # a shorter list is seen at a glance
OTHERS = "broader-other"  # id of the group of topics that belong to none
MOST_ENTRIES = 1500  # talks and passages that an index shows in full

Found = list[tuple[Topic, list[Usage]]]


@dataclass(frozen=True, slots=True)
class IndexTopic:
    """A topic in full."""

    id: str  # element id, "" = none
    href: str | None
    about: TopicAbout
    lines: tuple[IndexLine, ...]


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A topic in one line."""

    id: str  # element id, "" = none
    label: str
    href: str | None
    names: str  # other names by which a reader may look for it
    counts: str  # "4 talks at 3 events"
    years: str  # "2012–2017"
    everywhere: str  # "12 talks": over all events, where the index shows some of them


@dataclass(frozen=True, slots=True)
class IndexGroup:
    id: str
    title: str  # a letter, a broader topic, or nothing
    topics: tuple[IndexTopic, ...]
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class TopicIndex:
    id: str  # element id, "" = none
    title: str | None
    heading: int  # level of the groups' headings; topics stand one below when there are groups
    in_full: bool
    jump: tuple[Jump, ...]
    groups: tuple[IndexGroup, ...]
    unseen: tuple[Chip, ...]  # topics of the vocabulary that come up nowhere yet
    form: FilterForm | None
    notice: Notice | None
    find: str  # name of the field in which a reader looks for one, or nothing
    empty: str


def build(catalogue: Catalogue, options: ViewOptions, linker: Linker) -> TopicIndex:
    records = chosen(catalogue.topics, catalogue.topic, options.only)
    found = [(topic, used) for topic in records if (used := usages(catalogue, options, topic))]
    whole = options.only_events is None and options.only_talks is None
    seen = {topic.id for topic, _ in found}
    unseen = [topic.id for topic in records if topic.id not in seen] if whole else []
    if options.view == "lines" and options.only_events is not None:  # what an event is about comes first
        found.sort(key=lambda pair: -sum(len(usage.talks) for usage in pair[1]))
    shown, notice = cut(found, options, count_topics)
    in_full = options.view != "lines" and _entries(shown) <= MOST_ENTRIES
    groups = _groups(catalogue, options, linker, list(shown), in_full=in_full)
    keys = [talk.keys for group in groups for t in group.topics for line in t.lines for talk in line.talks]
    form = None
    if options.filter and in_full:
        form = filter_form(catalogue, options, keys, len(shown), count_topics(len(shown)))
    jump = tuple(
        Jump(group.title, "#" + group.id, len(group.topics or group.entries))
        for group in groups
        if group.title
    )
    return TopicIndex(
        id=options.anchor,
        title=options.title,
        heading=options.heading,
        in_full=in_full,
        jump=jump,
        groups=groups,
        unseen=tuple(chip(catalogue, options, linker, topic) for topic in unseen),
        form=form,
        notice=notice,
        find="" if in_full or len(shown) < FEWEST_TO_FIND else _("Find a topic"),
        empty=_("No topic comes up in the notes yet."),
    )


def _entries(found: Sequence[tuple[Topic, list[Usage]]]) -> int:
    return sum(len(usage.talks) + len(usage.mentions) for _, used in found for usage in used)


def _groups(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, shown: Found, *, in_full: bool
) -> tuple[IndexGroup, ...]:
    groups: list[tuple[tuple[str, str], Found]] = [(("", ""), shown)] if shown else []
    if options.jump in ("letter", "broader") and len(shown) >= FEWEST_TO_JUMP:
        parents = {parent for topic in catalogue.topics for parent in topic.broader}
        by_title: dict[tuple[str, str], Found] = {}
        for topic, used in shown:
            by_title.setdefault(_group_of(catalogue, options, topic, parents), []).append((topic, used))
        other = f"{prefix(options)}{OTHERS}"
        groups = sorted(by_title.items(), key=lambda pair: (pair[0][0] == other, fold(pair[0][1])))
    return tuple(
        IndexGroup(
            identity,
            title,
            tuple(_topic(catalogue, options, linker, t, used) for t, used in found) if in_full else (),
            () if in_full else tuple(_entry(catalogue, options, linker, t, used) for t, used in found),
        )
        for (identity, title), found in groups
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
        return f"{prefix(options)}{OTHERS}", _("Other")
    return f"{prefix(options)}broader-{anchor(top.id)}", top.label(options.language)


def _identity(catalogue: Catalogue, options: ViewOptions, topic: Topic) -> str:
    """The element id of a topic, by which it could be linked to before it had a page."""
    if not options.anchors or options.only_events is not None:
        return ""
    return place_anchor(catalogue.topic_places, topic.id, topic_anchor)


def _topic(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, topic: Topic, found: list[Usage]
) -> IndexTopic:
    return IndexTopic(
        id=_identity(catalogue, options, topic),
        href=linker.topic(topic.id),
        about=about(catalogue, options, linker, topic, found),
        lines=tuple(passages_at(catalogue, options, linker, topic, usage) for usage in found),
    )


def _entry(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, topic: Topic, found: list[Usage]
) -> IndexEntry:
    label = topic.label(options.language)
    names = [*(text for _, text in topic.pref_label), *topic.alt_label, *(f.name for f in topic.former)]
    everywhere = ""
    if options.only_events is not None:
        talks = catalogue.spread.get(topic.id, 0)
        everywhere = count_talks(talks) if talks > sum(len(usage.talks) for usage in found) else ""
    return IndexEntry(
        id=_identity(catalogue, options, topic),
        label=label,
        href=linker.topic(topic.id),
        names=" ".join(name for name in dict.fromkeys(names) if name != label),
        counts=counts(found),
        years=""
        if options.only_events is not None and len(options.only_events) == 1
        else years(catalogue, found),
        everywhere=everywhere,
    )


def to_nodes(model: TopicIndex) -> list[nodes.Node]:
    if not model.groups:
        return [plain.paragraph(model.empty)]
    found = plain.target(model.id)
    for group in model.groups:
        for topic in group.topics:
            found += [*plain.target(topic.id), plain.rubric(topic.about.label), *about_nodes(topic.about)]
            found.append(plain.bullets(line_nodes(line) for line in topic.lines))
        if group.entries:
            found += [plain.rubric(group.title)] if group.title else []
            found.append(plain.bullets([_entry_node(entry)] for entry in group.entries))
    found += notice_nodes(model.notice)
    if model.unseen:
        found.append(plain.labelled(_("Not in any notes yet:"), plain.chips(model.unseen)))
    return found


def _entry_node(entry: IndexEntry) -> nodes.Node:
    facts = [fact for fact in (entry.counts, entry.years) if fact]
    facts += [_("{counts} in all").format(counts=entry.everywhere)] if entry.everywhere else []
    parts: list[plain.Inline] = [*plain.target(entry.id), plain.reference(entry.label, entry.href)]
    return plain.paragraph(*parts, plain.after(", ".join(facts)))
