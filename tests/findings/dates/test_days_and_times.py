"""Days and times in the words of several languages, against the tables beside this file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from findings.plain_tables import plain_table
from summitnotes.findings.dates.days import Day, read_day
from summitnotes.findings.dates.times import read_time_at


def table(name: str) -> list[dict[str, Any]]:
    return plain_table(Path(__file__).parent / f"{name}.yaml")


@pytest.mark.parametrize("row", table("times"), ids=lambda row: row["text"])
def test_time_in_the_words_of_a_language(row: dict[str, Any]) -> None:
    span = read_time_at(row["text"])
    found = None
    if span:
        found = " ".join(filter(None, (span.start, span.end, "|", row["text"][span.begin : span.stop])))
    assert found == row["time"]


@pytest.mark.parametrize("row", table("days"), ids=lambda row: row["text"])
def test_day_in_the_words_of_a_language(row: dict[str, Any]) -> None:
    found = read_day(row["text"], row["language"])
    assert (_known(found[0]) if found else None) == row["day"]


def _known(day: Day) -> dict[str, Any]:
    """What is known of a day."""
    first = (day.date.start or day.date.month_day) if day.date else None
    last = (day.date.end or day.date.month_day_end) if day.date else None
    facts = {
        "ordinal": day.ordinal,
        "weekday": day.weekday,
        "date": f"{first}/{last}" if first != last else first,
        "number": day.number,
        "numbers": f"{day.numbers[0]} {day.numbers[3]} {day.numbers[1]}" if day.numbers else None,
        "part": day.part or None,
    }
    return {key: value for key, value in facts.items() if value is not None}
