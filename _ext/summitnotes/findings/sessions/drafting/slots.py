"""Headings that are a time and no session: "Session 2: 10:15–11:00", "Thursday, 17 August, 17:00".

What stands in a slot has its time: all headings below it, the items that begin with a room, and the rows of
a table that have a room each; below a day with an hour the only session; below an item that is an hour the
first item. The hours of slots may stand in a list of their own: "Session 2: 10:15–11:00" above a heading
"Session 2" without any.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from summitnotes.findings.dates.days import read_day
from summitnotes.findings.dates.times import TimeSpan
from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import BlockKind
from summitnotes.findings.people.folding import fold_name, folded_list
from summitnotes.findings.sessions.drafting.draft import Draft, is_pause

SLOTS = folded_list("sessions/slot_words")
_LEAST = 2  # sessions side by side


def with_slots(drafts: list[Draft]) -> list[Draft]:
    """The drafts of a file, those of headings that only hold others without their time."""
    below: dict[int | None, list[Draft]] = defaultdict(list)
    for draft in drafts:
        below[draft.block.parent].append(draft)
    _name_hours(drafts, below)
    for draft in drafts:
        span = draft.facts.span
        if span is None or draft.block.kind not in _HOLDERS:
            continue
        children = below[draft.block.index]
        if draft.block.kind is BlockKind.ITEM:
            held = [child for child in children if child.block.kind is BlockKind.ITEM][:1]
            if not held or _words(draft.facts.whole):
                continue  # the first of several is told, of the others nobody knows
        elif _is_day(draft):
            held = [child for child in children if child.block.kind in _WHOLE]
            held = held if len(held) == 1 else []
        elif is_slot(draft):
            rows = _in_rooms(children)
            held = rows or _side_by_side(children)
            if not rows and len(held) < _LEAST:
                continue
        else:
            continue
        draft.facts = replace(draft.facts, span=None, front=False, section=True)
        for child in held:
            _set(child, span)
    return drafts


def _name_hours(drafts: Sequence[Draft], below: Mapping[int | None, Sequence[Draft]]) -> None:
    """Headings that only name a slot, with the hours that a list gives it."""
    named = {key: (draft, span) for draft in drafts if (span := draft.facts.span) and (key := _named(draft))}
    used: set[str] = set()
    for draft in drafts if named else ():
        key = fold_name(draft.facts.whole)
        if key not in named or draft.block.kind is not BlockKind.HEADING or draft.facts.span is not None:
            continue
        for child in below[draft.block.index]:
            if child.block.kind is BlockKind.HEADING:
                _set(child, named[key][1])
                used.add(key)
        draft.facts = replace(draft.facts, section=True)
    for listed, _span in (named[key] for key in used):
        listed.facts = replace(listed.facts, span=None, front=False, section=True)


def _named(draft: Draft) -> str | None:
    """The name of the slot whose hours an item or a line says, and nothing else."""
    if draft.block.kind not in (BlockKind.ITEM, BlockKind.LINE) or not is_slot(draft):
        return None
    name = _HOURS_BEHIND.split(draft.facts.whole, maxsplit=1)[0]
    return fold_name(name) if _words(name) else None


_HOURS_BEHIND = re.compile(r"[\s:,(–—-]*\d{1,2}(?:[:.h]\d\d|\s?[ap]m)", re.IGNORECASE)


_HOLDERS = (BlockKind.HEADING, BlockKind.LABEL, BlockKind.ITEM)
_WHOLE = (BlockKind.HEADING, BlockKind.ROW)  # of which each is a session, where one is


def _is_day(draft: Draft) -> bool:
    """Nothing but a day and an hour."""
    found = read_day(draft.facts.whole) if draft.facts.day is not None else None
    return found is not None and not _words(draft.facts.whole[found[1] :])


def is_slot(draft: Draft) -> bool:
    """Nothing but an hour, or words for a stretch of time: "Slot 2", "Parallel talks (block 3)"."""
    return all(word in SLOTS for word in _words(draft.facts.whole)) and not is_pause(draft)


def _words(text: str) -> list[str]:
    """The words of a text that are no numbers, times or what stands between two times."""
    return [
        word
        for word in fold_name(text).split()
        if not (set(word) & _DIGITS or len(word) == 1 or word in _OF_TIMES)
    ]


_DIGITS = frozenset("0123456789")
_OF_TIMES = words("sessions/words_of_times")


def _side_by_side(children: Sequence[Draft]) -> list[Draft]:
    """Headings, or items that begin with a room."""
    heads = [child for child in children if child.block.kind is BlockKind.HEADING and not child.facts.section]
    return heads or [
        child for child in children if child.block.kind is BlockKind.ITEM and child.facts.room is not None
    ]


def _in_rooms(children: Sequence[Draft]) -> list[Draft]:
    """The rows of a table of which each says another room, and none an hour."""
    rows = [child for child in children if child.block.kind is BlockKind.ROW]
    rooms = {child.facts.room for child in rows}
    return rows if None not in rooms and len(rooms) == len(rows) else []


def _set(child: Draft, span: TimeSpan) -> None:
    if child.facts.span is None and child.under.time is None:
        child.facts = replace(child.facts, span=span, front=True)
