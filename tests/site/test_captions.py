"""``:title:`` is a caption, whatever a list looks like."""

from __future__ import annotations

import pytest

from .conftest import Build

NOTES = {"notes/e/day.md": "# Day\n\n## 09:00 Disks / Ann Lee\n\nWarm.\n"}
LISTS = ("talk-list", "event-list", "person-list")
WRITTEN = [f"{{{name}}}\n:view: {view}" for name in LISTS for view in ("cards", "table", "list")]


@pytest.mark.parametrize("builder", ["html", "text"])
@pytest.mark.parametrize("written", [*WRITTEN, "{topic-index}"])
def test_a_caption_shows_once(build: Build, written: str, builder: str) -> None:
    files = {**NOTES, "index.md": f"# Site\n\n```{written}\n:title: All of it\n```\n"}
    files["vocabulary.yml"] = "topics:\n- {id: disks, pref_label: {en: Disks}}\n"
    site = build(files=files, builder=builder)
    assert site.text("index.html" if builder == "html" else "index.txt").count("All of it") == 1
