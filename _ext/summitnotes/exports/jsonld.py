"""schema.org data for search engines, one JSON-LD text for a page of an event, of notes or of a thing.

The text is safe inside ``<script type="application/ld+json">``: every ``<``, ``>`` and ``&`` is escaped.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any

from summitnotes.exports.pages import PageUrl, html_page, whole_address
from summitnotes.records.addresses import safe_url
from summitnotes.records.anchors import short_anchor
from summitnotes.records.catalogue import Catalogue, Place
from summitnotes.records.model import Event, Kind, Person, Talk
from summitnotes.records.pages import series_page
from summitnotes.records.partial_dates import ends_next_day, parse_date

_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_SCRIPT = {ord(char): escape for char, escape in _ESCAPES.items()}
_SCRIPT |= {code: f"\\u{code:04x}" for code in range(0xD800, 0xE000)}

Row = dict[str, Any]


def event_jsonld(
    catalogue: Catalogue, event_id: str, base_url: str = "", page_url: PageUrl = html_page
) -> str | None:
    """The ``Event``, with the pages of its notes as ``subjectOf``; ``None`` for an unknown event.

    Those pages say which talks stand on them. Each other talk is a ``subEvent``, in brief where it stands on
    another page.
    """
    event = catalogue.event.get(event_id)
    if event is None:
        return None
    talks = [talk for talk in catalogue.talks_of_event.get(event_id, ()) if talk.kind.is_talk]
    shown_on = catalogue.event_places.get(event_id)

    def row(talk: Talk) -> Row:
        place = catalogue.talk_places.get(talk.id)
        elsewhere = place is not None and shown_on is not None and place.doc != shown_on.doc
        return (_brief_talk if elsewhere else _talk)(catalogue, talk, base_url, page_url)

    notes = [notes.doc for notes in catalogue.notes_of_event.get(event_id, ())]
    rows = [row(talk) for talk in talks if not _stands_in(catalogue, talk, notes)]
    about = [{"@type": "Article", "url": whole_address(base_url, page_url, Place(doc, ""))} for doc in notes]
    return _dump(
        _known({**_whole_event(catalogue, event, talks, rows, base_url, page_url), "subjectOf": about})
    )


def notes_jsonld(
    catalogue: Catalogue, doc: str, base_url: str = "", page_url: PageUrl = html_page
) -> str | None:
    """The ``Article`` that a page of notes is, about its event; ``None`` if ``doc`` holds no notes."""
    notes = catalogue.notes_of_doc.get(doc)
    if notes is None:
        return None
    event = catalogue.event.get(notes.event) if notes.event else None
    own = catalogue.talks_of_event.get(notes.event, ())
    talks = [talk for talk in own if talk.kind.is_talk and _stands_on(catalogue, talk, doc)]
    rows = [_talk(catalogue, talk, base_url, page_url, doc) for talk in talks]
    about: Row | list[Row] | None
    if event is not None:
        about = _whole_event(catalogue, event, talks, rows, base_url, page_url)
    else:
        about = rows
    row = {
        "@type": "Article",
        "headline": event.title if event else None,
        "author": {"@type": "Person", "name": notes.by} if notes.by else None,
        "inLanguage": notes.language,
        "isBasedOn": safe_url(notes.source_url) if notes.source_url else None,
        "url": whole_address(base_url, page_url, Place(doc, "")),
        "wordCount": notes.words or None,
        "about": about,
    }
    return _dump(_known(row))


def person_jsonld(
    catalogue: Catalogue, person_id: str, base_url: str = "", page_url: PageUrl = html_page
) -> str | None:
    """The ``Person`` of a page of one; ``None`` for an unknown id."""
    person = catalogue.person.get(person_id)
    if person is None:
        return None
    row = _person(catalogue, person, base_url, page_url)
    affiliations = [{"@type": "Organization", "name": name} for name in person.affiliations]
    return _dump(_known({**row, "affiliation": affiliations}))


def topic_jsonld(
    catalogue: Catalogue, topic_id: str, base_url: str = "", page_url: PageUrl = html_page
) -> str | None:
    """The ``DefinedTerm`` of a page of a topic; ``None`` for an unknown id."""
    topic = catalogue.topic.get(topic_id)
    if topic is None:
        return None
    label = topic.label()
    others = dict.fromkeys((*(text for _, text in topic.pref_label), *topic.alt_label))
    row = {
        "@type": "DefinedTerm",
        "name": label,
        "alternateName": [name for name in others if name != label],
        "description": dict(topic.definition).get("en"),
        "sameAs": [url for url in topic.same_as if safe_url(url)],
        "termCode": topic.id,
        "url": whole_address(base_url, page_url, catalogue.topic_places.get(topic.id)),
    }
    return _dump(_known(row))


def series_jsonld(
    catalogue: Catalogue, series: str, base_url: str = "", page_url: PageUrl = html_page
) -> str | None:
    """The ``EventSeries`` of a page of one; ``None`` for an unknown name."""
    events = catalogue.events_of_series.get(series)
    if not events:
        return None
    members = [
        _known(
            {
                "@type": "Event",
                "name": event.title,
                "startDate": event.start,
                "url": whole_address(base_url, page_url, catalogue.event_places.get(event.id)),
            }
        )
        for event in events
    ]
    url = whole_address(base_url, page_url, Place(series_page(series), ""))
    return _dump({"@type": "EventSeries", "name": series, "subEvent": members, "url": url})


def _stands_on(catalogue: Catalogue, talk: Talk, doc: str) -> bool:
    place = catalogue.talk_places.get(talk.id)
    return (place is not None and place.doc == doc) or doc in catalogue.talk_notes.get(talk.id, ())


def _stands_in(catalogue: Catalogue, talk: Talk, docs: Iterable[str]) -> bool:
    place = catalogue.talk_places.get(talk.id)
    return place is not None and place.doc in docs


def _dump(row: Row) -> str:
    data = {"@context": "https://schema.org", **row}
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).translate(_SCRIPT)


def _known(row: Row) -> Row:
    return {key: value for key, value in row.items() if value is not None and value != []}


def _whole_event(
    catalogue: Catalogue,
    event: Event,
    talks: list[Talk],
    rows: Iterable[Row],
    base_url: str,
    page_url: PageUrl,
) -> Row:
    """An event of some talks, which ``rows`` say as much of as the page needs."""
    return _known(
        {
            "@type": "Event",
            "name": event.title,
            "alternateName": list(event.aliases),
            "startDate": event.start,
            "endDate": event.end or event.start,
            "location": {"@type": "Place", "name": event.location} if event.location else None,
            "sameAs": safe_url(event.url) if event.url else None,
            "url": whole_address(base_url, page_url, catalogue.event_places.get(event.id)),
            "inLanguage": sorted({talk.language for talk in talks if talk.language}),
            "subEvent": list(rows),
        }
    )


def _brief_talk(catalogue: Catalogue, talk: Talk, base_url: str, page_url: PageUrl) -> Row:
    """A talk in brief: its own page says the rest."""
    whole = _talk(catalogue, talk, base_url, page_url)
    return {key: whole[key] for key in ("@type", "name", "startDate", "url") if key in whole}


def _talk(catalogue: Catalogue, talk: Talk, base_url: str, page_url: PageUrl, here: str = "") -> Row:
    day = parse_date(talk.date)
    full = day is not None and day.day is not None
    late = ends_next_day(talk.start, talk.end)
    end = talk.end if late or talk.start is None or talk.end is None or talk.end >= talk.start else None
    last = (day.first + dt.timedelta(days=1)).isoformat() if day is not None and late else talk.date
    ids = catalogue.speakers.get(talk.id, ())
    names = [catalogue.person[key].name for key in ids if key in catalogue.person]
    written = [speaker.name for speaker in talk.speakers]
    return _known(
        {
            "@type": "Event",
            "name": talk.title,
            "startDate": f"{talk.date}T{talk.start}" if full and talk.start else talk.date,
            "endDate": f"{last}T{end}" if full and end else None,
            "eventStatus": "https://schema.org/EventCancelled" if talk.status == "cancelled" else None,
            "inLanguage": talk.language,
            "keywords": talk.kind.value if talk.kind is not Kind.TALK else None,
            "location": {"@type": "Place", "name": talk.room} if talk.room else None,
            "performer": [{"@type": "Person", "name": name} for name in names or written],
            "url": _address(catalogue.talk_places.get(talk.id), base_url, page_url, here),
        }
    )


def _address(place: Place | None, base_url: str, page_url: PageUrl, here: str) -> str | None:
    """Where a talk is, by its second anchor: on a page of talks the first ones say all titles again.

    On the page of the document ``here`` that is all, unless the address of the site is known.
    """
    if place is None or not place.anchor:
        return whole_address(base_url, page_url, place)
    short = Place(place.doc, short_anchor(place.anchor))
    if place.doc == here and safe_url(base_url) is None:
        return f"#{short.anchor}"
    return whole_address(base_url, page_url, short)


def _person(catalogue: Catalogue, person: Person, base_url: str, page_url: PageUrl) -> Row:
    return _known(
        {
            "@type": "Person",
            "name": person.name,
            "alternateName": list(person.aliases),
            "sameAs": safe_url(person.url) if person.url else None,
            "url": whole_address(base_url, page_url, catalogue.person_places.get(person.id)),
        }
    )
