"""Sidebars of the build before hold while nothing that they show has changed; else they are made anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sphinx.testing.util import SphinxTestApp

from summitnotes.sphinx.writing import navigation

CONF = """
html_theme = "furo"
extensions = ["myst_parser", "summitnotes"]
html_copy_source = False
html_last_updated_fmt = None
"""
NOTES = "Oslo, {day}\n\n10:00 - Ceph at home / Kari Moen\n\n - cheap disks\n"
FILES = {
    "conf.py": CONF,
    "index.rst": "Root\n====\n\n.. toctree::\n\n   guide\n   notes/2012-oslo/index\n"
    "   notes/2014-lyon/index\n",
    "guide.rst": "Guide\n=====\n\nOne\n---\n\nTwo\n---\n",
    "notes/2012-oslo/day.txt": NOTES.format(day="15 October 2012"),
    "notes/2014-lyon/day.txt": NOTES.format(day="12 May 2014"),
}
#: What is changed -> file, what stands in it, and what instead; whether the table of contents is resolved.
CHANGES = {
    "a line": ("notes/2012-oslo/day.txt", "cheap disks", "cheap disks, and many", False),
    "a section below the first level": ("guide.rst", "Two\n---", "Three\n-----", False),
    "a title": ("guide.rst", "Guide\n=====", "Guide *for all*\n==============", True),
    "a mark in a title": ("guide.rst", "Guide\n=====", "*Guide*\n=======", True),
    "a second title": ("guide.rst", "Two\n---", "Two\n===", True),
    "an entry": ("index.rst", "   guide\n", "   guide\n   Elsewhere <https://example.org/>\n", True),
    "a caption": ("index.rst", ".. toctree::\n", ".. toctree::\n   :caption: All\n", True),
    "numbers": ("index.rst", ".. toctree::\n", ".. toctree::\n   :numbered:\n", True),
    "a year": ("notes/2012-oslo/day.txt", "October 2012", "October 2011", True),
    "a language": ("conf.py", 'html_theme = "furo"', 'html_theme = "furo"\nlanguage = "fr"', True),
}


def _build(source: Path) -> dict[str, str]:
    app = SphinxTestApp("html", srcdir=source)
    try:
        app.build()
    finally:
        app.cleanup()
    out = Path(app.outdir)
    return {path.relative_to(out).as_posix(): path.read_text("utf-8") for path in out.rglob("*.html")}


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that was built."""
    source = tmp_path_factory.mktemp("site") / "docs"
    for name, text in FILES.items():
        (path := source / name).parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    _build(source)
    return source


@pytest.mark.parametrize("change", CHANGES)
def test_sidebars_after_a_change_are_those_of_a_fresh_build(
    begun: Path, tmp_path: Path, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """… and the table of contents is resolved only where it has changed."""
    name, old, new, resolves = CHANGES[change]
    source = tmp_path / "docs"
    shutil.copytree(begun, source)
    text = (source / name).read_text("utf-8")
    assert old in text
    (source / name).write_text(text.replace(old, new, 1), "utf-8")
    resolved: list[str] = []
    resolve = navigation.Navigation._resolved
    monkeypatch.setattr(
        navigation.Navigation, "_resolved", lambda self, doc: resolved.append(doc) or resolve(self, doc)
    )
    again = _build(source)
    assert bool(resolved) is resolves
    shutil.rmtree(source / "_build")
    assert again == _build(source)
