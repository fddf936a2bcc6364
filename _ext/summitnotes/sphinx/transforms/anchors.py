"""Ids of the page itself, which no heading or label of a note takes.

Links lead to the first element that bears an id, and scripts of themes take that one for theirs. A heading
"Talk …" above the card of that talk would have every link to the card, "Searchbox" the box of the theme.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes

from summitnotes.records.ids import unique_id
from summitnotes.sphinx.nodes import SummitView
from summitnotes.sphinx.transforms.base import NotesTransform
from summitnotes.sphinx.tree.walking import walk

#: Ids of Sphinx's themes that scripts or links of theirs look for and that a heading can have.
OF_THEMES = frozenset(
    [
        "furo-main-content",
        "search-progress",
        "search-results",
        "searchbox",
        "sidebarbutton",
        "toc",
    ]
)
_PREFIX = "notes-"


class OwnAnchors(NotesTransform):
    """An id that is the page's gets a prefix, and so does what refers to it."""

    default_priority = 845

    def find(self) -> None:
        elements = [node for node in walk(self.document) if isinstance(node, nodes.Element)]
        cards = {anchor for node in elements if isinstance(node, SummitView) for anchor in node["ids"]}
        known = dict.fromkeys(self.document.ids, 1)
        renamed: dict[str, str] = {}
        for node in elements:
            if isinstance(node, SummitView):
                continue
            for anchor in node["ids"]:
                if anchor in cards or anchor in OF_THEMES:
                    renamed[anchor] = renamed.get(anchor) or unique_id(f"{_PREFIX}{anchor}", known)
        if renamed:
            self._rename(elements, renamed)

    def _rename(self, elements: list[nodes.Element], renamed: dict[str, str]) -> None:
        document = self.document
        for node in elements:
            if isinstance(node, SummitView):
                continue
            for place, anchor in enumerate(node["ids"]):
                if anchor in renamed:
                    node["ids"][place] = renamed[anchor]
                    document.ids[renamed[anchor]] = node
            if node.get("refid") in renamed:
                node["refid"] = renamed[node["refid"]]
        for name, anchor in document.nameids.items():
            document.nameids[name] = renamed.get(anchor, anchor)
        slugs: dict[str, Any] = self.env.metadata[self.docname].get("myst_slugs", {})
        for slug, (*before, anchor, words) in slugs.items():
            slugs[slug] = (*before, renamed.get(anchor, anchor), words)
