"""``talks.bib``: a BibTeX entry of each talk. "Cite" below the notes of a talk leads to its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from summitnotes.exports.pages import PageUrl, html_page, whole_address
from summitnotes.exports.site import ExportedFile, Site
from summitnotes.records.addresses import safe_url
from summitnotes.records.anchors import CITATIONS, citation_key
from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Event, Talk
from summitnotes.records.partial_dates import parse_date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Braces count for BibTeX even behind a backslash, so they are written by name.
_TEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
})  # fmt: skip
_URL = {"{": "%7B", "}": "%7D", "^": "%5E", "|": "%7C", " ": "%20"}
_NAME_BREAK = re.compile(r"(?:^|\s)(?:and|others)(?:\s|$)|,", re.IGNORECASE)


def files(site: Site) -> Iterator[ExportedFile]:
    yield ExportedFile(CITATIONS, lambda: to_bib(site.catalogue, site.base_url))


def escape_tex(text: str) -> str:
    """``text`` as TeX prints it letter by letter; control characters turn into blanks."""
    if not text.isprintable():
        text = "".join(" " if unicodedata.category(char)[0] == "C" else char for char in text)
    return " ".join(text.translate(_TEX).split())


def talk_bibtex(catalogue: Catalogue, talk_id: str, url: str | None) -> str:
    """The entry of one talk, ending in a newline; empty for an unknown id.

    ``url`` is the address of its card; one that may not be linked is left out. The key is made of the
    talk's id, so it stays while the id does.
    """
    talk = catalogue.talk.get(talk_id)
    if talk is None:
        return ""
    event = catalogue.event.get(talk.event) if talk.event else None
    fields = {
        "author": _authors(catalogue, talk),
        "title": f"{{{escape_tex(talk.title)}}}",  # a second pair of braces keeps the capitals
        "howpublished": _howpublished(talk, event),
        **_dates(talk, event),
        "language": escape_tex(talk.language or ""),
        "url": _address(url),
    }
    lines = [
        f"  {name} = {value if name == 'month' else '{' + value + '}'},\n"
        for name, value in fields.items()
        if value
    ]
    return f"@misc{{{citation_key(talk.id)},\n{''.join(lines)}}}\n"


def to_bib(catalogue: Catalogue, base_url: str, page_url: PageUrl = html_page) -> str:
    """``talks.bib``: every talk (no breaks, no parties) in the order of the catalogue.

    ``base_url`` is the address of the site or ``""``; ``page_url`` turns a docname into a page's address.
    """
    entries = []
    for talk in catalogue.talks:
        if talk.kind.is_talk:
            place = catalogue.talk_places.get(talk.id)
            entries.append(talk_bibtex(catalogue, talk.id, whole_address(base_url, page_url, place)))
    return "\n".join(entries)


def _authors(catalogue: Catalogue, talk: Talk) -> str:
    ids = catalogue.speakers.get(talk.id, ())
    names = [catalogue.person[key].name for key in ids if key in catalogue.person]
    names = names or [speaker.name for speaker in talk.speakers]
    return " and ".join(_author(name) for name in names if name.strip())


def _author(name: str) -> str:
    written = escape_tex(name)
    # BibTeX would read "and" and commas as its own punctuation.
    return f"{{{written}}}" if _NAME_BREAK.search(name) or "{" in written else written


def _howpublished(talk: Talk, event: Event | None) -> str:
    kind = str(talk.kind).capitalize()
    if event is None:
        return kind
    where = f"{event.title}, {event.location}" if event.location else event.title
    return escape_tex(f"{kind} at {where}")


def _dates(talk: Talk, event: Event | None) -> dict[str, str]:
    date = parse_date(talk.date) or (parse_date(event.start) if event else None)
    if date is None:
        return {}
    month = _MONTHS[date.month - 1] if date.month else ""
    return {"year": f"{date.year:04d}", "month": month, "date": date.iso}


def _address(url: str | None) -> str:
    safe = safe_url(url) if url else None
    return "".join(_URL.get(char, char) for char in safe) if safe else ""
