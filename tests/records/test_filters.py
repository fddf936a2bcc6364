"""The language of ``:filter:``."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitnotes.records.filters import MAX_DEPTH, MAX_LENGTH, NAMES, FilterError, parse_filter
from summitnotes.records.model import Speaker

RECORD: dict[str, object] = {
    "title": "Été à la plage",
    "event": "harbour-2019",
    "event_also": ("Harbour Days",),
    "speakers": (Speaker("José Pérez"), Speaker("Ann Lee")),
    "speakers_also": ("A. Lee",),
    "topics": ("high-availability", "c++"),
    "language": "en-GB",
    "date": "2019-05-12",
    "kind": "keynote",
    "room": None,
}
TRUE = [
    "", "  ", "event = harbour-2019", "EVENT=Harbour_2019", "event = 'harbour days'", "event == harbour-2019",
    "title = 'ete a LA plage'", 'title ~ "la pl"', "title ~ “la pl”", "speakers = 'jose perez'",
    "speaker = 'A. Lee'", "topics = c++", "topic = 'High availability'", "c++ in topics", "topics != c",
    "topics in (x, c++)", "topics in c++", "topics not in (x, y)", "language = en", "language = EN-gb",
    "year = 2019", "year >= 2019 and year < 2020", "year in (2018, 2019)", "date = 2019", "date = 2019-05",
    "date < 2019-06",
    "date <= 2019", "date >= 2019-05-12", "date > 2018", "type = keynote", "room = none", "room != hall",
    "not room = hall", "track = none", "not not year = 2019", "(year = 2019)", "year = 1 or year = 2019",
    "year = 2019 or year = 1 and year = 1", "title > a", "date ~ -05-", "NOT year=1 AND year=2019",
]  # fmt: skip
FALSE = [
    "event = harbour", "topics = c", "language = e", "language = fr", "date < 2019", "date > 2019",
    "date > 2019-05",
    "room = hall", "room ~ h", "room < z", "title = none", "(year = 2019 or year = 1) and year = 1",
    "not (year = 2019)", "speakers ~ perezz", "year not in (2018, 2019)", "date = none",
]  # fmt: skip


@pytest.mark.parametrize("text", TRUE)
def test_passes(text: str) -> None:
    assert parse_filter(text).matches(RECORD)


@pytest.mark.parametrize("text", FALSE)
def test_does_not_pass(text: str) -> None:
    assert not parse_filter(text).matches(RECORD)


def test_nothing_known_passes_only_what_asks_for_nothing() -> None:
    passing = [name for name in NAMES if parse_filter(f"{name} = none and {name} != '2019'").matches({})]
    assert passing == list(NAMES)
    assert not parse_filter("year < 2020 or date < 2020 or title ~ a").matches({})


@pytest.mark.parametrize(
    ("text", "message", "column"),
    [
        ("evnt = x", 'unknown name "evnt"; did you mean "event"?', 1),
        ("year = 2019 and sepakers = x", 'unknown name "sepakers"; did you mean "speakers"?', 17),
        (
            "title ~ two words",
            'expected "and", "or" or the end before "words"; put a value of several words in quotes',
            13,
        ),
        ("(year = 2019", '"(" is never closed', 1),
        ("year = 2019)", 'expected "and", "or" or the end before ")"', 12),
        ("year =", 'expected a value, found "the end"', 7),
        ("year", 'expected one of = != < <= > >= ~ in, found "the end"; write year = "…"', 5),
        ("year = soon", '"soon" is no year', 8),
        ("date < 12/05/2019", '"12/05/2019" is no date; write 2014, 2014-05 or 2014-05-12', 8),
        ("title = 'open", "a quote that is never closed", 9),
        ("! year = 1", '"!" has no meaning here; write "not" or "!="', 1),
        ("and year = 1", 'expected a name such as "event", found "and"', 1),
        ("year < none", '"none" can be compared with = and != only', 8),
        ("title = and", 'expected a value, found the word "and"; put it in quotes if it is one', 9),
        ("topics in (a b)", 'expected ")" before "b"', 14),
    ],
)  # fmt: skip
def test_errors_say_what_and_where(text: str, message: str, column: int) -> None:
    with pytest.raises(FilterError) as caught:
        parse_filter(text)
    assert (caught.value.message, caught.value.column) == (message, column)
    shown, caret = caught.value.pointer.split("\n")
    assert shown == text
    assert caret.index("^") == column - 1


def test_a_pointer_into_a_long_filter_stays_short() -> None:
    with pytest.raises(FilterError) as caught:
        parse_filter("year = 2019 and " * 50 + "yaer = 1")
    shown, caret = caught.value.pointer.split("\n")
    assert len(shown) < 110
    assert shown[caret.index("^") :].startswith("yaer")


def test_caps() -> None:
    assert parse_filter("(" * 30 + "year = 1" + ")" * 30)
    for text in ("(" * 1000, "not " * 400 + "year = 1", "year=1 or " * 1000):
        with pytest.raises(FilterError, match=f"deep|longer than {MAX_LENGTH}"):
            parse_filter(text)
    assert MAX_DEPTH < 100


def test_a_filter_can_be_stored() -> None:
    read = parse_filter("year = 2019 and not (topics ~ c or room = none)")
    assert pickle.loads(pickle.dumps(read)) == read


PIECES = [
    "(",
    ")",
    ",",
    "=",
    "!=",
    "<",
    "~",
    "and",
    "or",
    "not",
    "in",
    "year",
    "title",
    "2019",
    "'",
    '"',
    "none",
]


@given(st.text(max_size=40) | st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    error: FilterError | None = None
    try:
        parse_filter(text).matches(RECORD)
    except FilterError as caught:
        error = caught
    assert error is None or 1 <= error.column <= len(text) + 1
    assert error is None or error.pointer.count("\n") == 1
