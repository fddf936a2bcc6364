"""The days of tables and lists: columns that a day heads or whose cells are days; days before hours."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from summitnotes.findings.dates.days import Day, read_day
from summitnotes.findings.dates.times import read_time_at
from summitnotes.findings.events.marks import SEPARATORS, distinct, named_day
from summitnotes.findings.events.resolving import Resolver
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline

_LONGEST_CELL = 60  # characters of a cell that names a day
Place = tuple[int, int]  # (Block.box, Cell.column)


@dataclass(frozen=True, slots=True)
class DaysOfTables:
    """What the tables of a file say of days."""

    heads: Mapping[Place, str | None] = field(default_factory=dict)  # column -> ISO day that heads it
    rows: Mapping[int, dt.date | None] = field(default_factory=dict)  # Block.index -> day


def days_of_tables(outline: Outline, resolver: Resolver, language: str | None) -> DaysOfTables:
    """Columns that a day heads, and rows with the day of their column of days."""
    tables: dict[int, list[Block]] = {}
    for block in outline:
        if block.kind is BlockKind.ROW:
            tables.setdefault(block.box, []).append(block)
    heads: dict[Place, str | None] = {}
    days: dict[int, dt.date | None] = {}
    for box, rows in tables.items():
        heads |= {(box, column): day for column, day in _heads(rows, resolver, language)}
        days |= _column(rows, resolver, language)
    return DaysOfTables(heads, days)


def _heads(
    rows: Sequence[Block], resolver: Resolver, language: str | None
) -> Iterator[tuple[int, str | None]]:
    """The columns below the days of a head, each with its day."""
    for row in rows[:2]:
        named = [(cell, named_day(cell.text, language)) for cell in row.cells]
        days = [(cell, found[0]) for cell, found in named if found and found[1] and found[0].is_day]
        if len(days) < 2:
            continue
        before: dt.date | None = None
        for cell, day in days:
            made = resolver.day(day, before)
            before = made or before
            for column in range(cell.column, cell.column + cell.columns):
                yield column, made.isoformat() if made else None
        return


def _column(rows: Sequence[Block], resolver: Resolver, language: str | None) -> dict[int, dt.date | None]:
    """The days of the rows by the column of a table in which most filled cells are days."""
    named: dict[int, dict[int, Day]] = {}
    filled: dict[int, int] = {}
    hours = hours_of_columns(rows, language)
    for row in rows:
        for cell in row.cells:
            if row.head or not cell.text.strip() or cell.columns > 1 or (row.box, cell.column) in hours:
                continue
            filled[cell.column] = filled.get(cell.column, 0) + 1
            one = named_day(cell.text, language)
            if one and one[1] and one[0].is_day:
                named.setdefault(cell.column, {})[row.index] = one[0]
    column = next((one for one, days in named.items() if len(days) > 0.5 * filled[one]), None)
    found: dict[int, dt.date | None] = {}
    if column is None:
        return found
    before: dt.date | None = None
    for row in rows:
        day = named[column].get(row.index)
        if day is not None:
            before = resolver.day(day, before)
        elif any(cell.column == column and cell.text.strip() for cell in row.cells):
            continue
        if day is not None or found:
            found[row.index] = before
    return found


_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")  # a day of a month, too: "9.11"


def _is_time_of_day(text: str) -> bool:
    """Whether a cell is a time of day, or may be one: "9.30", "9.11"."""
    bare = text.strip()
    span = read_time_at(bare)
    return _CLOCK.fullmatch(bare) is not None or (
        span is not None and not bare[span.stop :].strip(SEPARATORS)
    )


def hours_of_columns(rows: Sequence[Block], language: str | None) -> set[tuple[int, int]]:
    """(box, column) of the columns of a table whose cells are hours, one of them no day: "9.30", "9.45"."""
    cells: dict[tuple[int, int], list[str]] = {}
    for row in rows:
        for cell in () if row.head else row.cells:
            if cell.columns == 1 and cell.text.strip():
                cells.setdefault((row.box, cell.column), []).append(cell.text)
    return {
        place
        for place, texts in cells.items()
        if (all(map(_is_time_of_day, texts)) and any(named_day(text, language) is None for text in texts))
        or _are_hours(texts)
    }


_HOURS = re.compile(r"\s*(?P<from>\d{1,2}(?:[.:]\d\d)?)\s?[-–—]\s?(?P<to>\d{1,2}(?:[.:]\d\d)?)\s*")


def _are_hours(texts: Sequence[str]) -> bool:
    """Whether cells are hours from one to the next: "10-11", "11-12"; as days they would be a month apart."""
    found = [match for text in texts if (match := _HOURS.fullmatch(text)) is not None]
    following = sum(one["to"] == two["from"] for one, two in pairwise(found))
    return len(found) == len(texts) and following > 0 and 2 * following >= len(found) - 1


def days_of_cells(blocks: Iterable[Block], language: str | None) -> Iterator[Day]:
    """The dates of the tables' cells that stand among their like, in a column or a row of days.

    One that stands alone in its column and its row is that of something else, as a task is due on it.
    """
    named: dict[tuple[int, int], Day] = {}  # (block, column) -> day
    filled: dict[tuple[int, int], list[int]] = {}  # (box, column) -> blocks
    tables = [block for block in blocks if block.kind is BlockKind.ROW]
    for head in (block for block in tables if block.head):
        found_days = [named_day(cell.text, language) for cell in head.cells if len(cell.text) < _LONGEST_CELL]
        days_over = [one[0] for one in found_days if one and one[1] and (one[0].date or one[0].numbers)]
        yield from days_over if len(days_over) > 1 else ()
    rows = [block for block in tables if not block.head]
    hours = hours_of_columns(rows, language)
    for row in rows:
        for cell in row.cells:
            if (row.box, cell.column) in hours:
                continue
            if cell.text.strip():
                filled.setdefault((row.box, cell.column), []).append(row.index)
            found = named_day(cell.text, language) if len(cell.text) < _LONGEST_CELL else None
            if found and found[1] and (found[0].date or found[0].numbers):
                named[row.index, cell.column] = found[0]
    for row in rows:
        days = [cell.column for cell in row.cells if (row.index, cell.column) in named]
        whole = len(days) > 1 or len(distinct(row.cells)) == 1
        for column in days:
            beside = filled[row.box, column]
            if whole or 2 * sum((one, column) in named for one in beside) > len(beside):
                yield named[row.index, column]


def days_before_hours(blocks: Iterable[Block], language: str | None) -> Sequence[Day]:
    """The days in numbers of blocks with an hour right behind, "14.06., 10 Uhr: …"; of several."""
    found: list[Day] = []
    for block in blocks:
        if block.kind not in _LISTED or not block.text[:1].isdigit():
            continue
        named = read_day(block.text, language)
        if named is not None and named[0].numbers:
            hour = read_time_at(block.text[named[1] :].lstrip(" ,;:"))
            found += [named[0]] if hour is not None else []
    return found if len(found) > 1 else ()


_LISTED = (BlockKind.HEADING, BlockKind.LABEL, BlockKind.ITEM, BlockKind.LINE)
