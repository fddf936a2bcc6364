"""Titles are rendered once, whatever the number of pages; that bytes are the same, see test_navigation."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder, _assets
from sphinx.testing.util import SphinxTestApp

from summitnotes.formats import decoding

CONF = 'html_theme = "alabaster"\nextensions = ["summitnotes.sphinx.writing.speed"]\n'
PLAIN, MARKED = "Plain & simple", "With *marks*"
PAGES = {
    "index": "Root\n====\n\n.. toctree::\n\n   a/one\n   a/two\n   a/three\n",
    "a/one": f"{PLAIN}\n==============\n",
    "a/two": f"{MARKED}\n============\n",
    "a/three": f"{PLAIN}\n==============\n",
}


def build(folder: Path) -> None:
    for name, text in PAGES.items():
        (path := folder / f"{name}.rst").parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / "conf.py").write_text(CONF, "utf-8")
    app = SphinxTestApp(srcdir=folder)
    try:
        app.build()
    finally:
        app.cleanup()


def test_a_title_of_text_alone_is_rendered_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered = Counter[str]()
    render = StandaloneHTMLBuilder.render_partial

    def counted(self: StandaloneHTMLBuilder, node: nodes.Node | None) -> dict[str, str]:
        if isinstance(node, nodes.title):
            rendered[node.astext()] += 1
        return render(self, node)

    monkeypatch.setattr(StandaloneHTMLBuilder, "render_partial", counted)
    build(tmp_path)
    assert rendered == {"Root": 1, PLAIN: 1, "With marks": 3}  # its own page, and the ones beside it


def test_a_tag_is_made_once_for_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """… so that a style sheet is looked for on the disk once for each folder of pages."""
    folders = 2
    made = Counter[str]()
    checksum = _assets._file_checksum

    def counted(outdir: Path, filename: str) -> str:
        made[str(filename)] += 1
        return checksum(outdir, filename)

    monkeypatch.setattr("sphinx.builders.html._file_checksum", counted)
    build(tmp_path)
    assert made["_static/pygments.css"] == folders


def test_no_style_of_docutils_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    monkeypatch.setattr("docutils.utils.find_file_in_dirs", lambda path, _: looked.append(path) or path)
    build(tmp_path)
    assert looked == []


def test_a_note_is_decoded_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """… though its reader asks for its text, and whoever looks for slips in it."""
    (tmp_path / "conf.py").write_text('extensions = ["myst_parser", "summitnotes"]\n', "utf-8")
    (tmp_path / "index.rst").write_text("Root\n====\n", "utf-8")
    (tmp_path / "notes/oslo").mkdir(parents=True)
    (tmp_path / "notes/oslo/day.md").write_text("# Oslo\n\n## Ceph at home\n\n* cheap disks\n", "utf-8")
    decoded: list[bytes] = []
    decode_bytes = decoding._decode_bytes
    monkeypatch.setattr(
        decoding,
        "_decode_bytes",
        lambda data, *, whole: decoded.append(data) or decode_bytes(data, whole=whole),
    )
    app = SphinxTestApp(srcdir=tmp_path)
    try:
        app.build()
    finally:
        app.cleanup()
    assert sum(data.startswith(b"# Oslo") for data in decoded) == 1
