"""Titles are rendered once, whatever the number of pages; that bytes are the same, see test_navigation."""

from __future__ import annotations

import logging
from collections import Counter
from html import escape
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx.builders.html import StandaloneHTMLBuilder, _assets
from sphinx.testing.util import SphinxTestApp
from sphinx.writers.html5 import HTML5Translator

from summitnotes.formats import decoding

CONF = 'html_theme = "alabaster"\nextensions = ["summitnotes.sphinx.writing.speed"]\n'
PLAIN, MARKED = "Plain & simple", "With *marks*"
PAGES = {
    "index": "Root\n====\n\n.. toctree::\n\n   a/one\n   a/two\n   a/three\n",
    "a/one": f"{PLAIN}\n==============\n",
    "a/two": f"{MARKED}\n============\n",
    "a/three": f"{PLAIN}\n==============\n",
}


def build(folder: Path, pages: dict[str, str] = PAGES, verbosity: int = 0) -> None:
    for name, text in pages.items():
        (path := folder / f"{name}.rst").parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / "conf.py").write_text(CONF, "utf-8")
    app = SphinxTestApp(srcdir=folder, verbosity=verbosity)
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


def test_contents_of_one_entry_are_rendered_once_for_all_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered: list[str] = []
    render = StandaloneHTMLBuilder.render_partial

    def counted(self: StandaloneHTMLBuilder, node: nodes.Node | None) -> dict[str, str]:
        if isinstance(node, nodes.bullet_list):
            rendered.append(node.astext())
        return render(self, node)

    contents: dict[str, str] = {}
    handle = StandaloneHTMLBuilder.handle_page

    def noted(
        self: StandaloneHTMLBuilder, page: str, context: dict[str, Any], *given: Any, **more: Any
    ) -> None:
        contents[page] = context.get("toc", "")
        handle(self, page, context, *given, **more)

    monkeypatch.setattr(StandaloneHTMLBuilder, "render_partial", counted)
    monkeypatch.setattr(StandaloneHTMLBuilder, "handle_page", noted)
    names = {"a/one": "Ana Roth", "a/two": "Zoë Li", "a/three": "R & D"}
    build(tmp_path, PAGES | {doc: f"{name}\n=========\n" for doc, name in names.items()})
    assert [text.strip() for text in rendered] == ["AnyTextOfALine", "R & D", "Root"]
    for doc, name in names.items():
        link = f'<a class="reference internal" href="#">{escape(name)}</a>'
        assert contents[doc] == f"<ul>\n<li>{link}</li>\n</ul>\n"


def test_methods_for_nodes_of_extensions_stand_in_a_class(tmp_path: Path) -> None:
    """… but not where they take the place of others, for which they may ask that class."""
    (tmp_path / "index.rst").write_text("Root\n====\n", "utf-8")
    (tmp_path / "conf.py").write_text(CONF, "utf-8")
    app = SphinxTestApp(srcdir=tmp_path)
    try:
        app.add_node(type("remark", (nodes.General,), {}), html=(lambda self, node: None, None))
        app.add_node(nodes.literal, override=True, html=(lambda self, node: None, None))
        app.build()
        document = new_document("index.rst", app.builder.docsettings)
        translator: Any = app.builder.create_translator(document, app.builder)
        assert callable(translator.visit_remark)
        assert [name for name in vars(translator) if name.startswith("visit_")] == ["visit_literal"]
        assert type(translator).visit_literal is HTML5Translator.visit_literal
    finally:
        app.cleanup()


def test_the_address_of_a_page_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Counter[str]()
    quoted = StandaloneHTMLBuilder.get_target_uri

    def counted(self: StandaloneHTMLBuilder, docname: str, typ: str | None = None) -> str:
        made[docname] += 1
        return quoted(self, docname, typ)

    monkeypatch.setattr(StandaloneHTMLBuilder, "get_target_uri", counted)
    build(tmp_path)
    assert made["a/one"] == 2  # with and without a kind of builder, of which it makes nothing


@pytest.mark.parametrize(("verbosity", "told"), [(0, False), (2, True)])
def test_no_record_is_made_of_what_nobody_asked_to_hear(
    verbosity: int, told: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records: list[str] = []
    make = logging.Logger.makeRecord

    def noted(self: logging.Logger, name: str, level: int, *given: Any, **more: Any) -> logging.LogRecord:
        record = make(self, name, level, *given, **more)
        records.append(record.getMessage())
        return record

    monkeypatch.setattr(logging.Logger, "makeRecord", noted)
    build(tmp_path, verbosity=verbosity)
    assert any("emitting event: 'doctree-read'" in record for record in records) is told
    assert any("succeeded" in record for record in records)


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
