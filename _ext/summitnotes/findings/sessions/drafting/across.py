"""Tables whose columns are the sessions: "Speaker" and "Topic" stand in the first cells of their rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from summitnotes.findings.outline.blocks import Block, Cell
from summitnotes.findings.people.lead_ins import is_speaker_label
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.drafting.fields import add_field, is_open
from summitnotes.findings.sessions.drafting.tables import head_role
from summitnotes.findings.sessions.lines.facts import read_facts

_LEAST = 3  # columns: a table of two is a record
_SAID = ("speaker", "time", "end", "room")


def is_across(rows: Sequence[Block]) -> bool:
    """Whether the first column names what each row says of the sessions in the others."""
    if any(len(row.cells) < _LEAST for row in rows):
        return False
    roles = [_role(row) for row in rows]
    return all(roles.count(role) == 1 for role in ("title", "speaker"))


def sessions_across(rows: Sequence[Block], language: str | None) -> Iterator[Draft]:
    """A draft for each column with a title, with what the other rows say in it."""
    by_role = {role: row for row in reversed(rows) if (role := _role(row)) is not None}
    said: Mapping[str, Mapping[int, Cell]] = {
        role: {cell.column: cell for cell in by_role[role].cells} for role in _SAID if role in by_role
    }
    titles = by_role["title"]
    for number, cell in enumerate(titles.cells[1:], 1):
        if not cell.text.strip() or is_open(cell.text.strip()):
            continue
        facts = read_facts(titles, language, cell.text, cell.runs)
        draft = Draft(titles, facts, ("across", titles.box), list(facts.splits), cell=number, labelled=True)
        for role, cells in said.items():
            if cell.column in cells and cells[cell.column].text.strip():
                add_field(draft, role, cells[cell.column].text)
        yield draft


def _role(row: Block) -> str | None:
    name = row.cells[0].text if row.cells else ""
    return "speaker" if is_speaker_label(name) else head_role(name)
