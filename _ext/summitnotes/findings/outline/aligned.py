"""Tables of plain lines: parts that begin at the same columns, or as many tabs or bars in each line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from summitnotes.findings.outline.blocks import Cell

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)|\t+")
_LEAST_LINES = 3
_LEAST_COLUMNS = 3
_MOSTLY = 0.5  # share of the lines in which something begins at a column
_NEARLY_ALL = (
    0.7  # share of the lines with tabs that have equally many; the others lost empty cells at their end
)
_TAB = 8


def aligned_cells(lines: Sequence[str]) -> list[tuple[Cell, ...] | None]:
    """The cells of each line when the lines are a table of at least three columns, else an empty list.

    A line that has no gap at any column is None: it belongs to none of them.
    """
    for mark in "\t|":
        if parted := _parted(lines, mark):
            return parted
    spread = [line.expandtabs(_TAB).rstrip() for line in lines]
    starts: Counter[int] = Counter()
    for line in spread:
        starts.update({match.end() for match in _GAP.finditer(line)})
    cuts = sorted(at for at, count in starts.items() if count >= max(2, _MOSTLY * len(spread)))
    if len(spread) < _LEAST_LINES or len(cuts) + 1 < _LEAST_COLUMNS:
        return []
    cells = [_cut(line, cuts) for line in spread]
    whole = sum(one is not None and len(one) > 1 for one in cells)
    return cells if whole >= _MOSTLY * len(spread) and whole >= _LEAST_LINES else []


def _parted(lines: Sequence[str], mark: str) -> list[tuple[Cell, ...] | None]:
    """The cells between tabs or bars, where most lines have as many of them: copied from a sheet."""
    lines = [_without_frame(line) if mark == "|" else line for line in lines]
    counts = Counter(count for line in lines if (count := line.count(mark)) >= _LEAST_COLUMNS - 1)
    if sum(counts.values()) < max(_LEAST_LINES, _MOSTLY * len(lines)):
        return []
    usual, times = counts.most_common(1)[0]
    if times < max(_LEAST_LINES, _NEARLY_ALL * sum(counts.values())) or max(counts) > usual:
        return []  # as many tabs as it takes to reach a column
    return [_between(line, mark) for line in lines]


def _without_frame(line: str) -> str:
    """A line without the bars that only close it: "| 9:30 | Doors |" has two cells."""
    bare = line.strip()
    return bare[1:].rstrip("|") if bare.startswith("|") else line


def _between(line: str, mark: str) -> tuple[Cell, ...] | None:
    parts = enumerate(part.strip() for part in line.split(mark))
    cells = tuple(Cell(column, part) for column, part in parts if part)
    return cells if len(cells) > 1 else None


def _cut(line: str, cuts: Sequence[int]) -> tuple[Cell, ...] | None:
    """The parts of a line between the columns; a part that runs over a column covers it."""
    bounds = [0, *cuts]
    begins = [at for at in bounds if at == 0 or (len(line) > at and line[at - 1] == " " and line[at] != " ")]
    found = []
    for number, begin in enumerate(begins):
        stop = begins[number + 1] if number + 1 < len(begins) else len(line)
        text = line[begin:stop].strip()
        column = bounds.index(begin)
        if text or begin == 0:
            found.append(Cell(column, text, columns=1))
    return tuple(found) if len(found) > 1 else None
