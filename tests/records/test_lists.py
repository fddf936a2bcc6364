"""Lists, speakers and links in one string."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitnotes.records.lists import parse_links, parse_speaker, parse_speakers, read_links, split_list
from summitnotes.records.model import Link, Speaker
from timing import noisy


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


@noisy
@pytest.mark.parametrize(
    "text", ["(" * 200_000, ")" * 200_000, "(," * 100_000, "a (" * 70_000 + ")" * 70_000]
)
def test_hostile_text_takes_no_time(text: str) -> None:
    start = time.perf_counter()
    split_list(text)
    parse_speaker(text)
    parse_links(text)
    assert time.perf_counter() - start < 2
