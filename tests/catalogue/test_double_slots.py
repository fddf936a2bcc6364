"""One note-taker in two sessions at one time."""

from __future__ import annotations

from summitnotes.catalogue.double_slots import double_slots
from summitnotes.records.model import Source, Talk


def test_double_slots() -> None:
    one = Talk("a", "Masts", event="radio", date="2014-06-03", start="10:00")
    two = Talk("b", "Cables", event="radio", date="2014-06-03", start="10:00")
    three = Talk("c", "Permits", event="radio", date="2014-06-03", start="10:00", room="B")
    later = Talk("d", "People", event="radio", date="2014-06-04", start="10:00")
    unknown = Talk("e", "Weather", event="radio", date="2014-06-03")
    twice = Talk("f", "Masts", event="radio", date="2014-06-03", start="10:00")
    assert double_slots([one, two, three, later, unknown, twice]) == [(one, two)]


def test_sessions_in_two_files_may_run_side_by_side() -> None:
    one = Talk("a", "Masts", event="radio", start="10:00", source=Source("notes/radio/ann.txt", 3))
    two = Talk("b", "Cables", event="radio", start="10:00", source=Source("notes/radio/bob.txt", 3))
    assert double_slots([one, two]) == []
