"""What an export gets to see, and what it gives: files beside the pages, and the pages that announce them."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from summitnotes.exports.pages import PageUrl, html_page, whole_address
from summitnotes.records.catalogue import Catalogue, Place

#: In ``ExportedFile.pages``: every page of the site.
EVERY_PAGE = "*"
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Site:
    """A site to be exported."""

    catalogue: Catalogue
    base_url: str = ""  # absolute; "" = not known
    page_url: PageUrl = html_page
    title: str = "Summit Notes"
    language: str = "en"  # BCP 47
    documents: frozenset[str] = frozenset()  # case-folded docnames of all pages

    def address(self, place: Place | None) -> str | None:
        """The address of a place: whole where the base is known; ``None`` for no place."""
        return whole_address(self.base_url, self.page_url, place)


@dataclass(frozen=True, slots=True)
class ExportedFile:
    name: str  # relative to the root of the site
    make: Callable[[], str | Iterable[str]]  # its text, whole or in pieces, to be written as UTF-8
    media_type: str = ""  # where pages announce it
    title: str = ""
    pages: tuple[str, ...] = ()  # docnames of the pages that announce it


def plain(text: str) -> str:
    """``text`` as any file can hold it: what is no character of XML shows as U+FFFD."""
    return _NO_CHARACTER.sub("\ufffd", text)


Export = Callable[[Site], Iterable[ExportedFile]]


@lru_cache(maxsize=1)
def _exports() -> tuple[Export, ...]:
    names = sorted(module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]))
    modules = (import_module(f"summitnotes.exports.{name}") for name in names if name != "site")
    return tuple(module.files for module in modules if hasattr(module, "files"))


def exported_files(site: Site) -> Iterator[ExportedFile]:
    """Every file of a site, of each module of this room that has a function ``files``."""
    for files in _exports():
        yield from files(site)
