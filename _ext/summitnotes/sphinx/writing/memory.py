"""What makes builds smaller without changing a byte of them."""

from __future__ import annotations

import pickle
import sys
from collections.abc import MutableMapping
from functools import lru_cache
from typing import TYPE_CHECKING

from summitnotes.sphinx.borrowed import keep_no_trees

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

#: The type of functions that remember what they gave, and the rooms of those that are asked about lines.
_REMEMBERING = type(lru_cache(bool))
_FINDINGS = ("summitnotes.findings.", "summitnotes.formats.")

#: A build reads much where so many times the documents that it reads are all there are.
_A_TENTH = 10


def let_trees_go(app: Sphinx) -> None:
    """Handler of ``builder-inited``: Sphinx keeps each tree until it is written, and its pickle after that.

    Those of a note with 15 talks are 0.6 MB, and are loaded again in a millisecond.
    """
    keep_no_trees(app.env)


class PackedTables(MutableMapping[str, "nodes.bullet_list"]):
    """Tables of contents by docname, as bytes; that which was asked for last, as a tree, too.

    A table names every section: those of 1,000 notes with 15 talks take 50 MB as trees, and 6 MB as bytes.
    Each page asks twice for its own.
    """

    def __init__(self, tables: Mapping[str, nodes.bullet_list]) -> None:
        self._packed: dict[str, bytes] = {}
        self._last: tuple[str, nodes.bullet_list] | None = None
        for doc, table in tables.items():
            self[doc] = table
            for node in [table, *table.findall()]:
                node.parent = None  # it goes now, and not when Python looks for circles

    def __getitem__(self, doc: str) -> nodes.bullet_list:
        if self._last is None or self._last[0] != doc:
            self._last = doc, pickle.loads(self._packed[doc])
        return self._last[1]

    def __setitem__(self, doc: str, table: nodes.bullet_list) -> None:
        self._last = None
        self._packed[doc] = pickle.dumps(table, pickle.HIGHEST_PROTOCOL)

    def __delitem__(self, doc: str) -> None:
        self._last = None
        del self._packed[doc]

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


def count_readings(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Handler of ``env-before-read-docs``."""
    app.builder.summit_reads = len(docnames)  # type: ignore[attr-defined]


def reads_much(app: Sphinx) -> bool:
    """Whether this build reads a good part of all documents; so it does where nobody counts them."""
    documents = len(app.env.found_docs)
    return _A_TENTH * getattr(app.builder, "summit_reads", documents) >= documents


def pack_tables(app: Sphinx, builder: Builder) -> None:
    """Handler of ``write-started``: whoever changes tables of contents has done so; a page asks for few.

    A build that reads few documents holds less than one that reads all, and to pack every table would be a
    good part of its time.
    """
    if reads_much(app):
        app.env.tocs = PackedTables(app.env.tocs)  # type: ignore[assignment]


def unpack_tables(app: Sphinx, env: BuildEnvironment, *_: object) -> list[str]:
    """Handler of ``env-get-outdated``: another build by the same application changes them again."""
    if isinstance(env.tocs, PackedTables):
        env.tocs = dict(env.tocs)
    return []


def forget_lines(app: Sphinx, env: BuildEnvironment) -> None:
    """Handler of ``env-check-consistency``: what finders remember of lines serves only those that are read.

    Tables that they made once, whatever was read, stay: those have no bound.
    """
    for name, module in list(sys.modules.items()):
        if name.startswith(_FINDINGS):
            for found in vars(module).values():
                if isinstance(found, _REMEMBERING) and found.cache_parameters()["maxsize"] is not None:
                    found.cache_clear()


def setup(app: Sphinx) -> None:
    app.connect("env-check-consistency", forget_lines)
    app.connect("builder-inited", let_trees_go)
    app.connect("env-get-outdated", unpack_tables)
    app.connect("env-before-read-docs", count_readings)
    app.connect("write-started", pack_tables, priority=100)  # before children begin with what there is
