"""Tables of pandoc's tree: columns, head, bodies, foot, cells that span."""

from __future__ import annotations

from collections.abc import Callable

from docutils import nodes

from summitnotes.formats.columns import measure
from summitnotes.formats.pandoc.shapes import Ast, words_of

#: Columns; a table that claims more is shown as text.
MAX_COLUMNS = 200
_ALIGN = {"AlignLeft": "left", "AlignRight": "right", "AlignCenter": "center"}

Write = Callable[[Ast, nodes.Element], None]


def write_table(content: Ast, parent: nodes.Element, blocks: Write, caption: Callable[..., None]) -> bool:
    """Append a table to ``parent``; False, and nothing done, if it has no columns or too many.

    ``blocks`` writes the blocks of a cell, ``caption`` those of the caption into a title.
    """
    _, (_, title_blocks), columns, (_, head), bodies, (_, foot) = content
    if not 0 < len(columns) <= MAX_COLUMNS:
        return False
    table, group = nodes.table(classes=["colwidths-auto"]), nodes.tgroup(cols=len(columns))
    if words_of(title_blocks).strip():
        title = nodes.title()
        caption(title_blocks, title)
        table += title
    group += [nodes.colspec(colwidth=1) for _ in columns]
    table += group
    parent += table
    aligns = [_ALIGN.get(column[0]["t"]) for column in columns]
    _part(nodes.thead(), [(row, len(columns)) for row in head], group, aligns, blocks)
    body = [
        (row, len(columns) if is_head else int(head_columns))
        for _, head_columns, head_rows, rows in bodies
        for is_head, part in ((True, head_rows), (False, rows))
        for row in part
    ]
    _part(nodes.tbody(), [*body, *((row, 0) for row in foot)], group, aligns, blocks)
    measure(group)
    return True


def _part(
    part: nodes.Element,
    rows: list[tuple[Ast, int]],
    group: nodes.Element,
    aligns: list[str | None],
    blocks: Write,
) -> None:
    """Rows, each with the number of its columns that are a head."""
    if not any(row[1] for row, _ in rows):
        return
    group += part
    for (_, cells), head_columns in rows:
        element = nodes.row()
        part += element
        column = 0
        for _, align, row_span, column_span, content in cells:
            entry = nodes.entry()
            across, down = min(int(column_span), len(aligns)), min(int(row_span), len(rows))
            if across > 1:
                entry["morecols"] = across - 1
            if down > 1:
                entry["morerows"] = down - 1
            side = _ALIGN.get(align["t"]) or (aligns[column] if column < len(aligns) else None)
            if side:
                entry["classes"].append(f"align-{side}")
            if column < head_columns and isinstance(part, nodes.tbody):
                entry["classes"].append("header-cell")
            element += entry
            blocks(content, entry)
            column += max(1, across)
