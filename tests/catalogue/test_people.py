"""Who the speakers are."""

from __future__ import annotations

import random

from summitnotes.catalogue.people import resolve_people
from summitnotes.records.model import Person, Source, Speaker, Talk
from summitnotes.records.problems import Subtype
from work import LINEAR, work


def talk(number: int, *speakers: Speaker | str) -> Talk:
    named = tuple(Speaker(item) if isinstance(item, str) else item for item in speakers)
    return Talk(f"t{number:05}", "T", speakers=named, source=Source("notes/a.txt", number))


def test_spellings_that_differ_in_case_accents_and_blanks_are_one() -> None:
    talks = [talk(1, "Zoé Vann"), talk(2, "zoe  VANN"), talk(3, "Zoé Vann"), talk(4, "Zoe\u0301 Vann")]
    people, speakers, problems, _ = resolve_people(talks, ())
    assert [(person.id, person.name) for person in people] == [("zoe-vann", "Zoé Vann")]
    assert set(speakers.values()) == {("zoe-vann",)}
    assert not problems


def test_declared_people_rule_with_their_aliases() -> None:
    declared = (Person("zv", "Zoé Vann", aliases=("Z. Vann",), affiliations=("Mill",)),)
    talks = [talk(1, Speaker("z.vann", "Quay")), talk(2, Speaker("Zoe Vann", "mill"))]
    people, speakers, problems, _ = resolve_people(talks, declared)
    assert people == (Person("zv", "Zoé Vann", ("Z. Vann",), ("Mill", "Quay")),)
    assert set(speakers.values()) == {("zv",)}
    assert not problems


def test_alike_names_are_reported_and_not_merged() -> None:
    for one, other in [("Johan Marsh", "Johan Marhs"), ("Johan Marsh", "J. Marsh"), ("Ola Berg", "Berg Ola")]:
        people, _, problems, _ = resolve_people([talk(1, one), talk(2, other)], ())
        assert len(people) == 2
        assert [problem.subtype for problem in problems] == [Subtype.NEAR]
        assert problems[0].path == "notes/a.txt"
        assert one in problems[0].message
        assert other in problems[0].message


def test_different_names_are_left_in_peace() -> None:
    talks = [talk(1, "Johan Marsh", "Johanna Marsh", "Kim Lee", "Tim Lee", "Ann Reed", "Al Reed")]
    assert [
        p.message for p in resolve_people(talks, ()).problems if "Lee" in p.message or "Reed" in p.message
    ] == []


def test_people_listed_apart_are_apart() -> None:
    declared = (Person("a", "Johan Marsh"), Person("b", "J. Marsh"))
    assert not resolve_people([talk(1, "Johan Marsh"), talk(2, "J. Marsh")], declared).problems


def test_an_alias_of_two_people_is_reported() -> None:
    declared = (
        Person("a", "Ann Lee", ("Al",)),
        Person("b", "Bob Roe", ("AL",), source=Source("people.yml", 7)),
    )
    resolution = resolve_people([talk(1, "al")], declared)
    assert resolution.speakers == {"t00001": ("a",)}
    assert [(p.subtype, p.line) for p in resolution.problems] == [(Subtype.DUPLICATE, 7)]


def test_one_id_declared_twice_is_one_person() -> None:
    declared = (Person("a", "Ann Lee"), Person("a", "Ann B. Lee", affiliations=("Mill",)))
    assert resolve_people([], declared).people == (Person("a", "Ann Lee", ("Ann B. Lee",), ("Mill",)),)


def test_order_of_talks_does_not_show() -> None:
    names = ["Zoé Vann", "zoe vann", "Z. Vann", "Kim Lee", "李雷", "韩梅梅", "Ann Lee", "Anne Lee", ""]
    talks = [talk(n, Speaker(name, f"Mill {n % 3}")) for n, name in enumerate(names * 2, start=1)]
    expected = resolve_people(talks, ())
    for seed in range(5):
        random.Random(seed).shuffle(talks)
        assert resolve_people(talks, ()) == expected


def test_order_of_speakers_in_a_talk_is_kept() -> None:
    assert resolve_people([talk(1, "Zed Ox", "Abe Ox", "zed ox")], ()).speakers == {
        "t00001": ("zed-ox", "abe-ox")
    }


def test_work_on_namesakes_is_linear() -> None:
    def namesakes(count: int) -> int:
        talks = [talk(n, f"A{n} Smith", f"Anna{n} Smith", "x" * 5000) for n in range(count)]
        return work(lambda: resolve_people(talks, ()))

    assert namesakes(400) < 4**LINEAR * namesakes(100)
