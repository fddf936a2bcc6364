"""Whole builds. ``build`` copies a root from tests/roots (or any folder) and builds it."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.console import strip_colors
from sphinx.util.docutils import docutils_namespace, patch_docutils

from summitnotes.records.catalogue import Catalogue
from summitnotes.sphinx.store.domain import domain_of

ROOTS = Path(__file__).parent.parent / "roots"
REPOSITORY = Path(__file__).parent.parent.parent

LEFT_OUT = shutil.ignore_patterns(
    ".venv", ".git", "_build", ".*_cache", "__pycache__", ".hypothesis", "*.egg-info"
)

CONF = """
extensions = ["myst_parser", "summitnotes"]
primary_domain = "summit"
smartquotes = False
html_theme = "basic"
html_copy_source = False
root_doc = "index"
"""


@dataclass
class Built:
    """One finished build."""

    app: Sphinx
    source: Path
    out: Path
    messages: str

    @property
    def warnings(self) -> list[str]:
        """Every warning, with paths relative to the source folder."""
        text = strip_colors(self.messages).replace(f"{self.source}/", "")
        return [line for line in text.splitlines() if re.search(r"(WARNING|ERROR|CRITICAL):", line)]

    @property
    def catalogue(self) -> Catalogue:
        return domain_of(self.app.env).catalogue

    def doctree(self, docname: str) -> nodes.document:
        return self.app.env.get_doctree(docname)

    def text(self, name: str) -> str:
        return (self.out / name).read_text("utf-8")


Build = Callable[..., Built]
Begun = Callable[..., tuple[Build, Built]]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """``build(root)`` or ``build(files={...})``; again for an incremental build of the same site."""
    return builder_in(tmp_path)


@pytest.fixture(scope="module")
def build_once(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The same for builds that all tests of a module look at."""
    return builder_in(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Begun:
    """``begun(root, key, **how)``: what builds on, and a first build, made once a key, always as it was."""
    made: dict[object, tuple[Path, Built]] = {}

    def beginning(root: str, key: object = None, **how: Any) -> tuple[Build, Built]:
        if key not in made:
            folder = tmp_path_factory.mktemp("begun")
            (folder / "now").mkdir()
            made[key] = folder, builder_in(folder / "now")(root, **how)
            shutil.copytree(folder / "now", folder / "then")
        folder, first = made[key]
        shutil.rmtree(folder / "now")
        shutil.copytree(folder / "then", folder / "now")
        return builder_in(folder / "now"), first

    return beginning


def builder_in(tmp_path: Path) -> Build:
    """A function that builds sites below ``tmp_path``; those of one ``name`` are one site."""

    def run(
        root: str | Path | None = None,
        *,
        files: dict[str, str | bytes] | None = None,
        builder: str = "html",
        conf: str = CONF,
        fresh: bool = False,
        parallel: int = 0,
        overrides: dict[str, object] | None = None,
        name: str = "site",
        doctrees: str = "",
    ) -> Built:
        source = tmp_path / name
        if not source.exists():
            if root is None:
                source.mkdir()
            else:
                shutil.copytree(ROOTS / root if isinstance(root, str) else root, source)
            if not (source / "conf.py").exists():
                (source / "conf.py").write_text(conf, encoding="utf-8")
            if not any(source.glob("index.*")) and not any(name.startswith("index.") for name in files or ()):
                (source / "index.md").write_text("# Site\n", encoding="utf-8")
        for path, content in (files or {}).items():
            target = source / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        out = tmp_path / f"{name}-{builder}"
        messages = io.StringIO()
        with patch_docutils(source), docutils_namespace():
            app = Sphinx(
                source,
                source,
                out,
                tmp_path / f"{name}-doctrees-{doctrees or builder}",
                builder,
                confoverrides=overrides or {},
                status=None,
                warning=messages,
                freshenv=fresh,
                parallel=parallel,
            )
            app.build()
        return Built(app, source, out, messages.getvalue())

    return run


# ---- the site of this repository ---------------------------------------------------------------


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this repository, without what was built in it."""
    folder = tmp_path_factory.mktemp("routes") / "checkout"
    shutil.copytree(REPOSITORY, folder, ignore=LEFT_OUT)
    return folder


def sphinx_build(folder: Path, *arguments: str, **environment: str) -> Path:
    """Build the site of a checkout by the command line, without a warning; gives the output folder."""
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


@pytest.fixture(scope="session")
def usual(checkout: Path) -> Path:
    """The site of this repository, built once for all tests that only look at it."""
    return sphinx_build(checkout, "-c", ".", "docs")
