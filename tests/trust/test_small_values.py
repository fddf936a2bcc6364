"""Small things in notes and sidecars that reached too far: told at their line, without effect."""

from __future__ import annotations

import errno
import os
import zlib
from pathlib import Path

import pytest

from summitnotes.sphinx.writing.files import put, write_if_changed

from ..site.conftest import CONF, Build
from .holding import warnings_of

NO_DAY = 'date: there is no such day as "{}"; it was left out. Say the right one in event.yml.'
#: File -> its text, and each day in it that cannot be, with its line.
DAYS: dict[str, tuple[str, dict[int, str]]] = {
    "a.rst": (
        "Notes of 31/04/2025\n===================\n\nwords 30 February 2025 words\n",
        {1: "31/04/2025", 4: "30 February 2025"},
    ),
    "b.txt": (
        "Day\n\nMonday 31 April 2025\n\n10:00 - Talk / Ann Lee\n\n- words\n",
        {3: "Monday 31 April 2025"},
    ),
    "c.md": (
        "---\ndate: 2025-04-31\ntitle: x\n---\n# Day\n\n## 10:00 A talk\n\n31.04.2025\n",
        {2: "2025-04-31", 9: "31.04.2025"},
    ),
    "d.md": ('+++\ntitle = "x"\ndate = "31/04/2025"\n+++\n# Day\n\nwords\n', {3: "31/04/2025"}),
    "e.dokuwiki": ("====== Day ======\n\n30.02.2025\n\nwords\n", {3: "30.02.2025"}),
}


@pytest.mark.parametrize("name", DAYS)
def test_days_that_cannot_be(build: Build, name: str) -> None:
    text, days = DAYS[name]
    built = build(files={f"notes/e/{name}": text})
    told = warnings_of(built, f"notes/e/{name}")
    assert told == [f"{line} {NO_DAY.format(day)}" for line, day in days.items()]
    assert all(talk.date is None for talk in built.catalogue.talks)


IDS = ("__proto__", "../../x", "a b", "a/b", "<x>", ".x", "x" * 200, "a..b")


@pytest.mark.parametrize("suffix", ["rst", "md"])
def test_ids_that_cannot_be(build: Build, suffix: str) -> None:
    rst = "".join(f".. talk:: Talk {number}\n   :id: {one}\n\n" for number, one in enumerate(IDS))
    md = "".join(f"```{{talk}} Talk {number}\n:id: {one}\n```\n" for number, one in enumerate(IDS))
    built = build(files={f"notes/e/x.{suffix}": rst if suffix == "rst" else f"# T\n\n{md}"})
    said = [row.split(" ", 1)[1] for row in warnings_of(built, f"notes/e/x.{suffix}")]
    assert said == [
        f'value: ":id: {one}" cannot be used (an id is one word of letters, digits and hyphens); left out.'
        for one in IDS
    ]
    assert [talk.id for talk in built.catalogue.talks] == [f"e-talk-{number}" for number in range(len(IDS))]


def test_ids_of_topics_that_cannot_be(build: Build) -> None:
    built = build(files={"vocabulary.yml": "topics:\n- {id: ../../x, pref_label: {en: One}}\n"})
    assert built.warnings == [
        'vocabulary.yml:2: WARNING: id of a topic: "../../x" cannot be an id, taken as "x". [summit.value]'
    ]
    assert [topic.id for topic in built.catalogue.topics] == ["x"]


def test_a_title_is_one_line_of_the_inventory(build: Build) -> None:
    built = build(
        files={
            "notes/e/event.yml": 'title: "One\\nforged py:function 1 evil.html -"\ntalks:\n'
            '- {id: t, title: "A\\ntalk std:label 1 x.html -"}\n',
            "notes/e/x.html": "<h1 id=a>Two<br>forged2 py:function 1 evil.html -</h1><p>words</p>\n",
            "vocabulary.yml": 'topics:\n- {id: x, pref_label: {en: "One\\nforged3 py:function 1 e -"}}\n',
            "people.yml": 'people:\n- {name: "Ann\\nforged4 py:function 1 e -"}\n',
        }
    )
    data = (built.out / "objects.inv").read_bytes().split(b"\n", 4)[4]
    rows = zlib.decompress(data).decode().splitlines()
    assert [row for row in rows if "forged" in row and row.split()[1].startswith("std:")]
    assert [row for row in rows if row.startswith(("forged", "talk std:"))] == []


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "talks.json"
    write_if_changed(target, "before")

    def full(_handle: int, _mode: str) -> object:
        os.close(_handle)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(OSError, match="No space left"):
        put(target, b"after")
    assert [path.name for path in tmp_path.iterdir()] == ["talks.json"]
    assert target.read_text() == "before"


def test_what_sphinx_says_names_the_file(build: Build) -> None:
    text = "T\n=\n\n.. sourcecode:: python\n   :emphasize-lines: 7\n\n   x = 1\n"
    built = build(files={"notes/e/x.rst": text, "page.rst": f":orphan:\n\n{text}"})
    said = "WARNING: line number spec is out of range(1-1): '7'"
    assert sorted(built.warnings) == [f"notes/e/x.rst:4: {said} [summit.markup]", f"page.rst:6: {said}"]


BIB = "@book{one, title={One}, author={A B}, year={1984}, publisher={P}}\n"


def test_a_bad_key_of_the_bibliography_is_the_author_s(build: Build) -> None:
    conf = (
        CONF.replace('"summitnotes"', '"sphinxcontrib.bibtex", "summitnotes"')
        + 'bibtex_bibfiles = ["r.bib"]\n'
    )
    built = build(
        conf=conf,
        files={
            "r.bib": BIB,
            "page.rst": ":orphan:\n\nP\n=\n\n.. bibliography::\n   :all:\n",
            "notes/e/x.txt": "T\n\nwords\n",
            "notes/e/event.yml": "notes:\n  x.txt:\n    references:\n    - one\n"
            '    - "two words"\n    - "{x"\n',
        },
    )
    said = 'WARNING: references: "{}" is no key of a bibliography; left out. Write one word. [summit.value]'
    assert built.warnings == [
        f"notes/e/event.yml:5: {said.format('two words')}",
        f"notes/e/event.yml:6: {said.format('{x')}",
    ]
    assert 'href="../../page.html#' in built.text("notes/e/x.html")
