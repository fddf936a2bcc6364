"""The contracts of ``make lint`` hold the floors: each is broken once here, and seen to fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from docs.documentation import REPOSITORY

#: A module, what it must not import, and the contract that says so.
BROKEN = {
    "a record that asks a finder": (
        "records/model.py",
        "summitnotes.findings.dates.finding",
        "floors: imports go downwards",
    ),
    "a view that makes the catalogue": (
        "views/home.py",
        "summitnotes.catalogue.compiling",
        "floors: imports go downwards",
    ),
    "the store that knows a directive": (
        "sphinx/store/domain.py",
        "summitnotes.sphinx.authoring.directives",
        "rooms of the upper floor: imports go downwards",
    ),
    "two finders in a circle": (
        "findings/dates/times.py",
        "summitnotes.findings.sessions.lines.peeling",
        "no circles",
    ),
    "a finder that reads a format": (
        "findings/sessions/words/kinds.py",
        "summitnotes.formats.rst",
        "readers and finders know nothing of each other",
    ),
    "a format that borrows from another": (
        "formats/plaintext/marks.py",
        "summitnotes.formats.dokuwiki.links",
        "formats know nothing of each other",
    ),
    "an export that asks a finder": (
        "exports/skos.py",
        "summitnotes.findings.topics.matching",
        "exports see nothing but records",
    ),
    "a catalogue with trees": ("catalogue/talks.py", "docutils.nodes", "records know no trees"),
    "a reader that needs Sphinx": (
        "formats/rst/limits.py",
        "sphinx.parsers",
        "no Sphinx below the upper floor",
    ),
}


def broken_contracts(root: Path) -> list[str]:
    """The names of the contracts that the package in ``root`` breaks."""
    command = [sys.executable, "-c", "import importlinter.cli as cli; cli.lint_imports_command()"]
    environment = {**os.environ, "PYTHONPATH": str(root), "COLUMNS": "200"}
    done = subprocess.run(
        [*command, "--no-cache", "--config", str(REPOSITORY / "pyproject.toml")],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Contracts: " in done.stdout, done.stdout + done.stderr
    broken = [line.removesuffix(" BROKEN") for line in done.stdout.splitlines() if line.endswith(" BROKEN")]
    assert (done.returncode == 0) == (not broken)
    return broken


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with a copy of the package."""
    shutil.copytree(
        REPOSITORY / "_ext" / "summitnotes",
        tmp_path / "summitnotes",
        ignore=shutil.ignore_patterns("__pycache__", "*.txt", "*.html"),
    )
    return tmp_path


def test_the_package_keeps_its_contracts(root: Path) -> None:
    assert broken_contracts(root) == []


@pytest.mark.parametrize("case", list(BROKEN))
def test_an_import_too_many_is_seen(root: Path, case: str) -> None:
    module, imported, contract = BROKEN[case]
    path = root / "summitnotes" / module
    path.write_text(f"{path.read_text('utf-8')}\nimport {imported}\n", "utf-8")
    assert contract in broken_contracts(root)
