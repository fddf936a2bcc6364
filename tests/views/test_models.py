"""View models: frozen, made of plain values, and with a digest that any process agrees on."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import FrozenInstanceError, fields, is_dataclass, replace
from pathlib import Path

import pytest

from summitnotes.records.catalogue import Catalogue
from summitnotes.views import topic_matrix
from summitnotes.views.base import ViewOptions, digest
from views.sample import CASES, CATALOGUE, SUBJECTS, SampleLinker, values

ROOT = Path(__file__).parents[2]
SCRIPT = """
import sys
from views.sample import CASES, CATALOGUE, SampleLinker
from summitnotes.views import render
from summitnotes.views.base import digest
for case, (view, options) in CASES.items():
    print(case, digest(view.build(CATALOGUE, options, SampleLinker())))
assert "sphinx" not in sys.modules, "a view needs Sphinx"
"""


def _in_a_process(seed: str) -> str:
    path = f"import sys; sys.path[:0] = [{str(ROOT / '_ext')!r}, {str(ROOT / 'tests')!r}]\n"
    done = subprocess.run(
        [sys.executable, "-c", path + SCRIPT],
        env={"PYTHONHASHSEED": seed, "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_digests_do_not_depend_on_the_process() -> None:
    here = "".join(
        f"{case} {digest(view.build(CATALOGUE, options, SampleLinker()))}\n"
        for case, (view, options) in CASES.items()
    )
    assert here == _in_a_process("1") == _in_a_process("2")


@pytest.mark.parametrize("case", CASES)
def test_models_hold_plain_values(case: str) -> None:
    view, options = CASES[case]
    for value in values(view.build(CATALOGUE, options, SampleLinker())):
        assert value is None or is_dataclass(value) or type(value) in (str, int, float, bool, tuple)
        if is_dataclass(value):
            with pytest.raises((FrozenInstanceError, AttributeError)):
                setattr(value, fields(value)[0].name, None)


@pytest.mark.parametrize(
    "case",
    [
        "talk_card",
        "talk_list-cards",
        "topic_index",
        "person_list",
        "event_card-lyon",
        "topic_page",
        "person_page",
    ],
)
def test_a_changed_title_changes_the_digest(case: str) -> None:
    view, options = CASES[case]
    talks = tuple(replace(talk, title=talk.title + "!") for talk in CATALOGUE.talks)
    changed = view.build(replace(CATALOGUE, talks=talks), options, SampleLinker())
    assert digest(changed) != digest(view.build(CATALOGUE, options, SampleLinker()))


def test_what_a_view_does_not_show_leaves_its_digest_alone() -> None:
    talks = tuple(replace(talk, title=talk.title + "!") for talk in CATALOGUE.talks)
    found = [
        digest(topic_matrix.build(catalogue, ViewOptions(), SampleLinker()))
        for catalogue in (CATALOGUE, replace(CATALOGUE, talks=talks))
    ]
    assert found[0] == found[1]


def test_records_that_are_gone_are_left_out() -> None:
    """References to talks, topics and events that nobody holds any more."""
    bare = Catalogue(talks=CATALOGUE.talks, mentions=CATALOGUE.mentions, talk_notes=CATALOGUE.talk_notes)
    for case, (view, options) in CASES.items():
        model = view.build(bare, options, SampleLinker())
        assert model is not None or (case in SUBJECTS and case != "talk_card")
