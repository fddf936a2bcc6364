"""``people.yml``."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitnotes.records.model import Person, Source
from summitnotes.records.peoplefile import read_people_file
from summitnotes.records.problems import Subtype

LIST = """\
- name: Ann Lee (Mill)
  aliases: A. Lee; Annie Lee
  affiliations: [Quay]
  url: https://example.org/ann
- Bob Roe
"""
MAPPING = """\
Ann Lee:
  aliases: [A. Lee, Annie Lee]
  affiliations: [Mill, Quay]
  url: https://example.org/ann
bob:
  name: Bob Roe
"""


def bare(text: str) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...], str | None]]:
    read = read_people_file(text, "people.yml")
    assert not read.problems
    return [(p.id, p.name, p.aliases, p.affiliations, p.url) for p in read.people]


@pytest.mark.parametrize("text", [LIST, "people:\n" + LIST])
def test_lists(text: str) -> None:
    assert bare(text) == [
        ("ann-lee", "Ann Lee", ("A. Lee", "Annie Lee"), ("Mill", "Quay"), "https://example.org/ann"),
        ("bob-roe", "Bob Roe", (), (), None),
    ]


@pytest.mark.parametrize(
    "text", [MAPPING, "people:\n" + MAPPING.replace("\n", "\n  ").replace("Ann", "  Ann", 1)]
)
def test_mappings(text: str) -> None:
    ids = [(person[0], person[1]) for person in bare(text)]
    assert ids == [("ann-lee", "Ann Lee"), ("bob", "Bob Roe")]


def test_people_know_their_lines() -> None:
    assert [p.source for p in read_people_file(LIST, "people.yml").people] == [
        Source("people.yml", 1),
        Source("people.yml", 5),
    ]


def test_a_said_id_is_never_pushed_aside_by_a_made_one() -> None:
    read = read_people_file(
        "- Ann Lee\n- {id: ann-lee, name: Other Ann}\n- {id: ann-lee, name: Third Ann}\n", "p"
    )
    assert [(p.id, p.name) for p in read.people] == [
        ("ann-lee-2", "Ann Lee"),
        ("ann-lee", "Other Ann"),
        ("third-ann", "Third Ann"),
    ]
    assert [(problem.subtype, problem.line) for problem in read.problems] == [(Subtype.DUPLICATE, 3)]


def test_faults_cost_only_their_value() -> None:
    read = read_people_file(
        "- name: Ann Lee\n  url: javascript:x\n  alias: Annie\n- aliases: [x]\n- {id: A B, name: Al}\n",
        "people.yml",
    )
    assert read.people == (
        Person("ann-lee", "Ann Lee", source=Source("people.yml", 1)),
        Person("a-b", "Al", source=Source("people.yml", 5)),
    )
    assert [(p.line, p.subtype) for p in read.problems] == [
        (3, Subtype.KEY),
        (2, Subtype.LINK),
        (4, Subtype.KEY),
        (5, Subtype.VALUE),
    ]
    assert 'did you mean "aliases"?' in read.problems[0].message


@pytest.mark.parametrize("text", ["", "# nobody\n", "people:\n", "[]"])
def test_nobody(text: str) -> None:
    assert read_people_file(text, "p").people == ()


@given(st.text(max_size=60))
def test_nothing_raises(text: str) -> None:
    people = read_people_file(text, "p").people
    assert len({person.id for person in people}) == len(people)
