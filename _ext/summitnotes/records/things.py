"""What one file may bring to the site: its talks, and the people who are named in it as speakers.

Each costs far beyond its line: a talk has its card and stands in lists and exports; a speaker has a page that
names all who spoke in the same talk.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from summitnotes.records.problems import Problem, Subtype

#: Talks and speakers of a note.
MAX_THINGS = 500
#: … and of an ``event.yml``, which may list a conference of a thousand talks.
MAX_OF_EVENT = 4_000
#: So many pairs of speakers of one talk cost as much as one of them alone.
PAIRS = 100


@dataclass(slots=True)
class Things:
    """What a file may still bring, spent by its talks in the order of the file."""

    left: int = field(default_factory=lambda: MAX_THINGS)
    people: set[str] = field(default_factory=set)
    told: bool = False

    def take(self, speakers: Collection[str]) -> bool:
        """Whether a talk, given by people of these names, is within the budget; once it is spent, none is."""
        names = set(speakers)
        cost = 1 + len(names - self.people) + len(names) ** 2 // PAIRS
        if cost > self.left:
            self.left = 0
            return False
        self.left -= cost
        self.people.update(names)
        return True

    def problem(self, line: int | None) -> Iterator[Problem]:
        """What there is to say of a talk beyond the budget, which stands on ``line``: of the first alone."""
        if self.told:
            return
        self.told = True
        said = (
            f"more than {MAX_THINGS} talks and speakers stand in this file; those from here on are text "
            "without cards. Split the file"
        )
        yield Problem(Subtype.LIMIT, said, line)
