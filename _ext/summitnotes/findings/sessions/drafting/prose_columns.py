"""Columns of a programme that tell what the sessions in a column before them are about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summitnotes.findings.outline.blocks import Cell
from summitnotes.findings.people.folding import fold_name

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
