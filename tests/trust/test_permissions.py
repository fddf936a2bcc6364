"""What may not be read is skipped and told, and the site stands; also where root runs the tests."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ..site.conftest import Build
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
