"""What a topic is: its names, its definition, its neighbours in the vocabulary, how much there is of it."""

from __future__ import annotations

from dataclasses import dataclass

from docutils import nodes

from summitnotes.locale import _
from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Topic
from summitnotes.views import plain
from summitnotes.views.base import Linker, ViewOptions
from summitnotes.views.parts import Chip, chip
from summitnotes.views.usage import Usage
from summitnotes.views.wording import count_events, month_year, talks_at_events, year_of


@dataclass(frozen=True, slots=True)
class TopicAbout:
    label: str
    other_names: tuple[str, ...]
    former: tuple[str, ...]  # "Quantum (until 2013)"
    definition: str | None
    broader: tuple[Chip, ...]
    narrower: tuple[Chip, ...]
    related: tuple[Chip, ...]
    same_as: tuple[str, ...]
    counts: str  # "4 talks at 3 events"
    years: str  # "2012–2017", or nothing


def about(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, topic: Topic, found: list[Usage]
) -> TopicAbout:
    """``found`` are the events at which the topic comes up, as ``usages`` gives them."""
    label = topic.label(options.language)
    texts = dict(topic.definition)
    others = [text for _, text in topic.pref_label] + list(topic.alt_label)
    return TopicAbout(
        label=label,
        other_names=tuple(name for name in dict.fromkeys(others) if name != label),
        former=tuple(
            _("{name} (until {year})").format(name=f.name, year=_until(f.until, options.language))
            if f.until
            else f.name
            for f in topic.former
        ),
        definition=texts.get(options.language) or texts.get("en") or next(iter(texts.values()), None),
        broader=_chips(catalogue, options, linker, topic.broader),
        narrower=_chips(catalogue, options, linker, catalogue.narrower.get(topic.id, ())),
        related=_chips(catalogue, options, linker, topic.related),
        same_as=topic.same_as,
        counts=counts(found),
        years=years(catalogue, found),
    )


def counts(found: list[Usage]) -> str:
    """``4 talks at 3 events``; where no talk is on it, ``named at 1 event``."""
    talks = sum(len(usage.talks) for usage in found)
    events = sum(usage.event is not None for usage in found if usage.talks or not talks)
    if talks:
        return talks_at_events(talks, events)
    return _("named at {events}").format(events=count_events(events)) if events else ""


def _until(date: str, language: str) -> str:
    return month_year(date, language, short=False) or date


def years(catalogue: Catalogue, found: list[Usage]) -> str:
    """The first and the last year in which a topic comes up: ``2012–2017``."""
    events = (catalogue.event.get(usage.event or "") for usage in found)
    seen = sorted({year for event in events if event and (year := year_of(event.start))})
    return "–".join(dict.fromkeys((seen[0], seen[-1]))) if seen else ""


def _chips(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, topics: tuple[str, ...]
) -> tuple[Chip, ...]:
    return tuple(chip(catalogue, options, linker, topic) for topic in topics if topic in catalogue.topic)


def about_nodes(topic: TopicAbout) -> list[nodes.Node]:
    """The same without a template; the label is the heading's business."""
    found: list[nodes.Node] = []
    for label, words in ((_("Also:"), topic.other_names), (_("Formerly:"), topic.former)):
        if words:
            found.append(plain.labelled(label, [", ".join(words)]))
    if topic.definition:
        found.append(plain.paragraph(topic.definition))
    for label, chips in (
        (_("Broader:"), topic.broader),
        (_("Narrower:"), topic.narrower),
        (_("Related:"), topic.related),
    ):
        if chips:
            found.append(plain.labelled(label, plain.chips(chips)))
    return found
