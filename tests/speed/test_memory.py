"""How much a build holds at a time, counted in trees of documents."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Generator
from itertools import groupby
from pathlib import Path

import pytest
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.testing.util import SphinxTestApp

from summitnotes.findings import lexicons
from summitnotes.findings.people import folding
from summitnotes.sphinx.writing import speed
from summitnotes.sphinx.writing.memory import PackedTables

CONF = 'html_theme = "alabaster"\nextensions = ["summitnotes.sphinx.writing.memory"]\n'
SPEED = f'{CONF}extensions += ["summitnotes.sphinx.writing.speed"]\n'


@pytest.mark.parametrize("event", ["env-purge-doc", "doctree-read", "doctree-resolved"])
def test_no_tree_is_held(tmp_path: Path, event: str) -> None:
    """… beside the one that is read or written."""
    names = [f"page{number}" for number in range(5)]
    (tmp_path / "conf.py").write_text(CONF, "utf-8")
    (tmp_path / "index.rst").write_text("Root\n====\n\n.. toctree::\n\n   " + "\n   ".join(names), "utf-8")
    for name in names:
        (tmp_path / f"{name}.rst").write_text(f"{name}\n=====\n", "utf-8")
    app = SphinxTestApp(srcdir=tmp_path)
    held: list[int] = []

    def count(app: Sphinx, *_: object) -> None:
        kept = [vars(app.env)[name] for name in ("_write_doc_doctree_cache", "_pickled_doctree_cache")]
        held.append(max(len(trees) for trees in kept))

    app.connect(event, count)
    try:
        app.build()
        assert isinstance(app.env.get_doctree("page3"), nodes.document)  # it is still to be had
    finally:
        app.cleanup()
    assert len(held) == len(names) + 1
    assert max(held) == 0


def test_trees_that_were_read_are_gone_when_pages_are_written(tmp_path: Path) -> None:
    """… also when the garbage collector did not come by in between: it never sees what is frozen."""
    (tmp_path / "conf.py").write_text('html_theme = "alabaster"\nextensions = ["summitnotes"]\n', "utf-8")
    (tmp_path / "index.rst").write_text("Root\n====\n\n.. toctree::\n\n   page\n", "utf-8")
    (tmp_path / "page.rst").write_text("Page\n====\n", "utf-8")
    app = SphinxTestApp(srcdir=tmp_path)
    read: list[weakref.ref[nodes.document]] = []
    alive: list[int] = []
    app.connect("doctree-read", lambda _app, tree: read.append(weakref.ref(tree)))
    app.connect("env-updated", lambda *_: gc.disable())
    app.connect("doctree-resolved", lambda *_: alive.append(sum(tree() is not None for tree in read)))
    try:
        gc.disable()
        app.build()
    finally:
        gc.enable()
        app.cleanup()
    assert len(read) >= 2
    assert max(alive) <= 1  # the one that was read last


def test_the_tree_of_the_document_before_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """… when the next one is read, and when the next one is resolved, whatever Python looks for by itself."""
    monkeypatch.setattr(speed, "_OF_A_TREE", 0)
    trees: list[weakref.ref[nodes.document]] = []
    alive: dict[str, list[int]] = {"source-read": [], "doctree-resolved": []}

    def note(event: str) -> None:
        alive[event].append(sum(tree() is not None for tree in trees))

    builds = clean_and_edit(tmp_path, SPEED)
    app = next(builds)
    app.connect("doctree-read", lambda _app, tree: trees.append(weakref.ref(tree)))
    app.connect("source-read", lambda *_: note("source-read"), priority=900)
    app.connect("doctree-resolved", lambda *_: note("doctree-resolved"))
    app.connect("doctree-resolved", lambda _app, tree, _doc: trees.append(weakref.ref(tree)), priority=900)
    try:
        gc.disable()
        app.build()
    finally:
        gc.enable()
        builds.close()
    assert alive == {"source-read": [0] * 21, "doctree-resolved": [0] * 21}


def test_one_table_of_contents_is_unpacked_at_a_time() -> None:
    """… for all who ask for it, until another is asked for or takes its place."""

    def table(words: str) -> nodes.bullet_list:
        return nodes.bullet_list("", nodes.list_item("", nodes.paragraph("", words)))

    tables = PackedTables({"one": table("Opening"), "two": table("Closing")})
    one = tables["one"]
    assert tables["one"] is one
    assert [tables[doc].astext() for doc in tables] == ["Opening", "Closing"]
    assert tables["one"] is not one
    tables["one"] = table("Keynote")
    assert tables["one"].astext() == "Keynote"
    del tables["one"]
    assert dict(tables).keys() == {"two"}


def test_a_page_unpacks_no_table_but_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sidebar, which is made of all of them, was made before."""
    names = [f"page{number}" for number in range(4)]
    (tmp_path / "conf.py").write_text(SPEED.replace("alabaster", "furo"), "utf-8")
    (tmp_path / "index.rst").write_text(
        "Root\n====\n\n.. toctree::\n   :hidden:\n\n   " + "\n   ".join(names), "utf-8"
    )
    for name in names:
        (tmp_path / f"{name}.rst").write_text(f"{name}\n=====\n", "utf-8")
    asked: list[str] = []
    unpacked = PackedTables.__getitem__
    monkeypatch.setattr(
        PackedTables, "__getitem__", lambda tables, doc: (asked.append(doc), unpacked(tables, doc))[1]
    )
    app = SphinxTestApp(srcdir=tmp_path)
    try:
        app.build()
    finally:
        app.cleanup()
    assert 'href="page3.html"' in (tmp_path / "_build" / "html" / "page0.html").read_text("utf-8")
    assert [doc for doc, _ in groupby(asked)] == ["index", *names]


