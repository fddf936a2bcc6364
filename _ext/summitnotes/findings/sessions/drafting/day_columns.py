"""Weeks without a column of hours, whose columns days head: "Morning | Mon 3 March | Tue 4 March"."""

from __future__ import annotations

from collections.abc import Sequence

from summitnotes.findings.dates.days import read_day
from summitnotes.findings.people.folding import fold_name

_LEAST = 2  # days
_EDGE = " \t.,:*_"


def with_days(roles: list[str], heads: Sequence[str]) -> None:
    """Below different days stand their sessions, where no column names titles or speakers."""
    days = day_columns(heads)
    if not days or "title" in roles or "speaker" in roles:
        return
    for column in days:
        roles[column] = "session"
    for column in (one for one, role in enumerate(roles) if role == ""):
        roles[column] = "kind"  # "Morning", "Slot 1"


def day_columns(heads: Sequence[str]) -> list[int]:
    """The columns that different days head: "Monday", "4 May"."""
    days = [column for column, head in enumerate(heads) if head and is_day_head(head)]
    return days if len({fold_name(heads[column]) for column in days}) >= _LEAST else []


def is_day_head(head: str, language: str | None = None) -> bool:
    """Whether the head of a column is a day: "Mon 3 March"."""
    found = read_day(head, language)
    return found is not None and not head[found[1] :].strip(_EDGE)
