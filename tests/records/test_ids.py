"""Ids and comparison keys."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitnotes.records.ids import MAX_ID_LENGTH, fold_accents, make_id, name_key, search_key, unique_id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Storage at sea", "storage-at-sea"),
        ("C++", "c-plus-plus"),
        ("C", "c"),
        ("C# & F#", "c-sharp-f-sharp"),
        ("0MQ", "0mq"),
        ("Talk #4", "talk-4"),
        ("Łódź, œuvre et straße", "lodz-oeuvre-et-strasse"),
        ("  --  a  ", "a"),
        ("Ｆｕｌｌ", "full"),
    ],
)
def test_an_id_spells_the_name(text: str, expected: str) -> None:
    assert make_id(text) == expected


def test_names_without_ascii_get_different_ids() -> None:
    assert make_id("存储") != make_id("网络")
    assert make_id("Ceph 存储") != make_id("Ceph 网络")
    assert make_id("Ceph 存储").startswith("ceph-")


def test_equal_names_share_an_id_in_any_normal_form() -> None:
    assert make_id("Cafe\u0301") == make_id("CAFÉ") == "cafe"


@given(st.text())
def test_every_text_has_a_usable_id(text: str) -> None:
    made = make_id(text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert len(made) <= MAX_ID_LENGTH
    assert make_id(made) == made


def test_long_names_that_differ_late_stay_apart() -> None:
    assert make_id("wave " * 40 + "north") != make_id("wave " * 40 + "south")


def test_unique_ids_count_up_and_never_take_a_given_one() -> None:
    taken = dict.fromkeys(["lunch", "lunch-3"], 1)
    assert [unique_id("lunch", taken) for _ in range(3)] == ["lunch-2", "lunch-4", "lunch-5"]
    assert unique_id("dinner", taken) == "dinner"


def test_keys() -> None:
    assert name_key("  Ann\u00a0 LEE ") == "ann lee"
    assert search_key("Élodie  BŒUF") == search_key("elodie boeuf")
    assert fold_accents("Crème Brûlée") == "Creme Brulee"


@given(st.text())
def test_a_search_key_is_stable(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)
