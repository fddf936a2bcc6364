"""What events and topics are called by those who look for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitnotes.records.partial_dates import parse_date
from summitnotes.views.parts import city
from summitnotes.views.wording import date_words, month_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summitnotes.records.model import Event, Topic

#: Languages in which a month is looked for, beside its year.
_MONTHS = ("en", "fr")


def event_names(event: Event) -> Iterator[str]:
    """Its names, then city and series with the time: "Paris 2014", "Paris May 2014", "Paris mai 2014"."""
    yield event.title
    yield from event.aliases
    yield event.id
    date = parse_date(event.start)
    times = [f"{date.year:04d}"] if date else []
    if date and date.month:
        times += [month_year(event.start, language, short=False) for language in _MONTHS]
    places = [part.strip() for part in (event.location or "").split(",") if part.strip()]
    places += [event.series.replace("-", " ")] if event.series else []
    for place in places:
        yield place
        yield from (f"{place} {time}" for time in times)
    if not places:
        yield from times


def event_facts(event: Event, language: str, *, title: bool = True) -> str:
    """``OpenStack in action! 5 · Paris · 28 May 2014``, without what the title says already."""
    place = city(event) if event.location else ""
    when = date_words(event.start, event.end, precision=event.precision, language=language)
    parts = [event.title] if title else []
    parts += [part for part in (place, when) if part and part not in event.title]
    return " · ".join(parts)


def topic_names(topic: Topic) -> Iterator[str]:
    """Its labels in every language, other spellings, former names and its id."""
    yield from (label for _, label in topic.pref_label)
    yield from topic.alt_label
    yield from topic.hidden_label
    yield from (name.name for name in topic.former)
    yield topic.id
