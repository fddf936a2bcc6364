"""Tables of HTML in Markdown: their tags become tokens, and the tokens a table of docutils.

A table with words outside its cells, or with another table inside, stays on the page tag by tag.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from myst_parser.mdit_to_docutils.base import DocutilsRenderer

from summitnotes.formats.columns import measure
from summitnotes.formats.markdown.htmltags import TABLE, Tag

if TYPE_CHECKING:
    _Base = DocutilsRenderer
else:
    _Base = object

MAX_COLUMNS = 100
_CELLS = ("td", "th", "caption")
_ALIGN = ("left", "center", "right")


@dataclass(slots=True)
class _Cell:
    name: str  # td, th or caption
    across: int = 1  # columns
    down: int = 1  # rows
    align: str = ""
    where: list[int] | None = None
    content: list[Token] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    head: bool
    cells: list[_Cell] = field(default_factory=list)
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
        self.caption: _Cell | None = None
        self.cell: _Cell | None = None
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
        self.cell = _Cell(
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


def _tokens(rows: list[_Row], columns: int, caption: _Cell | None, opener: Token) -> list[Token]:
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


class TableRenderer(_Base):
    """What of a renderer is about tables of HTML."""

    def render_notes_html_table(self, token: SyntaxTreeNode) -> None:
        columns = token.meta["columns"]
        table, group = nodes.table(classes=["colwidths-auto"]), nodes.tgroup(cols=columns)
        group += [nodes.colspec(colwidth=1) for _ in range(columns)]
        self.add_line_and_source_path(table, token)
        parts: dict[bool, nodes.Element] = {True: nodes.thead(), False: nodes.tbody()}
        for child in token.children:
            if child.type == "notes_html_caption":
                table.insert(0, self._title(child))
            else:
                self._row(child, parts[child.meta["head"]])
        group += [part for part in parts.values() if len(part)]
        table += group
        measure(group)
        self.current_node.append(table)

    def _row(self, token: SyntaxTreeNode, part: nodes.Element) -> None:
        row = nodes.row()
        self.add_line_and_source_path(row, token)
        part += row
        for child in token.children:
            cell: _Cell = child.meta["cell"]
            entry = nodes.entry()
            self.add_line_and_source_path(entry, child)
            if cell.across > 1:
                entry["morecols"] = cell.across - 1
            if cell.down > 1:
                entry["morerows"] = cell.down - 1
            if cell.align:
                entry["classes"].append(f"align-{cell.align}")
            if cell.name == "th" and isinstance(part, nodes.tbody):
                entry["classes"].append("header-cell")
            row += entry
            with self.current_node_context(entry):
                self.render_children(child)
        row += [nodes.entry() for _ in range(token.meta["missing"])]

    def _title(self, token: SyntaxTreeNode) -> nodes.title:
        holder, title = nodes.container(), nodes.title()
        self.add_line_and_source_path(title, token)
        with self.current_node_context(holder):
            self.render_children(token)
        for number, paragraph in enumerate(holder.children):
            title += [nodes.Text(" ")] if number else []
            title += paragraph.children
        return title
