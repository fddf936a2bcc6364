"""Rows of a programme that are no talks: what happens, and where; who leads the next ones; strokes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import Block
from summitnotes.findings.people.affiliations import is_crowd
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.sessions.words.kinds import kind_alone
from summitnotes.findings.sessions.words.pauses import pause_kind


def without_strokes(row: Block) -> Block:
    """A row whose cells of nothing but strokes and dots are empty: "9:00 | Ana Prieto | –"."""
    if not any(_STROKES.fullmatch(cell.text) for cell in row.cells):
        return row
    cells = (replace(cell, text="", runs=()) if _STROKES.fullmatch(cell.text) else cell for cell in row.cells)
    return replace(row, cells=tuple(cells))


_STROKES = re.compile(r"\s*[-–—.…/·]{1,5}\s*")


def roles_of_pause(row: Block, roles: Sequence[str]) -> tuple[str, ...]:
    """The columns of ``Lunch | Harbour Inn`` below names and titles: what happens, and where.

    Of "Panel discussion | All speakers" the second says neither.
    """
    happens, where = (_text_in(row, roles, role) for role in ("speaker", "title"))
    if not happens or not where or pause_kind(where) is not None:
        return tuple(roles)
    of_all = is_crowd(where) and len(where.split()) <= _MOST_WORDS
    if not _is_pause(happens, where) and not (of_all and kind_alone(happens) is not None):
        return tuple(roles)
    swapped = {"speaker": "title", "title": "" if of_all else "room"}
    return tuple(swapped.get(role, role) for role in roles)


def _is_pause(happens: str, where: str) -> bool:
    """Whether words are a pause, or one of their parts is: "Evening walk - Dinner and talks"."""
    if pause_kind(happens) is not None:
        return True
    parts = _PARTS.split(happens)
    brief = len(where.split()) <= _MOST_WORDS and read_people(happens, expected=0.5) is None
    return brief and len(parts) > 1 and any(pause_kind(part) is not None for part in parts)


_MOST_WORDS = 4
_PARTS = re.compile(r"\s+[-–—|+&/]\s+|\s*[:;,]\s+|\s+(?:and|und|et|y|e|en|och|og|i)\s+")


def has_chair_alone(row: Block) -> bool:
    """Whether a row says but who leads what follows: "Chair person | Ana Prieto"."""
    said = [text for cell in row.cells if (text := cell.text.strip(" *_:"))]
    chair = next((at for at, text in enumerate(said) if fold_name(text) in _CHAIRS), None)
    behind = said[chair + 1 :] if chair is not None else []
    people = read_people(behind[0], expected=0.8) if len(behind) == 1 else None
    return people is not None and bool(people.speakers)


_CHAIRS = words("sessions/chair_words")


def _text_in(row: Block, roles: Sequence[str], role: str) -> str | None:
    """The words of the first filled cell of a row that stands in a column of a role."""
    cells = (cell.text.strip() for cell in row.cells if roles[cell.column : cell.column + 1] == (role,))
    return next((text for text in cells if text), None)
