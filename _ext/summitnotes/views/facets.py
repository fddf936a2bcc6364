"""The reader's filter: which facets a list has, and what each of its entries answers to.

The page is complete without it. ``static/summit-filter.js`` shows the form and hides what does not
fit; it knows only the ``data-`` attributes that are made here, and what ``across.py`` makes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from summitnotes.locale import _, message
from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Kind, Talk
from summitnotes.views.base import ViewOptions, prefix
from summitnotes.views.parts import city, speaker_ids, topics_of_talk
from summitnotes.views.wording import kind_words, language_name, year_of

Keys = tuple[tuple[str, str], ...]  # (facet, tokens separated by blanks), in the order of FACETS

FACETS = {
    "topic": message("Topic"),
    "event": message("Event"),
    "year": message("Year"),
    "language": message("Language"),
    "kind": message("Kind"),
    "speaker": message("Speaker"),
}
FEWEST_ENTRIES = 4  # a shorter list needs no filter


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class FilterForm:
    prefix: str  # of the element ids; also keeps two forms of one page apart in the address
    total: int
    words: str  # "40 talks"
    facets: tuple[Facet, ...]
    # Of a list on several pages (across.py):
    data: str = ""  # address of the file that has the choices; "" = they stand in the form
    year: str = ""  # what this page of the list is about; "" = it leads to the others
    seal: str = ""  # of the talks of this page


def token(text: str) -> str:
    """An id as one word, so that a ``data-`` attribute can hold several."""
    return "-".join(text.split())


def talk_keys(catalogue: Catalogue, talk: Talk, topics: Iterable[str] | None = None) -> Keys:
    """What a talk answers to. ``topics`` replaces its own, for an entry under one topic."""
    event = catalogue.event.get(talk.event or "")
    named = topics if topics is not None else [topic for topic, _ in topics_of_talk(catalogue, talk)]
    people = (person for person in speaker_ids(catalogue, talk) if person)
    return _keys(
        named,
        talk.event,
        year_of(talk.date) or year_of(event.start if event else None),
        talk.language,
        people,
        talk.kind.value,
    )


def event_keys(catalogue: Catalogue, event_id: str | None, topic: str, language: str | None) -> Keys:
    """What a passage outside of any talk answers to."""
    event = catalogue.event.get(event_id or "")
    return _keys([topic], event_id, year_of(event.start if event else None), language, ())


def _keys(
    topics: Iterable[str],
    event: str | None,
    year: str,
    language: str | None,
    people: Iterable[str],
    kind: str = "",
) -> Keys:
    values = {
        "topic": " ".join(token(topic) for topic in topics),
        "event": token(event or ""),
        "year": year,
        "language": (language or "").split("-")[0],
        "kind": kind,
        "speaker": " ".join(token(person) for person in people),
    }
    return tuple((name, value) for name, value in values.items() if value)


def filter_form(
    catalogue: Catalogue,
    options: ViewOptions,
    entries: Iterable[Keys],
    total: int,
    words: str,
) -> FilterForm | None:
    """The form over the given entries; ``None`` when there is nothing to choose between."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for keys in entries:
        for name, tokens in keys:
            counts[name].update(tokens.split())
    texts = _texts(catalogue, options)
    facets = []
    for name, label in FACETS.items():
        choices = [Choice(value, texts.get((name, value), value), n) for value, n in counts[name].items()]
        if len(choices) > 1:
            facets.append(Facet(name, _(label), _ordered(name, choices, catalogue)))
    if not facets or total < FEWEST_ENTRIES:
        return None
    return FilterForm(prefix(options), total, words, tuple(facets))


def _texts(catalogue: Catalogue, options: ViewOptions) -> dict[tuple[str, str], str]:
    texts = {("topic", token(t.id)): t.label(options.language) for t in catalogue.topics}
    for event in catalogue.events:
        texts["event", token(event.id)] = f"{city(event)} {year_of(event.start)}".strip()
    texts |= {("kind", kind.value): kind_words(kind.value) for kind in Kind}
    texts |= {("speaker", token(person.id)): person.name for person in catalogue.people}
    for tag in {(talk.language or "").split("-")[0] for talk in catalogue.talks} | {
        (notes.language or "").split("-")[0] for notes in catalogue.notes
    }:
        texts["language", tag] = language_name(tag, options.language)
    return texts


def _ordered(name: str, choices: list[Choice], catalogue: Catalogue) -> tuple[Choice, ...]:
    if name == "event":
        order = {token(event.id): n for n, event in enumerate(catalogue.events)}
        return tuple(sorted(choices, key=lambda c: (order.get(c.value, len(order)), c.value)))
    if name == "kind":
        return tuple(sorted(choices, key=lambda c: list(Kind).index(Kind(c.value))))
    if name == "year":
        return tuple(sorted(choices, key=lambda c: c.value))
    if name == "speaker":
        order = {token(person.id): n for n, person in enumerate(catalogue.people)}
        return tuple(sorted(choices, key=lambda c: (order.get(c.value, len(order)), c.value)))
    return tuple(sorted(choices, key=lambda c: (c.text.casefold(), c.value)))
