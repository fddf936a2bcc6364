"""Freezing: each file in ``freezing_files/`` beside what it becomes."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from summitnotes.records.eventfile import read_event_file
from summitnotes.records.freezing import freeze
from summitnotes.records.model import Kind, Link, Origin, Source, Speaker, Talk

HERE = Path(__file__).parent / "freezing_files"
FOUND = (
    Talk(
        "x-why-tides",
        'Why tides: "the" long # answer',
        event="x",
        kind=Kind.KEYNOTE,
        speakers=(Speaker("Ann Lee", "Mill, Inc"), Speaker("Bob Roe")),
        start="09:35",
        date="2019-05-03",
        topics=("c++", "on"),
        links=(Link("link", "https://example.org/m", "Map; of: it"),),
        confidence=0.834,
        source=Source("notes/x/day one/week.txt", 12),
    ),
    Talk("x-lunch", "Lunch", event="x", kind=Kind.BREAK, confidence=0.5, source=Source("notes/x/a.md", 40)),
    Talk("x-intro", "About these notes", event="x", kind=Kind.NONE),
    Talk("x-card", "Said by a directive", event="x", origin=Origin.DIRECTIVE),
    Talk("x-fog", "A word on fog and other weather", event="x"),
)
UNCHANGED = ("null", "broken", "two_documents", "one_line", "alias", "already_there")


def read(path: Path) -> str:
    return path.read_bytes().decode()


@pytest.mark.parametrize("path", sorted(HERE.glob("*.yml")), ids=lambda path: path.stem)
def test_files(path: Path) -> None:
    text = read(path)
    frozen = freeze(text, FOUND)
    assert frozen == read(path.with_suffix(".expected"))
    assert (frozen == text) == (path.stem in UNCHANGED)
    assert freeze(frozen, FOUND) == frozen


def test_no_file_is_an_empty_file() -> None:
    assert freeze(None, FOUND) == freeze("", FOUND)
    assert freeze(None, ()) == ""


def test_what_is_frozen_reads_as_it_was_found() -> None:
    file = read_event_file(freeze(None, FOUND), "p", "x")
    assert not file.problems
    tides, lunch, fog = file.talks
    found = FOUND[0]
    assert (tides.at, tides.id, tides.kind, tides.speakers) == (
        found.title,
        found.id,
        found.kind,
        found.speakers,
    )
    assert (tides.start, tides.date, tides.topics, tides.all_links) == (
        found.start,
        found.date,
        found.topics,
        found.links,
    )
    assert tides.file == "day one/week.txt"
    assert (lunch.at, lunch.kind, lunch.file) == ("Lunch", Kind.BREAK, "a.md")
    assert fog.at == "A word on fog and other weather"


def test_an_entry_by_words_of_the_title_holds_it() -> None:
    assert freeze("talks: [{at: Word on Fog}]", FOUND[4:]) == "talks: [{at: Word on Fog}]"
    assert freeze("talks: [{at: fog}]", FOUND[4:]) != "talks: [{at: fog}]"


def test_an_entry_by_a_title_of_one_word_holds_it() -> None:
    for text in ("talks:\n- at: LUNCH\n", "talks:\n- title: lunch\n", "talks: [Lunch]\n"):
        assert freeze(text, FOUND[1:2]) == text


# Editors' files, made of what YAML has to offer.
VALUES = st.sampled_from([
    "Sand", '"a: b"', "'it''s'", "~", "", "2019-05-02", "[a, b]", "{a: [b]}", "[]", "&a x", "!t y",
    '"\\u00e9"', "|\n%s    two\n%s    lines\n", ">-\n%s    folded\n", "plain\n%s    goes on", "x  # why",
    "|+\n%s    kept\n\n",
])  # fmt: skip
KEYS = st.sampled_from(["title", "start", "notes", "url", '"location"', "series", "talks ", "talks"])
PAIRS = st.lists(st.tuples(KEYS, VALUES), max_size=5)
NOISE = st.sampled_from(["", "# note\n", "\n", "  # deeper\n", "      # deepest\n"])


@st.composite
def event_files(draw: st.DrawFn) -> str:
    """An event.yml with its talks somewhere in it, comments everywhere, mostly valid."""
    end = draw(st.sampled_from(["\n", "\r\n"]))
    lines = [f"{key}: {value.replace('%s', '')}\n{draw(NOISE)}" for key, value in draw(PAIRS)]
    dash = " " * draw(st.integers(0, 3))
    entries = [
        f"{dash}- at: {value.replace('%s', dash)}\n{dash}  id: e{number}\n{draw(NOISE)}"
        for number, value in enumerate(draw(st.lists(VALUES, max_size=3)))
    ]
    lines.insert(draw(st.integers(0, len(lines))), f"talks:\n{draw(NOISE)}{''.join(entries)}")
    text = "".join(lines)
    return draw(st.sampled_from([text, text.rstrip("\n"), f"---\n{text}", f"{text}...\n"])).replace("\n", end)


TITLES = st.text(min_size=1, max_size=30)
TALKS = st.builds(
    Talk,
    id=st.text("abc-0", min_size=1, max_size=6),
    title=TITLES,
    speakers=st.lists(st.builds(Speaker, TITLES, st.none() | TITLES), max_size=2).map(tuple),
    room=st.none() | TITLES,
    start=st.none() | st.just("09:35"),
    topics=st.lists(TITLES, max_size=2).map(tuple),
    confidence=st.floats(0, 1),
    source=st.none() | st.builds(Source, TITLES, st.none() | st.integers(1, 99)),
)


def tree(text: str) -> object:
    """The text as PyYAML's own composer sees it, tags and all, without places; ``None`` if it cannot."""

    def bare(node: yaml.Node | None) -> object:
        if isinstance(node, yaml.ScalarNode):
            return (node.tag, node.value.rstrip("\n"))
        return (node.tag, tuple(bare(part) for part in _flat(node))) if node else ()

    try:
        return bare(yaml.compose(text, Loader=yaml.SafeLoader))
    except yaml.YAMLError:
        return None


def _flat(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value)


def is_within(old: object, new: object) -> bool:
    """Whether ``new`` is ``old`` with more at the end of its collections, or in place of an empty value."""
    if old == new:
        return True
    if isinstance(old, tuple) and isinstance(new, tuple) and len(old) == len(new) == 2:
        if old[1] == "" and isinstance(new[1], tuple):
            return True
        if isinstance(old[1], tuple) and isinstance(new[1], tuple):
            return old[0] == new[0] and all(map(is_within, old[1], new[1])) and len(old[1]) <= len(new[1])
    return old == ()


@given(event_files(), st.lists(TALKS, max_size=3, unique_by=lambda talk: talk.id))
def test_what_a_person_wrote_survives(text: str, talks: list[Talk]) -> None:
    frozen = freeze(text, talks)
    rest = iter(frozen)
    assert all(char in rest for char in text), "letters of the editor are missing or out of order"
    if frozen != text:
        assert is_within(tree(text), tree(frozen))
        old, new = (read_event_file(t, "p", "x") for t in (text, frozen))
        assert [talk.at for talk in new.talks][: len(old.talks)] == [talk.at for talk in old.talks]
        assert new.event.title == old.event.title
        assert freeze(frozen, talks) == frozen


@given(st.text(max_size=60), st.lists(TALKS, max_size=2))
def test_any_text_is_kept(text: str, talks: list[Talk]) -> None:
    rest = iter(freeze(text, talks))
    assert all(char in rest for char in text)
