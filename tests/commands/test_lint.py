"""``lint`` finds what a build finds, with a column; ``--fix`` mends what is certain and nothing else."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from sphinx.builders import Builder

from summitnotes.__main__ import main
from summitnotes.commands.lint import KEPT
from summitnotes.commands.mending import mend
from tests.site.conftest import CONF, LEFT_OUT, ROOTS, builder_in
from tests.site.test_slips import EXPECTED, site_of

Lint = Callable[[Path], tuple[list[tuple[str, int, str]], "int | None"]]

REPOSITORY = Path(__file__).parents[2]
#: As Sphinx prints a warning; one without a place is about the settings.
PLACE = re.compile(r"^(?:(\S.*?)(?::(\d*))?: )?(?:WARNING|ERROR): (.*)$")
TESTS = REPOSITORY / "tests"
SITES = {
    "basic": ROOTS / "basic",
    "metadata": TESTS / "metadata" / "site",
    "harbours": TESTS / "search" / "harbours",
    **{path.name: path for path in (TESTS / "cases" / "hostile").iterdir() if path.is_dir()},
}
#: Folders of notes, each of which becomes an event.
NOTES = [
    *(REPOSITORY / "docs" / "examples" / "notes").iterdir(),
    *(path for path in (TESTS / "cases" / "notes").iterdir() if path.is_dir()),
    TESTS / "audit" / "odd",
    *(TESTS / "cases" / name for name in ("files", "strangers", "small")),
]


def told(rows: Iterable[str]) -> list[tuple[str, int, str]]:
    """What a build says, as (path, line, message); a message that comes twice counts once."""
    found = [PLACE.match(row) for row in rows]
    return sorted({(each[1] or "conf.py", int(each[2] or 1), each[3]) for each in found if each})


def said(text: str) -> list[tuple[str, int, str]]:
    rows = [row.split(":", 3) for row in text.splitlines()]
    return sorted((path, int(line), message.strip()) for path, line, _column, message in rows)


@pytest.fixture
def lint(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Lint:
    """``lint(site)``: what is said there, and how many documents were read (None: Sphinx was not run)."""
    read: list[int] = []

    def counted(self: Builder) -> list[str]:
        names = list(builder_read(self))
        read.append(len(names))
        return names

    builder_read = Builder.read
    monkeypatch.setattr(Builder, "read", counted)

    def run(site: Path) -> tuple[list[tuple[str, int, str]], int | None]:
        monkeypatch.chdir(site)
        capsys.readouterr()
        read.clear()
        status = main(["lint"])
        found = said(capsys.readouterr().out)
        assert status == (1 if found else 0)
        return found, read[0] if read else None

    return run


@pytest.mark.parametrize("case", sorted(path.stem for path in EXPECTED.glob("*.txt")))
def test_lint_finds_what_a_build_finds_of_slips(case: str, tmp_path: Path, lint: Lint) -> None:
    site = site_of(case, tmp_path)
    expected = told((EXPECTED / f"{case}.txt").read_text("utf-8").split("\n"))
    found, read = lint(site)
    assert found == expected
    assert read
    assert lint(site) == (expected, None)  # nothing has changed: it is said again, and nothing is read
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]
    assert sorted(path.name for path in site.iterdir() if path.name.startswith("_")) == ["_build"]


@pytest.mark.parametrize("name", SITES)
def test_lint_finds_what_a_build_finds(name: str, tmp_path: Path, lint: Lint) -> None:
    built = builder_in(tmp_path)(SITES[name])
    expected = told(built.warnings)
    assert lint(built.source)[0] == expected
    assert lint(built.source) == (expected, None)


def test_lint_finds_what_a_build_finds_of_notes(tmp_path: Path, lint: Lint) -> None:
    for folder in NOTES:
        shutil.copytree(folder, tmp_path / "site" / "notes" / folder.name)
    (tmp_path / "site" / "index.md").write_text("# Site\n", "utf-8")
    (tmp_path / "site" / "conf.py").write_text(CONF, "utf-8")
    built = builder_in(tmp_path)()
    expected = told(built.warnings)
    assert len(expected) > 150
    assert lint(built.source)[0] == expected


@pytest.fixture
def built_site(tmp_path: Path) -> Callable[[str], tuple[Path, list[tuple[str, int, str]]]]:
    """``built_site(case)``: a site as ``make html`` leaves it, and what was said then."""

    def build(case: str) -> tuple[Path, list[tuple[str, int, str]]]:
        site = tmp_path / "site"
        if case not in SITES:
            site_of(case, tmp_path)
        built = builder_in(tmp_path)(SITES.get(case))
        shutil.copytree(built.app.doctreedir, site / "_build" / "doctrees" / "html")
        return site, told(built.warnings)

    return build


@pytest.mark.parametrize("case", ["basic", *sorted(path.stem for path in EXPECTED.glob("[hm]*.txt"))])
def test_what_a_build_has_read_is_not_read_again(
    case: str, built_site: Callable[[str], tuple[Path, list[tuple[str, int, str]]]], lint: Lint
) -> None:
    site, expected = built_site(case)
    assert lint(site) == (expected, 0)
    (site / "late.md").write_text("# Late\n\n{talk}`nobody at all`\n", "utf-8")
    message = 'unknown talk "nobody at all"; shown unlinked. Check the spelling. [summit.unknown_target]'
    found, read = lint(site)
    assert ("late.md", 3, message) in found
    assert [one for one in expected if one not in found] == []
    assert read


def test_a_damaged_build_is_none_to_go_on_from(
    built_site: Callable[[str], tuple[Path, list[tuple[str, int, str]]]], lint: Lint
) -> None:
    site, expected = built_site("more+all3")
    doctrees = site / "_build" / "doctrees" / "html"
    (doctrees / "index.doctree").write_bytes(b"")
    found, read = lint(site)
    assert found == expected
    assert read
    assert read > 10
    assert (doctrees / "index.doctree").read_bytes() == b""  # what is another's is left alone


def test_what_only_pages_of_html_show_is_looked_at(tmp_path: Path, lint: Lint) -> None:
    page = """# Site

