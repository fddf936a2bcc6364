"""Programmes whose sessions are named "Keynote 1" in one column, and told of in the next one.

"Keynote 1 | Ana Prieto (Globex): How looms sing": the title is in the second column. "Opening | Ana Prieto"
and "Keynote 2 | Kofi Mensah" in the rows beside it have theirs in the first one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summitnotes.findings.outline.blocks import Block, Cell
from summitnotes.findings.people.affiliations import is_organisation, is_role
from summitnotes.findings.sessions.lines.facts import read_facts
from summitnotes.findings.sessions.words.kinds import kind_alone
from summitnotes.findings.sessions.words.pauses import pause_kind

_LEAST = 2  # such rows in a table
_MOSTLY = 0.5  # share of the rows with a kind alone and something beside it
_NAMED = 0.7  # likelihood of names beside a title
_IN_BRACKETS = re.compile(r"\([^()]*\)")


def columns_of_kinds(roles: Sequence[str], rows: Sequence[Block]) -> tuple[int, int] | None:
    """The column of kinds and the one that has title and names beside it, of a table whose hours are known.

    ``roles``: those of the columns, as their heads and cells show; ``rows``: without those of heads.
    """
    titled = [column for column, role in enumerate(roles) if role == "title"]
    kinds = titled or [column for column, role in enumerate(roles) if not role]
    if "time" not in roles or len(titled) > 1:
        return None
    for kind in kinds:
        for told in range(kind + 1, len(roles)):
            if roles[told] in ("", "speaker") and _tells(rows, kind, told):
                return kind, told
    return None


def _tells(rows: Sequence[Block], kind: int, told: int) -> bool:
    filled = [
        (row, beside)
        for row in rows
        if (named := _cell(row, kind)) is not None and _is_kind(named.text)
        if (beside := _cell(row, told)) is not None
    ]
    whole = sum(_is_title_with_names(row, cell) for row, cell in filled)
    return whole >= max(_LEAST, _MOSTLY * len(filled))


def roles_in(row: Block, roles: tuple[str, ...], beside: tuple[int, int]) -> tuple[str, ...]:
    """The roles of the columns in one row: which of the two has its title."""
    kind, told = (_cell(row, column) for column in beside)
    apart = kind is not None and told is not None and _is_kind(kind.text) and _is_title_with_names(row, told)
    named = {beside[0]: "kind", beside[1]: "title"} if apart else {beside[0]: "title", beside[1]: "speaker"}
    return tuple(named.get(column, role) for column, role in enumerate(roles))


def _cell(row: Block, column: int) -> Cell | None:
    """The filled cell of one column; none that spans several."""
    return next((c for c in row.cells if c.column == column and c.columns == 1 and c.text.strip()), None)


def _is_kind(text: str) -> bool:
    return kind_alone(text.strip()) is not None and pause_kind(text.strip()) is None


def _is_title_with_names(row: Block, cell: Cell) -> bool:
    splits = read_facts(row, None, cell.text, cell.runs).splits
    return any(
        split.title
        and not _IN_BRACKETS.fullmatch(split.title)  # where somebody works
        and split.likelihood >= _NAMED
        and split.pattern.partition(":")[0] not in ("comma", "bracket")
        and not is_organisation(split.title)
        and not is_role(split.title)
        for split in splits
    )
