"""Which day the sessions of an evening are of, once it is past midnight."""

from __future__ import annotations

import pytest

from summitnotes.findings.events.nights import Nights

SATURDAY, SUNDAY, MONDAY = "2018-05-05", "2018-05-06", "2018-05-07"


@pytest.mark.parametrize(
    ("sessions", "days"),
    [
        pytest.param(
            [("21:00", SATURDAY), ("23:30", SATURDAY), ("00:45", SATURDAY), ("02:00", SATURDAY)],
            [SATURDAY, SATURDAY, SUNDAY, SUNDAY],
            id="behind those of the evening",
        ),
        pytest.param(
            [("02:00", SATURDAY), ("10:00", SATURDAY), ("22:00", SATURDAY)],
            [SATURDAY] * 3,
            id="before all others",
        ),
        pytest.param(
            [("23:00", SATURDAY), ("00:30", SUNDAY), ("10:00", SUNDAY)],
            [SATURDAY, SUNDAY, SUNDAY],
            id="below the next day",
        ),
        pytest.param(
            [("17:00", SATURDAY), ("03:30", SATURDAY)], [SATURDAY, SATURDAY], id="an hour without its half"
        ),
        pytest.param(
            [("23:00", None), ("00:30", None), (None, MONDAY)], [None, None, MONDAY], id="of no known day"
        ),
    ],
)  # fmt: skip
def test_days_of_a_night(sessions: list[tuple[str | None, str | None]], days: list[str | None]) -> None:
    nights = Nights()
    assert [nights.day(start, day) for start, day in sessions] == days


def test_a_session_that_names_its_day_keeps_it() -> None:
    nights = Nights()
    assert nights.day("22:00", SATURDAY) == SATURDAY
    assert nights.day("01:00", SATURDAY, named=True) == SATURDAY
