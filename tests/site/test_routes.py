"""The same site by every way to build it: with ``-c``, as Read the Docs does, in parallel, elsewhere."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from .comparing import differences
from .conftest import LEFT_OUT, sphinx_build

if TYPE_CHECKING:
    from pathlib import Path


def test_read_the_docs_route(checkout: Path, usual: Path) -> None:
    assert differences(usual, sphinx_build(checkout, ".")) == []


def test_parallel_equals_serial(checkout: Path, usual: Path) -> None:
    assert differences(usual, sphinx_build(checkout, "-j", "2", "-c", ".", "docs")) == []


def test_another_folder_time_zone_and_hash_seed(checkout: Path, usual: Path) -> None:
    elsewhere = checkout.parent / "another place"
    shutil.copytree(checkout, elsewhere, ignore=LEFT_OUT)
    out = sphinx_build(elsewhere, "-c", ".", "docs", TZ="Pacific/Auckland", PYTHONHASHSEED="7")
    assert differences(usual, out) == []
