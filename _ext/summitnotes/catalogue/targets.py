"""What a role or an option means: an id, a title or an alias, in that order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from summitnotes.catalogue.precedence import of_record
from summitnotes.catalogue.watching import table
from summitnotes.records.ids import search_key
from summitnotes.records.suggesting import Suggestions

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

    What maintainers named wins over what notes did (:mod:`.precedence`), an id over a title, a title over
    an alias; several of one rank are ambiguous.
    """
    ranks = _TABLES[kind](catalogue).get(search_key(written))
    return list(ranks[min(ranks)]) if ranks else []


#: (named by notes only, rank) -> what bears a name so.
Ranks = dict[tuple[bool, int], list[Target]]


def _by_key(catalogue: Catalogue, kind: str) -> dict[str, Ranks]:
    """Folded name -> what has it as its id (0), as its title (1), as an alias (2); each in its first rank."""
    names, places = _names(catalogue, kind)
    found: dict[str, Ranks] = {}
    for identifier, title, aliases, by_notes in names:
        target = Target(identifier, title, places.get(identifier))
        ranks = {search_key(alias): 2 for alias in aliases}
        ranks |= {search_key(title): 1, search_key(identifier): 0}
        for key, rank in ranks.items():
            found.setdefault(key, {}).setdefault((by_notes, rank), []).append(target)
    return found


@table
def talks_by_name(catalogue: Catalogue) -> dict[str, Ranks]:
    return _by_key(catalogue, "talk")


@table
def events_by_name(catalogue: Catalogue) -> dict[str, Ranks]:
    return _by_key(catalogue, "event")


@table
def people_by_name(catalogue: Catalogue) -> dict[str, Ranks]:
    return _by_key(catalogue, "person")


@table
def topics_by_name(catalogue: Catalogue) -> dict[str, Ranks]:
    return _by_key(catalogue, "topic")


_TABLES = {
    "talk": talks_by_name,
    "event": events_by_name,
    "person": people_by_name,
    "topic": topics_by_name,
}


def _names(
    catalogue: Catalogue, kind: str
) -> tuple[Iterable[tuple[str, str, Iterable[str], bool]], Mapping[str, Place]]:
    if kind == "talk":
        return (
            (t.id, t.title, t.aliases, not of_record(t).is_trusted) for t in catalogue.talks
        ), catalogue.talk_places
    if kind == "event":
        return (
            (e.id, e.title, e.aliases, not of_record(e).is_trusted) for e in catalogue.events
        ), catalogue.event_places
    if kind == "person":
        return ((p.id, p.name, p.aliases, False) for p in catalogue.people), catalogue.person_places
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
            False,
        )
        for t in catalogue.topics
    ), catalogue.topic_places


@lru_cache(maxsize=8)
def suggestions(catalogue: Catalogue, kind: str) -> Suggestions:
    """Every name by which something of ``kind`` can be referred to."""
    names, _ = _names(catalogue, kind)
    return Suggestions(name for key, title, aliases, _ in names for name in (key, title, *aliases))
