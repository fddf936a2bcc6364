"""Tables of HTML in Markdown: their tags become tokens of rows and cells.

Words outside its cells, such as the tags of a template engine, stand above a table, as browsers show
them. What is no table stays on the page tag by tag.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from summitnotes.formats.markdown.rawhtml.tags import TABLE, Tag

MAX_COLUMNS = 100
#: Tables that may stand in each other.
_MAX_TABLES = 8
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
    opened: list[int] = []  # places in ``out``
    for token in tokens:
        out.append(token)
        tag = _tag(token)
        if tag is None or tag.name != "table":
            continue
        if not tag.closing:
            opened.append(len(out) - 1)
        elif opened:
            start = opened.pop()
            if len(opened) < _MAX_TABLES and not _tag(out[start]).acts:  # type: ignore[union-attr]
                out[start:] = _Reader().read(out[start:]) or out[start:]
    return out


def _tag(token: Token) -> Tag | None:
    return token.meta["tag"] if token.type == "notes_tag" else None


class _Reader:
    """Reads the tokens of one table, from its first tag to its last."""

    def __init__(self) -> None:
        self.rows: list[_Row] = []
        self.caption: Cell | None = None
        self.outside: list[Token] = []
        self.cell: Cell | None = None
        self.row: _Row | None = None
        self.head = False

    def read(self, tokens: list[Token]) -> list[Token] | None:
        """The tokens of the table; ``None`` if it is none."""
        for token in tokens[1:-1]:
            tag = _tag(token)
            if tag is not None and tag.name in TABLE:
                if tag.acts or tag.name == "table":
                    return None
                self._tag(tag, token)
            elif self.cell is not None:
                self.cell.content.append(token)
            elif token.type != "notes_comment":
                self.outside.append(token)
        cells = [self.caption] if self.caption else []
        cells += [cell for row in self.rows for cell in row.cells]
        if not _is_whole(self.outside) or not all(_is_whole(cell.content) for cell in cells):
            return None
        columns = _fit(self.rows)
        if not 0 < columns <= MAX_COLUMNS:
            return None
        return [*self.outside, *_tokens(self.rows, columns, self.caption, tokens[0])]

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


def _is_whole(tokens: list[Token]) -> bool:
    """Whether each container of Markdown that begins in ``tokens`` ends there."""
    depth = 0
    for token in tokens:
        depth += token.nesting
        if depth < 0:
            return False
    return depth == 0


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
