"""Addresses of pages for the exports."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote, urljoin

from summitnotes.records.addresses import safe_url
from summitnotes.records.catalogue import Place

PageUrl = Callable[[str], str]  # docname -> address of the page, whole or relative to the site


def html_page(docname: str) -> str:
    """The address that the plain HTML builder gives a page, relative to the site."""
    return quote(f"{docname}.html", errors="replace")


def whole_address(base_url: str, page_url: PageUrl, place: Place | None) -> str | None:
    """The address of a place under ``base_url``; relative if there is no base, ``None`` if unknown."""
    if place is None:
        return None
    page = page_url(place.doc)
    base = safe_url(base_url)
    if base is not None:
        page = urljoin(base if base.endswith("/") else f"{base}/", page)
    return f"{page}#{quote(place.anchor, errors='replace')}" if place.anchor else page
