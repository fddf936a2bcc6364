"""When a session was, asked once more when it is known which blocks are sessions.

Behind a session a line of its own may say it: "Day 1 - 10:30 – 11:30 - track 1", "Hora: 9.15 am.",
"Talk from 14:00 to 14:20."
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from summitnotes.findings.dates.times import TimeSpan, minutes_between, read_time_at
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.sessions.choosing.assembling import Session
from summitnotes.findings.sessions.choosing.behind import blocks_behind
from summitnotes.findings.sessions.choosing.lines_of_facts import LineOfFacts, read_line_of_facts
from summitnotes.findings.sessions.drafting.draft import Draft, is_when
from summitnotes.findings.sessions.drafting.tables import head_role
from summitnotes.findings.sessions.lines.under_lines import HAS_ROOM
from summitnotes.findings.sessions.lines.when_lines import read_when
from summitnotes.findings.sessions.words.kinds import kind_prefix

_LONGEST = 90  # characters of a line that says when
_MOST_WORDS = 4  # of a place behind the time
_FIRST = 3  # blocks behind a session that may be its facts; later ones may be of the hour that was spent
_EDGE = " .,;:-–—|()"
_KINDS = (BlockKind.LINE, BlockKind.ITEM, BlockKind.FIELD)


def with_late_times(
    sessions: Sequence[Session], drafts: Sequence[Draft], outline: Outline, language: str | None = None
) -> list[Session]:
    """The sessions, with the time, or the day beside it, that a line behind them says."""
    taken = {block for one in sessions for block in (one.block, *one.also)}
    at = {draft.block.index: draft for draft in drafts}
    return [
        _dated(one, at, outline, taken) if one.start else _timed(one, at, outline, taken, language)
        for one in sessions
    ]


def _timed(
    session: Session,
    drafts: Mapping[int, Draft],
    outline: Outline,
    taken: Collection[int],
    language: str | None,
) -> Session:
    for number, block in enumerate(blocks_behind(session, outline, taken)):
        given = _given(drafts.get(block.index)) if number == 0 and block.kind in _KINDS else None
        if given is None and (block.kind not in _KINDS or len(block.text) > _LONGEST):
            continue
        span = given[0] if given is not None else _span_of(block, drafts.get(block.index), language)
        session = replace(session, title=given[1] or session.title) if given is not None else session
        facts = read_line_of_facts(block.text, language) if span is None and number < _FIRST else None
        if facts is not None and (facts.speakers or facts.room):
            span, session = facts.time, _as_named(session, facts)
        if span is not None:
            length = minutes_between(span.start, span.end) if span.end else None
            return replace(
                session,
                start=span.start,
                end=span.end,
                duration=session.duration or length,
                when=block.index,
            )
    return session


def _given(draft: Draft | None) -> tuple[TimeSpan, str] | None:
    """``Monday, 19 July, 18:00: "Title"`` right below a series: when, and what is given, if that is clear."""
    facts = draft.facts if draft is not None else None
    if facts is None or facts.span is None or facts.day is None or not facts.day.is_day or not facts.quoted:
        return None
    title = facts.rest.strip().strip(_QUOTES)
    return (facts.span, "" if re.search(f"[{_QUOTES}]", title) else title) if facts.span.sure else None


_QUOTES = '"“”„«»'


def _as_named(session: Session, facts: LineOfFacts) -> Session:
    """A session whose speakers a line of facts names, with no hour or room taken for their firm."""
    same = {one.name for one in session.speakers} == {one.name for one in facts.speakers}
    return replace(session, speakers=facts.speakers) if same else session


def _dated(
    session: Session, drafts: Mapping[int, Draft], outline: Outline, taken: Collection[int]
) -> Session:
    """Where the line that says the hour of a session says its day, too."""
    if session.when is not None:
        return session
    for block in blocks_behind(session, outline, taken):
        draft = drafts.get(block.index)
        span, day = (draft.facts.span, draft.facts.day) if draft is not None else (None, None)
        if block.kind in _KINDS and day is not None and span is not None and span.start == session.start:
            return replace(session, when=block.index) if day.is_day else session
    return session


def _span_of(block: Block, draft: Draft | None, language: str | None) -> TimeSpan | None:
    """The time of a line that is a day and a time with a place, a label and a time, or a kind and a time."""
    label, _, said = block.text.partition(":")
    when = read_when(said if label.isalpha() and head_role(label) == "time" else block.text, language)
    if when is not None:
        return when
    kind = kind_prefix(block.text)
    if kind is not None:
        begin = len(block.text) - len(block.text[kind[1].end() :].lstrip())
        span = read_time_at(block.text, begin)
        if span is not None and span.sure and not block.text[span.stop :].strip(_EDGE):
            return span
    facts = draft.facts if draft is not None else None
    if facts is None or facts.span is None or not facts.span.sure:
        return None
    if is_when(facts):
        return facts.span
    rest = facts.rest.strip(_EDGE)
    if facts.day is not None and facts.day.is_day:
        placed = len(rest.split()) <= _MOST_WORDS and (not rest or HAS_ROOM.search(rest) is not None)
        return facts.span if placed else None
    return facts.span if rest and head_role(rest) == "time" else None
