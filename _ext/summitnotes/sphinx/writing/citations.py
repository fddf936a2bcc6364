"""Entries of a bibliography as items of their list: docutils gives them a role that ARIA has deprecated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_ROLE = 'role="doc-biblioentry"'


def visit_citation(translator: Any, node: nodes.citation) -> None:
    """What docutils writes, with the role that its wrapper (``role="list"``) asks for."""
    type(translator).visit_citation(translator, node)
    translator.body[-1] = translator.body[-1].replace(_ROLE, 'role="listitem"', 1)


def depart_citation(translator: Any, node: nodes.citation) -> None:
    """The end of an entry, as docutils writes it."""
    type(translator).depart_citation(translator, node)


def setup(app: Sphinx) -> None:
    app.add_node(nodes.citation, override=True, html=(visit_citation, depart_citation))
