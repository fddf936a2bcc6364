"""Lists: order, groups, cuts, filters."""

from __future__ import annotations

import pytest
from docutils import nodes

from summitnotes.records import catalogue as records
from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Event, Kind, Mention, Person, Talk, Topic
from summitnotes.views import (
    event_card,
    event_list,
    person_list,
    talk_foot,
    talk_list,
    topic_index,
    topic_matrix,
    topic_timeline,
)
from summitnotes.views.base import ViewOptions
from summitnotes.views.listing import letter
from views.sample import CATALOGUE, SampleLinker

LINK = SampleLinker()


def _titles(**options: object) -> list[list[str]]:
    made = talk_list.build(CATALOGUE, ViewOptions(view="list", **options), LINK)  # type: ignore[arg-type]
    return [[group.title, *(line.id for line in group.lines)] for group in made.groups]


def test_breaks_are_listed_only_when_they_are_asked_for() -> None:
    assert _titles() == [["", "ropes", "mouillage", "questions", "nowhere"]]
    assert _titles(only=("lunch", "no-such-talk", "lunch")) == [["", "lunch"]]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("date", ["ropes", "questions", "mouillage", "nowhere"]),
        ("-date", ["mouillage", "questions", "ropes", "nowhere"]),
        ("title", ["nowhere", "mouillage", "questions", "ropes"]),
        ("speaker", ["ropes", "mouillage", "questions", "nowhere"]),
        ("no-such-key", ["ropes", "mouillage", "questions", "nowhere"]),
    ],
)
def test_sort_keeps_the_unknown_last(sort: str, order: list[str]) -> None:
    assert _titles(sort=sort) == [["", *order]]


@pytest.mark.parametrize(
    ("group_by", "groups"),
    [
        ("event", ["Harbour Days, Oslo, October 2012", "Harbour Days Lyon, May 2014", "No event"]),
        ("year", ["2012", "2014", "Year not known"]),
        ("date", ["Monday 15 October 2012", "Tuesday 13 May 2014", "Day not known"]),
        ("topic", ["Anchor", "Rope", "No topic"]),
        ("speaker", ["Inès Berg", "Tomas Oak", "Speaker not known"]),
        ("language", ["English", "French", "Language not known"]),
        ("kind", ["Talk", "Keynote"]),
        ("track", ["Depths", "No track"]),
        ("no-such-group", [""]),
    ],
)
def test_groups(group_by: str, groups: list[str]) -> None:
    assert [group[0] for group in _titles(group_by=group_by)] == groups


def test_a_shortened_list_says_so() -> None:
    made = talk_list.build(CATALOGUE, ViewOptions(limit=1, more="all.html"), LINK)
    assert made.notice is not None
    assert (made.notice.text, made.notice.more, made.notice.href) == (
        "1 of 4 talks is shown.",
        "See all 4 talks",
        "all.html",
    )
    assert talk_list.build(CATALOGUE, ViewOptions(limit=4), LINK).notice is None
    people = person_list.build(CATALOGUE, ViewOptions(limit=0), LINK)
    assert people.notice is not None
    assert people.notice.text == "0 of 2 people are shown."


def test_filter_tokens_are_single_words() -> None:
    talks = tuple(Talk(f"t{n}", "T", topics=("two words", f"topic{n}")) for n in range(4))
    made = talk_list.build(Catalogue(talks=talks), ViewOptions(filter=True), LINK)
    assert made.form is not None
    [facet] = made.form.facets
    assert [(choice.value, choice.count) for choice in facet.choices][-1] == ("two-words", 4)
    assert dict(made.groups[0].cards[0].keys)["topic"] == "two-words topic0"


def test_no_filter_where_there_is_nothing_to_choose() -> None:
    talks = tuple(Talk(f"t{n}", "T") for n in range(9))
    assert talk_list.build(Catalogue(talks=talks), ViewOptions(filter=True), LINK).form is None


def test_events_in_groups() -> None:
    made = event_list.build(CATALOGUE, ViewOptions(group_by="series"), LINK)
    assert [group.title for group in made.groups] == ["harbour-days", "No series"]


@pytest.mark.parametrize(
    ("name", "first"), [("Émile", "E"), ("zoë", "Z"), ("0MQ", "#"), ("Ж", "Ж"), ("", "#")]
)
def test_letters(name: str, first: str) -> None:
    assert letter(name) == first


def test_people_under_their_letters() -> None:
    people = tuple(Person(f"p{n}", f"A {family}") for n, family in enumerate("ABCDEFGHIÉKЖ"))
    made = person_list.build(Catalogue(people=people), ViewOptions(anchor="x"), LINK)
    assert [jump.text for jump in made.jump] == [*"ABCDEFGHIKЖ"]
    assert made.jump[-1].href == "#x-letter-416" == "#" + made.groups[-1].id
    assert len(made.groups[4].people) == 2


def _topics(broader: dict[str, str]) -> Catalogue:
    topics = tuple(Topic(t, broader=(up,) if up else ()) for t, up in broader.items())
    return Catalogue(
        events=(Event("e", "E", start="2014"),),
        topics=topics,
        talks=(Talk("t", "T", "e", topics=tuple(broader)),),
    )


