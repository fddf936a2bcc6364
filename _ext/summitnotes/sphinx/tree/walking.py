"""Walks over trees of notes.

``findall`` of docutils passes every node through one generator a level; on the way through a hundred
transforms that is a tenth of a build. A stack does the same in one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

_Node = TypeVar("_Node", bound=nodes.Node)


def walk(root: nodes.Node) -> Iterator[nodes.Node]:
    """``root`` and everything below it, in reading order. What is taken out meanwhile may still come."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        if node.children:
            waiting += node.children[::-1]


def sorted_out(root: nodes.Node, *kinds: type[_Node]) -> dict[type[_Node], list[_Node]]:
    """One walk for several kinds of nodes: each kind with its nodes, in reading order."""
    found: dict[type[_Node], list[_Node]] = {kind: [] for kind in kinds}
    places: dict[type[nodes.Node], list[list[_Node]]] = {}  # class of a node -> where such nodes go
    for node in walk(root):
        itself = node.__class__
        if itself not in places:
            places[itself] = [found[kind] for kind in kinds if issubclass(itself, kind)]
        for place in places[itself]:
            place.append(cast("_Node", node))
    return found
