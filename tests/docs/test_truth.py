"""Messages that the documentation shows are those that come; each has the files that bring it about."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.documentation import DOCS, REPOSITORY
from summitnotes.__main__ import main

CONF = 'extensions = ["myst_parser", "summitnotes"]\nprimary_domain = "summit"\nhtml_theme = "basic"\n'
NOTES = {"docs/notes/2026-lyon/day.md": "# Lyon\n\n## 09:00 Disks / Ann Lee\n\nWarm.\n"}
EVENT = "docs/notes/2026-lyon/event.yml"
SAMPLES: dict[str, dict[str, str]] = {
    "guide/start.md": {**NOTES, EVENT: "title: Lyon\nstart: 2026-10-12\nend: 2026-10-02\n"},
    "guide/topics.md": {
        **NOTES,
        EVENT: "title: Lyon\ntalks:\n  - at: 09:00 Disks\n    topics: [greb]\n",
        "docs/vocabulary.yml": "topics:\n- {id: grebe, pref_label: {en: Grebe}}\n",
    },
    "reference/warnings.md": {
        "docs/talks.md": "# T\n" + "\n" * 7 + "```{talk} X\n:room: 1\n:track: a\n:start: 25:00\n```\n",
    },
}
_SAMPLE = re.compile(r"```text\n(docs/[^`]+? WARNING: [^`]+)```")


def test_every_sample_is_tried() -> None:
    pages = {
        p.relative_to(DOCS).as_posix() for p in DOCS.rglob("*.md") if _SAMPLE.search(p.read_text("utf-8"))
    }
    assert pages == SAMPLES.keys()


def lint_of(
    files: dict[str, str | bytes],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> list[str]:
    """What is said of a site, as a build would print it. The files are those of a repository."""
    for name, text in {"conf.py": CONF, "docs/index.md": "# Site\n", **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    monkeypatch.chdir(folder)
    main(["lint"])
    said = re.sub(r"^(\S+:\d+):\d+: ", r"\1: WARNING: ", capsys.readouterr().out, flags=re.MULTILINE)
    return [row for row in said.splitlines() if not row.endswith(" [toc.not_included]")]


@pytest.mark.parametrize("page", SAMPLES)
def test_message(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = lint_of({**SAMPLES[page]}, tmp_path, monkeypatch, capsys)
    (sample,) = _SAMPLE.findall((DOCS / page).read_text("utf-8"))
    assert " ".join(sample.split()) in said


@pytest.mark.parametrize("page", sorted(p.relative_to(DOCS).as_posix() for p in DOCS.glob("*/*.md")))
def test_commands_of_make_are_targets(page: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text("utf-8"), re.MULTILINE))
    shown = set(re.findall(r"^\$ make ([a-z-]+)", (DOCS / page).read_text("utf-8"), re.MULTILINE))
    assert shown <= targets


@pytest.mark.parametrize("name", ["vocabulary.yml", "people.yml"])
def test_paths_in_comments_are_there(name: str) -> None:
    comments = re.findall(r"^ *# .*$", (DOCS / name).read_text("utf-8"), re.MULTILINE)
    paths = re.findall(r"\b(?:docs|reference|guide)/[\w./-]*\w", "\n".join(comments))
    assert [path for path in paths if not (REPOSITORY / path).exists()] == []
