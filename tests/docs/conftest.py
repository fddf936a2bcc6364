"""The site's pages, read once, with an empty folder of notes: the documentation must not need any."""

from __future__ import annotations

import io
import re

import pytest
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.console import strip_colors
from sphinx.util.docutils import docutils_namespace, patch_docutils

from docs.documentation import DOCS, EXAMPLES, REPOSITORY, Site, shown_examples
from summitnotes.sphinx.documenting.reading import read_pages


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("documentation")
    (folder / "notes").mkdir()
    messages = io.StringIO()
    with patch_docutils(REPOSITORY), docutils_namespace():
        app = Sphinx(
            DOCS,
            REPOSITORY,
            folder / "out",
            folder / "doctrees",
            "dummy",
            confoverrides={"summit_notes_dir": str(folder / "notes")},
            status=None,
            warning=messages,
            freshenv=True,
        )
        found = Site(app, [])

        def read_examples(app: Sphinx, document: nodes.document) -> None:
            """Read every example in both syntaxes, while a page is being read."""
            if app.env.docname != "reference/index":
                return
            for shown in shown_examples():
                for suffix in (".md", ".rst"):
                    paths = [EXAMPLES / f"{name}{suffix}" for name in (*shown.base, shown.name)]
                    if all(path.is_file() for path in paths):
                        found.examples[shown.name, suffix] = read_pages(paths, app.env, document.settings)

        app.connect("doctree-read", read_examples)
        app.build()
        text = strip_colors(messages.getvalue())
        found.warnings += [line for line in text.splitlines() if re.search(r"(WARNING|ERROR):", line)]
    return found
