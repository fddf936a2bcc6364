"""Sentences of the documentation that were once not so: each stands there, and is so.

Of the eleven, the text of the warning in the first ten minutes and where messages about topics stand are in
``test_truth.py``, paths in ``vocabulary.yml`` too, and ``:title:`` is in ``tests/site/test_captions.py``.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.site.conftest import Built, builder_in

from docs.documentation import DOCS, REPOSITORY
from docs.test_truth import lint_of
from summitnotes.formats.suffixes import NOTES

CONF = 'extensions = ["myst_parser", "summitnotes"]\nprimary_domain = "summit"\nhtml_theme = "basic"\n'


def says(page: str, sentence: str) -> bool:
    return sentence in " ".join((DOCS / page).read_text("utf-8").split())


def site(folder: Path, notes: dict[str, str]) -> Built:
    return builder_in(folder)(
        files={f"notes/2026-lyon/{name}": text for name, text in notes.items()}, conf=CONF
    )


def test_the_notes_that_the_readme_begins_with(tmp_path: Path) -> None:
    """… comes a page with a card for each talk, its day and its speakers."""
    (notes,) = re.findall(r"```text\n(.*?)```", (REPOSITORY / "README.md").read_text("utf-8"), re.DOTALL)
    catalogue = site(tmp_path, {"notes.txt": notes}).catalogue
    assert [(talk.date, talk.start, talk.title) for talk in catalogue.talks] == [
        ("2026-10-14", "10:00", "Monitoring with care"),
        ("2026-10-14", "11:00", "Old disks, new storage"),
    ]
    assert [[one.name for one in talk.speakers] for talk in catalogue.talks] == [
        ["Ana Prieto"],
        ["Kenji Mori", "Pia Holm"],
    ]


def test_the_second_note_of_one_stem(tmp_path: Path) -> None:
    assert says(
        "guide/formats.md", "the second in the order of names gets its suffix in its address, here `day-txt`."
    )
    built = site(tmp_path, {"day.txt": "Sand\n", "day.md": "# Lyon\n"})
    assert built.app.env.path2doc("notes/2026-lyon/day.md") == "notes/2026-lyon/day"
    assert built.app.env.path2doc("notes/2026-lyon/day.txt") == "notes/2026-lyon/day-txt"


def test_every_suffix_that_is_named_is_read(tmp_path: Path) -> None:
    table = (
        (DOCS / "reference" / "formats.md")
        .read_text("utf-8")
        .split("| --- | --- | --- |")[1]
        .split("\n\n")[0]
    )
    suffixes = sorted(set(re.findall(r"`(\.\w+)`", table)))
    assert ".markdown" in suffixes
    assert [suffix for suffix in suffixes if suffix not in NOTES] == []
    plain = [
        suffix for suffix in suffixes if suffix not in (".docx", ".odt")
    ]  # which hold no text of their own
    built = site(tmp_path, {f"n{number}{suffix}": "Sand\n" for number, suffix in enumerate(plain)})
    read = {Path(str(built.app.env.doc2path(doc))).suffix for doc in built.app.env.found_docs if "/n" in doc}
    assert read == set(plain)


def test_an_entry_whose_words_stand_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sentence = "the build lists them with the entry, and the talk is listed without a place"
    assert says("guide/correct.md", f"If the words stand at several places, {sentence}")
    folder = "docs/notes/2026-lyon"
    files: dict[str, str | bytes] = {
        f"{folder}/event.yml": "talks:\n  - at: sand\n    title: Dunes\n",
        f"{folder}/day.md": "# Lyon\n\n## 09:00 Sand\n\n## 10:00 Wet sand\n\n## 11:00 Dry sand\n",
    }
    (said,) = lint_of(files, tmp_path, monkeypatch, capsys)
    assert said.startswith(f"{folder}/event.yml:2: WARNING: ")
    assert "(day.md:3, day.md:5, day.md:7); the talk is listed without one." in said


@pytest.mark.parametrize(
    "name", ["index.md", "index.txt", "README.md", "Mes notes (été) #2.txt", "_draft.rst"]
)
def test_notes_keep_the_name_that_they_have(name: str, tmp_path: Path) -> None:
    assert says("guide/start.md", "`.rst`, `.md`, `.dokuwiki` or `.txt`, under the name that it has.")
    built = site(tmp_path, {name: "Warm disks\n", "event.yml": "title: Lyon\n"})
    (notes,) = built.catalogue.notes
    assert notes.path == f"notes/2026-lyon/{name}"
    assert "Warm disks" in built.doctree(notes.doc).astext()
    assert built.doctree("notes/2026-lyon/index").astext().startswith("Lyon")


def test_what_make_lint_looks_at() -> None:
    makefile = (REPOSITORY / "Makefile").read_text("utf-8")
    (rules,) = re.findall(r"^lint:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    tools = set(re.findall(r"bin/([\w-]+)", rules))
    (row,) = re.findall(
        r"^\| `make lint` \|.*$", (DOCS / "reference" / "commands.md").read_text("utf-8"), re.MULTILINE
    )
    said = {name if name != "import-linter" else "lint-imports" for name in re.findall(r"\(([\w-]+)\)", row)}
    assert said == tools
    assert "--ignore docs/notes" in rules
    assert "not at notes" in row


#: Words of a reason for which a test is skipped -> how testing.md says it.
SKIPPED = {
    "words": "the browser tests without Chromium",
    "epubcheck": "the check of the book without epubcheck",
    "pandoc": "notes for pandoc without pandoc",
    "hatchling": "the wheel where pip reaches no registry",
    "posix": "where the system is not POSIX",
    "SUMMIT_ORIGINALS": "the original notes",
}


def test_what_is_skipped() -> None:
    calls = [
        found[0]
        for path in sorted((REPOSITORY / "tests").rglob("*.py"))
        for found in re.finditer(r"pytest\.skip\(.*|mark\.skipif\(.*", path.read_text("utf-8"))
        if path != Path(__file__)
    ]
    assert [call for call in calls if not any(word in call for word in SKIPPED)] == []
    assert [word for word in SKIPPED if not any(word in call for call in calls)] == []
    assert [said for said in SKIPPED.values() if not says("develop/testing.md", said)] == []


def test_what_another_site_needs(tmp_path: Path) -> None:
    page = (DOCS / "guide" / "deploy.md").read_text("utf-8").split("## Another Sphinx project")[1]
    (conf,) = re.findall(r"```python\n(.*?)```", page.split("\n## ")[0], re.DOTALL)
    files = {
        "index.rst": "Site\n====\n\n.. talk-list::\n",
        "notes/2026-lyon/notes.txt": "Lyon\n\n09:00 Sand / Ann Lee\n",
    }
    built = builder_in(tmp_path)(files=files, conf=conf)
    assert built.warnings == []
    assert "Ann Lee" in built.text("index.html")
    assert "_static/summit.css" in built.text("index.html")
