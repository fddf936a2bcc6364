"""Published notes are kept with other words and the same layout."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

from summitnotes.findings.people.names import looks_like_person

ROOT = Path(__file__).resolve().parents[2]
NOTES = """---
title: Fenland Weaving Days 2019
date: 2019-10-05
---

## Programme, Saturday 5 October

* 10:00 **Slow looms for small kitchens** - Petra Novotny (Fenland University)
* 10:45 Coffee break
* 11:15 [Ropes](https://example.org/videos/20191005123?from=Petra#looms "Petra") by Petra Novotny

She told us that every loom in the old kitchens of her village had been built by people who never saw another
one before they began.
"""
GOLD = {
    "id": "x-01",
    "file": "weaving.md",
    "language": "en",
    "event": {"title": "Fenland Weaving Days 2019", "start": "2019-10-05"},
    "talks": [
        {
            "title": "Slow looms for small kitchens",
            "alt": [],
            "kind": "talk",
            "start": "10:00",
            "speakers": [{"name": "Petra Novotny", "affiliation": "Fenland University"}],
        }
    ],
}


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("other_words", ROOT / "tools" / "other_words.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def made(tool: ModuleType, tmp_path: Path) -> tuple[str, dict[str, object]]:
    (tmp_path / "x-01").mkdir()
    (tmp_path / "x-01" / "gold.json").write_text(json.dumps(GOLD), "utf-8")
    (tmp_path / "x-01" / "weaving.md").write_text(NOTES, "utf-8")
    tool.write(tmp_path / "x-01", tmp_path / "y-01")
    gold = json.loads((tmp_path / "y-01" / "gold.json").read_text("utf-8"))
    return (tmp_path / "y-01" / gold["file"]).read_text("utf-8"), gold


def test_marks_numbers_and_what_reading_goes_by_stay(made: tuple[str, dict[str, object]]) -> None:
    text, _ = made
    shape = re.compile(r"[^\W\d_]+|\d{6,}")
    assert shape.sub("w", text) == shape.sub("w", NOTES)
    for line in ("title: ", "date: 2019-10-05", "Programme, Saturday 5 October", "* 10:45 Coffee break"):
        assert line in text


def test_words_of_the_author_go(made: tuple[str, dict[str, object]]) -> None:
    text, _ = made
    for word in ("Fenland", "looms", "kitchens", "Petra", "Novotny", "village", "20191005123"):
        assert word not in text
    last = text.rstrip().rpartition("\n\n")[2]
    assert last.startswith("She ")
    assert "that every" not in last


def test_the_reading_changes_with_the_file(made: tuple[str, dict[str, object]]) -> None:
    text, gold = made
    assert (gold["id"], gold["event"]["start"]) == ("y-01", "2019-10-05")
    (talk,) = gold["talks"]
    (speaker,) = talk["speakers"]
    assert f"* 10:00 **{talk['title']}** - {speaker['name']} ({speaker['affiliation']})" in text
    assert f"title: {gold['event']['title']}" in text
    assert looks_like_person(speaker["name"]) > 0.5


def test_it_is_the_same_each_time(tool: ModuleType) -> None:
    one, two = (tool.OtherWords("x-01", "en").text(NOTES) for _ in range(2))
    assert one == two != tool.OtherWords("x-02", "en").text(NOTES)
