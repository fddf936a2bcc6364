"""Old addresses: a page at each former id or other name of a thing that leads to where the thing is.

A topic can be asked for under any of its names (``topics/quantum``), a person under an alias, an event under
an id that it once had. What is the address of something itself, or could mean several things, is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from html import escape
from posixpath import dirname, relpath

from summitnotes.exports.pages import html_page
from summitnotes.exports.site import ExportedFile, Site, plain
from summitnotes.paths.docnames import FOLDER, INDEX, clean
from summitnotes.records.ids import make_id
from summitnotes.records.pages import person_page, topic_page

PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8" />
<meta name="robots" content="noindex" />
<meta http-equiv="refresh" content="0; url={url}" />
<link rel="canonical" href="{url}" />
<title>{title}</title>
</head>
<body><p><a href="{url}">{title}</a></p></body>
</html>
"""


def files(site: Site) -> Iterator[ExportedFile]:
    """A page for each old address, where each document is a page."""
    if site.page_url(INDEX).startswith("#"):
        return
    targets: dict[str, dict[str, str]] = {}  # old docname -> docnames of what it may mean, with the title
    for old, new, title in _addresses(site):
        targets.setdefault(old, {})[new] = title
    for old, found in sorted(targets.items()):
        if len(found) == 1 and old.casefold() not in site.documents:
            (new, title), name = next(iter(found.items())), _file(site, old)
            yield ExportedFile(name, partial(_page, site, name, new, title))


def _addresses(site: Site) -> Iterator[tuple[str, str, str]]:
    """(old docname, docname of the thing, title), of every other name of everything."""
    catalogue = site.catalogue
    for topic in catalogue.topics:
        names = [*topic.alt_label, *topic.hidden_label, *(former.name for former in topic.former)]
        for name in (*names, *(label for _, label in topic.pref_label)):
            yield topic_page(make_id(name)), topic_page(topic.id), topic.label(site.language)
    for person in catalogue.people:
        for alias in person.aliases:
            yield person_page(make_id(alias)), person_page(person.id), person.name
    for event in catalogue.events:
        place = catalogue.event_places.get(event.id)
        if place is not None and not place.anchor:
            for alias in filter(_is_id, event.aliases):
                yield clean(f"{FOLDER}/{alias}/{INDEX}"), place.doc, event.title


def _is_id(alias: str) -> bool:
    """Whether another name of an event may have been the name of its folder."""
    return alias.split() == [alias] and not alias.startswith(".") and "/" not in alias


def _file(site: Site, doc: str) -> str:
    """The file of a page, as the builder names those of documents."""
    in_folders = site.page_url("a") != html_page("a")
    if not in_folders:
        return f"{doc}.html"
    return f"{doc.removesuffix(INDEX).rstrip('/')}/index.html"


def _page(site: Site, name: str, doc: str, title: str) -> str:
    address = site.page_url(doc)
    url = relpath(address, dirname(name)) + ("/" if address.endswith("/") else "")
    return PAGE.format(url=escape(url), title=escape(plain(title)), language=escape(site.language))
