"""Grid tables whose author drew no lines between the rows, as programs print them.

docutils takes all lines below the head for one row. A simple table says what they mean: each line is a row.
It needs the same three lines around, so that no line of the text moves.
"""

from __future__ import annotations

import re

_BORDER = re.compile(r"[ ]{0,8}\+(?:[-=]+\+)+[ ]*$")
_FEWEST_ROWS = 2
_LONGEST = 500  # rows
#: A word with a capital, or a figure: what goes on from the line above begins small.
_CELL_BEGINS = re.compile(r"[^\W_a-z]|[(*`«\"'“„¿¡]")
_REACH = 100  # lines above a table among which what it stands below is looked for


def with_rows(text: str) -> str:
    """``text`` with simple tables in place of such grids; as many lines, each as long as before."""
    if "+-" not in text:
        return text
    lines = text.split("\n")
    borders = [number for number, line in enumerate(lines) if _BORDER.match(line)]
    for top, head, bottom in zip(borders, borders[1:], borders[2:], strict=False):
        if _is_grid(lines, top, head, bottom):
            bars = _columns(lines[top])
            for number in range(top, bottom + 1):
                lines[number] = _bare(lines[number], bars, number in (top, head, bottom))
    return "\n".join(lines)


def _is_grid(lines: list[str], top: int, head: int, bottom: int) -> bool:
    """Whether three borders of equal columns hold a head of one line, and rows that all begin with a cell."""
    columns = _columns(lines[top])
    if head != top + 2 or not _FEWEST_ROWS < bottom - head <= _LONGEST or len(columns) < 2:
        return False
    if _columns(lines[head]) != columns or _columns(lines[bottom]) != columns:
        return False
    if _is_verbatim(lines, top):
        return False
    beside = [*lines[max(0, top - 1) : top], *lines[bottom + 1 : bottom + 2]]
    if any(line.strip().startswith("|") for line in beside):
        return False
    rows = [lines[top + 1], *lines[head + 1 : bottom]]
    if any(len(row.rstrip()) <= columns[-1] or any(row[at] != "|" for at in columns) for row in rows):
        return False
    return all(_CELL_BEGINS.match(row[columns[0] + 1 : columns[1]].strip()) for row in rows)


def _is_verbatim(lines: list[str], top: int) -> bool:
    """Whether a table stands in a literal block, a directive or a comment."""
    indent = _indent(lines[top])
    above = (line for line in reversed(lines[max(0, top - _REACH) : top]) if line.strip())
    outer = next((line for line in above if _indent(line) < indent), "")
    return outer.rstrip().endswith("::") or outer.lstrip().startswith("..")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _columns(border: str) -> list[int]:
    return [at for at, sign in enumerate(border) if sign == "+"]


def _bare(line: str, bars: list[int], is_border: bool) -> str:
    """A line of a grid without its bars; those inside its cells stay. The first column begins at its bar."""
    signs = list(line.replace("-", "=") if is_border else line)
    for at in bars:
        signs[at] = " "
    if is_border:
        signs[bars[0]] = "="
    return "".join(signs)
