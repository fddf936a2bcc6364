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


def test_the_same_hour_on_two_days_without_dates_is_no_slot() -> None:
    def talk(identifier: str, start: str, line: int) -> Talk:
        source = Source("notes/radio/ann.txt", line)
        return Talk(identifier, identifier, event="radio", start=start, source=source)

    first, last, second = talk("a", "10:00", 4), talk("b", "11:00", 6), talk("c", "10:00", 12)
    assert double_slots([first, second, last]) == []
    beside = talk("d", "10:00", 13)
    assert double_slots([first, last, second, beside]) == [(second, beside)]
