"""What a tree of notes holds, as plain lists that can be compared with counts made by hand."""

from __future__ import annotations

from docutils import nodes

from summitnotes.sphinx.tree.passages import line_of


def headings(document: nodes.document) -> list[tuple[int | None, str]]:
    """(line, text) of every section title."""
    found = [section[0] for section in document.findall(nodes.section)]
    return [(line_of(title), title.astext()) for title in found if isinstance(title, nodes.title)]


def items(document: nodes.document) -> list[tuple[int | None, int]]:
    """(line, nesting from 1) of every list item."""
    return [(line_of(item), _depth(item)) for item in document.findall(nodes.list_item)]


def _depth(item: nodes.Node) -> int:
    depth, node = 0, item
    while node is not None:
        depth += isinstance(node, (nodes.bullet_list, nodes.enumerated_list))
        node = node.parent
    return depth


def links(document: nodes.document) -> list[tuple[int | None, str]]:
    """(line, address) of every link to another site."""
    found = document.findall(nodes.reference)
    return [(line_of(link), link["refuri"]) for link in found if "refuri" in link]


def marks(document: nodes.document) -> list[tuple[int | None, int]]:
    """(line, number) of every footnote reference."""
    found = document.findall(nodes.footnote_reference)
    return [(line_of(mark), int(mark.astext())) for mark in found]
