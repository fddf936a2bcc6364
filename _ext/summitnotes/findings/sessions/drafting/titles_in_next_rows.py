"""Tables in which the next row goes on with a session.

A row says when and who, and the next one, over all columns or below an hour or a day that is left out, of
what: "9:00-10:00 | Ana Prieto" above "How catalogues grow old". Or an hour holds for two rows, the title and
below it those who speak.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from summitnotes.findings.dates.days import read_day
from summitnotes.findings.outline.blocks import BlockKind
from summitnotes.findings.sessions.drafting.draft import Draft, is_pause
from summitnotes.findings.sessions.lines.splits import Split

PATTERN = "row:title"
_LEAST = 2  # such pairs in one table
_NAMED, _AMONG_OTHERS = 0.7, 0.4  # likelihood of names that stand alone, and of more in such a table


def with_titles_in_next_rows(drafts: list[Draft]) -> list[Draft]:
    """The drafts of a file, such pairs of rows as one."""
    pairs = [(above, below) for above, below in _pairs(drafts) if _goes_on(above, below)]
    boxes = Counter(above.block.box for above, _ in pairs if _alone(above, _NAMED) is not None)
    taken: set[int] = set()  # ids of drafts
    for above, below in pairs:
        who = _alone(above, _AMONG_OTHERS)
        if boxes[above.block.box] < _LEAST or who is None:
            continue
        above.splits.insert(0, Split(PATTERN, below.facts.rest, who.who, who.speakers, who.likelihood))
        taken.add(id(below))
    return [draft for draft in drafts if id(draft) not in taken]


def with_names_in_next_rows(drafts: list[Draft]) -> list[Draft]:
    """The drafts of a file, where an hour holds for a title and the names below it, as one."""
    pairs = [(above, below) for above, below in _pairs(drafts) if _is_signed(above, below)]
    sure = sum(_alone(below, _NAMED) is not None for _, below in pairs)
    if len(pairs) < _LEAST or 2 * sure < len(pairs):
        return drafts
    taken = {id(below) for _, below in pairs}
    for above, below in pairs:
        who = _names(below)
        if who is not None:
            above.splits.insert(
                0, Split("column", above.facts.rest, who.who, who.speakers, max(who.likelihood, _NAMED))
            )
    return [draft for draft in drafts if id(draft) not in taken]


def _is_signed(above: Draft, below: Draft) -> bool:
    """Whether a row holds nothing but the names of those who speak in the row above, at the same hour."""
    if not _is_below(above, below):
        return False
    spans = any(cell.rows > 1 for cell in above.block.cells)
    held = (below.facts.span == above.facts.span and spans) or _without_hour(below)
    named = any(split.likelihood >= _NAMED for split in above.splits)
    return held and not named and not is_pause(above) and _names(below) is not None


def _pairs(drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """What stands in a row with its hour or day, and what stands below it in the next row of the table."""
    rows = [draft for draft in drafts if draft.block.kind is BlockKind.ROW and draft.cell is not None]
    places = {(draft.block.index, _column(draft)): draft for draft in rows}
    first = {draft.block.index: draft for draft in reversed(rows)}
    for above in rows:
        below = places.get((above.block.index + 1, _column(above)))
        wide = first.get(above.block.index + 1)
        below = wide if below is None and wide is not None and _is_wide(wide) else below
        begins = above.facts.span is not None or _is_dated(above)
        if begins and below is not None and below.block.box == above.block.box:
            yield above, below


def _is_dated(draft: Draft) -> bool:
    """Whether a row fills its column of days."""
    at = draft.columns.first("day") if draft.columns is not None else None
    return any(cell.column == at and read_day(cell.text.strip()) is not None for cell in draft.block.cells)


def _column(draft: Draft) -> int:
    return draft.block.cells[draft.cell or 0].column


def _is_wide(draft: Draft) -> bool:
    """Whether all that a row says stands in one cell over several columns."""
    filled = [cell for cell in draft.block.cells if cell.text.strip()]
    return len(filled) == 1 and filled[0].columns > 1 and not filled[0].header


def _is_below(above: Draft, below: Draft) -> bool:
    """Whether all that the lower row says stands right below what the upper one says in the same columns."""
    said = {cell.column for cell in above.block.cells if cell.text.strip()}
    filled = [cell.column for cell in below.block.cells if cell.text.strip()]
    return bool(filled) and said.issuperset(filled) and _column(above) == _column(below)


def _without_hour(below: Draft) -> bool:
    """Whether a row leaves the column of hours, or of days, empty."""
    roles = below.columns.roles if below.columns is not None else ()
    return below.facts.span is None and ("time" in roles or ("day" in roles and not _is_dated(below)))


def _names(draft: Draft) -> Split | None:
    """The likeliest names that are all there is, with their firms or without."""
    whole = [split for split in draft.splits if not split.title and split.likelihood >= _NAMED]
    return max(whole, key=lambda split: split.likelihood, default=None)


def _alone(draft: Draft, least: float) -> Split | None:
    """The names that are all there is beside the hour."""
    best = draft.best
    return best if best is not None and not best.title and best.likelihood >= least else None


def _goes_on(above: Draft, below: Draft) -> bool:
    under = _is_below(above, below) and _without_hour(below) and _names(below) is None
    plain = below.facts.span is None and below.facts.day is None and not is_pause(below)
    return (_is_wide(below) or under) and plain and _alone(above, _AMONG_OTHERS) is not None
