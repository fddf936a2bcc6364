"""What items and lines that bear their hours say of each other.

Where most of the hours of a list are sessions, the few that look like nothing ("09.00 Warming up") are, too.
An item that is but an hour is one of them; what stands below it is as one with a title beside the hour.
So are the rows of a programme, and what happens in its rooms at an hour.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from summitnotes.findings.dates.times import read_time_at
from summitnotes.findings.outline.blocks import Block, BlockKind
from summitnotes.findings.sessions.drafting.draft import Draft, is_hour
from summitnotes.findings.sessions.words.purposes import is_minutes

_LEAST = 2  # sessions among them
_SHARE = 0.5  # of those that bear an hour
_MOST_WORDS = 12  # of an item below an hour; more is a remark


def among_timed(drafts: Sequence[Draft], likelihoods: Sequence[float], sure: float) -> list[bool]:
    """Which drafts stand among peers with hours that are sessions. ``sure``: likelihood from which one is."""
    blocks = {draft.block.index: draft.block for draft in drafts}
    hours = [_hour_of(draft, blocks) for draft in drafts]
    keys = [_key(draft, hour) for draft, hour in zip(drafts, hours, strict=True)]
    bearing: dict[tuple[object, ...], set[int]] = defaultdict(set)  # blocks with an hour, by what they share
    found: dict[tuple[object, ...], set[int]] = defaultdict(set)
    for key, hour, p in zip(keys, hours, likelihoods, strict=True):
        if key is not None:
            bearing[key].add(hour.index)
            if p >= sure:
                found[key].add(hour.index)
    slots = [_is_slot(draft, blocks) for draft in drafts]
    said = Counter(draft.block.text for draft, slot in zip(drafts, slots, strict=True) if slot)
    several = len(said) >= _SLOTS and max(said.values()) == 1  # "Main hall" comes again
    return [
        (slot and several) or (key is not None and len(found[key]) >= max(_LEAST, _SHARE * len(bearing[key])))
        for key, slot in zip(keys, slots, strict=True)
    ]


def _is_slot(draft: Draft, blocks: dict[int, Block]) -> bool:
    """A few words below a line that is a beginning and an end: "9:00 - 10:15:" above "Ropes"."""
    block, facts = draft.block, draft.facts
    if block.kind is not BlockKind.LINE or not draft.joined or facts.span is None or facts.span.end is None:
        return False
    above = blocks.get(block.index - 2)
    if above is not None and above.kind is BlockKind.HEADING:
        return False  # whose hour it is
    brief = len(block.text.split()) <= _MOST_WORDS and not block.text.rstrip().endswith(":")
    return brief and facts.front and read_time_at(block.text) is None and not is_minutes(facts.rest)


_SLOTS = 3  # of one file


def _hour_of(draft: Draft, blocks: dict[int, Block]) -> Block:
    """The block that bears the hour of a draft: the item above that is nothing else, or its own."""
    block = draft.block
    above = blocks.get(block.parent) if block.kind is BlockKind.ITEM and block.parent is not None else None
    if above is not None and above.kind is BlockKind.ITEM and is_hour(above.text.strip()):
        return above
    return block


def _key(draft: Draft, hour: Block) -> tuple[object, ...] | None:
    """What those share whose hours speak for each other; ``None`` without an hour in front or above."""
    block, facts = draft.block, draft.facts
    if hour is not block:
        return ("item", hour.parent, hour.depth) if len(block.text.split()) <= _MOST_WORDS else None
    span = facts.span
    if span is None or not (facts.front or draft.under.time) or is_minutes(facts.rest):
        return None
    if facts.rest.rstrip().endswith(":"):
        return None  # of those below it
    if block.kind is BlockKind.ITEM:
        return ("item", block.parent, block.depth)  # a rule between two items makes two lists of them
    if block.kind is BlockKind.ROW:
        return _key_of_cell(draft)
    if draft.group[0] is BlockKind.ITEM:
        return ("hours",)  # the line below an item that is but an hour
    if block.kind is BlockKind.LINE and (span.end is not None or _is_bold(block)):
        return ("line", facts.front, span.end is None, _is_bold(block))
    return None  # a running note bears the clock, but no end


def _key_of_cell(draft: Draft) -> tuple[object, ...] | None:
    """Of a table of hours, the rows of its one column of titles, or of all its rooms, or of one of them."""
    columns = draft.columns
    if columns is None or draft.cell is None or "time" not in columns.roles:
        return None
    cell = draft.block.cells[draft.cell]
    role = columns.roles[cell.column]
    if role not in ("title", "session") or not any(map(str.isalpha, draft.facts.rest)):
        return None  # "--" where nothing happens
    rooms = role == "title" or columns.heads[cell.column]
    return ("row", draft.block.box) if rooms else ("row", draft.block.box, cell.column)


def _is_bold(block: Block) -> bool:
    return any(
        run.style == "strong" and run.stop - run.begin >= len(block.text.strip()) for run in block.runs
    )
