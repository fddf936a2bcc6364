"""Hours that stand right above their headings, as in the cards of a page: "10:30 AM" above "### Title".

To an outline each of them is the last line of the session before. The hour may be a heading of the same
rank, and the title a bold line, as in a grid of boxes that a page is laid out with.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from summitnotes.findings.dates.times import TimeSpan, read_time_at
from summitnotes.findings.events.marks import CLOCK_WORDS
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.sessions.drafting.draft import Draft, is_hour

_LEAST = 3  # headings that each have an hour above
_MOSTLY = 0.8  # share of the bold lines that have one: "Breaks of this day:" is none of them
_BETWEEN = 2  # lines between an hour and its heading, such as the name of a picture
_EDGE = " \t*_()[]–—-"


def with_hours_above(drafts: list[Draft], outline: Outline) -> list[Draft]:
    """The drafts of a file, those of headings with the hour above them where all of their rank have one."""
    ranks: dict[tuple[BlockKind, int], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.block.kind in _TITLES and _hour_in(draft.block.text) is None:
            ranks[draft.block.kind, draft.block.depth].append(draft)
    for titles in ranks.values():
        hours = [_hour_above(one.block, outline) for one in titles]
        if sum(map(bool, hours)) < _LEAST or any(one.facts.span is not None for one in titles):
            continue
        if not _is_whole(titles, hours) or _has_hour(outline.below(titles[-1].block.index)):
            continue
        for draft, hour in zip(titles, hours, strict=True):
            if hour is not None:
                draft.under = replace(draft.under, time=hour)
        _rule_out(drafts, {one.block.index for one in titles})
    return drafts


def _rule_out(drafts: Sequence[Draft], titles: Collection[int]) -> None:
    """Hours and places right above titles are no sessions of their own."""
    for draft in drafts:
        if draft.block.index + 1 not in titles or is_hour(draft.facts.rest):
            continue  # an hour alone is none in any case
        if _hour_of(draft.block) is not None:
            draft.facts = replace(draft.facts, span=None, front=False)
            draft.splits = []


_TITLES = (BlockKind.HEADING, BlockKind.LABEL)


def _is_whole(titles: Sequence[Draft], hours: Sequence[TimeSpan | None]) -> bool:
    """Whether all titles have an hour, up to those behind the programme: "Posters"; of bold lines most."""
    first = next((at for at, hour in enumerate(hours) if hour is None), len(hours))
    if titles[0].block.kind is BlockKind.LABEL:
        return sum(map(bool, hours)) >= _MOSTLY * len(hours)
    return first >= _LEAST and not any(hours[first:])


def _hour_above(title: Block, outline: Outline) -> TimeSpan | None:
    """The hour that a line, or a heading of the same rank, says, and nothing else, just above a title."""
    for block in reversed(outline.blocks[max(0, title.index - 1 - _BETWEEN) : title.index]):
        if block.kind is not BlockKind.LINE:
            return _hour_in(block.text) if (block.kind, block.depth) == (title.kind, title.depth) else None
        if (hour := _hour_of(block)) is not None:
            return hour
    return None


def _hour_of(line: Block) -> TimeSpan | None:
    return _hour_in(line.text) if line.kind is BlockKind.LINE else None


def _hour_in(text: str) -> TimeSpan | None:
    bare = text.strip(_EDGE)
    clock = CLOCK_WORDS.match(bare)
    bare = bare[clock.end() :] if clock is not None else bare
    span = read_time_at(bare) if bare[:1].isdigit() else None
    if span is None:
        return None
    place = clock is not None and _PLACE.match(bare[span.stop :])
    rest = bare[span.stop :].strip(_EDGE)
    labelled = bare[span.stop :][:1] == "," and len(rest.split()) <= _LABEL  # "08.30, Human start"
    return span if place or labelled or not rest else None


_LABEL = 4  # words beside an hour that only say which part of the day it is
_PLACE = re.compile(r"\s*[-–—|,@·]\s*\S.{0,70}$")  # "Ore 19.30 — Biblioteca"


def _has_hour(blocks: Sequence[Block]) -> bool:
    return any(_hour_of(one) is not None for one in blocks)
