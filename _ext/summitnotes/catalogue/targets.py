"""What a role or an option means: an id, a title or an alias, in that order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from summitnotes.records.ids import search_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from summitnotes.records.catalogue import Catalogue, Place


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that a reference may mean."""

    id: str
    title: str
    place: Place | None  # None: known, but no page shows it


def find_targets(catalogue: Catalogue, kind: str, written: str) -> list[Target]:
    """Everything of ``kind`` ("talk", "event", "person", "topic") that ``written`` names.

    An id wins over a title, a title over an alias; several of one rank are ambiguous.
    """
    ranks = _by_key(catalogue, kind).get(search_key(written), ())
    return list(next((rank for rank in ranks if rank), ()))


@lru_cache(maxsize=8)  # the four kinds of one catalogue, and of the one before it
def _by_key(catalogue: Catalogue, kind: str) -> dict[str, tuple[list[Target], list[Target], list[Target]]]:
    """Folded name -> what has it as its id, as its title, as an alias; each record in its first rank."""
    names, places = _names(catalogue, kind)
    found: dict[str, tuple[list[Target], list[Target], list[Target]]] = {}
    for identifier, title, aliases in names:
        target = Target(identifier, title, places.get(identifier))
        ranks = {search_key(alias): 2 for alias in aliases}
        ranks |= {search_key(title): 1, search_key(identifier): 0}
        for key, rank in ranks.items():
            found.setdefault(key, ([], [], []))[rank].append(target)
    return found


def _names(
    catalogue: Catalogue, kind: str
) -> tuple[Iterable[tuple[str, str, Iterable[str]]], Mapping[str, Place]]:
    if kind == "talk":
        return ((t.id, t.title, t.aliases) for t in catalogue.talks), catalogue.talk_places
    if kind == "event":
        return ((e.id, e.title, e.aliases) for e in catalogue.events), catalogue.event_places
    if kind == "person":
        return ((p.id, p.name, p.aliases) for p in catalogue.people), catalogue.person_places
    return (
        (
            t.id,
            t.label(),
            (
                *(label for _, label in t.pref_label),
                *t.alt_label,
                *t.hidden_label,
                *(f.name for f in t.former),
            ),
        )
        for t in catalogue.topics
    ), catalogue.topic_places


def all_names(catalogue: Catalogue, kind: str) -> list[str]:
    """Every name by which something of ``kind`` can be referred to; for suggestions."""
    names, _ = _names(catalogue, kind)
    return sorted({name for identifier, title, aliases in names for name in (identifier, title, *aliases)})
