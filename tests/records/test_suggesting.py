"""Which name a misspelt word may have meant, among few and among many."""

from __future__ import annotations

import pytest

from summitnotes.records.suggesting import MAX_CANDIDATES, Suggestions, closest
from work import work

TOPICS = ["ceph", "rabbitmq", "high availability", "neutron", "nova"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("cpeh", "ceph"),
        ("rabitmq", "rabbitmq"),
        ("hihg availability", "high availability"),
        ("nvoa", "nova"),
        ("x", None),
        ("", None),
        ("something else", None),
        ("n" * 10_000, None),
    ],
)
@pytest.mark.parametrize("others", [0, 3_000])
def test_nearest(word: str, meant: str | None, others: int) -> None:
    names = [*TOPICS, *(f"{number} zzz {number * 7919}" for number in range(others))]
    assert Suggestions(names).nearest(word) == meant


def test_what_is_equally_like_is_chosen_by_the_alphabet() -> None:
    assert closest("tolk", ["talk", "telk"]) == closest("tolk", ["telk", "talk"]) == "telk"


def test_a_mapping_is_its_keys() -> None:
    assert closest("tolk", {"talk": "no name"}) == "talk"


def test_folded_names_are_shown_as_written() -> None:
    assert (
        Suggestions({"high availability": "High Availability"}).nearest("high avaliability")
        == "High Availability"
    )


def test_a_word_costs_the_same_among_more_names() -> None:
    """Once the index is there: no more names are compared than a fixed number."""

    def asked(count: int) -> int:
        names = Suggestions(f"target {number}" for number in range(count))
        names.nearest("traget 1")
        words = iter(f"traget {number}" for number in range(10))
        return work(lambda: names.nearest(next(words)))

    few, many = asked(2 * MAX_CANDIDATES), asked(40 * MAX_CANDIDATES)
    assert many <= 2 * few


def test_the_same_word_is_asked_once() -> None:
    names = Suggestions(f"target {number}" for number in range(2_000))
    first = names.nearest("traget 77")
    assert first == "target 77"
    assert work(lambda: names.nearest("traget 77")) < 10
