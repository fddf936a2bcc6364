"""What habits of a whole file show of its blocks: sessions, or none, where no number for one line can.

Each habit stands in a module of its own and looks at all drafts of a file; a new one is a line more here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from summitnotes.findings.outline.blocks import Outline
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.judging.above_lists import lines_above_lists
from summitnotes.findings.sessions.judging.attended import points_of_attendants
from summitnotes.findings.sessions.judging.beside_days import beside_days
from summitnotes.findings.sessions.judging.beside_pauses import beside_pauses
from summitnotes.findings.sessions.judging.counted_talks import counted_talks
from summitnotes.findings.sessions.judging.dated_hours import dated_hours
from summitnotes.findings.sessions.judging.dated_series import dated_series
from summitnotes.findings.sessions.judging.evenings_of_names import evenings_of_names
from summitnotes.findings.sessions.judging.facts_below import headings_with_facts
from summitnotes.findings.sessions.judging.lengths_of_days import lengths_of_days
from summitnotes.findings.sessions.judging.listed_below import listed_below
from summitnotes.findings.sessions.judging.named_fields import named_fields
from summitnotes.findings.sessions.judging.named_siblings import named_siblings
from summitnotes.findings.sessions.judging.own_features import Features
from summitnotes.findings.sessions.judging.pages_without_talks import without_talks
from summitnotes.findings.sessions.judging.quoted_posts import quoted_posts
from summitnotes.findings.sessions.judging.set_apart_titles import (
    published,
    quoted_titles,
    titles_with_givers,
)
from summitnotes.findings.sessions.judging.titles_of_days import titles_of_days


class Shown(NamedTuple):
    """Indices of blocks that are sessions, and of those that are none."""

    sessions: set[int]
    none: set[int]


def shown_by_habits(drafts: Sequence[Draft], seen: Sequence[Features], outline: Outline) -> Shown:
    """What all habits together show; ``seen``: the features of each draft. What is none by one is none."""
    found = [habit(drafts, seen, outline) for habit in _HABITS]
    sessions = [habit(drafts, seen, outline) for habit in _OF_SESSIONS]
    return Shown(
        set().union(*sessions, *(one.sessions for one in found)), set().union(*(one.none for one in found))
    )


def _evenings(drafts: Sequence[Draft], seen: Sequence[Features], outline: Outline) -> Shown:
    evenings = evenings_of_names(drafts)
    above = {draft.block.parent for draft in drafts if draft.block.index in evenings}
    return Shown(set(evenings), {index for index in above if index is not None})


def _set_apart(drafts: Sequence[Draft], seen: Sequence[Features], outline: Outline) -> Shown:
    quoted, sorts = quoted_titles(drafts, outline)
    return Shown(quoted | titles_with_givers(drafts), sorts | published(outline))


def _fields(drafts: Sequence[Draft], seen: Sequence[Features], outline: Outline) -> Shown:
    return Shown(*named_fields(drafts))


def _beside_days(drafts: Sequence[Draft], seen: Sequence[Features], outline: Outline) -> Shown:
    return Shown(*beside_days(drafts, seen, outline))


def _said_by_others(drafts: Sequence[Draft], seen: Sequence[Features], outline: Outline) -> Shown:
    return Shown(
        set(),
        quoted_posts(outline) | without_talks(drafts, seen, outline) | points_of_attendants(drafts, outline),
    )


_HABITS: tuple[Callable[[Sequence[Draft], Sequence[Features], Outline], Shown], ...] = (
    _evenings, _set_apart, _fields, _beside_days, _said_by_others,
)  # fmt: skip
#: Those that show sessions only: indices of their blocks.
_OF_SESSIONS: tuple[Callable[[Sequence[Draft], Sequence[Features], Outline], set[int]], ...] = (
    lambda drafts, _seen, outline: dated_series(drafts, outline),
    lambda drafts, _seen, _outline: dated_hours(drafts),
    lambda drafts, _seen, outline: lengths_of_days(drafts, outline),
    lambda drafts, _seen, _outline: listed_below(drafts),
    lambda drafts, _seen, _outline: counted_talks(drafts),
    lambda drafts, seen, _outline: beside_pauses(drafts, seen),
    named_siblings,
    titles_of_days,
    lines_above_lists,
    lambda drafts, _seen, outline: headings_with_facts(drafts, outline),
    lambda drafts, _seen, _outline: {draft.block.index for draft in drafts if draft.given},
)
