"""Lists, speakers and links in one string."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitnotes.records.lists import (
    parse_links,
    parse_speaker,
    parse_speakers,
    read_links,
    split_list,
    split_names,
)
from summitnotes.records.model import Link, Speaker
from work import LINEAR, exponent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a, b", ("a", "b")),
        ("a; b\nc", ("a", "b", "c")),
        ("Jo (Mill, Inc), Al", ("Jo (Mill, Inc)", "Al")),
        ("Jo (Mill (North, South), Inc), Al", ("Jo (Mill (North, South), Inc)", "Al")),
        ("Jo (Mill, Al", ("Jo (Mill", "Al")),
        ("a), b", ("a)", "b")),
        (" , ;\n", ()),
        ("C++, 0MQ", ("C++", "0MQ")),
    ],
)
def test_lists(text: str, expected: tuple[str, ...]) -> None:
    assert split_list(text) == expected


WORDS = st.text(st.characters(whitelist_categories=("L", "N")), min_size=1, max_size=8)


@given(st.lists(WORDS, max_size=6), st.sampled_from([", ", "; ", "\n", ","]))
def test_what_is_joined_splits_again(words: list[str], mark: str) -> None:
    assert split_list(mark.join(words)) == tuple(words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jo Reed", Speaker("Jo Reed")),
        ("Jo  Reed (Mill)", Speaker("Jo Reed", "Mill")),
        ("Jo Reed (Mill (North))", Speaker("Jo Reed", "Mill (North)")),
        ("Josephine (Jo) Reed", Speaker("Josephine (Jo) Reed")),
        ("Jo Reed ()", Speaker("Jo Reed")),
        ("(Mill)", Speaker("(Mill)")),
        ("Jo Reed Mill)", Speaker("Jo Reed Mill)")),
    ],
)
def test_speakers(text: str, expected: Speaker) -> None:
    assert parse_speaker(text) == expected


def test_speakers_of_a_list_are_not_split_again() -> None:
    assert parse_speakers(["Reed, Jo", " "]) == (Speaker("Reed, Jo"),)
    assert parse_speakers("Jo (A); Al") == (Speaker("Jo", "A"), Speaker("Al"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jo Reed, Al Mill and Bo Ash", ["Jo Reed", "Al Mill", "Bo Ash"]),
        ("Jo Reed and Al Mill and Bo Ash", ["Jo Reed", "Al Mill", "Bo Ash"]),
        ("Jo Reed, Al Mill, and Bo Ash", ["Jo Reed", "Al Mill", "Bo Ash"]),
        ("Jo & Al", ["Jo", "Al"]),
        ("Jo Reed (Salt and Sons) and Al Mill", ["Jo Reed (Salt and Sons)", "Al Mill"]),
        ("Zoé Roux et Luc Petit", ["Zoé Roux", "Luc Petit"]),
        ("Uwe Vogt und Ute Kern", ["Uwe Vogt", "Ute Kern"]),
        ("Ana Soto y Eva Gil", ["Ana Soto", "Eva Gil"]),
        ("Ana Soto y Gil", ["Ana Soto y Gil"]),
        ("Rui Costa e Silva", ["Rui Costa e Silva"]),
        ("Anders Sand", ["Anders Sand"]),
    ],
)
def test_names_joined_by_and_are_several_people(text: str, expected: list[str]) -> None:
    assert list(split_names(text)) == expected


def test_links_have_a_type_or_a_label() -> None:
    text = "slides: https://example.org/a,b; Vidéo : https://example.org/v, https://example.org\nMy page <https://example.org/p>"
    assert parse_links(text) == (
        Link("slides", "https://example.org/a,b"),
        Link("video", "https://example.org/v"),
        Link("link", "https://example.org"),
        Link("link", "https://example.org/p", "My page"),
    )


def test_refused_links_are_handed_back() -> None:
    found = read_links("slides: javascript:x; code: https://example.org; gone")
    assert [link.type for link in found.links] == ["code"]
    assert found.refused == ("slides: javascript:x", "gone")


@pytest.mark.parametrize(
    "text",
    [lambda n: "(" * n, lambda n: ")" * n, lambda n: "(," * n, lambda n: "a (" * n + ")" * n],
    ids=["opened", "closed", "commas", "nested"],
)
def test_work_on_hostile_text_is_linear(text: Callable[[int], str]) -> None:
    def read(given: str) -> None:
        split_list(given)
        parse_speaker(given)
        parse_links(given)

    assert exponent(read, text, 100) < LINEAR
