"""Tables in which the next row goes on with a session.

A row says when and who, and the next one, over all columns, of what: "9:00-10:00 | Ana Prieto" above "How
catalogues grow old". Or an hour spans two rows, the title and below it those who speak.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from summitnotes.findings.outline.blocks import BlockKind
from summitnotes.findings.sessions.drafting.draft import Draft, is_pause
from summitnotes.findings.sessions.lines.splits import Split

PATTERN = "row:title"
_LEAST = 2  # such pairs in one table
_NAMED = 0.7  # likelihood of names that stand alone


def with_titles_in_next_rows(drafts: list[Draft]) -> list[Draft]:
    """The drafts of a file, such pairs of rows as one."""
    pairs = [(above, below) for above, below in pairwise(drafts) if _goes_on(above, below)]
    boxes = Counter(above.block.box for above, _ in pairs)
    taken: set[int] = set()
    for above, below in pairs:
        who = _alone(above)
        if boxes[above.block.box] < _LEAST or who is None:
            continue
        above.splits.insert(0, Split(PATTERN, below.facts.rest, who.who, who.speakers, who.likelihood))
        taken.add(below.block.index)
    return [draft for draft in drafts if draft.block.index not in taken]


def with_names_in_next_rows(drafts: list[Draft]) -> list[Draft]:
    """The drafts of a file, where an hour spans a title and the names below it, as one."""
    pairs = [(above, below) for above, below in pairwise(drafts) if _is_signed(above, below)]
    if len(pairs) < _LEAST:
        return drafts
    taken = {below.block.index for _, below in pairs}
    for above, below in pairs:
        who = below.best
        if who is not None:
            above.splits.insert(
                0, Split("column", above.facts.rest, who.who, who.speakers, max(who.likelihood, _NAMED))
            )
    return [draft for draft in drafts if draft.block.index not in taken]


def _is_signed(above: Draft, below: Draft) -> bool:
    """Whether a row holds nothing but the names of those who speak in the row above, at the same hour."""
    rows = above.block.kind is below.block.kind is BlockKind.ROW and above.block.box == below.block.box
    if not rows or below.block.index != above.block.index + 1 or above.facts.span is None:
        return False
    filled = [cell for cell in below.block.cells if cell.text.strip()]
    one = (
        len(filled) == 1
        and above.cell is not None
        and filled[0].column == above.block.cells[above.cell].column
    )
    held = below.facts.span == above.facts.span and any(cell.rows > 1 for cell in above.block.cells)
    named = any(split.likelihood >= _NAMED for split in above.splits)
    return one and held and not named and not is_pause(above) and _alone(below) is not None


def _alone(draft: Draft) -> Split | None:
    """The names that are all there is beside the hour."""
    best = draft.best
    return best if best is not None and not best.title and best.likelihood >= _NAMED else None


def _goes_on(above: Draft, below: Draft) -> bool:
    rows = above.block.kind is below.block.kind is BlockKind.ROW and above.block.box == below.block.box
    if not rows or below.block.index != above.block.index + 1 or above.facts.span is None:
        return False
    filled = [cell for cell in below.block.cells if cell.text.strip()]
    wide = len(filled) == 1 and filled[0].columns > 1 and not filled[0].header
    plain = below.facts.span is None and below.facts.day is None and not is_pause(below)
    return wide and plain and _alone(above) is not None
