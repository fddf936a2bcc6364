"""Lines of one shape that bear a day, an hour and a title each: "Tuesday 10 September, 7 pm: Slow looms".

Or the items of a list that end with a day and an hour: "Slow looms, Saturday @ 10:00".

A list of evenings says of each when it is; what else has a day and an hour is due or told by itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from summitnotes.findings.lexicons import lines
from summitnotes.findings.outline.blocks import BlockKind
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.words.purposes import is_minutes
from summitnotes.records.model import Precision

_LEAST = 3  # such lines in one list or file
_MOSTLY = 0.75  # share of those with a day in front
_MOST_WORDS = 25  # of a title; more is told


def dated_hours(drafts: Sequence[Draft]) -> set[int]:
    """Indices of the blocks that are sessions because they and their like bear a day and an hour."""
    shapes: dict[tuple[object, ...], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if _is_dated(draft):
            block = draft.block
            shapes[(block.box,) if block.kind is BlockKind.ITEM else ()].append(draft)
    found: set[int] = set()
    for members in shapes.values():
        timed = [one for one in members if _is_evening(one)]
        titles = {fold_name(one.facts.rest) for one in timed}
        if len(titles) >= max(_LEAST, _MOSTLY * len(members)):
            found.update(one.block.index for one in timed)
    return found


def _is_dated(draft: Draft) -> bool:
    if _ends_with_hour(draft):
        return True
    date = draft.facts.day.date if draft.facts.day is not None else None
    kinds = (BlockKind.ITEM, BlockKind.LINE, BlockKind.HEADING, BlockKind.LABEL)
    return date is not None and date.precision is Precision.DAY and draft.block.kind in kinds


def _is_evening(draft: Draft) -> bool:
    """Whether the hour stands between the day and a title, in the line itself."""
    facts = draft.facts
    rest = facts.rest.strip()
    behind = _ends_with_hour(draft)
    if facts.span is None or not (facts.front or behind) or draft.under.time or rest.endswith((":", ",")):
        return False
    if not 1 < len(rest.split()) <= _MOST_WORDS or rest[:1].islower() or is_minutes(rest):
        return False
    apart = behind or facts.whole.endswith(facts.rest)
    return apart and not facts.section and not (_DUE & _words(rest))


def _ends_with_hour(draft: Draft) -> bool:
    """Whether an item ends with a day and an hour, and begins with something else."""
    facts = draft.facts
    known = facts.span is not None and facts.span.sure and not facts.front and facts.day is not None
    return known and draft.block.kind is BlockKind.ITEM and facts.whole.startswith(facts.rest)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", fold_name(text)))


_DUE = frozenset(
    word
    for line in lines("events/date_roles")
    if line.startswith("deadline:")
    for phrase in line.partition(":")[2].split(",")
    if " " not in (word := phrase.strip())
)
