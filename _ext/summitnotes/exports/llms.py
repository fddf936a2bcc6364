"""``llms.txt``: the site at a glance as Markdown, in the shape that llmstxt.org describes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from summitnotes.exports.pages import PageUrl, whole_address
from summitnotes.exports.site import ExportedFile, Site
from summitnotes.records.catalogue import Catalogue, Place
from summitnotes.records.model import Event
from summitnotes.records.partial_dates import format_range

MOST_TOPICS = 60  # topics listed, the most discussed first

_MARKUP = re.compile(r"([\\`*_\[\]<>#|!~&])")


def files(site: Site) -> Iterator[ExportedFile]:
    yield ExportedFile("llms.txt", lambda: to_llms_txt(site.catalogue, site.base_url, site.page_url))


def to_llms_txt(
    catalogue: Catalogue,
    base_url: str,
    page_url: PageUrl,
    title: str = "Summit Notes",
    summary: str = "Conference notes as one cross-referenced site of events, talks, people and topics.",
) -> str:
    """The text, ending in a newline.

    ``page_url`` turns a docname into the address of its page, whole or relative to ``base_url``.
    """
    parts = [f"# {_plain(title)}\n\n> {_plain(summary)}\n"]
    sections = {
        "Events": [_event(catalogue, event, base_url, page_url) for event in catalogue.events],
        "Notes": _notes(catalogue, base_url, page_url),
        "Topics": _topics(catalogue, base_url, page_url),
    }
    for name, lines in sections.items():
        if lines:
            parts.append(f"## {name}\n\n" + "".join(f"- {line}\n" for line in lines))
    return "\n".join(parts)


def _plain(text: str) -> str:
    """``text`` on one line, its Markdown marks escaped."""
    clean = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in text)
    return _MARKUP.sub(r"\\\1", " ".join(clean.split()))


def _link(text: str, address: str | None) -> str:
    if address is None:
        return _plain(text)
    # Blanks and parentheses would end the address.
    for char in " ()<>":
        address = address.replace(char, f"%{ord(char):02X}")
    return f"[{_plain(text)}]({address})"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _event(catalogue: Catalogue, event: Event, base_url: str, page_url: PageUrl) -> str:
    address = whole_address(base_url, page_url, catalogue.event_places.get(event.id))
    talks = sum(talk.kind.is_talk for talk in catalogue.talks_of_event.get(event.id, ()))
    facts = [format_range(event.start, event.end), event.location or "", _count(talks, "talk")]
    return f"{_link(event.title, address)}: {_plain(', '.join(fact for fact in facts if fact))}"


def _notes(catalogue: Catalogue, base_url: str, page_url: PageUrl) -> list[str]:
    lines = []
    for notes in catalogue.notes:
        event = catalogue.event.get(notes.event) if notes.event else None
        title = f"Notes of {event.title}" if event else notes.doc
        facts = [
            f"by {notes.by}" if notes.by else "",
            notes.language or "",
            _count(notes.words, "word") if notes.words else "",
        ]
        address = whole_address(base_url, page_url, Place(notes.doc, ""))
        about = _plain(", ".join(fact for fact in facts if fact))
        lines.append(f"{_link(title, address)}: {about}" if about else _link(title, address))
    return lines


def _topics(catalogue: Catalogue, base_url: str, page_url: PageUrl) -> list[str]:
    talks = catalogue.talks_of_topic
    discussed = [topic for topic in catalogue.topics if talks.get(topic.id)]
    discussed.sort(key=lambda topic: -len(talks[topic.id]))  # stable: equal ones stay in their order
    return [
        f"{_link(topic.label(), whole_address(base_url, page_url, catalogue.topic_places.get(topic.id)))}: "
        f"{_count(len(talks[topic.id]), 'talk')}"
        for topic in discussed[:MOST_TOPICS]
    ]
