"""From the bars of a table to a grid of cells that spans rows and columns without holes."""

from __future__ import annotations

from dataclasses import dataclass, field

from summitnotes.formats.dokuwiki.tree import Node

ROW_MARK = ":::"


@dataclass(slots=True)
class Cell:
    """One cell; ``start`` and ``end`` bound what stands between its bars."""

    start: int
    end: int
    header: bool = False
    children: list[Node] = field(default_factory=list)
    colspan: int = 1
    rowspan: int = 1
    align: str | None = None  # left | right | center
    padding: bool = False  # stands for a cell that a short row lacks


@dataclass(slots=True)
class Row:
    """One line of a table."""

    start: int
    cells: list[Cell] = field(default_factory=list)
    is_head: bool = False
    tail: Cell | None = None  # what stands behind the last bar, which a wiki does not show


@dataclass(slots=True)
class Table:
    """A grid: ``rows`` hold only the cells that begin there."""

    columns: int
    head_rows: int
    rows: list[Row]
    row_marks: list[tuple[int, int]]  # where ``:::`` stands


def build_table(text: str, node: Node, old: bool) -> Table:
    """Read the bars of ``node``."""
    rows = _rows(node)
    columns = max((len(row.cells) for row in rows), default=0)
    head = _head_rows(text, rows, old)
    for row in rows:
        while len(row.cells) < columns:
            row.cells.append(Cell(row.start, row.start, padding=True))
        for cell in row.cells:
            cell.align = _align(text[cell.start : cell.end])
    grid = [row.cells for row in rows]
    marks = [(cell.start, cell.end) for cells in grid for cell in cells if _is_row_mark(text, cell)]
    kept = _join_like_dokuwiki(text, grid, head)
    if not _fills_rectangle(kept, columns):
        kept = _join_safely(text, grid, head)
    for row, cells in zip(rows, kept, strict=True):
        row.cells = cells
        for cell in cells:
            if _is_row_mark(text, cell):
                cell.children = []
    return Table(columns, head, rows, marks)


def _join_like_dokuwiki(text: str, grid: list[list[Cell]], head: int) -> list[list[Cell]]:
    """Spans as DokuWiki counts them; on odd input they may leave holes or overlap."""
    gone: set[int] = set()  # ids of cells that others cover
    lowest: dict[int, Cell] = {}  # per column, the cell that reaches down to the row above
    for number, cells in enumerate(grid):
        before: Cell | None = None  # the nearest cell that holds something
        for column, cell in enumerate(cells):
            if cell.start == cell.end and not cell.padding:
                if before:
                    before.colspan += 1
                gone.add(id(cell))
                lowest[column] = cell
                continue
            before = cell
            if _is_row_mark(text, cell) and number > 0 and not (head and number == head):
                lowest[column].rowspan += 1
                gone.add(id(cell))
            else:
                lowest[column] = cell
    return [[cell for cell in cells if id(cell) not in gone] for cells in grid]


def _fills_rectangle(rows: list[list[Cell]], columns: int) -> bool:
    """Whether the cells, laid out as a browser does, fill a rectangle without holes."""
    left = [0] * columns  # rows that the cell above still reaches down
    for number, cells in enumerate(rows):
        waiting = iter(cells)
        column = 0
        while column < columns:
            if left[column]:
                left[column] -= 1
                column += 1
                continue
            cell = next(waiting, None)
            if cell is None or number + cell.rowspan > len(rows):
                return False
            reach = range(column, column + cell.colspan)
            if reach.stop > columns or any(left[c] for c in reach):
                return False
            for c in reach:
                left[c] = cell.rowspan - 1
            column = reach.stop
        if next(waiting, None) is not None:
            return False
    return True


def _join_safely(text: str, grid: list[list[Cell]], head: int) -> list[list[Cell]]:
    """Join only what keeps the rectangle; any other mark leaves an empty cell."""
    for cells in grid:
        for cell in cells:
            cell.colspan = cell.rowspan = 1
    out: list[list[Cell]] = []
    cover: list[Cell] = []  # the cell that covers each column of the row above
    starts: dict[int, int] = {}  # id of a cell -> its column
    for number, cells in enumerate(grid):
        above, cover, kept = cover, [], []
        for column, cell in _joined(cells):
            over = above[column] if above and not (head and number == head) else None
            fits = over and starts[id(over)] == column and over.colspan == cell.colspan
            if over and fits and _is_row_mark(text, cell):
                over.rowspan += 1
                cover += [over] * cell.colspan
                continue
            starts[id(cell)] = column
            kept.append(cell)
            cover += [cell] * cell.colspan
        out.append(kept)
    return out


def _rows(node: Node) -> list[Row]:
    rows: list[Row] = []
    counts = {"|": 0, "^": 0}
    for child in node.children:
        if child.kind == "row":
            rows.append(Row(child.start))
            counts = {"|": 0, "^": 0}
        elif child.kind == "bar":
            cells = rows[-1].cells
            if cells:
                cells[-1].end = child.start
            cells.append(Cell(child.end, child.end, child.data == "^"))
            counts[child.data] += 1
            # DokuWiki counts bars, not cells: half as many "|" as "^" still make a head row.
            rows[-1].is_head = counts["^"] > 0 and counts["|"] <= 2 and 2 * counts["|"] <= counts["^"]
        elif rows and rows[-1].cells:
            rows[-1].cells[-1].children.append(child)
            rows[-1].cells[-1].end = child.end
    for row in rows:
        row.tail = row.cells.pop() if row.cells else None
    return rows


def _head_rows(text: str, rows: list[Row], old: bool) -> int:
    head = 0
    while head < len(rows) and rows[head].is_head:
        head += 1
    if head == len(rows):  # a table is never all head
        return 0
    return head


def _joined(cells: list[Cell]) -> list[tuple[int, Cell]]:
    """(column, cell); a cell of no width at all widens the one before it."""
    out: list[tuple[int, Cell]] = []
    for column, cell in enumerate(cells):
        if out and cell.start == cell.end and not cell.padding:
            out[-1][1].colspan += 1
        else:
            out.append((column, cell))
    return out


def _is_row_mark(text: str, cell: Cell) -> bool:
    return text[cell.start : cell.end].strip(" \t") == ROW_MARK


def _align(inner: str) -> str | None:
    """Two blanks or a tab push the words away."""
    words = inner.strip(" \t")
    if not words:
        return None
    before = inner[: len(inner) - len(inner.lstrip(" \t"))]
    behind = inner[len(inner.rstrip(" \t")) :]
    pushed_right = len(before) >= 2 or "\t" in before
    pushed_left = len(behind) >= 2 or "\t" in behind
    if pushed_right:
        return "center" if pushed_left else "right"
    return "left" if pushed_left else None