```{only} html
{doc}`nowhere`
```

```unheard-of
x
```

```json
{not json
```

[x](lost.md)
"""
    files = {"index.md": page, "alone.md": "# Alone\n"}
    built = builder_in(tmp_path)(files=files, conf=f'{CONF}html_static_path = ["nothing"]\n')
    expected = told(built.warnings)
    assert len(expected) == 6
    assert lint(built.source)[0] == expected


def test_only_what_changed_is_read_again(tmp_path: Path, lint: Lint) -> None:
    site = site_of("01-misspelt-option-rst", tmp_path)
    before, everything = lint(site)
    page = site / "pages" / "p.rst"
    page.write_text(page.read_text("utf-8").replace(":speeker:", ":speakers:"), "utf-8")
    found, some = lint(site)
    assert found == []
    assert everything is not None
    assert some is not None
    assert some <= everything  # the page, and what lists its speaker
    page.write_text(
        page.read_text("utf-8").replace(":speakers:", ":speeker:") + "\nOne more line.\n", "utf-8"
    )
    assert lint(site)[0] == before
    page.write_text(page.read_text("utf-8") + "\nAnd one.\n", "utf-8")
    assert lint(site) == (before, 1)
    (site / "pages" / "new.rst").write_text("New\n===\n\n:talk:`nobody`\n", "utf-8")
    found, _ = lint(site)
    message = 'unknown talk "nobody"; shown unlinked. Check the spelling. [summit.unknown_target]'
    assert [one for one in found if one not in before] == [("pages/new.rst", 4, message)]
    (site / "pages" / "new.rst").unlink()
    assert lint(site)[0] == before


def test_lint_of_a_folder_that_nobody_may_write(
    tmp_path: Path, lint: Lint, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_of("03-unknown-topic", tmp_path)
    (site / "_build").write_text("no folder", "utf-8")
    expected = told((EXPECTED / "03-unknown-topic.txt").read_text("utf-8").split("\n"))
    assert lint(site)[0] == expected


@pytest.mark.parametrize(
    ("conf", "reason"),
    [
        ("", '"summitnotes" is not among the extensions, so there is nothing to look at. Add it.'),
        ("extensions = [", "There is a syntax error in your configuration file: '[' was never closed"),
    ],
)
def test_settings_that_cannot_be_used(
    conf: str,
    reason: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "conf.py").write_text(conf, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["lint"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("lint: ")
    assert f"conf.py: {reason}" in err


def test_a_damaged_memory_says_nothing(tmp_path: Path, lint: Lint) -> None:
    site = site_of("03-unknown-topic", tmp_path)
    found, _ = lint(site)
    for text in ("", "{}", "[1]", '{"question": 1, "states": 2}'):
        (site / KEPT / "said.json").write_text(text, "utf-8")
        assert lint(site) == (found, 0)


def test_nothing_is_said_of_the_site_that_ships(tmp_path: Path, lint: Lint) -> None:
    site = tmp_path / "checkout"
    shutil.copytree(REPOSITORY, site, ignore=LEFT_OUT)
    assert lint(site)[0] == []
    assert lint(site) == ([], None)


def test_files_and_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site = site_of("01-misspelt-option-rst", tmp_path)
    monkeypatch.chdir(site)
    assert main(["lint", "pages/p.rst", "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "path": "pages/p.rst",
            "line": 8,
            "column": 4,
            "message": 'unknown option ":speeker:" of talk; left out. Did you mean ":speakers:"?',
            "code": "summit.key",
        }
    ]
    assert main(["lint", "index.md"]) == 0
    assert main(["lint", "nothing.md"]) == 2
    assert "lint: nothing.md: there is no such file." in capsys.readouterr().err


def test_fix_mends_and_tells_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site = site_of("14-unknown-key", tmp_path)
    monkeypatch.chdir(site)
    assert main(["lint", "--fix"]) == 1
    assert (site / "notes/2026-01-x/event.yml").read_text("utf-8") == (
        "title: X\nstart: 2026-01-05\nlieu: Lyon\n"
    )
    out = capsys.readouterr().out
    assert "titel" not in out
    assert 'unknown key "lieu"' in out


MENDS = [
    ("..talk:: X", '"..talk:: X" seems to be a directive, but it is shown as text. Did you mean ".. talk::"?',
     ".. talk:: X"),
    ("```talk X", '"```talk" seems to be a directive, but it is shown as text. Did you mean "```{talk}"?',
     "```{talk} X"),
    ("see :talk:`X`.", '":talk:`X`" seems to be a role, but it is shown as text. Did you mean "{talk}`…`"?',
     "see {talk}`X`."),
    (":start:10:00", '":start:10:00" seems to be an option of talk, but it stands below as text. '
     'Write ":start: …".', ":start: 10:00"),
    ("lieu: Lyon", 'event.yml: unknown key "lieu" ignored; did you mean "title"?', "lieu: Lyon"),
    ("titel: X", 'event.yml: unknown key "titel" ignored; did you mean "title"?', "title: X"),
    ("a cef of note", 'unknown topic "cef"; left out of the index. Did you mean "ceph"?', "a cef of note"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "message", "mended"), MENDS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_is_mended(row: str, message: str, mended: str, newline: str) -> None:
    text = newline.join(["first", row, "last", ""])
    assert mend(text, [(2, message)]) == newline.join(["first", mended, "last", ""])
