"""The folder of notes is accounted for: each file is a page, a sidecar, in use, or named in one message."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Build, Built
from .test_wiki import PNG

TALK = "# Harbour\n\n## Small boats - Ada Brink\n\nWords of this page.\n"
#: Name in notes/e/ -> its document.
PAGES = {
    "a.markdown": "notes/e/a",
    "b.mdown": "notes/e/b",
    "c.mkd": "notes/e/c",
    "d.text": "notes/e/d",
    "e.rest": "notes/e/e",
    "f.wiki": "notes/e/f",
    "g": "notes/e/g",
    "2021-09-03 Day 1. Boats": "notes/e/2021-09-03 Day 1. Boats",
    "2021.09": "notes/e/2021.09",
    "H.MD": "notes/e/H",
    "i.MarkDown": "notes/e/i",
    "index.md": "notes/e/index-md",
    "sub/index.md": "notes/e/sub/index",
    "wide": "notes/e/wide",
}
#: Name in notes/ -> what is said of it.
SAID = json.loads(Path(__file__).with_name("folder.json").read_text("utf-8"))
SKIPPED = 'folders whose name begins with "_" are no events; skipped. Rename it. [summit.unreadable]'
SILENT = ("e/.hidden.txt", "e/Thumbs.db", "_drafts/later.md", "e/unused2.JPG", "e/program")


@pytest.fixture(scope="module")
def built(build_once: Build) -> Built:
    files: dict[str, str | bytes] = {f"notes/e/{name}": TALK for name in PAGES}
    files["notes/e/e.rest"] = "Harbour\n=======\n\nWords of this page.\n"
    files["notes/e/f.wiki"] = "====== Harbour ======\n\n  * **Words** of //this// page.\n"
    files["notes/e/wide"] = "Words of this page.\n".encode("utf-16-le")
    files |= {f"notes/{name}": b"\x00\x01\x02\x03" * 40 for name in (*SAID, *SILENT)}
    return build_once(files={**files, "notes/e/event.yml": "title: Harbour Conf\n"})


@pytest.mark.parametrize("name", PAGES)
def test_pages(built: Built, name: str) -> None:
    assert "Words of this page" in built.doctree(PAGES[name]).astext().replace("**", "").replace("//", "")


def test_formats(built: Built) -> None:
    formats = {notes.doc: notes.format for notes in built.catalogue.notes}
    assert sorted(formats) == sorted(PAGES.values())
    assert formats.pop("notes/e/e") == "rst"
    assert formats.pop("notes/e/f") == "dokuwiki"
    assert formats.pop("notes/e/wide") == "plaintext"
    assert set(formats.values()) == {"markdown"}


def test_the_page_of_the_event_is_its_own(built: Built) -> None:
    assert "Harbour Conf" in built.text("notes/e/index.html")
    assert built.catalogue.event_places["e"].doc == "notes/e/index"


def test_each_other_file_is_named_once(built: Built) -> None:
    said = [
        line for line in built.warnings if not line.startswith("notes/e/wide:1: WARNING: the file was read")
    ]
    told = SAID | {"_drafts": SKIPPED}
    assert said == [f"notes/{name}:1: WARNING: {told[name]}" for name in sorted(told)]


def test_a_folder_with_an_event_file_alone_is_an_event(build: Build) -> None:
    files: dict[str, str | bytes] = {
        "notes/m/event.yml": "title: Meetup\ntalks:\n- {title: Lost, speakers: [Ada Brink]}\n",
        "page.md": "---\norphan: true\n---\n# P\n\n{event}`m` and {talk}`Lost`\n\n```{talk-list}\n```\n",
    }
    built = build(files=files)
    assert built.warnings == []
    data = json.loads(built.text("talks.json"))
    assert [(event["id"], event["title"], event["page"]) for event in data["events"]] == [
        ("m", "Meetup", "notes/m/index")
    ]
    assert [(talk["title"], talk["event"], talk["speakers"]) for talk in data["talks"]] == [
        ("Lost", "m", ["ada-brink"])
    ]
    assert "Lost" in built.text("notes/m/index.html")
    assert 'href="notes/m/index.html' in built.text("page.html")


def test_a_picture_in_use_is_no_left_over(build: Build) -> None:
    built = build(
        files={"notes/e/a.md": "# A\n\n![boat](pictures/boat.png)\n", "notes/e/pictures/boat.png": PNG}
    )
    assert built.warnings == []
    (built.source / "notes/e/a.md").write_text("# A\n\nwords\n", "utf-8")
    assert [line.partition("WARNING: ")[2] for line in build().warnings] == [
        'no notes show "boat.png"; left out. Show them in notes, or take them away. [summit.media]'
    ]
