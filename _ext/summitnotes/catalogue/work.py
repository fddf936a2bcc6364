"""What is being put together while the catalogue is made, and what contradicts itself in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from summitnotes.catalogue.sidecars import Sidecars
from summitnotes.records.problems import Problem
from summitnotes.records.said import Said


@dataclass
class Work:
    """What is being put together."""

    said: Mapping[str, Said]
    sidecars: Sidecars
    unknown_topic: str  # ignore | warn | error
    problems: list[Problem] = field(default_factory=list)
