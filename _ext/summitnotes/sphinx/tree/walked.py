"""A document that is walked by one loop, whoever walks it.

Some sixty transforms and collectors of docutils, Sphinx and its extensions look through each tree, most of
them for nodes that it does not hold. ``findall`` of docutils passes every node through one generator a level,
and a condition that is no type through three more calls: 8 % of a build of 1,000 notes.

While a tree is read or resolved, its root is a :class:`document` of ours, which gives the same nodes in the
same order, also where the tree is changed on the way. No tree is stored with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx


class document(nodes.document):  # noqa: N801 - visitors go by the name of a class
    """A root whose ``findall`` needs no generator for each level."""

    def findall(
        self,
        condition: Any = None,  # a type, a function of a node, or None
        include_self: bool = True,
        descend: bool = True,
        siblings: bool = False,
        ascend: bool = False,
    ) -> Any:
        """As docutils has it; the nodes around a document are none."""
        if not (include_self and descend):
            return super().findall(condition, include_self, descend, siblings, ascend)
        if condition is None or isinstance(condition, type):
            return _of_kind(self, condition or nodes.Node)
        return _that(self, condition)


def _of_kind(root: nodes.Node, kind: type[Any]) -> Iterator[Any]:
    """``root`` and the nodes below it that are of a kind.

    docutils holds an iterator of the list of children at each level, which sees what is put into that list or
    taken out of it meanwhile; so does this.
    """
    if isinstance(root, kind):
        yield root
    around: list[Iterator[nodes.Node]] = []
    level = iter(root.children)
    while True:
        for node in level:
            if isinstance(node, kind):
                yield node
            if node.children:
                around.append(level)
                level = iter(node.children)
                break
        else:
            if not around:
                return
            level = around.pop()


def _that(root: nodes.Node, condition: Callable[[Any], object]) -> Iterator[Any]:
    """``root`` and the nodes below it for which a condition holds.

    Here docutils asks a node for its first child, its second and so on, whatever list they are in by then.
    """
    if condition(root):
        yield root
    around: list[tuple[nodes.Node, int]] = []
    node, index = root, 0
    while True:
        try:
            child = node.children[index]
        except IndexError:
            if not around:
                return
            node, index = around.pop()
            continue
        index += 1
        if condition(child):
            yield child
        if child.children:
            around.append((node, index))
            node, index = child, 0


class WalkReading(SphinxTransform):
    """Before any other transform of a tree that was read."""

    default_priority = 0

    def apply(self, **kwargs: Any) -> None:
        self.document.__class__ = document


class WalkResolving(SphinxPostTransform):
    """Before any other transform of a tree that is written."""

    default_priority = 0

    def run(self, **kwargs: Any) -> None:
        self.document.__class__ = document


def leave(app: Sphinx, doctree: nodes.document) -> None:
    """Handler of ``doctree-read``: what is stored is a document of docutils."""
    doctree.__class__ = nodes.document


def setup(app: Sphinx) -> None:
    app.add_transform(WalkReading)
    app.add_post_transform(WalkResolving)
    app.connect("doctree-read", leave, priority=999)  # when all has been collected
