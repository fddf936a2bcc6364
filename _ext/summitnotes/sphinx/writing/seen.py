"""What the page that is being written shows, and what it asked the catalogue for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summitnotes.catalogue.cells import Cell
from summitnotes.catalogue.watching import watched
from summitnotes.sphinx.store.domain import domain_of
from summitnotes.views.base import digest

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from summitnotes.records.catalogue import Catalogue
    from summitnotes.sphinx.nodes import SummitView

#: Builders that write a page for each document, and nothing else of it.
PAGE_BUILDERS = frozenset({"html", "dirhtml"})
#: A view as JSON holds it: class of the node, name of the view, id of the talk, options, ids.
Spec = list[Any]


class Seen:
    """One page. Its views and what is told of it are given a catalogue that notes what they ask for."""

    def __init__(self, catalogue: Catalogue, docname: str) -> None:
        self.docname = docname
        self.cells: set[Cell] = set()
        self.catalogue = watched(catalogue, self.cells)
        self.views: list[Spec] = []
        self._shown: list[str] = []
        self.told: tuple[str | None, ...] = ()

    def show(self, node: SummitView, shown: object) -> None:
        """Note a view of the page and all that it puts there."""
        options: list[str] = node.get("options", [])
        self.views.append(
            [type(node).__name__, node.view, node.get("talk", ""), list(options), list(node["ids"])]
        )
        self._shown.append(digest(shown))

    def digest(self) -> str:
        """Of all that the page shows of the catalogue."""
        return digest((tuple(self._shown), self.told))


def seen_by(builder: Builder, env: BuildEnvironment, docname: str, *, anew: bool = False) -> Seen:
    """What is noted of the page ``docname``, which is being written."""
    holder: Any = builder
    seen: Seen | None = getattr(holder, "summit_seen", None)
    if anew or seen is None or seen.docname != docname:
        seen = holder.summit_seen = Seen(domain_of(env).catalogue, docname)
    return seen
