"""Tables of HTML in Markdown: their tags become tokens of rows and cells.

A table with words outside its cells, or with another table inside, stays on the page tag by tag.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from summitnotes.formats.markdown.rawhtml.tags import TABLE, Tag

MAX_COLUMNS = 100
_CELLS = ("td", "th", "caption")
_ALIGN = ("left", "center", "right")


@dataclass(slots=True)
class Cell:
    """What ``rendering/tables.py`` finds in the token of a cell."""

    name: str  # td, th or caption
    across: int = 1  # columns
    down: int = 1  # rows
    align: str = ""
    where: list[int] | None = None
    content: list[Token] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    head: bool
    cells: list[Cell] = field(default_factory=list)
    missing: int = 0  # columns at its end that no cell fills


def open_tables(tokens: list[Token]) -> list[Token]:
    """``tokens`` with those of tables in the place of their tags."""
    out: list[Token] = []
    start = 0
    opened = -1
    for place, token in enumerate(tokens):
        tag = _tag(token)
        if tag is None or tag.name != "table":
            continue
        if not tag.closing:
            opened = place  # a table around it is none
        elif opened >= 0:
            made = None if _tag(tokens[opened]).acts else _Reader().read(tokens[opened : place + 1])  # type: ignore[union-attr]
            if made is not None:
                out += [*tokens[start:opened], *made]
                start = place + 1
            opened = -1
    return [*out, *tokens[start:]] if start else tokens


def _tag(token: Token) -> Tag | None:
    return token.meta["tag"] if token.type == "notes_tag" else None


class _Reader:
    """Reads the tokens of one table, from its first tag to its last."""

    def __init__(self) -> None:
        self.rows: list[_Row] = []
        self.caption: Cell | None = None
        self.cell: Cell | None = None
        self.row: _Row | None = None
        self.head = False

    def read(self, tokens: list[Token]) -> list[Token] | None:
        """The tokens of the table; ``None`` if it is none."""
        for token in tokens[1:-1]:
            tag = _tag(token)
            if tag is not None and tag.name in TABLE:
                if tag.acts:
                    return None
                self._tag(tag, token)
            elif self.cell is not None:
                self.cell.content.append(token)
            elif token.type != "notes_comment":
                return None
        columns = _fit(self.rows)
        return _tokens(self.rows, columns, self.caption, tokens[0]) if 0 < columns <= MAX_COLUMNS else None

    def _tag(self, tag: Tag, token: Token) -> None:
        """What is open ends where the next begins: people leave out closing tags."""
        if tag.name in _CELLS:
            self.cell = None
            if not tag.closing:
                self._begin(tag, token)
        elif tag.name not in ("col", "colgroup"):
            self.cell = self.row = None
            if tag.name == "tr" and not tag.closing:
                self.row = _Row(self.head)
                self.rows.append(self.row)
            elif tag.name != "tr":
                self.head = tag.name == "thead" and not tag.closing

    def _begin(self, tag: Tag, token: Token) -> None:
        given = tag.attributes
        align = given.get("align", "").lower()
        self.cell = Cell(
            tag.name,
            _number(given.get("colspan", "")),
            _number(given.get("rowspan", "")),
            align if align in _ALIGN else "",
            token.map,
        )
        if tag.name == "caption":
            self.caption = self.cell
            return
        if self.row is None:
            self.row = _Row(self.head)
            self.rows.append(self.row)
        self.row.cells.append(self.cell)


def _number(written: str) -> int:
    return min(max(int(written), 1), MAX_COLUMNS) if written.isascii() and written.isdigit() else 1


def _fit(rows: list[_Row]) -> int:
    """Cut spans to what is there, and count the columns."""
    rows[:] = [row for row in rows if row.cells]
    for row in rows:  # a head is the first rows that are nothing but heads
        if not row.head and any(cell.name == "td" for cell in row.cells):
            break
        row.head = True
    if all(row.head for row in rows):
        for row in rows:
            row.head = False
    rows.sort(key=lambda row: not row.head)
    widths: list[int] = []
    for part in (True, False):
        covered: list[int] = []  # rows that each column is still covered for
        inside = [row for row in rows if row.head is part]
        for number, row in enumerate(inside):
            widths.append(_place(row, covered, len(inside) - number))
    columns = max(widths, default=0)
    for row, width in zip(rows, widths, strict=True):
        row.missing = columns - width
    return columns


def _place(row: _Row, covered: list[int], left: int) -> int:
    """Put the cells of a row beside what covers it from above; gives the columns that are filled."""
    column = 0
    for cell in row.cells:
        while column < len(covered) and covered[column]:
            column += 1
        cell.down = min(cell.down, left)
        covered += [0] * (column + cell.across - len(covered))
        cell.across = next((n for n in range(cell.across) if covered[column + n]), cell.across)
        covered[column : column + cell.across] = [cell.down] * cell.across
        column += cell.across
    while column < len(covered) and covered[column]:
        column += 1
    covered[:] = [max(0, rest - 1) for rest in covered]
    return max(column, max((n + 1 for n, rest in enumerate(covered) if rest), default=0))


def _tokens(rows: list[_Row], columns: int, caption: Cell | None, opener: Token) -> list[Token]:
    out = [_token("table", 1, opener.map, columns=columns)]
    if caption is not None:
        out += [_token("caption", 1, caption.where), *caption.content, _token("caption", -1)]
    for row in rows:
        out.append(_token("row", 1, row.cells[0].where, head=row.head, missing=row.missing))
        for cell in row.cells:
            out += [_token("cell", 1, cell.where, cell=cell), *cell.content, _token("cell", -1)]
        out.append(_token("row", -1))
    return [*out, _token("table", -1)]


def _token(name: str, nesting: int, where: Sequence[int] | None = None, **meta: object) -> Token:
    kind = f"notes_html_{name}_{'open' if nesting > 0 else 'close'}"
    return Token(kind, "", nesting, map=list(where) if where else None, meta=meta, block=True)  # type: ignore[arg-type]
