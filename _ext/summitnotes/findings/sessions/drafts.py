"""Everything in a file that might be a session, with what is seen in it: drafts, before anything is decided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from summitnotes.findings.dates.times import TimeSpan
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.sessions.blocks import BREAK, Block, BlockKind, Outline
from summitnotes.findings.sessions.facts import Facts, read_facts
from summitnotes.findings.sessions.splits import Split
from summitnotes.findings.sessions.tables import Columns, cell_time, is_head, read_columns, read_row
from summitnotes.findings.sessions.under_lines import Under, read_under
from summitnotes.records.model import Kind

_FOLLOWING = 6  # blocks below a heading or item that may name its speaker


@dataclass(slots=True)
class Draft:
    """A block, or a cell of a row, that may be a session."""

    block: Block
    facts: Facts
    group: tuple[object, ...]  # drafts of one shape share it
    splits: list[Split] = field(default_factory=list)  # of its own words and of a column of names
    under: Under = Under()
    under_lines: tuple[str, ...] = ()
    cell: int | None = None
    columns: Columns | None = None
    joined: int = 0  # so many lines below belong to it: a title below its time

    @property
    def best(self) -> Split | None:
        """The most likely names, those of a column first."""
        return max(self.splits, key=lambda split: split.likelihood, default=None)


def read_drafts(outline: Outline, language: str | None = None) -> list[Draft]:
    """The drafts of a file in reading order."""
    drafts: list[Draft] = []
    tables: dict[int, list[Block]] = {}
    for block in outline:
        if block.kind is BlockKind.ROW:
            tables.setdefault(block.box, []).append(block)
    done: set[int] = set()
    for block in outline:
        if block.kind is BlockKind.FIELD:
            continue
        if block.kind is BlockKind.ROW:
            if block.box not in done:
                done.add(block.box)
                drafts += _of_table(tables[block.box], language)
            continue
        drafts.append(_of_block(block, outline, language))
    return _with_lines_below(drafts)


def _of_block(block: Block, outline: Outline, language: str | None) -> Draft:
    facts = read_facts(block, language)
    following = _following(block, outline)
    under = read_under(following) if following else Under()
    return Draft(block, facts, _group(block), list(facts.splits), under, following)


def _group(block: Block) -> tuple[object, ...]:
    if block.kind is BlockKind.HEADING:
        return ("heading", block.depth)
    if block.kind is BlockKind.LABEL:
        return ("label", block.parent)
    if block.kind is BlockKind.LINE:
        return ("line", block.parent)
    return (block.kind.value, block.box)


def _following(block: Block, outline: Outline) -> tuple[str, ...]:
    """The first lines of what stands below a heading, label, item or term."""
    if block.kind is BlockKind.LINE:
        return ()
    found: list[str] = []
    for child in outline.below(block.index)[:_FOLLOWING]:
        if child.kind in (BlockKind.HEADING, BlockKind.ROW):
            break
        found += re.split(rf"[{BREAK}\n]", child.text)
    return tuple(found[:_FOLLOWING])


# ---- tables


def _of_table(rows: Sequence[Block], language: str | None) -> Iterator[Draft]:
    columns = read_columns(rows)
    held: dict[int, tuple[int, TimeSpan]] = {}  # column -> rows still covered, and the time
    for row in rows:
        if is_head(row) and row is rows[0] or is_head(row) and row is rows[min(1, len(rows) - 1)]:
            if columns.headed and len(row.cells) > 1:
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
            yield Draft(
                row, reading.facts, ("row", columns.roles), splits, cell=reading.cell, columns=columns
            )


# ---- lines below a time


def _with_lines_below(drafts: list[Draft]) -> list[Draft]:
    """A time alone on its line, with the title (and the names) on those below it."""
    result: list[Draft] = []
    skip = 0
    for number, draft in enumerate(drafts):
        if skip:
            skip -= 1
            continue
        facts = draft.facts
        if draft.block.kind is BlockKind.LINE and facts.span and not _words(facts.rest):
            below = _lines_of(drafts, number)
            if below:
                result.append(_merged(draft, below))
                skip = len(below)
                continue
        result.append(draft)
    return result


def _words(rest: str) -> bool:
    return bool(re.search(r"[^\W\d_]{2,}", rest)) and not re.fullmatch(r"[\d\s:.hH\-–]+(?:[ap]\.?m\.?)?", rest)


def _lines_of(drafts: Sequence[Draft], number: int) -> list[Draft]:
    first = drafts[number]
    found: list[Draft] = []
    for draft in drafts[number + 1 : number + 4]:
        same = draft.block.kind is BlockKind.LINE and draft.block.parent == first.block.parent
        if not same or draft.facts.span or draft.block.position == 0 and found:
            break
        found.append(draft)
    return found


def _merged(first: Draft, below: Sequence[Draft]) -> Draft:
    """One draft of a time and the lines below it; which of them names people decides which is the title."""
    named = None
    for draft in below[:2]:
        people = read_people(draft.facts.whole, expected=0.5)
        if people is not None and people.likelihood >= 0.5:
            named = (draft, people)
            break
    titles = [draft for draft in below if named is None or draft is not named[0]]
    head = titles[0] if titles else below[0]
    facts = replace(head.facts, block=head.block.index, span=first.facts.span, front=True)
    splits = list(head.splits)
    if named and titles:
        splits.insert(0, Split("line", facts.rest, named[0].facts.whole, named[1].speakers, named[1].likelihood))
    return Draft(head.block, facts, first.group, splits, joined=len(below))


def is_pause(draft: Draft) -> bool:
    """Whether a draft names a break or a party."""
    return draft.facts.pause in (Kind.BREAK, Kind.SOCIAL)
