"""Partial dates, clock times and durations."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitnotes.records import partial_dates as pd
from summitnotes.records.model import Precision


@pytest.mark.parametrize("text", ["2019", "2019-02", "2020-02-29", " 2019-02 "])
def test_dates_of_the_calendar(text: str) -> None:
    assert pd.check_date(text) == text.strip()


@pytest.mark.parametrize(
    "text",
    ["", None, "2019-13", "2019-02-29", "2019-00", "0000", "19-02-01", "2019-2", "2019-02-01T10:00", "٢٠١٩"],
)
def test_what_is_no_date(text: str | None) -> None:
    assert pd.check_date(text) is None
    assert not pd.is_date(text)


def test_precision_follows_from_what_is_said() -> None:
    said = [pd.precision_of(text) for text in ("2019", "2019-02", "2019-02-01", "soon")]
    assert said == [Precision.YEAR, Precision.MONTH, Precision.DAY, None]


def test_months_sort_before_their_days_and_unknown_dates_last() -> None:
    dates = [None, "2019-02-03", "2019", "2019-02", "2018-12-31", "never"]
    assert sorted(dates, key=pd.sort_key) == ["2018-12-31", "2019", "2019-02", "2019-02-03", None, "never"]


def test_weekday_is_known_for_days_only() -> None:
    assert pd.weekday("2026-11-20") == 5
    assert pd.weekday("2026-11") is None


def test_covering() -> None:
    assert pd.covers("2019", "2019-02")
    assert pd.covers("2019-02", "2019-02-28")
    assert not pd.covers("2019-02", "2019")
    assert not pd.covers("2019-02", None)
    assert pd.within("2019-03-02", "2019-03-01", "2019-03-03")
    assert not pd.within("2019-03", "2019-03-01", "2019-03-03")


def test_before_needs_certainty() -> None:
    assert pd.is_before("2019-01", "2019-02-01")
    assert not pd.is_before("2019", "2019-02-01")
    assert not pd.is_before(None, "2019")


@pytest.mark.parametrize(
    ("start", "end", "english", "french"),
    [
        ("2014-05-12", "2014-05-16", "12–16 May 2014", "12–16 mai 2014"),
        ("2012-10", None, "October 2012", "octobre 2012"),
        ("2019-08-01", "2019-08-03", "1–3 August 2019", "1er–3 août 2019"),
        ("2019-08-30", "2019-09-02", "30 August – 2 September 2019", "30 août – 2 septembre 2019"),
        (
            "2019-12-30",
            "2020-01-02",
            "30 December 2019 – 2 January 2020",
            "30 décembre 2019 – 2 janvier 2020",
        ),
        ("2019-08", "2019-09", "August – September 2019", "août – septembre 2019"),
        ("2018", "2019", "2018–2019", "2018–2019"),
        ("2019-08", "2019-09-02", "August 2019 – 2 September 2019", "août 2019 – 2 septembre 2019"),
        ("2019-08-01", "2019-08-01", "1 August 2019", "1er août 2019"),
        (None, "2019", "2019", "2019"),
        (None, None, "", ""),
        ("soon", None, "soon", "soon"),
    ],
)
def test_ranges_for_people(start: str | None, end: str | None, english: str, french: str) -> None:
    assert pd.format_range(start, end) == english
    assert pd.format_range(start, end, "fr") == french
    assert pd.format_range(start, end, "fr-CA") == french


@pytest.mark.parametrize("language", ["", "xx", "no such language", "fr_", "-"])
def test_an_unknown_language_falls_back_to_english(language: str) -> None:
    assert pd.format_date("2019-08", language) in ("August 2019", "août 2019")


@given(
    st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31)), st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31))
)
def test_days_compare_as_the_calendar_does(one: dt.date, other: dt.date) -> None:
    assert pd.is_before(one.isoformat(), other.isoformat()) == (one < other)
    assert (pd.sort_key(one.isoformat()) < pd.sort_key(other.isoformat())) == (one < other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *[("9:35", "09:35"), ("09h35", "09:35"), ("14h", "14:00"), ("00:00", "00:00")],
        *[(text, None) for text in ("24:00", "9", "12:60", "1:5", "", None, "noon")],
    ],
)
def test_clock(text: str | None, expected: str | None) -> None:
    assert pd.check_clock(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *[("45", 45), ("45m", 45), ("45 min", 45), ("1h30", 90), ("1 h 30 min", 90), ("2h", 120)],
        *[("00:45", 45), ("PT1H30M", 90)],
        *[(text, None) for text in ("0", "PT", "1h75", "long", "-5", None)],
    ],
)
def test_durations(text: str | None, expected: int | None) -> None:
    assert pd.minutes_of(text) == expected


@pytest.mark.parametrize("text", ["0001-01-01", "0999", "3000", "9999-12-31"])
def test_the_first_and_last_years_of_the_calendar_are_no_dates(text: str) -> None:
    assert pd.parse_date(text) is None
