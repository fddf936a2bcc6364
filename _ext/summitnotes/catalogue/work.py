"""What is being put together while the catalogue is made, and what contradicts itself in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from summitnotes.catalogue.sidecars import Sidecars
from summitnotes.paths.docnames import event_of, is_notes
from summitnotes.records.eventfile import EventFile
from summitnotes.records.problems import Problem
from summitnotes.records.said import Said


@dataclass
class Work:
    """What is being put together."""

    said: Mapping[str, Said]
    sidecars: Sidecars
    unknown_topic: str  # ignore | warn | error
    problems: list[Problem] = field(default_factory=list)

    @property
    def event_files(self) -> dict[str, EventFile]:
        """Event -> its event.yml, of the events that have a page: their own, or one of their notes."""
        here = {event_of(doc) for doc in self.said if is_notes(doc)}
        return {event: file for event, file in sorted(self.sidecars.events.items()) if event in here}
