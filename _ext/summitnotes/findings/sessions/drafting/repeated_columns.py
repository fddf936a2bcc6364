"""Columns without a head, beside hours, whose words come again: what the titles beside them are, or where.

"10:00 | Full paper (live) | Slow looms (Ana Prieto)", "10:30 | Barn | Madder", in row after row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from summitnotes.findings.outline.blocks import Cell
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.sessions.lines.rooms import is_room
from summitnotes.findings.sessions.words.kinds import kind_alone
from summitnotes.findings.sessions.words.pauses import pause_kind

_TWO = 2  # columns
_LEAST = 3  # rows with both cells filled
_AGAIN = 0.5  # share of them whose first words come again, or are the name of a kind
_APART = 0.9  # share of the titles that stand there once
_LONGER = 1.3  # times as many characters as the words that come again
_MOST_WORDS = 5  # of words that come again, without what stands in brackets
_NAMES = 0.5  # likelihood
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
#: The cells of a column, by the row that they stand in.
Column = Mapping[int, str]


def with_repeated(roles: list[str], heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """Give a column of words that come again, and the one of titles beside it, their roles."""
    free = [column for column, role in enumerate(roles) if not role and not heads[column]]
    if "time" not in roles or "title" in roles or len(free) < _TWO:
        return
    columns = {column: _column(column, rows) for column in free}
    for column in free:
        for titles in free:
            if titles != column and _says(columns[column], columns[titles]):
                roles[titles] = "title"
                roles[column] = _role(columns[column])
                return


def _column(column: int, rows: Sequence[Sequence[Cell]]) -> Column:
    return {
        number: cell.text.strip()
        for number, row in enumerate(rows)
        for cell in row
        if cell.column == column and cell.columns == 1 and cell.text.strip()
    }


def _says(column: Column, titles: Column) -> bool:
    """Whether the words of a column say something of the titles in another one."""
    both = [number for number in column if number in titles]
    said = [fold_name(_BRACKETS.sub("", column[number])) for number in both]
    told = [titles[number] for number in both]
    if len(both) < _LEAST or any(len(words.split()) > _MOST_WORDS for words in said):
        return False
    counts = Counter(said)
    again = sum(counts[words] > 1 or kind_alone(words) is not None for words in said)
    longer = sum(map(len, told)) >= _LONGER * sum(map(len, said))
    few = len(counts) < len(set(map(fold_name, told)))
    apart = len(set(map(fold_name, told))) >= _APART * len(told)
    return longer and few and apart and again >= _AGAIN * len(both) and not _are_people(said)


def _are_people(said: Sequence[str]) -> bool:
    people = [read_people(words.title()) for words in set(said)]
    return 2 * sum(p is not None and p.likelihood >= _NAMES for p in people) > len(people)


def _role(column: Column) -> str:
    """A column of rooms, if its words are; else what it says of titles is their kind."""
    words = list(column.values())
    if any(pause_kind(text) or kind_alone(_BRACKETS.sub("", text)) for text in words):
        return "kind"
    return "room" if 2 * sum(map(is_room, words)) > len(words) else "kind"
