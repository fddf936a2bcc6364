"""What was asked of a catalogue, and whether it is still the same."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import cached_property
from typing import Any

import pytest

from summitnotes.catalogue.cells import Cell, Cells, things
from summitnotes.catalogue.marks import Marks
from summitnotes.catalogue.targets import find_targets
from summitnotes.catalogue.watching import watched
from summitnotes.records.catalogue import Catalogue, Place
from summitnotes.records.model import Event, Mention, NotesFile, Person, Talk, Topic

TIDES = Talk("tides", "Tides", event="harbour", topics=("sand",))
NETS = Talk("nets", "Nets", event="harbour")
MASTS = Talk("masts", "Masts", event="regatta")
CATALOGUE = Catalogue(
    events=(Event("harbour", "Harbour Days", start="2019-05-02"), Event("regatta", "Regatta")),
    talks=(TIDES, NETS, MASTS),
    people=(Person("ann", "Ann Lee"),),
    topics=(Topic("sand", (("en", "Sand"),)),),
    notes=(NotesFile("notes/harbour/a", "notes/harbour/a.txt", "plaintext", 1.0, event="harbour"),),
    mentions=(Mention("sand", "notes/harbour/a", "l-3", 3, "sand", "of sand", talk="tides"),),
    speakers={"tides": ("ann",)},
    talk_places={"tides": Place("notes/harbour/a", "talk-tides")},
)


def asked(use: Any) -> Cells:
    cells: set[Cell] = set()
    use(watched(CATALOGUE, cells))
    return things(CATALOGUE, cells)


def test_things_are_noted_together() -> None:
    def use(catalogue: Catalogue) -> None:
        assert catalogue.talk["tides"] is TIDES
        assert catalogue.speakers.get("nets", ()) == ()
        assert catalogue.talk.get("none") is None
        assert catalogue.event["harbour"].title == "Harbour Days"
        assert "ann" in catalogue.person
        assert len(catalogue.talks) == 3
        assert next(iter(catalogue.events_of_year)) == "2019"
        assert "tides" not in catalogue.opens_a_day
        assert catalogue.deliveries.get("masts", ()) == ()
        assert "l-3" not in catalogue.renamed.get("notes/harbour/a", {})
        assert not catalogue.in_years

    assert asked(use) == {
        "event": ["harbour"],
        "events_of_year keys": [None],
        "in_years all": [None],
        "notes": ["notes/harbour/a"],
        "person": ["ann"],
        "talk": ["none"],
        "talks": ["harbour", "regatta"],
        "talks number": [None],
    }


def test_a_name_is_noted_by_itself() -> None:
    assert asked(lambda catalogue: find_targets(catalogue, "event", "Regatta")) == {
        "events_by_name": ["regatta"]
    }


CHANGES: dict[str, tuple[Catalogue, set[str]]] = {
    "a title": (replace(CATALOGUE, talks=(TIDES, replace(NETS, title="Knots"), MASTS)), {"harbour", "all"}),
    "a speaker": (replace(CATALOGUE, speakers={"tides": ("ann",), "masts": ("ann",)}), {"regatta", "ann"}),
    "a mention less": (replace(CATALOGUE, mentions=()), {"harbour", "sand"}),
    "a place": (replace(CATALOGUE, talk_places={}), {"harbour"}),
    "another day": (replace(CATALOGUE, events=(replace(CATALOGUE.events[0], start="2020"),
                                               CATALOGUE.events[1])), {"harbour", "years"}),
    "nothing": (replace(CATALOGUE), set()),
}  # fmt: skip
CELLS: dict[str, Cells] = {
    "harbour": {"talks": ["harbour"]},
    "regatta": {"talks": ["regatta"]},
    "ann": {"talks_of_person": ["ann"]},
    "sand": {"mentions_of_topic": ["sand"]},
    "years": {"events_of_year keys": [None]},
    "all": {"talks all": [None]},
    "number": {"talks number": [None]},
}


@pytest.mark.parametrize("change", sorted(CHANGES))
def test_a_mark_changes_when_its_value_does(change: str) -> None:
    catalogue, expected = CHANGES[change]
    before, after = Marks(CATALOGUE), Marks(catalogue)
    changed = {name for name, cell in CELLS.items() if before.of(cell) != after.of(cell)}
    assert changed == expected


def test_a_watched_catalogue_says_the_same() -> None:
    names = [field.name for field in fields(Catalogue)]
    names += [name for name, value in vars(Catalogue).items() if isinstance(value, cached_property)]
    same = watched(CATALOGUE, set())
    for name in names:
        wanted, found = getattr(CATALOGUE, name), getattr(same, name)
        assert list(found) == list(wanted) if hasattr(wanted, "__iter__") else found == wanted
        if hasattr(wanted, "items"):
            assert dict(found) == dict(wanted)
