"""Talks that are about the same, weighed by how rare it is what they share."""

from __future__ import annotations

from dataclasses import dataclass
from math import log, sqrt

from summitnotes.locale import _, ngettext
from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Talk
from summitnotes.views.base import Linker, ViewOptions
from summitnotes.views.parts import chip, event_ref, other_language

MOST_TELLING = 12  # topics of a talk that are looked at, the rarest first
MOST_COMMON = 60  # a topic of more talks than this relates nothing to anything …
COMMON_SHARE = 7  # … nor does one that every seventh talk has, once it has more than a handful
MOST_NAMED = 4  # shared topics that are named


@dataclass(frozen=True, slots=True)
class Related:
    title: str
    href: str | None
    lang: str | None
    where: str  # "Atlanta 2014", or nothing
    reason: str  # "shares Pacemaker, high availability"


def related_talks(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, talk: Talk
) -> tuple[Related, ...]:
    """The ``options.related`` talks nearest to one.

    A shared topic counts the more, the fewer talks it has; a talk about everything is near to nothing, so
    the sum is divided by the root of the number of its topics, as the cosine of two vectors has it.
    """
    by_topic, spread, number = catalogue.talks_of_topic, catalogue.spread, len(catalogue.talks)
    most = min(MOST_COMMON, max(6, number // COMMON_SHARE))
    telling = sorted(
        (t for t, _ in catalogue.topics_of_talk.get(talk.id, ()) if 1 < spread.get(t, 0) <= most),
        key=lambda t: (spread[t], t),
    )[:MOST_TELLING]
    score: dict[str, float] = {}
    shared: dict[str, list[str]] = {}
    for topic in telling:
        weight = log(1 + number / spread[topic])
        for other in by_topic[topic]:
            family = other.id in (talk.id, talk.parent) or other.parent == talk.id
            if other.kind.is_talk and not family:
                score[other.id] = score.get(other.id, 0.0) + weight
                shared.setdefault(other.id, []).append(topic)
    for other_id in score:
        score[other_id] /= sqrt(len(catalogue.topics_of_talk[other_id]))
    best = sorted(score, key=lambda i: (-round(score[i], 9), catalogue.talk[i].date or "9", i))
    return tuple(
        _related_to(catalogue, options, linker, catalogue.talk[other], shared[other])
        for other in best[: options.related]
    )


def _related_to(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, other: Talk, shared: list[str]
) -> Related:
    labels = [chip(catalogue, options, linker, topic).text for topic in shared[:MOST_NAMED]]
    event = event_ref(catalogue, options, linker, other.event) if other.event else None
    named, more = ", ".join(labels), len(shared) - MOST_NAMED
    reason = _("shares {topics}").format(topics=named)
    if more > 0:
        words = ngettext("shares {topics} and {n} more", "shares {topics} and {n} more", more)
        reason = words.format(topics=named, n=more)
    return Related(
        title=other.title,
        href=linker.talk(other.id),
        lang=other_language(other.language, options),
        where=event.short if event else "",
        reason=reason,
    )
