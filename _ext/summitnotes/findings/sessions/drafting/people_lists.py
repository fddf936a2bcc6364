"""Lists of those who speak: right below a title, or below a line such as "Presenters:"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from summitnotes.findings.outline.blocks import BlockKind, Outline
from summitnotes.findings.people.reading import PeopleReading, read_people
from summitnotes.findings.people.speaker_lines import is_handle, is_speaker_heading
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.lines.splits import Split
from summitnotes.records.model import Speaker

_MOST = 9  # items
_LISTED, _SURE = 0.3, 0.65  # likelihood of each item, and of one beside which others have remarks
_FIRST_LISTED, _NEXT_LISTED = 0.35, 0.5  # how likely a short item, and one below a name, names people
_EXPECTED = 0.8  # how likely an item names people below a line that says so
_SHORT = 4  # words
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,6}(?:/\S*)?")  # "filmbox.example.org", where one reads on


class Listed(NamedTuple):
    """The people of a list, and whether a line above it says that they speak."""

    speakers: tuple[Speaker, ...]
    labelled: bool


NOBODY = Listed((), False)


def people_listed(below: Sequence[Draft], outline: Outline, at: Mapping[int, Draft]) -> Listed:
    """The people of a list right below, or below a line such as "Presenters:", that lists nothing else.

    ``below``: the drafts right below a title; ``at``: those of the file, by the index of their block.
    With such a line above it, those whom another line names speak, too.
    """
    labelled = False
    for draft in below:
        if draft.block.kind in (BlockKind.LINE, BlockKind.LABEL) and is_speaker_heading(draft.block.text):
            labelled = True
            behind = [at[b.index] for b in outline.below(draft.block.index) if b.index in at]
            below = behind or [one for one in below if one.block.index > draft.block.index]
            break
    nobody = Listed((), labelled)
    if not below or below[0].block.kind is not BlockKind.ITEM:
        return nobody
    first = below[0].block
    items = [at[b.index] for b in outline.below(first.parent) if b.box == first.box and b.index in at]
    if not (1 if labelled else 2) <= len(items) <= _MOST:
        return nobody
    found: list[Speaker] = []
    remarks = any(one is not None and one.likelihood >= _SURE for one in map(whole_names, items))
    for number, item in enumerate(items):
        people = whole_names(item) or _short_names(item, _NEXT_LISTED if number else _FIRST_LISTED)
        people = people or (_before_remark(item) if remarks else None)
        people = people or (read_people(item.facts.whole, _EXPECTED) if labelled else None)
        if people is None or people.likelihood < _LISTED:
            return nobody
        if not (found and is_handle(item.facts.rest) and not found[-1].name.startswith("@")):
            found += people.speakers  # "@ana" below "Ana Prieto" is the same person
    return Listed(tuple(found), labelled)


def whole_names(draft: Draft) -> Split | None:
    """The people of a block that is names and nothing else."""
    return next((split for split in draft.splits if not split.title), None)


def _before_remark(item: Draft) -> PeopleReading | None:
    """``Ana Prieto (Globex): on error budgets``, in a list of those who spoke."""
    who, colon, remark = item.facts.rest.partition(": ")
    people = read_people(who) if colon and remark and " " in who else None
    return people if people is not None and people.speakers and people.likelihood >= _SURE else None


def _short_names(item: Draft, expected: float) -> PeopleReading | None:
    text = item.facts.rest
    if _HOST.fullmatch(text):
        return None
    return read_people(text, expected) if len(text.split()) <= _SHORT else None
