"""``lint`` finds what a build finds, with a column; ``--fix`` mends what is certain and nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from summitnotes.__main__ import main
from summitnotes.commands.mending import mend
from tests.site.test_slips import EXPECTED, site_of

REPOSITORY = Path(__file__).parents[2]
PLACE = re.compile(r"^(\S.*?):(\d*): (?:WARNING|ERROR): (.*)$")


def told(path: Path) -> list[tuple[str, int, str]]:
    """What a build says of a case, as (path, line, message)."""
    found = [PLACE.match(row) for row in path.read_text("utf-8").split("\n")]
    return sorted((each[1], int(each[2] or 1), each[3]) for each in found if each)


def said(text: str) -> list[tuple[str, int, str]]:
    rows = [row.split(":", 3) for row in text.splitlines()]
    return sorted((path, int(line), message.strip()) for path, line, _column, message in rows)


@pytest.mark.parametrize(
    "case", ["07-options-not-indented", "12e-nested-same-fence", "16d-two-entries-one-place", "16i-footnotes",
             "18-voc", "18d-voc-empty", "more+all5"],
)  # fmt: skip
def test_lint_finds_what_a_build_finds(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site = site_of(case, tmp_path)
    monkeypatch.chdir(site)
    expected = [each for each in told(EXPECTED / f"{case}.txt") if "bibtex" not in each[2]]
    assert main(["lint"]) == (1 if expected else 0)
    assert said(capsys.readouterr().out) == expected
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]  # nothing was written


def test_nothing_is_said_of_the_site_that_ships(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "--conf", str(REPOSITORY)]) == 0
    assert capsys.readouterr().out == ""


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
