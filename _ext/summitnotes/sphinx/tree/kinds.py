"""Which kinds of nodes a tree holds: nine walks of ten look for a kind that it has none of.

What was seen holds as long as the tree is the same, and that is cheaper to see than to walk it: every list
of children is the one that it was, and holds what it held. A note of 440 nodes takes 19 µs instead of 92.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_children = attrgetter("children")


class Kinds:
    """The kinds of the nodes below ``root``."""

    def __init__(self, root: nodes.Element) -> None:
        self._root = root
        self._look()

    def _look(self) -> None:
        self._nodes: list[nodes.Node] = []  # level by level
        level: list[nodes.Node] = [self._root]
        while level := list(chain.from_iterable(map(_children, level))):
            self._nodes += level
        # Text never has a child; anything else may be given one.
        self._elements = [self._root, *(node for node in self._nodes if not isinstance(node, nodes.Text))]
        self._lists: list[Sequence[nodes.Node]] = list(map(_children, self._elements))
        self._types = frozenset(map(type, self._nodes))
        self._known = _known_of(self._types)

    def _is_same(self) -> bool:
        """Nodes are equal where they are the same; texts also where they say the same."""
        return (
            list(map(_children, self._elements)) == self._lists
            and list(chain.from_iterable(self._lists)) == self._nodes
        )

    def may_hold(self, kinds: Iterable[type]) -> bool:
        """Whether a node of one of ``kinds`` may be there; where not, there is none."""
        if any(map(self._knows, kinds)):
            return True
        if self._is_same():
            return False
        self._look()
        return any(map(self._knows, kinds))

    def nodes(self) -> Sequence[nodes.Node]:
        """Every node below the root as it is now, level by level."""
        if not self._is_same():
            self._look()
        return self._nodes

    def _knows(self, kind: type) -> bool:
        known = self._known.get(kind)
        if known is None:
            known = self._known[kind] = any(issubclass(each, kind) for each in self._types)
        return known


@lru_cache(maxsize=256)
def _known_of(types: frozenset[type]) -> dict[type, bool]:
    """Kind -> whether one of these classes is of it, as far as it was asked for; trees of a sort share it."""
    return {}
