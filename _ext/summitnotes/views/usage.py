"""Where a topic comes up: per event in order of date, with talks, passages and the names used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Mention, Talk, Topic
from summitnotes.views.base import ViewOptions, fold


@dataclass(frozen=True)
class Usage:
    """A topic at one event."""

    event: str | None  # Event.id; None = notes of no event
    talks: tuple[Talk, ...]  # declared or mentioned
    mentions: tuple[Mention, ...]  # in and outside of those talks
    known: Mapping[str, str] = field(repr=False, compare=False)  # names of the topic, see known_names()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names used, most used first."""
        return names_used(self.mentions, self.known)


def usages(
    catalogue: Catalogue, options: ViewOptions, topic: Topic, at: Collection[str | None] | None = None
) -> list[Usage]:
    """The events at which a topic comes up, in the catalogue's order of events; no event comes last.

    ``at`` are the events to look at; ``None`` = those that the options ask for.
    """
    names = known_names(topic)
    wanted = at if at is not None or options.only_events is None else set(options.only_events)
    found = []
    for event, (talks, mentions) in catalogue.topic_at_events.get(topic.id, {}).items():
        if wanted is not None and event not in wanted:
            continue
        if options.only_talks is not None:
            talks = tuple(talk for talk in talks if talk.id in options.only_talks)
            mentions = tuple(mention for mention in mentions if mention.talk in options.only_talks)
        if talks or mentions:
            found.append(Usage(event, talks, mentions, names))
    return found


def known_names(topic: Topic) -> dict[str, str]:
    """Folded name -> the name as the vocabulary writes it."""
    names = [label for _, label in topic.pref_label]
    names += [*topic.alt_label, *(former.name for former in topic.former)]
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(fold(name), name)
    return found


def names_used(mentions: tuple[Mention, ...], names: Mapping[str, str]) -> tuple[str, ...]:
    """The names by which the passages call the topic, in the vocabulary's spelling where it has one."""
    used: Counter[str] = Counter()
    for written, count in Counter(mention.written for mention in mentions).items():
        used[names.get(fold(written), written)] += count
    return tuple(sorted(used, key=lambda name: (-used[name], name)))
