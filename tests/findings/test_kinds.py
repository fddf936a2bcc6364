"""Which words say what kind of session it is, against the tables in ``kinds/``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from findings.plain_tables import plain_table
from summitnotes.findings.sessions.words.kinds import kind_of_title, kind_prefix
from summitnotes.findings.sessions.words.pauses import pause_kind


def table(name: str) -> list[dict[str, Any]]:
    return plain_table(Path(__file__).parent / "kinds" / f"{name}.yaml")


@pytest.mark.parametrize("row", table("first_words"), ids=lambda row: row["text"])
def test_first_words_that_say_a_kind(row: dict[str, Any]) -> None:
    found = kind_prefix(row["text"])
    assert (f"{found[0]} | {found[1][0]}" if found else None) == row["kind"]


@pytest.mark.parametrize("row", table("titles"), ids=lambda row: row["text"])
def test_kind_of_a_title_that_keeps_its_words(row: dict[str, Any]) -> None:
    assert kind_of_title(row["text"]) == row["kind"]


@pytest.mark.parametrize("row", table("pauses"), ids=lambda row: row["text"])
def test_breaks_and_parties(row: dict[str, Any]) -> None:
    assert pause_kind(row["text"]) == row["kind"]
