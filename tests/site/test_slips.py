"""What people type wrongly: each slip has one message, at its place and with its remedy, and no word is lost.

``tests/cases/slips/`` has the slips: a folder holds the files in which a site differs from ``base``; more of
their kinds lie beside what is expected. ``tests/roots/test-slips/<folder>.txt`` has the messages that must
come, one a line; an empty file says that the folder is a valid twin.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from .conftest import REPOSITORY, ROOTS, builder_in

CASES = REPOSITORY / "tests" / "cases" / "slips"
EXPECTED = ROOTS / "test-slips"
CONF = """
extensions = ["myst_parser", "sphinx_design", "sphinxcontrib.bibtex", "summitnotes"]
primary_domain = "summit"
smartquotes = False
html_theme = "basic"
html_copy_source = False
bibtex_bibfiles = ["references.bib"]
myst_enable_extensions = ["colon_fence", "fieldlist"]
suppress_warnings = ["toc.empty_glob"]
"""
#: Files of the base for which a case has one of another name.
REPLACED = {
    "18e-yaml-ext": "notes/2026-01-x/event.yml",
    "18f-voc-yaml": "vocabulary.yml",
    "18g-Event.yml": "notes/2026-01-x/event.yml",
}
#: Words that the authors of the slips chose so that their loss shows.
KEPT = re.compile(
    r"\b(?:(?:body|before|after|more|second)-[a-z]\d\d|[a-z]*-?keep[A-Z]?|after-unclosed-\w+)\b"
)


def site_of(case: str, folder: Path) -> Path:
    """The files of the base with those of a case over them."""
    source = folder / "site"
    shutil.copytree(CASES / "base" / "docs", source)
    if case in REPLACED:
        (source / REPLACED[case]).unlink()
    own = EXPECTED / case
    shutil.copytree(
        (own if own.is_dir() else CASES / Path(*case.split("+"))) / "docs", source, dirs_exist_ok=True
    )
    (source / "conf.py").write_text(CONF, encoding="utf-8")
    return source


@pytest.mark.parametrize("path", sorted(EXPECTED.glob("*.txt")), ids=lambda path: path.stem)
def test_slip(path: Path, tmp_path: Path) -> None:
    source = site_of(path.stem, tmp_path)
    built = builder_in(tmp_path)()
    messages = "".join(f"{message}\n" for message in built.warnings)
    assert messages == path.read_text("utf-8")
    assert "<" not in re.sub(r'"[^"\n]*"', "", messages.replace("pandoc:<name>", ""))  # no node is shown
    for page in sorted(source.glob("pages/*")):
        html = (built.out / page.relative_to(source).with_suffix(".html")).read_text("utf-8")
        shown = BeautifulSoup(html, "html.parser").get_text(" ")
        words = KEPT.findall(page.read_bytes().decode("utf-8", "replace"))
        assert [word for word in words if word not in shown] == [], page.name


def test_every_slip_is_expected() -> None:
    folders = {path.name for path in CASES.iterdir() if path.is_dir()} - {"base", "more"}
    folders |= {f"more+{path.name}" for path in (CASES / "more").iterdir()}
    folders |= {path.name for path in EXPECTED.iterdir() if path.is_dir()}
    assert {path.stem for path in EXPECTED.glob("*.txt")} == folders
