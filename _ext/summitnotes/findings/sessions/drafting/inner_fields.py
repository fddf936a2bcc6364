"""Labelled lines inside one block: a heading whose breaks part day, hour, "Topic: …" and "Speaker: …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from summitnotes.findings.outline.blocks import BREAK, BlockKind
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.drafting.fields import add_field, field_beside, time_in
from summitnotes.findings.sessions.lines.facts import read_facts

_KINDS = (BlockKind.HEADING, BlockKind.LABEL, BlockKind.ITEM)


def with_inner_fields(drafts: list[Draft], language: str | None) -> list[Draft]:
    """Blocks of several lines one of which is labelled as a title, and what their other lines say."""
    for draft in drafts:
        if draft.block.kind in _KINDS and BREAK in draft.block.text:
            _read(draft, language)
    return drafts


def _read(draft: Draft, language: str | None) -> None:
    lines = list(_lines(draft.block.text))
    fields = [field_beside(line) for _at, line in lines]
    title = next((n for n, field in enumerate(fields) if field is not None and field[0] == "title"), None)
    if title is None or sum(field is not None for field in fields) < 2:
        return
    at, line = lines[title]
    value = (fields[title] or ("", ""))[1]
    begin = at + line.rfind(value)
    runs = tuple(
        replace(run, begin=max(0, run.begin - begin), stop=min(run.stop - begin, len(value)))
        for run in draft.block.runs
        if run.stop > begin and run.begin < begin + len(value)
    )
    whole = draft.facts
    facts = read_facts(draft.block, language, value, runs)
    span = facts.span or whole.span or time_in(lines[0][1])
    draft.facts = replace(
        facts, span=span, front=span is not None, day=whole.day, kind=facts.kind or whole.kind
    )
    draft.splits, draft.labelled = list(draft.facts.splits), True
    for field in fields:
        if field is not None and field[0] != "title":
            add_field(draft, *field)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a block, each with the offset of its first character."""
    at = 0
    for line in text.split(BREAK):
        if line.strip():
            yield at, line
        at += len(line) + 1
