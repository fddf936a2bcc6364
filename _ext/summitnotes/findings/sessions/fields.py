"""Labelled lines: "Title: …", "Relatore: …", "Hora: …" in any of our languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summitnotes.findings.dates.times import TimeSpan, read_time_at
from summitnotes.findings.outline.blocks import BlockKind
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.sessions.draft import Draft
from summitnotes.findings.sessions.facts import read_facts
from summitnotes.findings.sessions.splits import Split
from summitnotes.findings.sessions.tables import cell_time, head_role

_FIELD = re.compile(r"^[\s*•\-–|]*(?P<key>[^\W\d][^:=|]{1,30}?)\s*(?::|=|\|)\s*(?P<value>\S.*)$", re.DOTALL)
_FIELD_REACH = 8  # lines on either side of a title that may hold the other facts


def field_of(text: str) -> tuple[str, str] | None:
    """(role, value) of "Title: …", "Relatore: …", "Hora: …" in any of our languages."""
    match = _FIELD.match(text)
    role = head_role(match["key"]) if match else None
    return (role, match["value"].strip()) if match and role else None


def with_fields(drafts: list[Draft], language: str | None) -> list[Draft]:
    """A line that is labelled as a title, with what the labelled lines around it say."""
    fields = [field_of(d.block.text) if d.block.kind in FIELD_KINDS else None for d in drafts]
    for number, (draft, found) in enumerate(zip(drafts, fields, strict=True)):
        if found is None or found[0] != "title" or not _labelled_title(draft):
            continue
        text = found[1]
        at = draft.block.text.find(text)
        runs = tuple(
            replace(run, begin=max(0, run.begin - at), stop=run.stop - at)
            for run in draft.block.runs
            if run.stop > at
        )
        draft.facts = read_facts(draft.block, language, text, runs)
        draft.splits = list(draft.facts.splits)
        draft.labelled = True
        for other in _around(fields, number):
            role, value = fields[other] or ("", "")
            _add_field(draft, role, value)
    return drafts


FIELD_KINDS = (BlockKind.LINE, BlockKind.ITEM, BlockKind.FIELD)


def _labelled_title(draft: Draft) -> bool:
    """ "Was: …" may be anything in running text; a title stands near the start of its paragraph."""
    return draft.block.kind is not BlockKind.LINE or draft.block.position < _FIELD_REACH


def _around(fields: Sequence[tuple[str, str] | None], number: int) -> Iterator[int]:
    """The labelled lines next to a title, up to another title."""
    for step in (1, -1):
        at, gap = number + step, 0
        while 0 <= at < len(fields) and gap < 2 and abs(at - number) <= _FIELD_REACH:
            found = fields[at]
            if found is not None and found[0] == "title":
                break
            gap = gap + 1 if found is None else 0
            if found is not None:
                yield at
            at += step


def _add_field(draft: Draft, role: str, value: str) -> None:
    if role == "speaker" and not any(split.pattern == "field" for split in draft.splits):
        people = read_people(value, expected=0.9)
        if people is not None:
            draft.splits.insert(
                0, Split("field", draft.facts.rest, value, people.speakers, max(0.7, people.likelihood))
            )
    elif role in ("time", "end") and draft.facts.span is None:
        span = cell_time(value) or time_in(value)
        if span is not None:
            draft.facts = replace(draft.facts, span=span, front=True)
    elif role == "room" and draft.facts.room is None:
        draft.facts = replace(draft.facts, room=value)


def time_in(text: str) -> TimeSpan | None:
    """The only time of day in a short text: ``giovedì 14 marzo 2013, ore 15:00 - 16:30``."""
    for match in re.finditer(
        r"(?<![\d.:/\-])(?=[012]?\d\s?(?:[:.hH]\s?[0-5]\d|[hH]\b|[ap]\.?m\b|[uU]hr))", text
    ):
        span = read_time_at(text, match.start())
        if span is not None and (
            span.sure or re.search(r"(?:ore|um|uhr|om|alle|las|h)\s*$", text[: match.start()], re.I)
        ):
            return span
    return None
