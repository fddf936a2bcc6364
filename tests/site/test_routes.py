"""The same site by every way to build it: with ``-c``, as Read the Docs does, in parallel, elsewhere."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from .comparing import differences
from .conftest import LEFT_OUT, REPOSITORY, sphinx_build

if TYPE_CHECKING:
    from pathlib import Path


def test_parallel_equals_serial(checkout: Path, usual: Path) -> None:
    assert differences(usual, sphinx_build(checkout, "-j", "2", "-c", ".", "docs")) == []


def test_read_the_docs_route_in_another_folder_time_zone_and_hash_seed(checkout: Path, usual: Path) -> None:
    elsewhere = checkout.parent / "another place"
    shutil.copytree(checkout, elsewhere, ignore=LEFT_OUT)
    out = sphinx_build(elsewhere, ".", TZ="Pacific/Auckland", PYTHONHASHSEED="7")
    assert differences(usual, out) == []


def test_make_html_in_a_clone(tmp_path: Path) -> None:
    """What was committed is enough, in any folder. Only the packages are those of this environment."""
    clone = tmp_path / "été neuf" / "summit notes"
    for source, target, *options in ((REPOSITORY, tmp_path / "bare.git", "--bare"), ("bare.git", clone)):
        subprocess.run(["git", "clone", "-q", *options, source, target], cwd=tmp_path, check=True)
    (clone / ".venv").symlink_to(sys.prefix)
    command = ["make", "-o", ".venv/.site", "html", "JOBS=1", "SPHINXOPTS=-q -W --keep-going"]
    plain = {
        name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MFLAGS", "NOTES")
    }
    done = subprocess.run(command, cwd=clone, capture_output=True, text=True, check=False, env=plain)
    assert (done.returncode, done.stderr) == (0, "")
    events = json.loads((clone / "_build/html/talks.json").read_text("utf-8"))["events"]
    folders = {path.name for path in (clone / "docs" / "notes").iterdir()}
    assert {event["id"] for event in events} == folders
