"""Dates in words, excerpts, and labels that do not touch."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitnotes.records.model import Kind, Precision, Talk
from summitnotes.views.base import ViewOptions
from summitnotes.views.parts import EventRef, badges, telling
from summitnotes.views.passages import split_excerpt
from summitnotes.views.scale import CHARACTER, GAP, levels, positions, radius, side
from summitnotes.views.wording import count_talks, date_words, language_name, middle_day, month_year
from views.speaking import catalogue_of, speaking


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("en", 1, "1 talk"),
        ("en", 999, "999 talks"),
        ("en", 4500, "4,500 talks"),
        ("en", 1_234_567, "1,234,567 talks"),
        ("fr", 999, "999 présentations"),
        ("fr", 4500, "4\u202f500 présentations"),
    ],
)
def test_numbers_are_grouped_as_their_language_does(language: str, number: int, words: str) -> None:
    with speaking(catalogue_of(language)):
        assert count_talks(number) == words


@pytest.mark.parametrize(
    ("start", "end", "options", "words"),
    [
        ("2014-05-12", "2014-05-16", {}, "12–16 May 2014"),
        ("2014-05-12", "2014-05-16", {"weekday": True}, "Monday 12 – Friday 16 May 2014"),
        ("2014-05-12", "2014-05-12", {"weekday": True}, "Monday 12 May 2014"),
        ("2014-04-28", "2014-05-02", {}, "28 April – 2 May 2014"),
        ("2013-12-30", "2014-01-02", {}, "30 December 2013 – 2 January 2014"),
        ("2014-05", "2014-06", {}, "May – June 2014"),
        ("2014-05", "2014-05", {}, "May 2014"),
        ("2014", "2016", {}, "2014 – 2016"),
        ("2014", None, {}, "2014"),
        ("2014-05-01", "2014-05-31", {"precision": Precision.MONTH}, "May 2014"),
        ("2014-04-01", "2014-06-30", {"precision": Precision.QUARTER}, "2nd quarter 2014"),
        ("2014-06-01", "2014-08-31", {"precision": Precision.SEASON}, "summer 2014"),
        ("2014-12-01", "2015-02-28", {"precision": Precision.SEASON}, "winter 2014–2015"),
        ("2014-05-12", "2014-05-18", {"precision": Precision.WEEK}, "week of 12 May 2014"),
        ("2014-05-16", "2014-05-12", {}, "16 May 2014"),
        ("2014-02-31", None, {}, "2014-02-31"),
        ("some day", None, {}, "some day"),
        (None, None, {}, ""),
        ("2014-09-03", None, {"short": True}, "3 Sept 2014"),
        ("2014-05-01", "2014-05-03", {"language": "fr"}, "1er–3 mai 2014"),
        ("2014-05-12", None, {"language": "fr", "weekday": True}, "lundi 12 mai 2014"),
        ("2014-06-01", None, {"language": "fr", "precision": Precision.SEASON}, "été 2014"),
        (
            "2014-05-12",
            "2014-05-18",
            {"language": "fr", "precision": Precision.WEEK},
            "semaine du 12 mai 2014",
        ),
        ("2014-05-12", None, {"language": "fr_CA"}, "12 mai 2014"),
        ("2014-05-12", None, {"language": "no such language"}, "12 May 2014"),
    ],
)
def test_date_words(start: str | None, end: str | None, options: dict[str, object], words: str) -> None:
    with speaking(catalogue_of("fr" if options.get("language") == "fr" else "en")):
        found = date_words(start, end, **options)  # type: ignore[arg-type]
    assert found.replace("Sep ", "Sept ") == words


def test_small_words() -> None:
    assert month_year("2014-05-12") == "May 2014"
    assert month_year("2014") == "2014"
    assert month_year("soon") == ""
    assert language_name("pt-BR") == "Portuguese (Brazil)"
    assert language_name("not a tag") == "not a tag"


@given(
    st.one_of(st.none(), st.text(), st.dates().map(str)), st.one_of(st.none(), st.text(), st.dates().map(str))
)
def test_dates_never_raise(start: str | None, end: str | None) -> None:
    for precision in (None, *Precision):
        assert isinstance(date_words(start, end, precision=precision, weekday=True), str)
    assert middle_day(start, end) is None or start


def test_excerpt_is_cut_around_the_term() -> None:
    before, term, after = split_excerpt("one two three TERM four five six " * 20, "TERM", 40)
    assert (before, term) == ("one two three ", "TERM")
    assert after == " four five six one …"
    assert split_excerpt("a b c", "z") == ("a b c", "", "")
    assert split_excerpt("x " * 300 + "end", "end", 40)[0].startswith("… x")


@given(st.text(), st.text(), st.text())
def test_excerpts_change_no_word(before: str, term: str, after: str) -> None:
    found = split_excerpt(before + term + after, term)
    whole = " ".join((before + term + after).split())
    assert "".join(found).removeprefix("… ").removesuffix(" …").strip() in whole
    assert len("".join(found)) <= 220 + len(term)


@given(st.lists(st.integers(1, 3_000_000), max_size=60))
def test_places_keep_their_order_and_stay_inside(days: list[int]) -> None:
    xs = positions(sorted(days), 700, 26, 40)
    assert xs == sorted(xs)
    assert all(0 <= x <= 100 for x in xs)
    if 1 < len(days) <= 20:
        assert min(b - a for a, b in pairwise(xs)) * 7 > 25.8


@given(st.lists(st.tuples(st.floats(0, 100), st.text(max_size=20)), max_size=40))
def test_labels_of_one_level_do_not_touch(labels: list[tuple[float, str]]) -> None:
    labels.sort()
    found = levels([x for x, _ in labels], [text for _, text in labels], 700, 4)
    ends: dict[int, float] = {}
    for (x, text), level in zip(labels, found, strict=True):
        if level is not None:
            room = len(text) * CHARACTER
            begin = x * 7 - {"start": 0, "middle": room / 2, "end": room}[side(x, text, 700)]
            assert ends.get(level, -1e9) + GAP <= begin + 1e-6
            ends[level] = begin + room


def test_dots_grow_with_their_talks() -> None:
    sizes = [radius(count, 4, 12, 20) for count in (0, 1, 5, 20)]
    assert sizes == sorted(set(sizes))
    assert sizes[-1] == 12


@pytest.mark.parametrize(
    ("place", "start", "short"),
    [
        ("Atlanta", "2014-05-12", "Atlanta 2014"),
        ("Lyon 2026", "2026-10-12", "Lyon 2026"),
        ("Lyon 2026", "2027", "Lyon 2026 2027"),
        ("Lyon", None, "Lyon"),
    ],
)
def test_an_event_in_passing_has_its_year_once(place: str, start: str | None, short: str) -> None:
    assert EventRef("x", "X", place, "", start, None).short == short


@pytest.mark.parametrize(
    ("title", "start", "besides"),
    [
        ("Harbour Days", "2014-05-12", "May 2014"),
        ("Harbour Days 2014", "2014-05-12", ""),
        ("Notes, May 12, 2014", "2014-05-12", ""),
        ("Harbour Days 2014", "2015-05-12", "May 2014"),
        ("Harbour Days", None, "May 2014"),
    ],
)
def test_a_name_with_its_year_has_no_date_beside_it(title: str, start: str | None, besides: str) -> None:
    assert EventRef("x", title, "", "May 2014", start, None).when_besides == besides


@pytest.mark.parametrize(
    ("name", "alias", "tells"),
    [
        ("Harbour in action! 5", "harbour in action 5", False),
        ("Ines Duarte", "Duarte", False),
        ("Sebastien Okafor", "Sébastien Okafor", True),
        ("Ines Duarte", "Ines M. Duarte", True),
        ("Harbour Days Lyon", "Lyon 2014", True),
    ],
)
def test_another_name_that_says_no_more(name: str, alias: str, tells: bool) -> None:
    assert telling((alias,), name) == ((alias,) if tells else ())


@pytest.mark.parametrize(
    ("title", "kind", "shown"),
    [
        ("Keynotes", Kind.KEYNOTE, []),
        ("Keynote: Ines Duarte", Kind.KEYNOTE, []),
        ("Coffee break", Kind.BREAK, []),
        ("Breaking things", Kind.BREAK, ["break"]),
        ("Lunch", Kind.BREAK, ["break"]),
        ("Lightning talks", Kind.LIGHTNING, []),
        ("Boats", Kind.TALK, []),
    ],
)
def test_a_kind_that_the_title_says_is_not_said_again(title: str, kind: Kind, shown: list[str]) -> None:
    assert [badge.text for badge in badges(Talk("x", title, kind=kind), ViewOptions())] == shown
