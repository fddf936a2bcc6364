"""Prose in the cells of a programme: columns that tell what the sessions before them are about, and what
stands behind a title in bold: "**Slow looms** - How they are built, and by whom."
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from summitnotes.findings.outline.blocks import BREAK, Cell
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.sessions.words.kinds import kind_alone

_WORDS = 20  # of a cell; more are no title
_LEAST = 2  # such cells in a column of prose
_SHARE = 0.3  # of its filled cells: a break has less to tell
_APART = 0.6  # share of the cells of a column of titles that differ; rooms come again


def without_prose(free: Sequence[int], filled: Mapping[int, Sequence[Cell]]) -> list[int]:
    """``free`` without the columns of prose behind one whose cells are short and differ.

    ``filled``: the filled cells of each column. Nothing short before the prose: it holds the titles.
    """
    for number, column in enumerate(free):
        texts = [cell.text for cell in filled.get(column, ())]
        if texts and not any(map(_is_prose, texts)) and len({*map(fold_name, texts)}) >= _APART * len(texts):
            kept = [other for other in free[number + 1 :] if not _tells(filled.get(other, ()))]
            return [*free[: number + 1], *kept]
    return list(free)


def _is_prose(text: str) -> bool:
    return len(text.split()) > _WORDS


def _tells(cells: Sequence[Cell]) -> bool:
    prose = sum(_is_prose(cell.text) for cell in cells)
    return prose >= max(_LEAST, _SHARE * len(cells))


def title_before_prose(cell: Cell) -> Cell:
    """A cell that begins with a title in bold without the prose behind it; any other cell as it is."""
    bold = next(iter(cell.runs), None)
    if bold is None or bold.style != "strong" or cell.text[: bold.begin].strip():
        return cell
    behind = _BEHIND.match(cell.text, bold.stop)
    alone = kind_alone(cell.text[bold.begin : bold.stop]) is not None  # "**Keynote** - Title"
    if behind is None or len(behind["said"].split()) < _LEAST_SAID or alone:
        return cell
    return replace(cell, text=cell.text[: bold.stop].rstrip(" .:"), runs=(bold,))


_LEAST_SAID = 8  # words of prose on the line behind a title
_BEHIND = re.compile(rf"\s*[-–—{BREAK}]\s*(?P<said>[^{BREAK}]+)")
