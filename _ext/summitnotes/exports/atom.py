"""Atom (RFC 4287): the newest notes of the site and of each series, the newest talks on each topic.

An entry must have a whole address, so there are no feeds while the address of the site is not known. The
date of an entry is that of the event: a feed does not change because the site was built again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import urljoin
from xml.etree import ElementTree

from summitnotes.exports.site import EVERY_PAGE, ExportedFile, Site, plain
from summitnotes.locale import _
from summitnotes.records.addresses import safe_url
from summitnotes.records.catalogue import Place
from summitnotes.records.model import Event, NotesFile, Talk, Topic
from summitnotes.records.pages import SITE_FEED, series_feed, series_page, topic_feed, topic_page
from summitnotes.records.partial_dates import format_range, parse_date

MEDIA_TYPE = "application/atom+xml"
NAMESPACE = "http://www.w3.org/2005/Atom"
MOST_ENTRIES = 30
MOST_PASSAGES = 3  # quoted of a talk
# Of a feed without an entry that has a date; Atom wants one.
_BEGINNING = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Entry:
    title: str
    url: str  # whole
    updated: str  # RFC 3339
    summary: str
    authors: tuple[str, ...]


def files(site: Site) -> Iterator[ExportedFile]:
    """The feeds of the site, of each series and of each topic that comes up, if addresses are known."""
    if safe_url(site.base_url) is None:
        return
    catalogue = site.catalogue
    title = _("{site}: newest notes").format(site=site.title)
    make = partial(_feed, site, title, SITE_FEED, Place("index", ""), partial(_notes, site, catalogue.events))
    yield ExportedFile(SITE_FEED, make, MEDIA_TYPE, title, (EVERY_PAGE,))
    for series, events in catalogue.events_of_series.items():
        name, page = series_feed(series), series_page(series)
        title = _("{title}: {group}").format(title=site.title, group=series)
        make = partial(_feed, site, title, name, Place(page, ""), partial(_notes, site, events))
        yield ExportedFile(name, make, MEDIA_TYPE, title, (page,))
    for topic in catalogue.topics:
        if catalogue.talks_of_topic.get(topic.id):
            name, page = topic_feed(topic.id), topic_page(topic.id)
            title = _("{title}: {group}").format(title=site.title, group=topic.label(site.language))
            make = partial(_feed, site, title, name, Place(page, ""), partial(_talks, site, topic))
            yield ExportedFile(name, make, MEDIA_TYPE, title, (page,))


def _when(event: Event | None, date: str | None = None) -> str:
    """The day of a talk, else the first day of its event; a partial date counts from its beginning."""
    day = parse_date(date) or parse_date(event.start if event else None)
    return f"{day.year:04d}-{day.month or 1:02d}-{day.day or 1:02d}T00:00:00Z" if day else _BEGINNING


def _notes(site: Site, events: Iterable[Event]) -> Iterator[Entry]:
    for event in events:
        for notes in site.catalogue.notes_of_event.get(event.id, ()):
            yield Entry(
                _title(notes, event),
                site.address(Place(notes.doc, "")) or "",
                _when(event),
                _about(site, event),
                (notes.by,) if notes.by else (),
            )


def _title(notes: NotesFile, event: Event) -> str:
    return _("Notes of {event}").format(event=event.title) + (f" ({notes.by})" if notes.by else "")


def _about(site: Site, event: Event) -> str:
    talks = [t.title for t in site.catalogue.talks_of_event.get(event.id, ()) if t.kind.is_talk]
    facts = (event.location, format_range(event.start, event.end), "; ".join(talks[:MOST_ENTRIES]))
    return ". ".join(fact for fact in facts if fact)


def _talks(site: Site, topic: Topic) -> Iterator[Entry]:
    catalogue = site.catalogue
    passages: dict[str | None, list[str]] = {}
    for mention in catalogue.mentions_of_topic.get(topic.id, ()):
        passages.setdefault(mention.talk, []).append(mention.excerpt)
    for talk in catalogue.talks_of_topic.get(topic.id, ()):
        url = site.address(catalogue.talk_places.get(talk.id))
        if url is not None and talk.kind.is_talk:
            event = catalogue.event.get(talk.event or "")
            words = dict.fromkeys(passages.get(talk.id, ()))
            yield Entry(
                f"{talk.title} ({event.title})" if event else talk.title,
                url,
                _when(event, talk.date),
                "\n".join(list(words)[:MOST_PASSAGES]),
                _speakers(talk),
            )


def _speakers(talk: Talk) -> tuple[str, ...]:
    return tuple(speaker.name for speaker in talk.speakers)


def _feed(site: Site, title: str, name: str, page: Place, entries: partial[Iterator[Entry]]) -> str:
    """The text of a feed, the newest entries first."""
    newest = sorted(entries(), key=lambda entry: entry.updated, reverse=True)[:MOST_ENTRIES]
    base = site.base_url if site.base_url.endswith("/") else f"{site.base_url}/"
    own = urljoin(base, name)
    feed = ElementTree.Element("feed", {"xmlns": NAMESPACE, "xml:lang": site.language})
    _add(feed, "title", title)
    _add(feed, "id", own)
    _add(feed, "updated", newest[0].updated if newest else _BEGINNING)
    _add(feed, "link", href=own, rel="self", type=MEDIA_TYPE)
    _add(feed, "link", href=site.address(page) or base, rel="alternate", type="text/html")
    _add(_add(feed, "author"), "name", site.title)
    for entry in newest:
        node = _add(feed, "entry")
        _add(node, "title", entry.title)
        _add(node, "id", entry.url)
        _add(node, "updated", entry.updated)
        _add(node, "link", href=entry.url, rel="alternate", type="text/html")
        for author in entry.authors:
            _add(_add(node, "author"), "name", author)
        if entry.summary:
            _add(node, "summary", entry.summary)
    ElementTree.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, "unicode") + "\n"


def _add(parent: ElementTree.Element, tag: str, text: str = "", **attributes: str) -> ElementTree.Element:
    node = ElementTree.SubElement(parent, tag, attributes)
    node.text = plain(text) or None
    return node
