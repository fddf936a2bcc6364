"""Any edits in any order, built in between or not: what stands on the site is what a fresh build gives."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from . import editing

#: How many sequences of edits, and how many edits in each: ``make trust`` asks for more.
SEQUENCES = int(os.environ.get("SUMMIT_SEQUENCES", "6"))
EDITS = int(os.environ.get("SUMMIT_EDITS", "8"))
#: With this variable, other sequences than those of every run.
SEED = os.environ.get("SUMMIT_SEED")

FOLDER = st.sampled_from(editing.FOLDERS)
NUMBER = st.integers(0, 59)


A, B = editing.FOLDERS
Edit = Callable[[editing.Site], object]


def write(path: str, content: str | bytes, *, old: bool = False) -> Edit:
    def edit(site: editing.Site) -> None:
        site.write(path, content)
        if old:
            site.older(path)

    return edit


def remove(path: str) -> Edit:
    return lambda site: site.remove(path)


def spoil(pattern: str) -> Edit:
    """Turn the bytes of files of the last build round: their sizes stay."""

    def edit(site: editing.Site) -> None:
        found = [path for path in site.folder.glob(pattern) if path.is_file()]
        assert found
        for path in found:
            path.write_bytes(path.read_bytes()[::-1])

    return edit


_PICTURE, _OTHER_PICTURE = editing.BYTES[:2]
_RST, _MD, _WIKI = (editing.TEXTS[suffix] for suffix in (".rst", ".md", ".dokuwiki"))
_BIB = "references.bib"
_LISTED = write("page.rst", editing.PAGE_TEXTS[".rst"][0])
#: What was there in the first build, and what happened before the second.
SINGLE: dict[str, tuple[list[Edit], list[Edit]]] = {
    "nothing": ([write(f"{B}/k.md", _MD[1])], []),
    "a picture comes, reST": ([write(f"{A}/k.rst", _RST[1])], [write(f"{A}/pic.png", _PICTURE)]),
    "a picture comes, Markdown": ([write(f"{A}/k.md", _MD[0])], [write(f"{A}/pic.png", _PICTURE)]),
    "a picture comes, DokuWiki": ([write(f"{A}/day.dokuwiki", _WIKI[0])], [write(f"{A}/pic.png", _PICTURE)]),
    "another picture": (
        [write(f"{A}/k.rst", _RST[1]), write(f"{A}/pic.png", _PICTURE)],
        [write(f"{A}/pic.png", _OTHER_PICTURE, old=True)],
    ),
    "a picture goes": (
        [write(f"{A}/k.rst", _RST[1]), write(f"{A}/pic.png", _PICTURE)],
        [remove(f"{A}/pic.png")],
    ),
    "a linked page comes": ([write(f"{A}/k.md", _MD[1])], [write(f"{A}/v1.rst", _RST[0])]),
    "a linked page goes": (
        [write(f"{A}/k.md", _MD[1]), write(f"{A}/v1.rst", _RST[0])],
        [remove(f"{A}/v1.rst")],
    ),
    "a reference changes": ([_LISTED], [write(_BIB, editing.DATA[_BIB][1], old=True)]),
    "a reference goes": ([_LISTED], [write(_BIB, editing.DATA[_BIB][2])]),
    "the bibliography goes": ([_LISTED], [remove(_BIB), lambda site: site.build()]),
    "another suffix": ([], [remove(f"{A}/k.rst"), write(f"{A}/k.md", _MD[1])]),
    "one of two names that begin alike goes": (
        [write(f"{A}/v1.rst", _RST[0]), write(f"{A}/v1.2.rst", _RST[2])],
        [remove(f"{A}/v1.rst")],
    ),
    "another style sheet": ([], [write("static/own.css", editing.DATA["static/own.css"][1])]),
    "the style sheet goes": ([], [remove("static/own.css")]),
    "an older file": ([], [write(f"{A}/k.rst", _RST[1], old=True)]),
    "the label of a section changes": (
        [write("sub/deep.md", editing.PAGE_TEXTS[".md"][1])],
        [write("page.md", "# Page\n\n(page-lab)=\n## Another\n")],
    ),
    "parts of the search are spoilt": ([], [spoil("site-html/_search/*")]),
    "a page is spoilt": ([], [spoil("site-html/page.html")]),
    "the list of files is spoilt": ([], [spoil("site-html/.summit-files")]),
    "the warnings are lost": (
        [write(f"{B}/k.md", _MD[1])],
        [lambda site: (site.folder / "site-doctrees-html/warnings-html.json").unlink()],
    ),
}


@pytest.mark.parametrize("name", SINGLE)
def test_a_single_edit(name: str, tmp_path: Path) -> None:
    before, after = SINGLE[name]
    site = editing.Site(tmp_path)
    for edit in before:
        edit(site)
    site.build()
    for edit in after:
        edit(site)
    assert site.faults() == []


def test_a_second_build_fails_on_the_same_warnings(tmp_path: Path) -> None:
    """Of what Sphinx says while it reads, and of references, which it resolves while it writes."""
    site = editing.Site(tmp_path)
    site.write("sub/deep.md", editing.PAGE_TEXTS[".md"][1])
    site.write("sub/other.rst", "Page\n====\n\n.. no-such:: thing\n")
    first = sorted(site.build().warnings)
    assert [line for line in first if "deep.md:3: WARNING: " in line and "label" in line]
    assert [line for line in first if '"no-such"' in line]
    for parallel in (0, 2, 0):
        again = site.build(parallel)
        assert sorted(again.warnings) == first
        assert again.app._warncount == len(first)


class Edits(RuleBasedStateMachine):
    """One site and its edits. The source folder has the same name each time: pages may show it."""

    def __init__(self) -> None:
        super().__init__()
        self.temporary = tempfile.TemporaryDirectory()
        self.site = editing.Site(Path(self.temporary.name))
        self.site.build()

    def teardown(self) -> None:
        faults = self.site.faults()
        self.temporary.cleanup()
        assert faults == []

    @rule(folder=FOLDER, name=st.sampled_from(editing.NOTES), number=NUMBER, old=st.booleans())
    def write_notes(self, folder: str, name: str, number: int, old: bool) -> None:
        texts = editing.TEXTS[Path(name).suffix]
        self.site.write(f"{folder}/{name}", texts[number % len(texts)])
        if old:
            self.site.older(f"{folder}/{name}")

    @rule(name=st.sampled_from(editing.PAGES), number=NUMBER)
    def write_page(self, name: str, number: int) -> None:
        self.site.write_page(name, number)

    @rule(folder=FOLDER, number=NUMBER)
    def write_event(self, folder: str, number: int) -> None:
        self.site.write(f"{folder}/event.yml", editing.EVENTS[number % len(editing.EVENTS)])

    @rule(name=st.sampled_from(sorted(editing.DATA)), number=NUMBER, old=st.booleans())
    def write_data(self, name: str, number: int, old: bool) -> None:
        self.site.write(name, editing.DATA[name][number % len(editing.DATA[name])])
        if old:
            self.site.older(name)

    @rule(folder=FOLDER, name=st.sampled_from(editing.PICTURES), number=NUMBER)
    def write_picture(self, folder: str, name: str, number: int) -> None:
        self.site.write(f"{folder}/{name}", editing.BYTES[number % len(editing.BYTES)])

    @rule(number=NUMBER)
    def remove_file(self, number: int) -> None:
        if files := self.site.files():
            self.site.remove(files[number % len(files)])

    @rule(folder=FOLDER)
    @precondition(lambda self: any((self.site.source / folder).exists() for folder in editing.FOLDERS))
    def remove_folder(self, folder: str) -> None:
        if (self.site.source / folder).exists():
            self.site.remove(folder)

    @rule(number=NUMBER, folder=FOLDER, name=st.sampled_from(editing.NOTES))
    def rename(self, number: int, folder: str, name: str) -> None:
        files = [file for file in self.site.files() if Path(file).suffix in editing.TEXTS]
        if files:
            self.site.rename(files[number % len(files)], f"{folder}/{name}")

    @rule(overrides=st.sampled_from(editing.SETTINGS))
    def change_settings(self, overrides: dict[str, object]) -> None:
        self.site.overrides = overrides

    @rule(parallel=st.sampled_from([0, 0, 2]))
    def build(self, parallel: int) -> None:
        self.site.build(parallel)


TestEdits = (seed(int(SEED))(Edits) if SEED else Edits).TestCase
TestEdits.settings = settings(
    max_examples=SEQUENCES, stateful_step_count=EDITS, suppress_health_check=[*HealthCheck]
)
