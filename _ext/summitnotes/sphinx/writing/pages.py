"""What each page showed when it was written, and what it took from the catalogue for that.

The views of a page are worked out when it is written, and only then. What they asked the catalogue for is
kept (:mod:`summitnotes.catalogue.watching`). The next build compares that alone; where it has changed, the
views are worked out once more, and the page is written if they show something else.

Pages may be written by several processes. Each adds to a journal of its own; the journals are put together
when the build has finished.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summitnotes.catalogue.cells import from_json, things
from summitnotes.sphinx.nodes import VIEWS, SummitView, generated_view, notes_facts, talk_foot
from summitnotes.sphinx.store.domain import domain_of
from summitnotes.sphinx.writing.exporting import exports_of
from summitnotes.sphinx.writing.files import put
from summitnotes.sphinx.writing.metadata import told_to_machines
from summitnotes.sphinx.writing.rendering import PageLinker, what_shows
from summitnotes.sphinx.writing.seen import PAGE_BUILDERS, Seen, Spec, seen_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx

_CLASSES = {view.__name__: view for view in (*VIEWS, talk_foot, notes_facts, generated_view)}
#: Of a page, as JSON holds it: its views, a digest of what they show, the cells, a digest of their values.
Entry = dict[str, Any]


class Pages:
    """The pages as the last build left them: an entry of each, as text, a tenth of what it becomes."""

    def __init__(self, app: Sphinx) -> None:
        self._app = app
        self._path = Path(app.doctreedir, f"pages-{app.builder.name}.json")
        self._entries = _load(self._path)
        self._before = dict(self._entries)
        self._marks = exports_of(app).marks

    def stale(self) -> Iterator[str]:
        """The pages whose views would show something else now. Those that were read are written anyway."""
        fresh = domain_of(self._app.env).fresh
        for doc in self._app.env.all_docs:
            if doc not in self._entries:
                yield doc
                continue
            if doc in fresh:
                continue
            entry: Entry = json.loads(self._entries[doc])
            if self._marks.of(from_json(entry["cells"])) != entry["mark"]:
                seen = self._seen_now(doc, entry["views"])
                if seen.digest() != entry["shown"]:
                    yield doc
                else:
                    self.put(doc, self._entry(seen))

    def put(self, doc: str, entry: Entry) -> None:
        marked = {**entry, "mark": self._marks.of(from_json(entry["cells"]))}
        self._entries[doc] = json.dumps(marked, ensure_ascii=False)

    def _seen_now(self, doc: str, views: list[Spec]) -> Seen:
        app = self._app
        seen = Seen(domain_of(app.env).catalogue, doc)
        linker = PageLinker(seen.catalogue, app.builder, doc, seen.cells)
        for spec in views:
            node = _node(spec)
            seen.show(node, what_shows(node, app.env, linker))
        seen.told = told_to_machines(app, doc, seen.catalogue)
        return seen

    def _entry(self, seen: Seen) -> Entry:
        return entry_of(self._app, seen)

    def write(self) -> None:
        """Keep the pages that there are still."""
        there = {
            doc: self._entries[doc] for doc in sorted(self._entries.keys() & self._app.env.all_docs.keys())
        }
        if there != self._before:
            put(self._path, _lines(there))


def _lines(entries: Mapping[str, str]) -> Iterator[bytes]:
    """A JSON object with an entry a line."""
    before = b"{"
    for doc, entry in entries.items():
        yield before + f"{json.dumps(doc)}:{entry}".encode()
        before = b",\n"
    yield b"}\n" if entries else b"{}\n"


def entry_of(app: Sphinx, seen: Seen) -> Entry:
    cells = things(domain_of(app.env).catalogue, seen.cells)
    return {"views": seen.views, "shown": seen.digest(), "cells": cells}


def _node(spec: Spec) -> SummitView:
    kind, view, talk, options, ids = spec
    node: SummitView = _CLASSES[kind]("", view=view, talk=talk, options=list(options), ids=list(ids))
    return node


def _load(path: Path) -> dict[str, str]:
    """Nothing where the file is lost or damaged; then the build starts over, as ``finishing`` says."""
    entries, decoder = {}, json.JSONDecoder()
    try:
        for line in path.read_text("utf-8").removesuffix("}\n").split("\n"):
            doc, end = decoder.raw_decode(line, 1 if line.startswith("{") else 0)
            entries[doc] = line[end + 1 :].removesuffix(",")
    except (OSError, ValueError):
        return {}
    return entries


def pages_of(app: Sphinx) -> Pages:
    """The pages of this build, loaded when they are first asked for."""
    builder: Any = app.builder
    if not hasattr(builder, "summit_pages"):
        builder.summit_pages = Pages(app)
    found: Pages = builder.summit_pages
    return found


# ---- journals ---------------------------------------------------------------------------------


def _journals(app: Sphinx) -> list[Path]:
    return sorted(Path(app.doctreedir).glob(f"pages-{app.builder.name}-*.lines"))


def clear_journals(app: Sphinx) -> None:
    """Handler of ``builder-inited``: what a killed build left."""
    for journal in _journals(app):
        journal.unlink()


def note_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Handler of ``html-page-context``, after everything that asks the catalogue for a page."""
    if doctree is None or app.builder.name not in PAGE_BUILDERS:
        return
    entry = entry_of(app, seen_by(app.builder, app.env, pagename))
    journal = Path(app.doctreedir, f"pages-{app.builder.name}-{os.getpid()}.lines")
    with journal.open("a", encoding="utf-8") as file:
        file.write(f"{json.dumps([pagename, entry])}\n")


def put_together(app: Sphinx, exception: Exception | None) -> None:
    """Handler of ``build-finished``."""
    if exception is not None or app.builder.name not in PAGE_BUILDERS:
        return
    for journal in _journals(app):
        with journal.open(encoding="utf-8") as lines:
            for line in lines:
                doc, entry = json.loads(line)
                pages_of(app).put(doc, entry)
        journal.unlink()
    if hasattr(app.builder, "summit_pages"):  # something was written, or looked at
        pages_of(app).write()
    forget_pages(app)


def forget_pages(app: Sphinx) -> None:
    """Give their room back; what comes after needs it."""
    vars(app.builder).pop("summit_pages", None)


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", clear_journals)
    app.connect("html-page-context", note_page, priority=990)
    app.connect("build-finished", put_together, priority=400)  # before the exports forget theirs
