"""What a file says of its event, and on which day each of its blocks falls."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes

from summitnotes.findings.dates.days import read_day
from summitnotes.findings.dates.finding import DateFinding, find_dates
from summitnotes.findings.outline.blocks import BlockKind, Outline
from summitnotes.findings.sessions.programme import Calendar
from summitnotes.paths.docnames import event_of
from summitnotes.records.model import Event, Precision, Source
from summitnotes.records.partial_dates import precision_of

if TYPE_CHECKING:
    from summitnotes.findings.outline.tree import Tree
    from summitnotes.sphinx.transforms.base import NotesTransform


@dataclass
class FileDays:
    """Placeholder until the calendar of a file lands."""

    event: Event
    days: dict[int, str | None] = field(default_factory=dict)

    @classmethod
    def read(cls, transform: NotesTransform, outline: Outline, language: str | None) -> FileDays:
        identifier = event_of(transform.docname)
        file = transform.domain.sidecars.events.get(identifier)
        told = file.event if file and file.event.start else None
        said = transform.said.date if transform.said else None
        written: list[DateFinding] = []
        for block in outline.blocks[:6]:
            written += [d for d in find_dates(block.text, language) if d.start]
        exact = [d for d in written if d.precision is Precision.DAY]
        date = (exact or written or [None])[0]
        title = next((b.text for b in outline.blocks[:3] if b.kind is BlockKind.HEADING), "")
        derived = Event(
            id=identifier,
            title=title,
            start=said or (date.start if date else None),
            end=date.end if date and date.end != date.start and not said else None,
            precision=precision_of(said) if said else date.precision if date else None,
            source=Source(transform.path, 1),
        )
        calendar = Calendar.of(told or derived)
        day = calendar.only_day
        days: dict[int, str | None] = {}
        for block in outline.blocks:
            if block.kind in (BlockKind.HEADING, BlockKind.LABEL):
                found = read_day(block.text, language)
                if found:
                    day = calendar.date_of(found[0])
            days[block.index] = day
        return cls(derived, days)

    def of(self, block: int) -> str | None:
        return self.days.get(block)

    def of_node(self, tree: Tree, node: nodes.Element) -> str | None:
        index = next((i for i, one in enumerate(tree.nodes) if one is node), None)
        return self.days.get(index) if index is not None else None
