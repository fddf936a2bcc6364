"""Hours that stand right above their headings, as in the cards of a page: "10:30 AM" above "### Title".

To an outline each of them is the last line of the session before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from summitnotes.findings.dates.times import TimeSpan, read_time_at
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.sessions.drafting.draft import Draft

_LEAST = 3  # headings that each have an hour above
_BETWEEN = 2  # lines between an hour and its heading, such as the name of a picture
_EDGE = " \t*_()[]–—-"


def with_hours_above(drafts: list[Draft], outline: Outline) -> list[Draft]:
    """The drafts of a file, those of headings with the hour above them where all of their rank have one."""
    ranks: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.block.kind is BlockKind.HEADING:
            ranks[draft.block.depth].append(draft)
    for headings in ranks.values():
        if len(headings) < _LEAST or any(one.facts.span is not None for one in headings):
            continue
        hours = list(takewhile(bool, (_hour_above(one.block, outline) for one in headings)))
        last = headings[-1].block  # "Posters" behind the programme may have none
        others = [one.block for one in headings[len(hours) :]]
        if len(hours) < _LEAST or any(_hour_above(one, outline) for one in others):
            continue
        if _has_hour(outline.below(last.index)):
            continue
        for draft, hour in zip(headings, hours, strict=False):
            draft.under = replace(draft.under, time=hour)
    return drafts


def _hour_above(heading: Block, outline: Outline) -> TimeSpan | None:
    """The hour that a line says, and nothing else, just above a heading."""
    for block in reversed(outline.blocks[max(0, heading.index - 1 - _BETWEEN) : heading.index]):
        if block.kind is not BlockKind.LINE:
            return None
        if (hour := _hour_of(block)) is not None:
            return hour
    return None


def _hour_of(line: Block) -> TimeSpan | None:
    bare = line.text.strip(_EDGE)
    span = read_time_at(bare) if line.kind is BlockKind.LINE else None
    return span if span is not None and not bare[span.stop :].strip(_EDGE) else None


def _has_hour(blocks: Sequence[Block]) -> bool:
    return any(_hour_of(one) is not None for one in blocks)
