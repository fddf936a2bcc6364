"""Programmes that a file holds as a table of HTML, inside a directive that notes may not use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from summitnotes.findings.outline.blocks import BREAK, Cell, Run

_RAW = re.compile(r"\s*\.\.\s+raw::\s+html\b")
_MOST = 200_000  # characters that are read
_MOST_SPANNED = 100  # columns or rows
_BREAKS = frozenset(["br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr"])
_UNREAD = frozenset(["script", "style", "title", "template"])
_SET = {"a": "link", "b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis"}
_BLANKS = re.compile(r"\s+")


def raw_rows(text: str) -> list[tuple[int, tuple[Cell, ...]]]:
    """(0-based line, cells) of each row of the tables in ``.. raw:: html``; nothing of any other text."""
    if not _RAW.match(text) or "<t" not in text or len(text) > _MOST:
        return []
    reader = _Rows()
    reader.feed(text)
    reader.close()
    return reader.rows


_BARE_TAGS = re.compile(r"\s*\.\.\s+raw::\s+html\s+(?:</?\w+[^<>]{0,200}>\s*)+")
_LONGEST_TAGS = 300  # characters


def is_bare_tags(text: str) -> bool:
    """Whether ``.. raw:: html`` holds tags alone, as a converter leaves them around what it read."""
    return len(text) <= _LONGEST_TAGS and _BARE_TAGS.fullmatch(text) is not None


class _Rows(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[tuple[int, tuple[Cell, ...]]] = []
        self._cells: list[Cell] | None = None  # of the row that is open
        self._line = 0
        self._words: list[str] | None = None  # of the cell that is open
        self._length = 0  # characters of these
        self._runs: list[Run] = []
        self._open: list[tuple[str, int, str | None]] = []  # tag, begin, address
        self._span, self._tall, self._head = 1, 1, False
        self._covered: dict[int, int] = {}  # column -> rows that a cell above still covers
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag in _UNREAD:
            self._unread += 1
        elif tag == "table":
            self._covered = {}
        elif tag == "tr":
            self._end_row()
            self._cells, self._line = [], self.getpos()[0] - 1
        elif tag in ("td", "th"):
            self._end_cell()
            self._words, self._length, self._runs, self._open = [], 0, [], []
            self._span, self._tall = _number(said.get("colspan")), _number(said.get("rowspan"))
            self._head = tag == "th"
        elif tag in _BREAKS:
            self._break()
        elif tag in _SET and self._words is not None:
            self._open.append((tag, self._length, said.get("href")))

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNREAD:
            self._unread = max(0, self._unread - 1)
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table"):
            self._end_row()
        elif tag in _BREAKS:
            self._break()
        elif self._open and self._open[-1][0] == tag:
            _, begin, address = self._open.pop()
            if self._length > begin:
                self._runs.append(Run(begin, self._length, _SET[tag], address))

    def handle_data(self, data: str) -> None:
        if self._words is None or self._unread:
            return
        text = _BLANKS.sub(" ", data)
        if not self._words or self._words[-1][-1:] in (" ", BREAK):
            text = text.lstrip()
        if text:
            self._words.append(text)
            self._length += len(text)

    def _break(self) -> None:
        if self._words and self._words[-1] != BREAK:
            if self._words[-1].endswith(" "):
                self._length -= 1
                self._words[-1] = self._words[-1][:-1]
            self._words.append(BREAK)
            self._length += 1

    def _end_cell(self) -> None:
        if self._words is None:
            return
        text = "".join(self._words).rstrip(f" {BREAK}")
        runs = tuple(run for run in self._runs if run.stop <= len(text))
        self._words = None
        if self._cells is None:
            return
        column = self._cells[-1].column + self._cells[-1].columns if self._cells else 0
        while self._covered.get(column, 0) > 0:
            column += 1
        self._cells.append(Cell(column, text, runs, self._span, self._tall, self._head))

    def _end_row(self) -> None:
        self._end_cell()
        if self._cells is None:
            return
        self._covered = {column: rows - 1 for column, rows in self._covered.items() if rows > 1}
        for cell in self._cells:
            for column in range(cell.column, cell.column + cell.columns) if cell.rows > 1 else ():
                self._covered[column] = cell.rows - 1
        if any(cell.text for cell in self._cells):
            self.rows.append((self._line, tuple(self._cells)))
        self._cells = None


def _number(written: str | None) -> int:
    return min(int(written), _MOST_SPANNED) or 1 if written and written.isascii() and written.isdigit() else 1
