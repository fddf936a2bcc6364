"""Where a topic comes up: per event in order of date, with talks, passages and the names used."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Mention, Talk, Topic
from summitnotes.views.base import ViewOptions, fold


@dataclass(frozen=True)
class Usage:
    """A topic at one event."""

    event: str | None  # Event.id; None = notes of no event
    talks: tuple[Talk, ...]  # declared or mentioned
    mentions: tuple[Mention, ...]  # in and outside of those talks
    names: tuple[str, ...]  # the names used, most used first


def usages(catalogue: Catalogue, options: ViewOptions, topic: Topic) -> list[Usage]:
    """The events at which a topic comes up, in the catalogue's order of events; no event comes last."""
    talks: dict[str | None, list[Talk]] = {}
    for talk in catalogue.talks_of_topic.get(topic.id, ()):
        if options.only_talks is None or talk.id in options.only_talks:
            talks.setdefault(talk.event, []).append(talk)
    mentions: dict[str | None, list[Mention]] = {}
    for mention in catalogue.mentions_of_topic.get(topic.id, ()):
        if options.only_talks is None or mention.talk in options.only_talks:
            mentions.setdefault(_event_of(catalogue, mention), []).append(mention)
    wanted = None if options.only_events is None else set(options.only_events)
    order = {event.id: n for n, event in enumerate(catalogue.events)}
    found = [event for event in {**talks, **mentions} if wanted is None or event in wanted]
    found.sort(key=lambda event: (order.get(event or "", len(order)), event or ""))
    names = known_names(topic)
    return [
        Usage(
            event,
            tuple(talks.get(event, ())),
            tuple(mentions.get(event, ())),
            names_used(mentions.get(event, ()), names),
        )
        for event in found
    ]


def _event_of(catalogue: Catalogue, mention: Mention) -> str | None:
    if mention.event is not None:
        return mention.event
    talk = catalogue.talk.get(mention.talk or "")
    return talk.event if talk else None


def known_names(topic: Topic) -> dict[str, str]:
    """Folded name -> the name as the vocabulary writes it."""
    names = [label for _, label in topic.pref_label]
    names += [*topic.alt_label, *(former.name for former in topic.former)]
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(fold(name), name)
    return found


def names_used(mentions: list[Mention] | tuple[()], names: dict[str, str]) -> tuple[str, ...]:
    """The names by which the passages call the topic, in the vocabulary's spelling where it has one."""
    used = Counter(names.get(fold(mention.written), mention.written) for mention in mentions)
    return tuple(sorted(used, key=lambda name: (-used[name], name)))
