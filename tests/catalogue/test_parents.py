"""Which talks are parts of which: a circle is told once, at its last line, and broken there."""

from __future__ import annotations

import itertools
from typing import cast

import pytest

from summitnotes.catalogue.parents import with_parents
from summitnotes.catalogue.sidecars import Sidecars
from summitnotes.catalogue.work import Work
from summitnotes.records.ids import search_key
from summitnotes.records.model import Source, Talk

#: Talk -> its parent; then what is said, and which talk stands without one.
CIRCLES = {
    "itself": (
        {"a": "a"},
        {1: '"A" is no part of itself; it stands without a parent. Leave the parent out.'},
        "a",
    ),
    "two": (
        {"a": "b", "b": "a"},
        {2: 'parent "A" of "B" closes a circle; "B" stands without its parent. Leave one of 2 out.'},
        "b",
    ),
    "three, and one that leads into them": (
        {"x": "b", "a": "b", "b": "c", "c": "a"},
        {4: 'parent "A" of "C" closes a circle; "C" stands without its parent. Leave one of 3 out.'},
        "c",
    ),
    "two circles": (
        {"a": "b", "b": "a", "c": "d", "d": "c"},
        {
            2: 'parent "A" of "B" closes a circle; "B" stands without its parent. Leave one of 2 out.',
            4: 'parent "C" of "D" closes a circle; "D" stands without its parent. Leave one of 2 out.',
        },
        "bd",
    ),
    "a chain": ({"a": "b", "b": "c", "c": ""}, {}, ""),
    "brothers": ({"a": "c", "b": "c", "c": ""}, {}, ""),
}


@pytest.mark.parametrize("name", CIRCLES)
@pytest.mark.parametrize("by", ["id", "title"])
def test_circles(name: str, by: str) -> None:
    parents, said, without = CIRCLES[name]
    talks = [
        Talk(
            id=one,
            title=one.upper(),
            event="oslo",
            parent=(parent if by == "id" else parent.upper()) or None,
            source=Source("notes/oslo/event.yml", line),
        )
        for line, (one, parent) in enumerate(parents.items(), 1)
    ]
    for ordered in itertools.permutations(talks):
        work = Work({}, cast(Sidecars, None), "warn")
        found = {talk.id: talk for talk in ordered}
        titles = {(talk.event, search_key(talk.title)): talk.id for talk in ordered}
        made = {talk.id: talk.parent for talk in with_parents(work, ordered, found, titles)}
        assert {problem.line: problem.message for problem in work.problems} == said
        assert len(work.problems) == len(said)
        assert made == {one: None if one in without else parent or None for one, parent in parents.items()}
