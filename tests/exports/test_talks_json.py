"""``talks.json``: its schema, its promises, and that it says what the catalogue says."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitnotes.exports.talks_json import schema, to_json
from summitnotes.records.catalogue import Catalogue, Place
from summitnotes.records.model import Kind, Link, Mention, Origin, Person, Source, Speaker, Talk, Topic
from summitnotes.records.problems import Problem, Subtype

VALIDATOR = jsonschema.Draft202012Validator(json.loads(schema()))
TEXT = st.text(st.characters(), max_size=12)  # lone surrogates included
IDS = st.text("abc-", min_size=1, max_size=4)
SOURCES = st.none() | st.builds(Source, TEXT, st.none() | st.integers(1, 999))
URLS = st.sampled_from(
    ["https://example.org/a", "mailto:jo@example.org", "javascript:x", "//example.org", "a/b"]
)
TALKS = st.builds(
    Talk,
    id=IDS,
    title=TEXT,
    event=st.none() | IDS,
    kind=st.sampled_from(Kind),
    start=st.none() | st.just("09:35"),
    date=st.sampled_from([None, "2019", "2019-05", "2019-05-03"]),
    topics=st.lists(IDS, max_size=3).map(tuple),
    links=st.lists(st.builds(Link, TEXT, URLS, st.none() | TEXT), max_size=3).map(tuple),
    origin=st.sampled_from(Origin),
    confidence=st.floats(0, 1),
    source=SOURCES,
)
MENTIONS = st.builds(
    Mention, IDS, TEXT, TEXT, st.integers(1, 99), TEXT, TEXT, st.none() | IDS, st.none() | IDS
)


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    talks = draw(st.lists(TALKS, max_size=4, unique_by=lambda talk: talk.id))
    places = {talk.id: Place(draw(TEXT), draw(TEXT)) for talk in talks if draw(st.booleans())}
    return Catalogue(
        talks=tuple(talks),
        people=tuple(draw(st.lists(st.builds(Person, IDS, TEXT), max_size=2))),
        topics=tuple(draw(st.lists(st.builds(Topic, IDS), max_size=2))),
        mentions=tuple(draw(st.lists(MENTIONS, max_size=4))),
        problems=tuple(draw(st.lists(st.builds(Problem, st.sampled_from(Subtype), TEXT), max_size=2))),
        speakers={talk.id: tuple(draw(st.lists(IDS, max_size=2))) for talk in talks},
        talk_places=places,
    )


def load(catalogue: Catalogue) -> Any:
    return json.loads(to_json(catalogue).encode("utf-8"))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schema()))


def test_the_sample_keeps_to_the_schema(catalogue: Catalogue) -> None:
    VALIDATOR.validate(load(catalogue))


@pytest.mark.parametrize(
    ("part", "key", "value"),
    [
        ("talks", "kind", "lecture"),
        ("talks", "date", "May 2019"),
        ("talks", "start", "9:35"),
        ("talks", "more", 1),
        ("events", "url", "javascript:x"),
        ("warnings", "line", 0),
        ("notes", "format", "word"),
    ],
)
def test_the_schema_notices(catalogue: Catalogue, part: str, key: str, value: object) -> None:
    data = load(catalogue)
    data[part][0][key] = value
    assert not VALIDATOR.is_valid(data)


def test_every_field_is_demanded(catalogue: Catalogue) -> None:
    for part in ("events", "notes", "talks", "people", "topics", "mentions", "warnings"):
        for key in load(catalogue)[part][0]:
            data = load(catalogue)
            del data[part][0][key]
            assert not VALIDATOR.is_valid(data), f"{part}.{key}"


def test_topics_are_the_declared_and_the_mentioned(catalogue: Catalogue) -> None:
    assert load(catalogue)["talks"][0]["topics"] == ["sand", "tide"]


def test_topics_are_sorted_whatever_other_talks_hold() -> None:
    talks = (Talk("one", "1", topics=("b",)), Talk("two", "2", topics=("b", "c", "a")))
    assert load(Catalogue(talks=talks))["talks"][1]["topics"] == ["a", "b", "c"]


def test_dangerous_addresses_stay_out(catalogue: Catalogue) -> None:
    assert "javascript:" not in to_json(catalogue)


@given(catalogues())
def test_what_is_known_can_be_read_back(catalogue: Catalogue) -> None:
    data = load(catalogue)
    VALIDATOR.validate(data)
    for talk, row in zip(catalogue.talks, data["talks"], strict=True):
        assert row["title"] == talk.title
        assert (row["event"], row["kind"], row["date"], row["start"]) == (
            talk.event,
            talk.kind,
            talk.date,
            talk.start,
        )
        assert row["speakers"] == list(catalogue.speakers[talk.id])
        assert set(talk.topics) <= set(row["topics"])
        assert row["source"]["line"] == (talk.source.line if talk.source else None)
    assert [row["excerpt"] for row in data["mentions"]] == [mention.excerpt for mention in catalogue.mentions]


@given(catalogues())
def test_order_of_dicts_does_not_show(catalogue: Catalogue) -> None:
    turned = Catalogue(
        talks=catalogue.talks,
        people=catalogue.people,
        topics=catalogue.topics,
        mentions=catalogue.mentions,
        problems=catalogue.problems,
        speakers=dict(reversed(list(catalogue.speakers.items()))),
        talk_places=dict(reversed(list(catalogue.talk_places.items()))),
    )
    assert to_json(turned) == to_json(catalogue)


def test_numbers_that_json_lacks_are_null() -> None:
    talk = Talk("t", "T", speakers=(Speaker("A"),), confidence=float("nan"))
    assert load(Catalogue(talks=(talk,)))["talks"][0]["confidence"] is None
