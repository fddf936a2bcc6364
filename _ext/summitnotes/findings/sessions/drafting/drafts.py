"""Drafts: everything in a file that might be a session, with what is seen in it. Nothing is decided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summitnotes.findings.dates.times import TimeSpan
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.sessions.drafting.across import is_across, sessions_across
from summitnotes.findings.sessions.drafting.afternoons import with_afternoons
from summitnotes.findings.sessions.drafting.announced import with_announced
from summitnotes.findings.sessions.drafting.below import read_below, with_people_below
from summitnotes.findings.sessions.drafting.cell_times import cell_time
from summitnotes.findings.sessions.drafting.continued import with_continued_lines
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.drafting.fields import is_record, with_fields
from summitnotes.findings.sessions.drafting.given_where import with_titles_given
from summitnotes.findings.sessions.drafting.hours_above import with_hours_above
from summitnotes.findings.sessions.drafting.inner_fields import with_inner_fields
from summitnotes.findings.sessions.drafting.joining import with_lines_below, with_names_below
from summitnotes.findings.sessions.drafting.nicks_behind import with_nicks_behind
from summitnotes.findings.sessions.drafting.paragraphs import with_paragraph_names
from summitnotes.findings.sessions.drafting.shared import shared_marks, without_shared
from summitnotes.findings.sessions.drafting.slots import with_slots
from summitnotes.findings.sessions.drafting.tables import Columns, read_columns, read_row, row_time
from summitnotes.findings.sessions.drafting.titles_below import with_titles_below_names
from summitnotes.findings.sessions.drafting.titles_below_heads import with_titles_below_heads
from summitnotes.findings.sessions.drafting.titles_in_next_rows import (
    with_names_in_next_rows,
    with_titles_in_next_rows,
)
from summitnotes.findings.sessions.drafting.titles_over_names import with_names_under_titles
from summitnotes.findings.sessions.drafting.under_days import with_titles_under_days
from summitnotes.findings.sessions.lines.asides import Stretch, cut
from summitnotes.findings.sessions.lines.facts import Facts, read_facts
from summitnotes.findings.sessions.words.kinds import kind_alone
from summitnotes.findings.sessions.words.plain_times import plain_times
from summitnotes.records.model import Kind


def read_drafts(outline: Outline, language: str | None = None) -> list[Draft]:
    """The drafts of a file in reading order."""
    drafts: list[Draft] = []
    tables: dict[int, list[Block]] = {}
    for block in outline:
        if block.kind is BlockKind.ROW:
            tables.setdefault(block.box, []).append(block)
    plain = plain_times(outline)
    marks = shared_marks(outline.blocks)
    done: set[int] = set()
    for block in outline:
        if block.kind is BlockKind.ROW:
            if block.box not in done:
                done.add(block.box)
                drafts += _of_table(without_shared(tables[block.box]), language)
            continue
        drafts.append(_of_block(block, outline, language, plain, marks.get(block.index, ())))
    drafts = with_names_in_next_rows(with_titles_in_next_rows(with_announced(drafts, language)))
    drafts = with_continued_lines(drafts, language, plain)
    drafts = with_fields(with_slots(with_lines_below(with_inner_fields(drafts, language))), language)
    drafts = with_titles_below_names(with_titles_under_days(drafts, language))
    drafts = with_hours_above(with_names_below(with_paragraph_names(drafts, language)), outline)
    drafts = with_names_under_titles(drafts, outline)
    drafts = with_titles_below_heads(with_people_below(with_afternoons(drafts), outline), outline)
    return with_titles_given(with_nicks_behind(drafts, outline), outline)


def _of_block(
    block: Block,
    outline: Outline,
    language: str | None,
    plain: re.Pattern[str] | None,
    marks: Sequence[Stretch],
) -> Draft:
    text, runs = cut(block.text, block.runs, marks) if marks else (block.text, block.runs)
    facts = read_facts(block, language, text, runs, plain)
    facts = replace(facts, kind=facts.kind or _tagged(block)) if block.tags else facts
    under, following, paragraph = read_below(block, outline)
    return Draft(block, facts, _group(block), list(facts.splits), under, following, paragraph)


def _tagged(block: Block) -> Kind | None:
    """The kind that a tag of a heading names: ":keynote:"."""
    return next((kind for tag in block.tags if (kind := kind_alone(tag.replace("_", " "))) is not None), None)


def _group(block: Block) -> tuple[object, ...]:
    if block.kind is BlockKind.HEADING:
        return ("heading", block.depth)
    if block.kind is BlockKind.LABEL:
        return ("label", block.parent)
    if block.kind is BlockKind.LINE:
        return ("line", block.parent)
    return (block.kind, block.box)


# ---- tables


def _of_table(rows: Sequence[Block], language: str | None) -> Iterator[Draft]:
    if is_record(rows):
        yield from (_of_field(row, language) for row in rows)
        return
    if is_across(rows):
        yield from sessions_across(rows, language)
        return
    columns = read_columns(rows)
    held: dict[int, tuple[int, TimeSpan]] = {}  # column -> rows still covered, and the time
    for number, row in enumerate(rows):
        if row is columns.head:
            continue
        span = next((time for left, time in held.values() if left > 0), None)
        held = {column: (left - 1, time) for column, (left, time) in held.items() if left > 1}
        for cell in row.cells:
            time = cell_time(cell.text) if cell.rows > 1 else None
            if time:
                held[cell.column] = (cell.rows - 1, time)
        for reading in read_row(row, columns, language, span):
            splits = list(reading.facts.splits)
            if reading.speakers:
                splits.insert(0, reading.speakers)
            facts = _to_last_row(reading.facts, rows[number : number + row.cells[reading.cell].rows], columns)
            yield Draft(row, facts, ("row", columns.roles), splits, cell=reading.cell, columns=columns)


def _of_field(row: Block, language: str | None) -> Draft:
    """A row of a record, which is read as a labelled line is."""
    value = row.cells[-1]
    facts = read_facts(row, language, value.text, value.runs)
    return Draft(row, facts, ("record", row.box), list(facts.splits))


def _to_last_row(facts: Facts, rows: Sequence[Block], columns: Columns) -> Facts:
    """A cell over several rows ends with the last of them."""
    last = row_time(rows[-1], columns) if len(rows) > 1 and facts.span and facts.span.end else None
    if facts.span is None or last is None or last.end is None or last.end <= facts.span.start:
        return facts
    return replace(facts, span=replace(facts.span, end=last.end))
