"""The page of a thing as a tree: a title, and the view that shows the thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from summitnotes.records.ids import make_id
from summitnotes.sphinx.nodes import generated_view

if TYPE_CHECKING:
    from summitnotes.records.pages import GeneratedPage


def build(document: nodes.document, page: GeneratedPage) -> None:
    """Fill ``document`` with ``page``.

    The nodes name no source: what is on the page is nobody's to translate or to correct there.
    """
    section = nodes.section("", ids=[make_id(page.doc)], names=[])
    section += nodes.title("", page.title)
    section += generated_view("", view=page.view, options=list(page.options), ids=[])
    document += section
