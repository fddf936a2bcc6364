"""Names that no system likes and files that are none: published or said, never followed, never outside."""

from __future__ import annotations

import json
import os
import socket
import unicodedata
from pathlib import Path

import pytest

from ..site.conftest import CONF, Build, Built
from .holding import subtypes_of, text_of

#: Name of a file in notes/e/ -> its document.
NAMES = {
    "a:b.txt": "notes/e/a_b",
    "new\nline.txt": "notes/e/new_line",
    "tab\there.md": "notes/e/tab_here",
    'quo"te<b>.txt': "notes/e/quo_te_b_",
    "back\\slash.rst": "notes/e/back_slash",
    "star*?.txt": "notes/e/star__",
    "sp ace.dokuwiki": "notes/e/sp ace",
    "per%20cent#x.txt": "notes/e/per%20cent#x",
    "{{x}}.txt": "notes/e/{{x}}",
    "UPPER.TXT": "notes/e/UPPER",
    "two.md.txt": "notes/e/two.md",
    "index.txt": "notes/e/index-txt",
    "genindex.txt": "notes/e/genindex",
    unicodedata.normalize("NFD", "été.txt"): "notes/e/été",
}
BYTES = {b"bad\xff\xfe.txt": "notes/e/bad__", b"\xc3\xa9" * 125 + b".txt": None}
SPECIAL = ("link.txt", "zero.md", "loop", "pipe.txt", "folder.txt", "plug.txt", "gone.rst")


