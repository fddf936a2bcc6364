"""What may not be read is skipped and told, and the site stands; also where root runs the tests."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from sphinx.application import Sphinx
from sphinx.config import Config

from summitnotes.sphinx.writing import writable

from ..site.conftest import CONF, Build
from .holding import text_of

FILES: dict[str, str | bytes] = {
    "notes/open/x.txt": "Words\n\nof the open\n",
    "notes/open/event.yml": "title: Open\n",
    "notes/shut/x.txt": "Words\n\nof the shut\n",
    "notes/shut/event.yml": "title: Shut\n",
    "people.yml": "people:\n- {name: Ann Lee}\n",
}


def shut(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """From now on nobody may read ``place`` or what is in it, as the system would say."""

    def guarded(call: Callable[..., Any]) -> Callable[..., Any]:
        def checked(path: Any, *arguments: Any, **options: Any) -> Any:
            if isinstance(path, str | os.PathLike) and Path(os.fspath(path)).is_relative_to(os.fspath(place)):
                raise PermissionError(13, "Permission denied", str(path))
            return call(path, *arguments, **options)

        return checked

    access = os.access
    monkeypatch.setattr(io, "open", guarded(io.open))
    monkeypatch.setattr(os, "scandir", guarded(os.scandir))
    monkeypatch.setattr(os, "listdir", guarded(os.listdir))
    monkeypatch.setattr(
        os,
        "access",
        lambda path, *rest, **more: os.fspath(path) != os.fspath(place) and access(path, *rest, **more),
    )


@pytest.mark.parametrize(
    "place", ["notes", "notes/shut", "notes/shut/event.yml", "notes/shut/x.txt", "people.yml"]
)
def test_the_site_stands(build: Build, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build(files=FILES)
    assert first.warnings == []
    shut(monkeypatch, first.source / place)
    for built in (build(), build(fresh=True)):
        assert built.warnings
        assert all("[summit.unreadable]" in line for line in built.warnings), built.warnings
        assert any(line.startswith(f"{place}:1: WARNING: ") for line in built.warnings)
        assert (built.out / "index.html").is_file()
        if place != "notes":
            assert "of the open" in text_of(built, "notes/open/x")


# ---- folders --------------------------------------------------------------------------------


def test_a_folder_whose_names_can_be_listed_and_nothing_more(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build(files=FILES)
    folder, access, lstat = first.source / "notes/shut", os.access, Path.lstat

    def refusing(path: Path) -> os.stat_result:
        if path.parent == folder:
            raise PermissionError(13, "Permission denied", str(path))
        return lstat(path)

    monkeypatch.setattr(Path, "lstat", refusing)
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != folder and access(path, mode))
    built = build(fresh=True)
    assert built.warnings == [
        "notes/shut:1: WARNING: folder cannot be read (Permission denied); skipped. [summit.unreadable]"
    ]
    assert "of the open" in text_of(built, "notes/open/x")


def told_of(outdir: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is said before a build into ``outdir``."""
    said: list[str] = []
    monkeypatch.setattr(writable.logger, "error", lambda message, *values: said.append(message % values))
    app = SimpleNamespace(outdir=outdir, doctreedir=outdir / ".doctrees")
    with contextlib.suppress(SystemExit):
        writable.check_folders(cast(Sphinx, app), Config())
    return said


@pytest.mark.parametrize("shut", ["out", "out/_search", "out/.doctrees/notes"])
def test_a_folder_that_cannot_be_written_is_told_before_anything_is_read(
    tmp_path: Path, shut: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("out/_search", "out/.doctrees/notes"):
        (tmp_path / folder).mkdir(parents=True)
    assert told_of(tmp_path / "out", monkeypatch) == []
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path) != tmp_path / shut)
    assert told_of(tmp_path / "out", monkeypatch) == [
        f'the folder "{tmp_path / shut}" cannot be written; nothing is built. Build into another one, or let '
        "whoever builds read and write there."
    ]


def test_where_no_folder_is_yet_the_one_around_it_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told_of(tmp_path / "new/out", monkeypatch) == []
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path) != tmp_path)
    assert f'"{tmp_path}"' in told_of(tmp_path / "new/out", monkeypatch)[0]


# ---- files that go away, or never end --------------------------------------------------------

GOING = """
from pathlib import Path

def go(app, *_):
    Path(app.srcdir, "notes/open/gone.txt").unlink(missing_ok=True)

def setup(app):
    app.connect({event!r}, go, priority=1)
"""


@pytest.mark.parametrize("event", ["env-before-read-docs", "env-updated", "write-started"])
def test_a_file_that_goes_away_meanwhile(build: Build, event: str) -> None:
    copied = CONF.replace("html_copy_source = False", "")
    built = build(
        files={**FILES, "notes/open/gone.txt": "Words\n\nthat went away\n"},
        conf=copied + GOING.format(event=event),
    )
    assert "of the open" in text_of(built, "notes/open/x")
    if event == "env-before-read-docs":
        assert built.warnings == [
            "notes/open/gone.txt:1: WARNING: cannot be read (No such file or directory); the page is empty. "
            "[summit.unreadable]"
        ]
    else:  # it was read, and the next build will not find it
        assert built.warnings == []
        assert "that went away" in text_of(built, "notes/open/gone")


def test_a_pipe_in_the_place_of_a_picture_is_not_waited_for(build: Build) -> None:
    first = build(files=FILES)
    os.mkfifo(first.source / "notes/open/p.png")
    built = build(files={**FILES, "notes/open/y.md": "# Words\n\n![a pipe](p.png)\n"})
    assert built.warnings == [
        "notes/open/p.png:1: WARNING: skipped: it is no regular file. [summit.unreadable]",
        'notes/open/y.md:3: WARNING: picture "p.png" is not there; shown as text. [summit.media]',
    ]


def test_files_beyond_all_measure_are_not_read(build: Build) -> None:
    first = build(files={**FILES, "notes/open/y.md": "# Words\n\n![a hole](p.png)\n"})
    for name in ("notes/open/p.png", "notes/open/hole.txt", "notes/shut/event.yml"):
        (first.source / name).touch()
        os.truncate(first.source / name, 1 << 36)  # more than fits into memory, and not on the disk
    built = build()
    big = "skipped: it has more than 500 MB; put something smaller here. [summit.unreadable]"
    said = "\n".join(built.warnings)
    assert f"notes/open/hole.txt:1: WARNING: {big}" in said
    assert f"notes/open/p.png:1: WARNING: {big}" in said
    assert 'y.md:3: WARNING: picture "p.png" has more than 500 MB; shown as text. [summit.media]' in said
    assert (
        "notes/shut/event.yml:1: WARNING: the file has more than 1000000 bytes; the text was cut there"
        in said
    )
    assert "of the open" in text_of(built, "notes/open/x")
