"""At home in any Sphinx site: styles and scripts come along, others keep what is theirs, the wheel works."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from summitnotes.sphinx import borrowed

from .conftest import REPOSITORY, Build

BARE = 'extensions = ["summitnotes"]\nprimary_domain = "summit"\nhtml_theme = "{}"\n'
PRIVATE = re.compile(
    r"\b(?:env|builder)\._app\b|from sphinx[\w.]*\._|from sphinx[\w.]* import _|parser\._config"
)
RST = {
    "index.rst": "Site\n====\n\n.. talk-list::\n",
    "README.md": "# Read me\n",
    "notes/2026-lyon/day.md": "# Lyon\n\n## 09:00 Disks / Ann Lee\n\n- warm\n",
}


@pytest.mark.parametrize("theme", ["furo", "alabaster", "basic", "classic"])
def test_cards_bring_their_style_and_scripts(build: Build, theme: str) -> None:
    site = build(files=RST, conf=BARE.format(theme))
    html = site.text("index.html")
    for name in ("summit.css", "summit-filter.js", "summit-lists.js", "summit-links.js"):
        assert (site.out / "_static" / name).is_file(), name
    assert "_static/summit.css" in html
    assert "_static/summit-links.js" in html
    assert "summit-filter.js" not in html  # one talk leaves nothing to filter
    assert "Disks" in html


def test_a_site_may_replace_a_file_of_the_package(build: Build) -> None:
    conf = BARE.format("basic") + 'html_static_path = ["mine"]\n'
    site = build(files={**RST, "mine/summit.css": "/* mine */\n"}, conf=conf)
    assert site.text("_static/summit.css") == "/* mine */\n"


def test_markdown_pages_are_wanted_or_not(build: Build) -> None:
    site = build(files=RST, conf=BARE.format("basic"))
    assert "README" not in site.app.env.found_docs
    assert "notes/2026-lyon/day" in site.app.env.found_docs
    wanted = build(files=RST, conf=BARE.format("basic").replace("[", '["myst_parser", '), name="wanted")
    assert "README" in wanted.app.env.found_docs


PARSER = """
from docutils import nodes
from sphinx.parsers import Parser

class Loud(Parser):
    supported = ("loud",)

    def parse(self, inputstring, document):
        document += nodes.section("", nodes.title("", inputstring.strip().upper()), ids=["x"])

def setup(app):
    app.add_source_suffix(".loud", "loud")
    app.add_source_parser(Loud)
"""


def test_parsers_of_others_keep_their_suffixes(build: Build) -> None:
    site = build(files={**RST, "page.loud": "quiet words\n"}, conf=BARE.format("basic") + PARSER)
    assert "QUIET WORDS" in site.text("page.html")


def test_the_encoding_of_a_project_holds(build: Build) -> None:
    conf = BARE.format("basic") + 'source_encoding = "latin-1"\n'
    site = build(files={"index.rst": "Été\n===\n".encode("latin-1")}, conf=conf)
    assert "Été" in site.text("index.html")
    assert [line for line in site.warnings if "encoding" in line and "summit." in line] == []


def test_a_page_in_another_encoding_is_told_and_whole(build: Build) -> None:
    site = build(
        files={"index.rst": RST["index.rst"], "page.rst": ":orphan:\n\nÉté\n===\n".encode("latin-1")}
    )
    assert "Été" in site.text("page.html")
    assert site.warnings == [
        'page.rst:3: WARNING: the file is no UTF-8 ("0xC9" stands here); it was read as Windows-1252. '
        "Save it as UTF-8 [summit.encoding]"
    ]


def test_private_names_of_sphinx_stand_in_one_module(build: Build) -> None:
    assert {"the", "and"} <= borrowed.ENGLISH_STOPWORDS
    assert {"les", "et"} <= borrowed.FRENCH_STOPWORDS
    site = build(files=RST)
    assert borrowed.app_of(site.app.env) is site.app
    package = REPOSITORY / "_ext" / "summitnotes"
    users = [
        path.relative_to(package).as_posix()
        for path in sorted(package.rglob("*.py"))
        if PRIVATE.search(path.read_text("utf-8"))
    ]
    assert users == ["sphinx/borrowed.py"]


def test_the_wheel_is_whole_and_works_alone(tmp_path: Path) -> None:
    """Built and unpacked into an environment of its own, with packages lent; the checkout stays as it is."""
    source = tmp_path / "source"
    shutil.copytree(REPOSITORY / "_ext", source / "_ext", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, source)
    before = sorted(source.rglob("*"))
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path), str(source)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if "No matching distribution found for hatchling" in made.stderr:
        pytest.skip("pip can reach no hatchling to build with")
    assert made.returncode == 0, made.stderr
    assert sorted(source.rglob("*")) == before
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert not [name for name in names if name.endswith(".pyc") or name.startswith("tests/")]
    shipped = source / "_ext"
    files = [path for path in (shipped / "summitnotes").rglob("*") if path.is_file()]
    assert [path for path in files if path.relative_to(shipped).as_posix() not in names] == []
    alone = tmp_path / "alone"
    venv.create(alone, with_pip=False)
    (packages,) = alone.glob("lib/python*/site-packages")
    zipfile.ZipFile(wheel).extractall(packages)
    lent = next(Path(path) for path in sys.path if path.endswith("site-packages"))
    (packages / "lent.pth").write_text(f"{lent}\n", encoding="utf-8")
    site = tmp_path / "site"
    for name, text in {**RST, "conf.py": BARE.format("alabaster")}.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    python = [str(alone / "bin" / "python"), "-P", "-W", "ignore"]
    where = subprocess.run([*python, "-c", "import summitnotes; print(summitnotes.__file__)"],
                           cwd=tmp_path, capture_output=True, text=True, check=True).stdout  # fmt: skip
    assert where.startswith(str(packages))
    built = subprocess.run([*python, "-m", "sphinx", "-q", "-W", str(site), str(tmp_path / "out")],
                           cwd=tmp_path, capture_output=True, text=True, check=False)  # fmt: skip
    assert (built.returncode, built.stderr) == (0, "")
    assert "_static/summit.css" in (tmp_path / "out" / "index.html").read_text("utf-8")