@pytest.fixture(scope="module")
def site(build_once: Build, tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("names") / "root"
    event = root / "notes" / "e"
    event.mkdir(parents=True)
    (root / "conf.py").write_text(CONF, "utf-8")
    (root / "index.md").write_text(
        "# Site\n\n```{event-list}\n:toctree:\n```\n\n```{talk-list}\n```\n", "utf-8"
    )
    for name in [*map(os.fsencode, NAMES), *BYTES]:
        (event / os.fsdecode(name)).write_text(
            "Words of this file\n\n10:00 - A talk / Ann Lee\n\n- more\n", "utf-8"
        )
    for folder in ("col:on", "new\nline", os.fsdecode(b"bad\xff")):
        (root / "notes" / folder).mkdir()
        (root / "notes" / folder / "event.yml").write_text("title: Odd folder\n", "utf-8")
        (root / "notes" / folder / "x.txt").write_text("Title\n\nwords\n", "utf-8")
    (event / "link.txt").symlink_to("/etc/passwd")
    (event / "zero.md").symlink_to("/dev/zero")
    (event / "loop").symlink_to("..")
    (event / "gone.rst").symlink_to("nowhere")
    (event / "folder.txt").mkdir()
    os.mkfifo(event / "pipe.txt")
    _plug(event, "plug.txt")
    return build_once(root=None, name=str(root))


def _plug(folder: Path, name: str) -> None:
    """A socket; its path must be short, so it is bound from inside the folder."""
    here = Path.cwd()
    os.chdir(folder)
    try:
        with socket.socket(socket.AF_UNIX) as plug:
            plug.bind(name)
    finally:
        os.chdir(here)


@pytest.mark.parametrize("name", NAMES)
def test_odd_names_are_pages(site: Built, name: str) -> None:
    assert "Words of this file" in text_of(site, NAMES[name])


def test_names_that_are_no_text_or_too_long_are_pages(site: Built) -> None:
    docs = {doc for doc in site.app.env.found_docs if doc.startswith("notes/e/")}
    assert "notes/e/bad__" in docs
    long = next(doc for doc in docs if doc.startswith("notes/e/ééé"))
    assert len(long.encode()) < 220
    assert "Words of this file" in text_of(site, long)


@pytest.mark.parametrize("name", SPECIAL)
def test_what_is_no_file_is_skipped(site: Built, name: str) -> None:
    assert subtypes_of(site, f"notes/e/{name}") == [(1, "unreadable")]
    assert not list(site.out.rglob(f"{Path(name).stem}.html"))


def test_folders_with_odd_names_are_events(site: Built) -> None:
    events = {event.id: event.title for event in site.catalogue.events}
    assert {events[name] for name in ("col_on", "new_line", "bad_")} == {"Odd folder"}


def test_nothing_stands_outside_the_output(site: Built) -> None:
    beside = {path.name for path in site.out.parent.iterdir()} - {site.out.name}
    assert all("doctrees" in name or name == "root" for name in beside), beside
    assert all(path.resolve().is_relative_to(site.out) for path in site.out.rglob("*"))
    assert "root:" not in "".join(path.read_text("utf-8") for path in site.out.rglob("*.html"))
    assert json.loads(site.text("talks.json"))["notes"]


def test_twins_are_told_and_both_published(build: Build) -> None:
    files: dict[str, str | bytes] = {
        "notes/e/same.md": "# One\n\nfirst\n",
        "notes/e/same.txt": "Two\n\nsecond\n",
    }
    built = build(files={**files, "notes/e/Same.rst": "Three\n=====\n\nthird\n"})
    assert built.warnings == [
        'notes/e/same.md:1: WARNING: "same.md" and "Same.rst" would both be the page "notes/e/same"; '
        'this one became "notes/e/same-md". Rename one of them to choose its address. [summit.duplicate]',
        'notes/e/same.txt:1: WARNING: "same.txt" and "Same.rst" would both be the page "notes/e/same"; '
        'this one became "notes/e/same-txt". Rename one of them to choose its address. [summit.duplicate]',
    ]
    for doc, word in (("Same", "third"), ("same-md", "first"), ("same-txt", "second")):
        assert word in text_of(built, f"notes/e/{doc}")


def test_folders_of_one_id_are_two_events(build: Build) -> None:
    built = build(
        files={
            "notes/a:b/event.yml": "title: Colon\n",
            "notes/a:b/x.txt": "Words\n\nof the colon\n",
            "notes/a_b/event.yml": "title: Line\n",
            "notes/a_b/x.txt": "Words\n\nof the line\n",
        }
    )
    assert built.warnings == [
        'notes/a:b:1: WARNING: the folders "a:b" and "a_b" would both be the event "a_b"; this one became '
        '"a_b-2". Rename one of them. [summit.duplicate]'
    ]
    assert {event.id: event.title for event in built.catalogue.events} == {"a_b": "Line", "a_b-2": "Colon"}
    assert "of the line" in text_of(built, "notes/a_b/x")
    assert "of the colon" in text_of(built, "notes/a_b-2/x")


def test_folders_that_are_skipped_are_told(build: Build) -> None:
    files = {f"notes/{name}/x.txt": "Words\n\nmore\n" for name in ("_drafts", ".hidden", "e/_old/in", "e")}
    built = build(files={**files, "notes/.git/x.txt": "no\n", "notes/_pictures/a.css": "no\n"})
    said = (
        'WARNING: folders whose name begins with "{}" are no events; skipped. Rename it. [summit.unreadable]'
    )
    assert built.warnings == [
        f"notes/.hidden:1: {said.format('.')}",
        f"notes/_drafts:1: {said.format('_')}",
        f"notes/e/_old:1: {said.format('_')}",
    ]
    assert [event.id for event in built.catalogue.events] == ["e"]


def test_sidecars_that_are_no_files_are_skipped(build: Build, tmp_path: Path) -> None:
    first = build(files={"notes/a/x.txt": "A\n\nwords\n", "notes/b/x.txt": "B\n\nwords\n"})
    (first.source / "notes/a/event.yml").symlink_to("/etc/passwd")
    os.mkfifo(first.source / "notes/b/event.yml")
    (first.source / "people.yml").symlink_to("/dev/zero")
    again = build()
    said = "1: WARNING: is no regular file; skipped. [summit.unreadable]"
    assert again.warnings == [
        f"{name}:{said}" for name in ("notes/a/event.yml", "notes/b/event.yml", "people.yml")
    ]


def test_text_files_beside_the_notes_are_no_pages(build: Build) -> None:
    built = build(files={"requirements.txt": "sphinx\n", "notes/x.txt": "X\n\nwords\n"})
    assert sorted(built.app.env.found_docs) == ["index", "notes/x"]
    assert built.warnings == []


NAMES_THAT_STEER = (
    "\x1b[31mred.md",
    "new\nindex.md:1: WARNING: forged.md",
    "\u202egnp.exe.md",
    "\u2028b.md",
    "\x9b31m.md",
)


def test_names_forge_no_warning_and_steer_no_terminal(build: Build) -> None:
    built = build(files={f"notes/e/{name}": "# Page\n\n[x](javascript:1)\n" for name in NAMES_THAT_STEER})
    said = ': WARNING: the address "javascript:1" is not linked; use http, https, ftp or mailto [summit.link]'
    assert sorted(built.warnings) == [
        f"notes/e/new\ufffdindex.md:1: WARNING: forged.md:3{said}",
        f"notes/e/\ufffd31m.md:3{said}",
        f"notes/e/\ufffd[31mred.md:3{said}",
        f"notes/e/\ufffdb.md:3{said}",
        f"notes/e/\ufffdgnp.exe.md:3{said}",
    ]
    pages = [path.name for path in (built.out / "notes" / "e").glob("*.html")]
    assert all(name.isprintable() and "\u202e" not in name for name in pages)