def test_index_by_broader_topic_survives_a_circle() -> None:
    catalogue = _topics({"a": "b", "b": "a", "c": "top", "top": "", "d": "c", "e": "", "f": "gone", "g": "g"})
    made = topic_index.build(catalogue, ViewOptions(jump="broader"), LINK)
    assert {group.title: [topic.about.label for topic in group.topics] for group in made.groups} == {
        "a": ["b"],
        "b": ["a"],
        "top": ["c", "top", "d"],
        "g": ["g"],
        "Other": ["e", "f"],
    }


def test_index_counts_only_the_talks_asked_for() -> None:
    options = ViewOptions(only_talks=frozenset({"questions"}))
    made = topic_index.build(CATALOGUE, options, LINK)
    assert [(topic.about.label, topic.about.counts) for group in made.groups for topic in group.topics] == [
        ("Anchor", "1 talk")
    ]
    assert made.unseen == ()  # a narrowed index does not tell of what it left out
    matrix = topic_matrix.build(CATALOGUE, options, LINK)
    assert [(row.topic.text, row.total) for row in matrix.rows] == [("Anchor", 1)]
    line = topic_timeline.build(CATALOGUE, ViewOptions(only_events=("oslo-2012",)), LINK)
    assert [row.topic.text for row in line.rows] == ["Rope", "Anchor"]


def test_one_line_of_the_notes_is_one_passage() -> None:
    mentions = tuple(Mention("a", "d", f"l{n // 2}", n // 2, "a", "a a", event="e") for n in range(12))
    catalogue = Catalogue(events=(Event("e", "E"),), topics=(Topic("a"),), mentions=mentions)
    made = topic_index.build(catalogue, ViewOptions(excerpts=2), LINK)
    [talk] = made.groups[0].topics[0].lines[0].talks
    assert [passage.line for passage in talk.passages] == [0, 1]
    assert [more.line for more in talk.more] == [2, 3, 4, 5]


def test_related_talks_share_what_is_telling() -> None:
    """A topic that everybody speaks about relates nothing; family is no relation."""
    talks = [Talk(f"t{n}", f"T{n}", topics=("common",)) for n in range(20)]
    talks += [Talk("a", "A", topics=("common", "rare")), Talk("b", "B", topics=("rare", "common"))]
    talks += [Talk("c", "C", topics=("rare",), parent="a"), Talk("d", "D", kind=Kind.BREAK, topics=("rare",))]
    made = talk_foot.build(Catalogue(talks=tuple(talks)), ViewOptions(subject="a"), LINK)
    assert made is not None
    assert [(other.title, other.reason) for other in made.related] == [("B", "shares rare")]


def test_a_talk_about_everything_is_near_to_nothing() -> None:
    """What two talks share counts the more, the less there is beside it."""
    many = tuple(f"topic{n}" for n in range(12))
    talks = [Talk("a", "A", topics=("rare", "odd")), Talk("b", "B", topics=("rare", "odd", *many))]
    talks += [Talk("c", "C", topics=("rare",)), *(Talk(f"t{n}", f"T{n}", topics=many) for n in range(3))]
    made = talk_foot.build(Catalogue(talks=tuple(talks)), ViewOptions(subject="a"), LINK)
    assert made is not None
    assert [other.title for other in made.related] == ["C", "B"]


def test_a_table_has_the_columns_that_its_group_fills() -> None:
    options = ViewOptions(view="table", group_by="event")
    heads = []
    for group in talk_list.build(CATALOGUE, options, LINK).groups:
        heads.append((group.with_time, group.with_speakers, group.with_topics))
    assert heads == [(True, True, True), (True, True, True), (False, False, False)]
    made = talk_list.to_nodes(talk_list.build(CATALOGUE, options, LINK))
    last = [node for node in made if isinstance(node, nodes.table)][-1]
    assert [head.astext() for head in last.findall(nodes.thead)] == ["Title"]


@pytest.mark.parametrize(
    ("start", "end", "captions"),
    [
        ("2014-05-13", "2014-05-13", [("Programme", None)]),
        ("2014-05-13", None, [("Programme", None)]),
        ("2014-05-13", "2014-05-14", [("Tuesday 13 May 2014", "2014-05-13")]),
    ],
)
def test_an_event_of_one_day_says_it_once(
    start: str, end: str | None, captions: list[tuple[str, str | None]]
) -> None:
    catalogue = Catalogue(
        events=(Event("e", "A day", start=start, end=end),),
        talks=(Talk("t", "A talk", "e", date="2014-05-13"),),
    )
    card = event_card.build(catalogue, ViewOptions(subject="e", programme=True), LINK)
    assert card is not None
    assert [(day.title, day.iso) for day in card.days] == captions


def test_of_very_many_events_the_years_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MOST_ON_ONE_PAGE", 1)
    monkeypatch.setattr(event_list, "MOST_EVENTS", 1)
    few = Catalogue(events=CATALOGUE.events[:2], talks=CATALOGUE.talks)
    made = event_list.build(few, ViewOptions(), LINK)
    assert [(group.title, group.counts, group.events) for group in made.groups] == [
        ("2012", "1 event", ()),
        ("2014", "1 event", ()),
    ]
    shown = nodes.container("", *event_list.to_nodes(made))
    assert [title.astext() for title in shown.findall(nodes.rubric)] == ["2012: 1 event", "2014: 1 event"]
    assert not list(shown.findall(nodes.list_item))
    monkeypatch.setattr(event_list, "MOST_EVENTS", 2)
    made = event_list.build(few, ViewOptions(), LINK)
    assert [(group.counts, len(group.events)) for group in made.groups] == [("", 1), ("", 1)]
