"""How likely a stretch of text names people and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from summitnotes.findings.people.members import read_members
from summitnotes.records.model import Speaker

_LEAST = 0.05  # what is less likely is no reading


@dataclass(frozen=True, slots=True)
class PeopleReading:
    """People that a text names; ``likelihood`` (0 to 1) that it names them and nothing else.

    No speakers: the text holds the place of a name ("TBA", "?", "the whole team").
    """

    speakers: tuple[Speaker, ...]
    likelihood: float


def read_people(text: str, expected: float = 0.0) -> PeopleReading | None:
    """The people of ``text`` as a whole; None where it cannot name any.

    ``expected`` (0 to 1): how likely the place makes a name, such as the share of known names in a column.
    Words that no list knows, lone names and handles are believed there.
    """
    members = read_members(text, expected)
    if members is None or members.likelihood < _LEAST:
        return None
    return PeopleReading(members.speakers, members.likelihood)
