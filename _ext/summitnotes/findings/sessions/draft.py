"""A draft: something in a file that might be a session, with what is seen in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from summitnotes.findings.outline.blocks import Block
from summitnotes.findings.sessions.facts import Facts
from summitnotes.findings.sessions.splits import Split
from summitnotes.findings.sessions.tables import Columns
from summitnotes.findings.sessions.under_lines import Under
from summitnotes.records.model import Kind


@dataclass(slots=True)
class Draft:
    """A block, or a cell of a row, that may be a session."""

    block: Block
    facts: Facts
    group: tuple[object, ...]  # drafts of one shape share it
    splits: list[Split] = field(default_factory=list)  # of its own words and of a column of names
    under: Under = field(default_factory=Under)
    under_lines: tuple[str, ...] = ()
    paragraph: tuple[str, ...] = ()  # of the lines below, those of a first paragraph
    cell: int | None = None
    columns: Columns | None = None
    labelled: bool = False  # "Title: …"
    joined: int = 0  # so many lines below belong to it: a title below its time

    @property
    def best(self) -> Split | None:
        """The most likely names, those of a column first."""
        return max(self.splits, key=lambda split: split.likelihood) if self.splits else None


def is_group_head(draft: Draft) -> bool:
    """Below "Lightning talks" or "Keynotes" stand sessions of their own; below "Keynote" stand its notes."""
    if draft.facts.kind is None or len(draft.facts.rest.casefold().strip(" :").split()) > _GROUP_WORDS:
        return False
    return draft.facts.kind is Kind.LIGHTNING or draft.facts.kind_name.casefold().rstrip(" :").endswith("s")


_GROUP_WORDS = 3  # "Lightning Talks Monday"


def is_pause(draft: Draft) -> bool:
    """Whether a draft names a break or a party."""
    return draft.facts.pause in (Kind.BREAK, Kind.SOCIAL)