def test_what_finders_remember_of_lines_is_let_go_when_all_is_read(tmp_path: Path) -> None:
    """… and what they made of their own word lists is not."""
    lines, table = folding.fold_name, lexicons.words
    lines.cache_clear()  # other tests have asked
    remembered: list[int] = []
    assert table("people/roles")
    (tmp_path / "conf.py").write_text(CONF, "utf-8")
    (tmp_path / "index.rst").write_text("Root\n====\n", "utf-8")
    app = SphinxTestApp(srcdir=tmp_path)
    app.connect("source-read", lambda *_: lines("José Núñez"))
    for event in ("env-updated", "write-started"):
        app.connect(event, lambda *_: remembered.append(lines.cache_info().currsize))
    try:
        app.build()
    finally:
        app.cleanup()
    assert remembered == [1, 0]
    assert table.cache_info().currsize > 0


def test_tables_of_contents_are_trees_only_while_they_change(tmp_path: Path) -> None:
    """… and a second build by the same application finds trees that it may change."""
    (tmp_path / "conf.py").write_text(CONF, "utf-8")
    (tmp_path / "index.rst").write_text("Root\n====\n\nPart\n----\n\nOther\n-----\n", "utf-8")
    app = SphinxTestApp(srcdir=tmp_path)
    before: list[str] = []
    trees: list[weakref.ref[nodes.Node]] = []

    def look(app: Sphinx, *_: object) -> list[str]:
        before.append(app.env.tocs["index"].pformat())
        trees.append(weakref.ref(app.env.tocs["index"][0]))
        return []

    app.connect("env-updated", look)
    alive: list[bool] = []
    app.connect("doctree-resolved", lambda *_: alive.append(trees[-1]() is not None))
    try:
        app.build()
        assert app.env.tocs["index"].pformat() == before[0]
        assert list(app.env.tocs) == ["index"]
        app.build(force_all=True)
        assert before[0] == before[1] == app.env.tocs["index"].pformat()
    finally:
        app.cleanup()
    assert alive == [False, True]  # the second build reads nothing, and packs nothing


def test_an_edit_packs_no_tables_of_contents(tmp_path: Path) -> None:
    """… which would take longer than all else that it does."""
    packed: list[bool] = []
    for app in clean_and_edit(tmp_path):
        app.connect("doctree-resolved", lambda app, *_: packed.append(type(app.env.tocs) is not dict))
        app.build()
    assert packed == [True] * 21 + [False] * (len(packed) - 21)
    assert len(packed) > 21


def test_an_edit_looks_for_garbage_where_it_writes(tmp_path: Path) -> None:
    """… and not while the catalogue is made, nearly all of which stays."""
    seldom: list[tuple[str, bool]] = []

    def note(stage: str) -> None:
        seldom.append((stage, gc.get_threshold()[0] > 100_000))

    for app in clean_and_edit(tmp_path, SPEED):
        app.connect("env-updated", lambda *_: note("read"))
        app.connect("write-started", lambda *_: note("write"), priority=900)
        app.connect("build-finished", lambda *_: note("finish"))
        app.build()
    clean, edit = seldom[:3], seldom[3:]
    assert clean == [("read", False), ("write", False), ("finish", False)]
    assert edit == [("read", True), ("write", False), ("finish", True)]


def clean_and_edit(folder: Path, conf: str = CONF) -> Generator[SphinxTestApp]:
    """An application for 21 documents, and another one after one of them has changed."""
    names = [f"page{number}" for number in range(20)]
    (folder / "conf.py").write_text(conf, "utf-8")
    (folder / "index.rst").write_text("Root\n====\n\n.. toctree::\n\n   " + "\n   ".join(names), "utf-8")
    for name in names:
        (folder / f"{name}.rst").write_text(f"{name}\n=====\n", "utf-8")
    for _ in range(2):
        app = SphinxTestApp(srcdir=folder)
        try:
            yield app
        finally:
            app.cleanup()
        (folder / "page7.rst").write_text("Page seven\n==========\n", "utf-8")
