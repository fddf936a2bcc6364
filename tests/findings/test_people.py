"""Who is a person: the graded rows of ``people.yaml``, and how much work it is to say so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from summitnotes.findings.people import names
from summitnotes.findings.people.beginnings import who_begins
from summitnotes.findings.people.members import read_members
from summitnotes.findings.people.names import looks_like_person
from summitnotes.findings.people.namings import names_in_text
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.people.sentences import who_speaks
from summitnotes.findings.people.speaker_lines import read_speaker_line
from summitnotes.records.model import Speaker

ROWS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("people.yaml").read_text(encoding="utf-8"))


def shown(one: Speaker) -> str:
    return f"{one.name} ({one.affiliation})" if one.affiliation else one.name


def rows(kind: str) -> list[Any]:
    """The rows of a kind; those that are beyond the reading today must stay so, or leave the list."""
    beyond = ROWS["beyond"]
    return [
        pytest.param(row, marks=pytest.mark.xfail(reason="known to be beyond it"))
        if (row if isinstance(row, str) else row["text"]) in beyond
        else row
        for row in ROWS[kind]
    ]


@pytest.mark.parametrize("text", rows("names"))
def test_a_name(text: str) -> None:
    assert looks_like_person(text) >= 0.5


@pytest.mark.parametrize("text", rows("lone"))
def test_a_lone_word_is_a_name_where_names_are_expected(text: str) -> None:
    assert looks_like_person(text) <= 0.6
    expected = read_people(text, 0.8)
    assert expected is not None
    assert [one.name for one in expected.speakers] == [text]
    assert expected.likelihood >= 0.5


@pytest.mark.parametrize("text", rows("nobody"))
def test_nobody(text: str) -> None:
    assert looks_like_person(text) < 0.35


@pytest.mark.parametrize("row", rows("lists"), ids=lambda row: str(row["text"]))
def test_a_list_of_people(row: dict[str, Any]) -> None:
    found = read_people(row["text"])
    believed = found is not None and found.likelihood >= (0.4 if row["people"] else 0.3)
    assert ([shown(one) for one in found.speakers] if found and believed else []) == row["people"]


@pytest.mark.parametrize("row", ROWS["lines"], ids=lambda row: str(row["line"]))
def test_a_line_below_a_title(row: dict[str, Any]) -> None:
    found = read_speaker_line(row["line"], True)
    if row.get("nobody"):
        assert found is not None
        assert found.speakers == ()
    else:
        assert (found and [shown(one) for one in found.speakers]) == row["people"]


@pytest.mark.parametrize("row", ROWS["told"], ids=lambda row: str(row["line"]))
def test_a_sentence_says_who_speaks(row: dict[str, Any]) -> None:
    assert [shown(one) for one in who_speaks(row["line"])] == row["people"]


@pytest.mark.parametrize("row", ROWS["begun"], ids=lambda row: str(row["line"]))
def test_notes_begin_with_who_speaks(row: dict[str, Any]) -> None:
    assert [shown(one) for one in who_begins(row["line"])] == row["people"]


def test_a_place_of_names_makes_them_likelier() -> None:
    heard = [read_people("Corvalin", expected) for expected in (0.0, 0.3, 0.9)]
    likelihoods = [found.likelihood for found in heard if found]
    assert len(likelihoods) == 3
    assert likelihoods == sorted(set(likelihoods))


def test_evidence_orders_names() -> None:
    """Known first and last name, one of them, none; then alone."""
    heard = [
        looks_like_person(text)
        for text in ("Anna Petersen", "Anna Brolitz", "Corvo Brolitz", "Anna", "Corvo")
    ]
    assert heard == sorted(heard, reverse=True)


def test_what_was_asked_before_is_remembered() -> None:
    read_members.cache_clear()
    names._likeness.cache_clear()
    for _time in range(5):
        read_people("Wanjiku Njoroge, Ana Prieto")
    assert read_members.cache_info().misses == 1
    first = names._likeness.cache_info().misses
    read_people("Wanjiku Njoroge and Ana Prieto")
    assert names._likeness.cache_info().misses == first


NAMINGS = yaml.safe_load(Path(__file__).with_name("namings.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "expected"), [item for row in NAMINGS for item in row.items()])
def test_full_names_in_running_text(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in names_in_text(text)] == expected
