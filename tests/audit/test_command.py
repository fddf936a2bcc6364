"""The command: what it prints, which files it takes, and its exit status."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from summitnotes.__main__ import main
from summitnotes.audit import auditing
from summitnotes.formats import decoding
from summitnotes.sphinx.reading import readers

from .conftest import CONF

NOTES = "# Storage\n\nDisks fail, see <http://example.org/disks> today.\n\n- tapes\n- cables\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "conf.py").write_text(CONF, "utf-8")
    (tmp_path / "index.md").write_text("# Site\n", "utf-8")
    folder = tmp_path / "notes" / "2014-05-lyon"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text(NOTES, "utf-8")
    (folder / "b.txt").write_text("Some words that somebody wrote down.\n", "utf-8")
    return tmp_path


def run(project: Path, *arguments: str) -> int:
    return main(["audit", "--conf", str(project), *arguments])


def test_all_notes(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project) == 0
    text = capsys.readouterr().out
    assert "notes/2014-05-lyon/a.md" in text
    assert "format       markdown 1.00 (by suffix; next " in text
    assert "page         1 headings, 2 items, 1 links" in text
    assert text.endswith("Nothing was lost and nothing was invented.\n")
    assert "\x1b" not in text


def test_json_is_the_only_output(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, "--json") == 0
    data: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert [file["path"] for file in data["files"]] == ["notes/2014-05-lyon/a.md", "notes/2014-05-lyon/b.txt"]
    assert data["total"]["unbalanced"] == 0
    first = data["files"][0]
    assert first["format"]["id"] == "markdown"
    assert first["counts"]["items"] == 2
    assert first["words"]["unaccounted"] == {}


def test_front_matter_is_shown_with_what_nothing_uses(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    matter = "---\ntitle: Boats\ntopics: [ceph, swift]\nlayout: post\ndraft: false\n---\n"
    (project / "notes" / "2014-05-lyon" / "a.md").write_text(f"{matter}\n{NOTES}", "utf-8")
    assert run(project) == 0
    text = capsys.readouterr().out
    assert "  front matter title Boats; topics ceph, swift\n" in text
    assert "               kept, unused: layout: post; draft: false\n" in text
    assert run(project, "--json") == 0
    files = json.loads(capsys.readouterr().out)["files"]
    assert [file["front_matter"] for file in files] == [
        {"title": "Boats", "topics": ["ceph", "swift"], "rest": [["layout", "post"], ["draft", "false"]]},
        {"rest": []},
    ]


def test_files_anywhere(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    (outside / "c.dokuwiki").write_text("====== Day ======\n\n  * thing\n", "utf-8")
    inside = project / "notes" / "2014-05-lyon" / "b.txt"
    assert run(project, str(outside / "c.dokuwiki"), str(inside)) == 0
    text = capsys.readouterr().out
    assert text.index("c.dokuwiki") < text.index("b.txt")
    assert "2 files, 3 lines" in text
    assert run(project, str(inside)) == 0
    assert "1 files, 1 lines, 6 words" in capsys.readouterr().out


def test_files_that_cannot_be_audited(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, str(project / "not-there.txt")) == 2
    assert "not-there.txt: there is no such file." in capsys.readouterr().err
    assert run(project, str(project / "notes")) == 2
    assert "is no regular file" in capsys.readouterr().err
    assert run(project, str(project / "conf.py")) == 2
    assert "no kind of notes that is read" in capsys.readouterr().err
    assert run(project, "--notes", str(project / "nowhere")) == 2
    assert "there is no such folder" in capsys.readouterr().err
    assert run(project / "notes") == 2
    assert "give --conf" in capsys.readouterr().err


def test_what_is_cut_off_is_counted(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for module in (decoding, auditing):
        monkeypatch.setattr(module, "MAX_BYTES", 20_000)
    long = project / "notes" / "2014-05-lyon" / "b.txt"
    long.write_text("Some words of a file that has no end.\n" * 700, "utf-8")
    assert run(project, "--json", str(long)) == 0
    (file,) = json.loads(capsys.readouterr().out)["files"]
    words = file["words"]["dropped"]["cut-off"] + sum(file["words"]["kept"].values())
    assert file["words"]["dropped"]["cut-off"] > 0
    assert abs(words - 700 * 9) < 20
    assert [warning["type"] for warning in file["warnings"]] == ["limit"]


def test_a_loss_fails(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read = readers.read

    def lossy(format_id: str, text: str, *rest: Any, **more: Any) -> Any:
        return read(format_id, text.replace("cables", "tables"), *rest, **more)

    monkeypatch.setattr(readers, "read", lossy)
    assert run(project) == 1
    text = capsys.readouterr().out
    assert "line 6: unaccounted for: cables" in text
    assert 'line 6: "tables" (paragraph) stands on the page and nowhere in the source' in text
    assert "1 of 2 files are not fully accounted for." in text
