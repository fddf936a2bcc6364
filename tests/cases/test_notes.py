"""Whole notes as strangers write them, through their own scorer (``notes/README.md``)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ..site.conftest import REPOSITORY, builder_in
from .floors import FLOORS

CASES = Path(__file__).parent


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Each file alone in a folder of its own, without an ``event.yml``; what the scorer says of the site."""
    folder = tmp_path_factory.mktemp("notes")
    files = {"vocabulary.yml": (REPOSITORY / "docs" / "vocabulary.yml").read_bytes()}
    for path in sorted((CASES / "notes").glob("*/gold.json")):
        name = json.loads(path.read_text("utf-8"))["file"]
        files[f"notes/{path.parent.name}/{name}"] = (path.parent / name).read_bytes()
    build = builder_in(folder)
    for builder in ("html", "xml"):
        out = build(files=files, builder=builder, doctrees="shared", overrides={"xml_pretty": False}).out
        (folder / builder).symlink_to(out)
        files = {}
    scorer, found = CASES / "scorers" / "score_notes.py", folder / "scores.json"
    command = [sys.executable, "-B", scorer, CASES / "notes", folder, "--json", found]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.is_file(), run.stdout + run.stderr
    loaded: dict[str, Any] = json.loads(found.read_text("utf-8"))
    return loaded


def test_as_many_cases_pass_as_before(scores: dict[str, Any]) -> None:
    passed = [case for case, result in scores["cases"].items() if not result["missed"]]
    assert len(scores["cases"]) == 44
    assert len(passed) >= FLOORS["notes"]["passed"], passed


@pytest.mark.parametrize("measure", FLOORS["notes"]["shares"])
def test_as_much_is_right_as_before(scores: dict[str, Any], measure: str) -> None:
    right, of = scores["total"][measure]
    assert right / of >= FLOORS["notes"]["shares"][measure]


def test_nobody_is_invented(scores: dict[str, Any]) -> None:
    assert scores["total"]["false people"] <= FLOORS["notes"]["false people"]
