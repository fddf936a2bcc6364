"""The cells of a row of a table, with the columns in which they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docutils import nodes

from summitnotes.findings.outline.blocks import BREAK, Cell
from summitnotes.findings.outline.texts import soft, text_of


def cells_of(row: nodes.Element, spans: dict[int, int]) -> list[Cell]:
    """The cells of a row with their columns; ``spans`` carries what cells above still cover."""
    cells: list[Cell] = []
    column = 0
    covered = {at for at, rows in spans.items() if rows}
    for entry in row.children:
        if not isinstance(entry, nodes.entry):
            continue
        while column in covered:
            column += 1
        parts, runs, length = [], [], 0
        for child in _outermost(entry):
            text, own = text_of(child)
            parts.append(text)
            runs += [replace(run, begin=run.begin + length, stop=run.stop + length) for run in own]
            length += len(text) + 1
        columns, rows = entry.get("morecols", 0) + 1, entry.get("morerows", 0) + 1
        header = "header-cell" in entry["classes"] or isinstance(row.parent, nodes.thead)
        cells.append(Cell(column, soft(BREAK.join(parts)), tuple(runs), columns, rows, header))
        for at in range(column, column + columns):
            spans[at] = rows
        column += columns
    for at in list(spans):
        spans[at] = max(0, spans[at] - 1)
    return cells


def _outermost(element: nodes.Element) -> Iterator[nodes.TextElement]:
    """The elements with words of a cell. What a link to another page holds is part of the one around it."""
    for child in element.children:
        if isinstance(child, nodes.TextElement):
            yield child
        elif isinstance(child, nodes.Element):
            yield from _outermost(child)
