"""A file of notes as one flat sequence of blocks: what the reader of its layout sees.

Wherever people put a session (a heading, the row of a programme, an item, a line, the file itself), it is a
block here, with its words, how they are set, and what it stands below. No format is known on this floor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is on its page."""

    HEADING = "heading"
    LABEL = "label"  # a line set in bold, or one that an unmarked text uses as a heading
    ROW = "row"
    ITEM = "item"
    LINE = "line"  # a line of a paragraph or of a line block
    TERM = "term"  # of a definition list
    FIELD = "field"  # ":Speaker: Ana"
    FILE = "file"  # the whole file


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch ``text[begin:stop]`` of a block that is set in one way."""

    begin: int
    stop: int
    style: str  # strong | emphasis | link | literal
    target: str | None = None  # address of a link


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row."""

    column: int  # 0-based, of its first column
    text: str
    runs: tuple[Run, ...] = ()
    columns: int = 1
    rows: int = 1
    header: bool = False


#: Stands in the text of a block for a line break that its author set; a soft one is a blank.
BREAK = "\v"
#: Stands in the text of a row between its cells.
BETWEEN_CELLS = " | "


@dataclass(slots=True)  # not frozen: that would take thrice as long to make one
class Block:
    """One block, in reading order; nobody changes it."""

    index: int  # 0-based, its place in the sequence
    kind: BlockKind
    text: str
    line: int  # 1-based
    depth: int = 1  # of a heading: its level; of an item: how deep its list is nested
    parent: int | None = None  # index of the heading, item, term or label that it stands below
    box: int = 0  # blocks of one list, table or run of lines share it
    runs: tuple[Run, ...] = ()
    cells: tuple[Cell, ...] = ()  # of a row
    head: bool = False  # a row that names the columns
    position: int = 0  # of a line: 0-based, in its paragraph
    offset: int = 0  # of a line: characters of its paragraph before it
    lines: int = 1  # of a line: how many its paragraph has
    hard: bool = True  # of a line: its author broke it, no editor did
    verbatim: bool = False  # from a literal block
    tags: tuple[str, ...] = ()  # of a heading: what Org says of it behind its words


@dataclass(slots=True)
class Outline:
    """The blocks of one file, and what stands below what."""

    blocks: list[Block] = field(default_factory=list)
    listed: bool = False  # whether the front matter lists the sessions
    _below: dict[int | None, list[Block]] | None = None
    _peers: dict[tuple[int | None, BlockKind], list[int]] | None = None
    _ends: list[int] | None = None

    def __iter__(self) -> Iterator[Block]:
        return iter(self.blocks)

    def __len__(self) -> int:
        return len(self.blocks)

    def __getitem__(self, index: int) -> Block:
        return self.blocks[index]

    def below(self, index: int | None, most: int | None = None) -> list[Block]:
        """The blocks that stand directly below a block (``None``: below nothing), in reading order.

        ``most``: no more than so many of them.
        """
        if self._below is None:
            self._below = {}
            for block in self.blocks:
                self._below.setdefault(block.parent, []).append(block)
        return self._below.get(index, [])[:most]

    def peers(self, block: Block) -> list[int]:
        """The indices of the blocks of its kind below the same block, its own among them."""
        if self._peers is None:
            self._peers = {}
            for each in self.blocks:
                self._peers.setdefault((each.parent, each.kind), []).append(each.index)
        return self._peers[block.parent, block.kind]

    def ends(self) -> list[int]:
        """For each block the index of the last one that stands below it, its own if none does."""
        if self._ends is None:
            ends = self._ends = list(range(len(self.blocks)))
            for block in reversed(self.blocks):
                parent = block.parent
                if parent is not None and parent < block.index and ends[parent] < ends[block.index]:
                    ends[parent] = ends[block.index]
        return self._ends

    def ancestors(self, block: Block) -> Iterator[Block]:
        """What a block stands below, the nearest first."""
        parent = block.parent
        while parent is not None:
            above = self.blocks[parent]
            yield above
            parent = above.parent

    def heading_of(self, block: Block) -> Block | None:
        """The nearest heading or label above a block."""
        kinds = (BlockKind.HEADING, BlockKind.LABEL)
        return next((above for above in self.ancestors(block) if above.kind in kinds), None)


def styled(block: Block | Cell, style: str) -> Sequence[Run]:
    """The runs of a block in one style, in reading order."""
    return [run for run in block.runs if run.style == style]
