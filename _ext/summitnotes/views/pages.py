"""Which pages of things there are: each view that has pages of its own says so in a function ``pages``."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from summitnotes.records.catalogue import Catalogue
from summitnotes.records.pages import GeneratedPage

Pages = Callable[[Catalogue, str], Iterable[GeneratedPage]]


@lru_cache(maxsize=1)
def _views_with_pages() -> tuple[Pages, ...]:
    names = sorted(module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]))
    modules = (import_module(f"summitnotes.views.{name}") for name in names if name != "pages")
    return tuple(module.pages for module in modules if hasattr(module, "pages"))


def generated_pages(catalogue: Catalogue, language: str) -> dict[str, GeneratedPage]:
    """Docname -> page, of every page of a thing, in the order in which tables of contents list them.

    ``language`` (BCP 47) is that of the titles. Where two things would have one address (ids that differ
    in case only), the first has it.
    """
    found: dict[str, GeneratedPage] = {}
    taken: set[str] = set()
    for pages in _views_with_pages():
        for page in pages(catalogue, language):
            if page.doc.casefold() not in taken:
                taken.add(page.doc.casefold())
                found[page.doc] = page
    return found
