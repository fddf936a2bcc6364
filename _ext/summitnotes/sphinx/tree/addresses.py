"""Where a block of notes stands: its own address, and the talk that it belongs to."""

from __future__ import annotations

from bisect import bisect_right

from docutils import nodes

from summitnotes.records.anchors import line_anchor
from summitnotes.sphinx.tree.passages import line_of


def owners_of(block: nodes.Element) -> list[tuple[int, str]]:
    """Whose notes a block is: talks that begin inside it, after the talk of an enclosing node.

    The transform ``FindTalks`` leaves ``talk`` on a section or block, and ``talks`` ("offset id") on a block.
    """
    owners: list[tuple[int, str]] = []
    node: nodes.Element | None = block
    inside = block.get("talks")
    while node is not None:
        talk = node.get("talk")
        if talk is not None:
            owners.append((0, talk))
            break
        node = node.parent
    return owners + [
        (int(offset), talk) for offset, _, talk in (item.partition(" ") for item in inside or ())
    ]


def owner_at(owners: list[tuple[int, str]], offset: int) -> str | None:
    """Whose words stand at an offset of a block; ``owners`` as :func:`owners_of` gives them, in order."""
    before = bisect_right(owners, offset, key=lambda owner: owner[0])
    return owners[before - 1][1] or None if before else None


class Anchors:
    """Ids for blocks that others lead to, at most one a block."""

    def __init__(self, document: nodes.document) -> None:
        self.document = document
        self._next: dict[int, int] = {}  # line -> the number behind its next id: a row has many cells

    def of(self, block: nodes.Element) -> str:
        """An id on the block, or on the section whose title it is."""
        line = line_of(block) or 1
        if isinstance(block, nodes.title) and isinstance(block.parent, nodes.section):
            block = block.parent
        elif not isinstance(block, (nodes.paragraph, nodes.line, nodes.term, nodes.rubric)):
            block = block if block["ids"] else _carrier(block)
        if not block["ids"]:
            wanted = line_anchor(line)
            number = self._next.get(line, 2)
            while wanted in self.document.ids:
                wanted = f"{line_anchor(line)}-{number}"
                number += 1
            self._next[line] = number
            block["ids"].append(wanted)
            self.document.ids[wanted] = block
        return str(block["ids"][0])


def _carrier(block: nodes.Element) -> nodes.Element:
    """The nearest ancestor whose id every writer shows."""
    node: nodes.Element | None = block
    while node is not None and not isinstance(
        node, (nodes.paragraph, nodes.list_item, nodes.section, nodes.table, nodes.figure, nodes.footnote)
    ):
        node = node.parent
    return node if node is not None else block
