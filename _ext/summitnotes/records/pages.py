"""Pages of things: the addresses that topics, people, series and years have, and what such a page is.

The addresses are promised to readers, so they depend on the id of a thing alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from summitnotes.paths.docnames import FOLDER, clean
from summitnotes.records.ids import make_id


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A page that no file is the source of: it shows one view of the catalogue."""

    doc: str  # docname
    view: str  # name of the view's module
    title: str
    options: tuple[str, ...] = ()  # "name=value", as a directive would give them
    host: str = ""  # the view on whose page the table of contents lists this one; "" = on none

    def option(self, name: str) -> str:
        """The value of an option, or nothing."""
        return next((value for key, _, value in (o.partition("=") for o in self.options) if key == name), "")


def topic_page(topic_id: str, year: str = "") -> str:
    """The docname of a topic; with ``year``, of the page with what was said in that year."""
    return _page("topics", topic_id, year)


def person_page(person_id: str) -> str:
    return _page("people", person_id)


def series_page(series: str) -> str:
    """The docname of a series, which is known by its name."""
    return _page("series", make_id(series))


def talks_page(year: str, number: int = 1) -> str:
    """The docname of the talks of a year; with ``number``, of a further page of them."""
    return _page("talks", year, str(number) if number > 1 else "")


def events_page(year: str) -> str:
    return _page("events", year)


#: The newest notes of the whole site.
SITE_FEED = "notes.atom"


def topic_feed(topic_id: str) -> str:
    """The file of a topic's feed, relative to the root of the site."""
    return f"{topic_page(topic_id)}.atom"


def series_feed(series: str) -> str:
    return f"{series_page(series)}.atom"


def series_calendar(series: str) -> str:
    return f"{series_page(series)}.ics"


def event_calendar(event_id: str) -> str:
    """The file of an event's calendar, beside its page."""
    return _page(FOLDER, event_id, "event.ics")


def _page(*parts: str) -> str:
    return clean("/".join(part.replace("/", "-") for part in parts if part))
