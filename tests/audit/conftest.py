"""One small site for all tests of the ledger; a text becomes its page within some milliseconds."""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from summitnotes.audit.account import Account, account
from summitnotes.formats.base import ReadOptions
from summitnotes.formats.decoding import decode
from summitnotes.records.problems import Problem
from summitnotes.sphinx.store.domain import domain_of

CONF = """
extensions = ["myst_parser", "summitnotes"]
myst_enable_extensions = ["colon_fence", "deflist", "fieldlist", "attrs_block", "attrs_inline"]
primary_domain = "summit"
smartquotes = False
html_theme = "basic"
root_doc = "index"
"""
NAMES = {
    "rst": "sample.rst",
    "markdown": "sample.md",
    "dokuwiki": "sample.dokuwiki",
    "plaintext": "plain.txt",
}


@dataclass(frozen=True)
class Page:
    """A text and the page that it became."""

    text: str
    format: str
    document: nodes.document
    problems: tuple[Problem, ...]
    literal_lines: frozenset[int]

    def account(self) -> Account:
        return account(
            self.text, self.format, self.document, ReadOptions(), self.problems, self.literal_lines
        )


class Site:
    """A site with one notes file for each format."""

    def __init__(self, folder: Path) -> None:
        (folder / "conf.py").write_text(CONF, "utf-8")
        (folder / "index.md").write_text("# Site\n", "utf-8")
        self.notes = folder / "notes" / "one"
        self.notes.mkdir(parents=True)
        (self.notes / "event.yml").write_text("notes:\n  plain.txt: {format: plaintext}\n", "utf-8")
        for name in NAMES.values():
            (self.notes / name).write_text("words\n", "utf-8")
        self.app = Sphinx(
            folder, folder, folder / "out", folder / "doctrees", "dummy",
            status=None, warning=io.StringIO(), freshenv=True,
        )  # fmt: skip
        self.app.builder.read()

    def page(self, format_id: str, text: str) -> Page:
        """Read ``text`` in a format, through the whole of the entrance and its transforms."""
        name = NAMES[format_id]
        data = text.encode("utf-8", "replace")
        (self.notes / name).write_bytes(data)
        docname = f"notes/one/{Path(name).stem}"
        if format_id != "plaintext":
            docname = next(doc for doc in self.app.env.found_docs if self.app.env.doc2path(doc).name == name)
        domain_of(self.app.env).clear_doc(docname)
        self.app.env.clear_doc(docname)
        self.app.builder.read_doc(docname)
        said = domain_of(self.app.env).said[docname]
        assert said.notes is not None
        assert said.notes.format == format_id
        decoded = decode(data)
        # From the file: the environment keeps what it has once unpickled.
        document = pickle.loads(Path(self.app.doctreedir, f"{docname}.doctree").read_bytes())
        return Page(decoded.text, format_id, document, said.problems, decoded.literal_lines)


# Of a module: while it lives, its directives are docutils' own, and no other site may be built.
@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("ledger")
    with patch_docutils(folder), docutils_namespace():
        yield Site(folder)
