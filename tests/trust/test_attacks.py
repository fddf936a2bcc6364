"""Attacks, one folder each in ``attacks/``: its notes, beside them what must come of them.

``expected.yml``: ``warnings`` (all of them; file:line subtype: message), ``hidden`` (words that are markup,
not shown), ``copied`` (files that reach the output) and ``silent`` (patterns that no file of the output may
hold). Beside what attacks stands its valid twin, of which nothing is said. All folders are one site.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from summitnotes.formats.pandoc.process import find_pandoc

from ..site.conftest import Build, Built
from .holding import assert_harmless, body, lost, warnings_of

ATTACKS = Path(__file__).parent / "attacks"
EXPECTED = "expected.yml"
CASES = sorted(path.name for path in ATTACKS.iterdir())
#: What is written for programs or shown by them.
OUTPUT = (".html", ".xml", ".json", ".ics", ".js", ".inv", ".csv", ".bib")

pytestmark = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not installed")


def files_of(case: str) -> dict[str, str | bytes]:
    """The files of a case, below the source folder."""
    folder = ATTACKS / case
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != EXPECTED)
    return {f"notes/{case}/{path.relative_to(folder)}": path.read_bytes() for path in paths}


def expected_of(case: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ATTACKS / case / EXPECTED).read_text("utf-8")) or {}
    return found


@pytest.fixture(scope="module")
def site(build_once: Build) -> Built:
    files: dict[str, str | bytes] = {}
    for case in CASES:
        files.update(files_of(case))
    return build_once(files=files)


def docnames(site: Built, case: str) -> list[str]:
    return sorted(doc for doc in site.app.env.found_docs if doc.startswith(f"notes/{case}/"))


@pytest.mark.parametrize("case", CASES)
def test_is_told_at_its_line(site: Built, case: str) -> None:
    paths = [*files_of(case), f"notes/{case}"]
    said = [f"{path.split('/', 2)[-1]}:{told}" for path in paths for told in warnings_of(site, path)]
    assert sorted(said) == sorted(expected_of(case).get("warnings", []))


@pytest.mark.parametrize("case", CASES)
def test_has_no_power_and_loses_no_word(site: Built, case: str) -> None:
    expected = expected_of(case)
    shown = {doc: body(site, doc) for doc in docnames(site, case)}
    for doc in shown:
        assert_harmless(site, doc)
    for path, content in files_of(case).items():
        doc = site.app.env.path2doc(path)
        if doc in shown:
            addresses = " ".join(str(tag["href"]) for tag in shown[doc].select("a[href]"))
            text = content.decode("utf-8", "replace") if isinstance(content, bytes) else content
            gone = lost(text, f"{shown[doc].get_text()} {addresses}", expected.get("hidden", ()))
            assert gone == [], path


@pytest.mark.parametrize("case", CASES)
def test_only_what_is_allowed_is_copied(site: Built, case: str) -> None:
    own = {path.rpartition("/")[2] for path in files_of(case)}
    copied = {path.name for folder in ("_images", "_downloads") for path in (site.out / folder).rglob("*")}
    assert own & copied == set(expected_of(case).get("copied", ()))


@pytest.mark.parametrize("case", CASES)
def test_nothing_says_what_must_not_be_said(site: Built, case: str) -> None:
    files = [path for path in site.out.rglob("*") if path.is_file() and path.suffix in OUTPUT]
    for pattern in expected_of(case).get("silent", ()):
        found = [
            path.name for path in files if re.search(pattern, path.read_bytes().decode("utf-8", "replace"))
        ]
        assert found == [], pattern
