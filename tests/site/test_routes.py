"""The same site by every way to build it: with ``-c``, as Read the Docs does, in parallel, elsewhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .comparing import differences
from .conftest import REPOSITORY

LEFT_OUT = shutil.ignore_patterns(
    ".venv", ".git", "_build", ".*_cache", "__pycache__", ".hypothesis", "*.egg-info"
)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("routes") / "checkout"
    shutil.copytree(REPOSITORY, folder, ignore=LEFT_OUT)
    return folder


def sphinx_build(folder: Path, *arguments: str, **environment: str) -> Path:
    out = folder.parent / f"{folder.name}-{len(list(folder.parent.iterdir()))}"
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-W",
        "--keep-going",
        "-d",
        f"{out}.doctrees",
        *arguments,
        str(out),
    ]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="module")
def usual(checkout: Path) -> Path:
    return sphinx_build(checkout, "-c", ".", "docs")


def test_read_the_docs_route(checkout: Path, usual: Path) -> None:
    assert differences(usual, sphinx_build(checkout, ".")) == []


def test_parallel_equals_serial(checkout: Path, usual: Path) -> None:
    assert differences(usual, sphinx_build(checkout, "-j", "2", "-c", ".", "docs")) == []


def test_another_folder_time_zone_and_hash_seed(checkout: Path, usual: Path) -> None:
    elsewhere = checkout.parent / "another place"
    shutil.copytree(checkout, elsewhere, ignore=LEFT_OUT)
    out = sphinx_build(elsewhere, "-c", ".", "docs", TZ="Pacific/Auckland", PYTHONHASHSEED="7")
    assert differences(usual, out) == []
