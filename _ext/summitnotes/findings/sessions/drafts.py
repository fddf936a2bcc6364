"""Drafts: everything in a file that might be a session, with what is seen in it. Nothing is decided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summitnotes.findings.dates.times import TimeSpan
from summitnotes.findings.outline.blocks import BREAK, Block, BlockKind, Outline
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.sessions.draft import Draft
from summitnotes.findings.sessions.facts import DOTTED, read_facts
from summitnotes.findings.sessions.fields import FIELD_KINDS, field_of, time_in, with_fields
from summitnotes.findings.sessions.joining import with_lines_below, with_names_below
from summitnotes.findings.sessions.kinds import kind_prefix
from summitnotes.findings.sessions.tables import cell_time, read_columns, read_row
from summitnotes.findings.sessions.under_lines import Under, read_under
from summitnotes.records.model import Speaker

_FOLLOWING = 6  # blocks below a heading or item that may name its speaker


def read_drafts(outline: Outline, language: str | None = None) -> list[Draft]:
    """The drafts of a file in reading order."""
    drafts: list[Draft] = []
    tables: dict[int, list[Block]] = {}
    for block in outline:
        if block.kind is BlockKind.ROW:
            tables.setdefault(block.box, []).append(block)
    dotted = _has_dotted_times(outline)
    done: set[int] = set()
    for block in outline:
        if block.kind is BlockKind.ROW:
            if block.box not in done:
                done.add(block.box)
                drafts += _of_table(tables[block.box], language)
            continue
        drafts.append(_of_block(block, outline, language, dotted))
    return with_fields(with_names_below(with_lines_below(drafts)), language)


_LEAST_DOTTED = 3


def _has_dotted_times(outline: Outline) -> bool:
    """Whether several blocks begin with "10.45", and none with the number of a chapter or version."""
    bare = [block.text.lstrip("*-• \t") for block in outline if block.kind is not BlockKind.ROW]
    dotted = [text for text in bare if DOTTED.match(text)]
    others = [text for text in bare if re.match(r"\d+\.\d+(?=\s)", text) and not DOTTED.match(text)]
    minutes = [int(text.split(".", 1)[1][:2]) for text in dotted]
    return len(dotted) >= _LEAST_DOTTED and not others and sum(m % 5 == 0 for m in minutes) > len(minutes) / 2


def _of_block(block: Block, outline: Outline, language: str | None, dotted: bool) -> Draft:
    facts = read_facts(block, language, dotted=dotted)
    following = _following(block, outline)
    under = read_under(following) if following else Under()
    under = _more_names(_fields_below(under, block, outline), following)
    return Draft(block, facts, _group(block), list(facts.splits), under, following)


def _more_names(under: Under, following: Sequence[str]) -> Under:
    """The lines below one of names that are names, too: a panel, one on each line."""
    if not under.speakers or not following:
        return under
    found = list(under.speakers)
    for text in following[1:]:
        people = read_people(text.strip(" *_-•"))
        if people is None or people.likelihood < _PANEL or "," not in text:
            break
        found += [speaker for speaker in people.speakers if speaker.name not in {one.name for one in found}]
    return replace(under, speakers=tuple(found))


_PANEL = 0.8  # likelihood from which one more line of names is believed


def _fields_below(under: Under, block: Block, outline: Outline) -> Under:
    """What labelled lines right below say, in any of our languages: "Relatore: …", "Hora: …"."""
    if block.kind in (BlockKind.LINE, BlockKind.FILE):
        return under
    for child in outline.below(block.index)[:_FOLLOWING]:
        if under.time is None and child.kind is BlockKind.LINE and _is_timestamp(child.text):
            under = replace(under, time=time_in(child.text))
        if not under.speakers and child.kind is BlockKind.LINE and (who := _given_by(child.text)):
            under = replace(under, speakers=who)
        found = field_of(child.text) if child.kind in FIELD_KINDS else None
        if found is None:
            continue
        role, value = found
        if role == "speaker" and not under.speakers:
            people = read_people(value, expected=0.9)
            under = replace(under, speakers=people.speakers) if people else under
        elif role in ("time", "end", "day") and under.time is None:
            under = replace(under, time=cell_time(value) or time_in(value))
        elif role == "room" and under.room is None:
            under = replace(under, room=value)
    return under


_OF = re.compile(r"\s+(?:by|de|d['’]|par|von|di|da|do|van|door|por)\s*(?=\S)", re.IGNORECASE)


def _given_by(text: str) -> tuple[Speaker, ...]:
    """``Conférence de X (Firm)``, ``Vortrag von X``: who gave it, on a line of its own."""
    bare = text.strip(" *_.")
    kind = kind_prefix(bare)
    by = _OF.match(bare, kind[1].end()) if kind else None
    people = read_people(bare[by.end() :]) if by and len(bare) < 160 else None
    return people.speakers if people is not None and people.likelihood >= 0.6 else ()


def _is_timestamp(text: str) -> bool:
    """A line that is a day and a time and nothing else: ``<2009-11-14 za 10:00-10:45>``."""
    letters = sum(char.isalpha() for char in text)
    return letters <= 14 and sum(char.isdigit() for char in text) >= 3 and len(text) <= 60


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
            yield Draft(
                row, reading.facts, ("row", columns.roles), splits, cell=reading.cell, columns=columns
            )
