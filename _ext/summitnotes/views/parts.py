"""What several views show: chips, speakers, links, one line about a talk."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Event, Kind, Talk
from summitnotes.views.base import Linker, ViewOptions, fold
from summitnotes.views.wording import (
    count_talks,
    date_words,
    kind_words,
    language_name,
    middle_day,
    month_year,
    status_words,
    year_of,
)

MOST_ON_PAGE = 12  # topics, people that the page of a person or a series names


@dataclass(frozen=True, slots=True)
class Chip:
    """A topic as a small link."""

    id: str
    text: str
    href: str | None
    definition: str | None
    count: int | None = None
    count_words: str = ""


@dataclass(frozen=True, slots=True)
class SpeakerRef:
    name: str  # as written beside the talk
    affiliation: str | None
    href: str | None


@dataclass(frozen=True, slots=True)
class EventRef:
    id: str
    title: str
    place: str  # the city, else the title
    when: str  # month and year, else nothing
    start: str | None  # ISO, possibly partial
    href: str | None

    @property
    def short(self) -> str:
        """``Atlanta 2014``: how an event is called in passing; a name may hold its year already."""
        year = year_of(self.start)
        return self.place if year in self.place.split() else f"{self.place} {year}".strip()

    @property
    def when_besides(self) -> str:
        """The month and year, for beside the title; nothing where that says the year."""
        year = year_of(self.start)
        return "" if year and year in self.title else self.when


@dataclass(frozen=True, slots=True)
class Badge:
    type: str  # kind | language | status
    value: str  # what the machine says: keynote, fr, cancelled
    text: str


@dataclass(frozen=True, slots=True)
class TimeSpan:
    start: str  # HH:MM
    end: str | None
    start_iso: str  # for the ``datetime`` attribute
    end_iso: str | None

    @property
    def text(self) -> str:
        return f"{self.start}–{self.end}" if self.end else self.start


@dataclass(frozen=True, slots=True)
class TalkLine:
    """One talk in a table, a list or an index."""

    id: str
    title: str
    href: str | None
    lang: str | None  # when it differs from the page's
    time: TimeSpan | None
    date: str  # in words
    date_iso: str | None
    event: EventRef | None
    speakers: tuple[SpeakerRef, ...]
    badges: tuple[Badge, ...]
    topics: tuple[Chip, ...]
    quiet: bool  # a break or a social event
    keys: tuple[tuple[str, str], ...] = ()  # (facet, tokens) for the reader's filter


def other_language(tag: str | None, options: ViewOptions) -> str | None:
    """The tag for a ``lang`` attribute: only when it says something that the page does not."""
    return tag if tag and tag.split("-")[0] != options.language.split("-")[0] else None


def telling(aliases: tuple[str, ...], name: str) -> tuple[str, ...]:
    """The other names that say more than ``name`` with words left out or other marks between them."""
    known = set(_words(name))
    return tuple(alias for alias in aliases if not known.issuperset(_words(alias)))


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", name.casefold())


def city(event: Event) -> str:
    """The first part of the location; without one, the title."""
    return (event.location or "").split(",")[0].strip() or event.title


def event_ref(catalogue: Catalogue, options: ViewOptions, linker: Linker, event_id: str) -> EventRef | None:
    event = catalogue.event.get(event_id)
    if event is None:
        return None
    return EventRef(
        event.id,
        event.title,
        city(event),
        month_year(event.start, options.language),
        event.start,
        linker.event(event.id),
    )


def event_day(event: Event) -> int | None:
    return middle_day(event.start, event.end)


def topics_of_talk(catalogue: Catalogue, talk: Talk) -> tuple[tuple[str, int], ...]:
    """Topics of a talk with the number of passages: declared ones first, then by passages, then by name."""
    return catalogue.topics_of_talk.get(talk.id, ())


def chip(catalogue: Catalogue, options: ViewOptions, linker: Linker, topic_id: str) -> Chip:
    """A chip for a topic id; what the vocabulary does not hold shows its own name, unlinked."""
    topic = catalogue.topic.get(topic_id)
    if topic is None:
        return Chip(topic_id, topic_id, None, None)
    texts = dict(topic.definition)
    definition = texts.get(options.language) or texts.get("en") or next(iter(texts.values()), None)
    return Chip(topic.id, topic.label(options.language), linker.topic(topic.id), definition)


def chips_of_talks(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, talks: Iterable[Talk]
) -> tuple[Chip, ...]:
    """The topics that most of ``talks`` have, each with the number of its talks."""
    found = Counter(
        topic for talk in talks for topic, _ in topics_of_talk(catalogue, talk) if topic in catalogue.topic
    )
    return tuple(
        replace(
            chip(catalogue, options, linker, topic),
            count=found[topic],
            count_words=count_talks(found[topic]),
        )
        for topic in most_often(found)
    )


def most_often(found: Counter[str]) -> list[str]:
    """The ids that were counted most often, then by name; as many as the page of a thing shows."""
    return sorted(found, key=lambda each: (-found[each], each))[:MOST_ON_PAGE]


def speaker_ids(catalogue: Catalogue, talk: Talk) -> list[str | None]:
    """The person behind each written name, in the order of ``talk.speakers``."""
    ids = catalogue.speakers.get(talk.id, ())
    if len(ids) == len(talk.speakers):
        return list(ids)
    by_name: dict[str, str] = {}
    for person_id in ids:
        person = catalogue.person.get(person_id)
        for name in (person.name, *person.aliases) if person else ():
            by_name.setdefault(fold(name), person_id)
    return [by_name.get(fold(speaker.name)) for speaker in talk.speakers]


def speaker_refs(catalogue: Catalogue, linker: Linker, talk: Talk) -> tuple[SpeakerRef, ...]:
    pairs = zip(talk.speakers, speaker_ids(catalogue, talk), strict=True)
    return tuple(SpeakerRef(s.name, s.affiliation, linker.person(i) if i else None) for s, i in pairs)


def time_span(talk: Talk) -> TimeSpan | None:
    if not talk.start:
        return None
    day = f"{talk.date}T" if talk.date and len(talk.date) == 10 else ""
    return TimeSpan(talk.start, talk.end, day + talk.start, day + talk.end if talk.end else None)


def badges(talk: Talk, options: ViewOptions) -> tuple[Badge, ...]:
    found = []
    kind = kind_words(talk.kind.value)
    if talk.kind not in (Kind.TALK, Kind.NONE) and not _names_kind(talk.title, kind):
        found.append(Badge("kind", talk.kind.value, kind))
    if talk.language:
        found.append(Badge("language", talk.language, language_name(talk.language, options.language)))
    if talk.status and talk.status != "confirmed":
        found.append(Badge("status", talk.status, status_words(talk.status)))
    return tuple(found)


def _names_kind(title: str, kind: str) -> bool:
    """Whether a title says the kind itself, as "Keynotes" and "Coffee break" do."""
    return re.search(rf"\b{re.escape(kind)}s?\b", title, re.IGNORECASE) is not None


def talk_line(
    catalogue: Catalogue,
    options: ViewOptions,
    linker: Linker,
    talk: Talk,
    *,
    chips: int = 5,
    keys: tuple[tuple[str, str], ...] = (),
) -> TalkLine:
    topics = tuple(
        chip(catalogue, options, linker, topic) for topic, _ in topics_of_talk(catalogue, talk)[:chips]
    )
    return TalkLine(
        id=talk.id,
        title=talk.title,
        href=linker.talk(talk.id),
        lang=other_language(talk.language, options),
        time=time_span(talk),
        date=date_words(talk.date, language=options.language, short=True),
        date_iso=talk.date,
        event=event_ref(catalogue, options, linker, talk.event) if talk.event else None,
        speakers=speaker_refs(catalogue, linker, talk),
        badges=badges(talk, options),
        topics=topics,
        quiet=not talk.kind.is_talk,
        keys=keys,
    )
