"""Blocks that are rows: of tables, and of data that lists sessions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from docutils import nodes

from summitnotes.findings.outline.blocks import BETWEEN_CELLS, Block, BlockKind, Cell, Outline, Run
from summitnotes.findings.outline.captions import day_of_caption
from summitnotes.findings.outline.cells import cells_of
from summitnotes.findings.outline.data_lists import DataLine, read_data, read_entry
from summitnotes.findings.outline.shortcodes import shortcodes_of
from summitnotes.findings.outline.stamps import without_brackets


@dataclass(slots=True)
class Tree:
    """The blocks of a document and the node of each."""

    outline: Outline = field(default_factory=Outline)
    nodes: list[nodes.Element] = field(default_factory=list)  # by Block.index


class RowReader:
    """A tree while it is read, and what adds a block to it."""

    def __init__(self) -> None:
        self.tree = Tree()
        self.boxes = 0
        self.line = 1

    # ---- data

    def matter(self, node: nodes.Element, parent: int | None) -> None:
        """The sessions that the front matter lists."""
        for one in node.findall(nodes.field):
            body = one.children[-1].children[0]
            if isinstance(body, nodes.literal_block):
                below = body.astext()[:1] in " -\n"  # the value begins on the line below its key
                self.data(body, one.children[0].astext(), self.line_of(body) + below, parent)
        self.tree.outline.listed = any(block.kind is BlockKind.ROW for block in self.tree.outline)

    def data(self, node: nodes.Element, key: str, first: int, parent: int | None) -> None:
        self._rows_of_data(node, read_data(node.astext(), key), first, parent)

    def shortcodes(self, node: nodes.Element, parent: int | None) -> bool:
        """Read the sessions that the tags in a paragraph tell; whether there are any."""
        first, told = self.line_of(node), [read_entry(entry) for entry in shortcodes_of(node)]
        for found in told:
            self._rows_of_data(node, found, first, parent)
        return any(told)

    def _rows_of_data(
        self, node: nodes.Element, found: Sequence[DataLine], first: int, parent: int | None
    ) -> None:
        above: list[int | None] = [parent]
        boxes: dict[int, int] = defaultdict(self.new_box)
        for one in found:
            del above[one.depth + 1 :]
            is_label = one.kind is BlockKind.LABEL
            index = self.add(
                node, one.kind, one.text, (), above[-1], line=first + one.line, depth=1 - is_label,
                box=0 if is_label else boxes[one.table], cells=one.cells, head=one.head,
            )  # fmt: skip
            if is_label:
                above.append(index)

    # ---- tables

    def raw_table(
        self, node: nodes.Element, rows: Sequence[tuple[int, tuple[Cell, ...]]], parent: int | None
    ) -> None:
        box, first = self.new_box(), self.line_of(node)
        for number, cells in rows:
            text = BETWEEN_CELLS.join(cell.text for cell in cells)
            head = all(cell.header for cell in cells)
            self.add(
                node, BlockKind.ROW, text, (), parent, box=box, cells=cells, head=head, line=first + number
            )

    def table(self, node: nodes.table, parent: int | None) -> None:
        if caption := day_of_caption(node):
            parent = self.add(node, BlockKind.LABEL, caption, (), parent)
        box = self.new_box()
        spans: dict[int, int] = {}  # column -> rows that a cell above still covers
        for row in node.findall(nodes.row):
            cells = cells_of(row, spans)
            text = BETWEEN_CELLS.join(cell.text.strip() for cell in cells)
            if not text.strip(" |"):
                continue
            head = isinstance(row.parent, nodes.thead) or (bool(cells) and all(cell.header for cell in cells))
            self.add(row, BlockKind.ROW, text, (), parent, box=box, cells=tuple(cells), head=head)

    # ---- helpers

    def new_box(self) -> int:
        self.boxes += 1
        return self.boxes

    def line_of(self, node: nodes.Node) -> int:
        """The line of a node, else of what is in it, else of the block before."""
        if isinstance(node.line, int) and node.line > 0:
            return node.line  # of most nodes; what stands below it need not be walked
        for one in node.findall(nodes.Element):
            if isinstance(one.line, int) and one.line > 0:
                return one.line
        return self.line

    def add(
        self,
        node: nodes.Element,
        kind: BlockKind,
        text: str,
        runs: tuple[Run, ...],
        parent: int | None,
        *,
        line_node: nodes.Element | None = None,
        line: int | None = None,
        **more: object,
    ) -> int:
        index = len(self.tree.nodes)
        self.line = line or self.line_of(line_node if line_node is not None else node)
        text = without_brackets(text) if "<" in text else text
        block = Block(index, kind, text, self.line, parent=parent, runs=runs, **more)  # type: ignore[arg-type]
        self.tree.outline.blocks.append(block)
        self.tree.nodes.append(node)
        return index
