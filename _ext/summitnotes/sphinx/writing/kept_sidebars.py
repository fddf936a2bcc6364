"""Sidebars that the build before made, for as long as they would come out the same.

An edit seldom touches the table of contents. To resolve the whole of it, and once more for the comparison
with Furo, was a tenth of a build after one edit at 1,000 notes. What the sidebars were made from is one
digest; while it stays, those of the build before hold, and so does the comparison.
"""

from __future__ import annotations

import json
import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import docutils
import sphinx

from summitnotes.sphinx.writing.files import write_if_changed
from summitnotes.views.base import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from summitnotes.sphinx.writing.sidebar import Events, Unfolded

# Private use characters: in no address, and left alone by every writer on the way.
OPEN, CLOSE = "\ue000", "\ue001"
_ADDRESS = re.compile(rf"{OPEN}(\d+){CLOSE}")


class Sidebar(NamedTuple):
    """A sidebar as Furo writes it, but for its addresses."""

    html: str  # with placeholders: numbers between OPEN and CLOSE
    docs: list[str]  # the docnames that the numbers mean


def sidebar_of(html: str, docs: list[str]) -> Sidebar:
    """``html`` with numbers of its own, in the order of its links, instead of those of all of ``docs``."""
    own: dict[int, int] = {}

    def renumbered(found: re.Match[str]) -> str:
        return f"{OPEN}{own.setdefault(int(found[1]), len(own))}{CLOSE}"

    html = _ADDRESS.sub(renumbered, html)
    return Sidebar(html, [docs[number] for number in own])


class KeptSidebars:
    """The sidebars of the site by what they unfold, in a file beside the doctrees."""

    def __init__(self, app: Sphinx, events: Events | None) -> None:
        self._path = Path(app.doctreedir, f"sidebars-{app.builder.name}.json")
        self._made_from = digest(tuple(_inputs(app, events)))
        trusted = not getattr(app.builder, "summit_starts_over", True)
        self._sidebars = _load(self._path, self._made_from) if trusted else {}
        #: Whether any come from the build before, so that they need no comparison.
        self.hold = bool(self._sidebars)

    def get(self, unfolded: Unfolded) -> Sidebar | None:
        return self._sidebars.get(_name(unfolded))

    def put(self, unfolded: Unfolded, sidebar: Sidebar) -> None:
        self._sidebars[_name(unfolded)] = sidebar

    def write(self) -> None:
        """Keep them for the next build."""
        kept = {"made from": self._made_from, "sidebars": self._sidebars}
        write_if_changed(self._path, json.dumps(kept, ensure_ascii=False, sort_keys=True))


def _name(unfolded: Unfolded) -> str:
    return f"{unfolded.year} {unfolded.event}"


def _load(path: Path, made_from: str) -> dict[str, Sidebar]:
    """Nothing where the file is lost or damaged, or was made from something else."""
    try:
        kept = json.loads(path.read_text("utf-8"))
        found: Mapping[str, list[object]] = kept["sidebars"] if kept["made from"] == made_from else {}
        return {name: Sidebar(str(html), list(map(str, docs))) for name, (html, docs) in found.items()}  # type: ignore[call-overload]
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _inputs(app: Sphinx, events: Events | None) -> Iterator[str]:
    """All that a sidebar is made from: who makes it, how it is set, every entry, and the events."""
    builder, config, env = app.builder, app.config, app.env
    ours = app.extensions.get("summitnotes")
    furo = getattr(import_module("furo"), "__version__", "")
    yield " ".join((ours.version if ours else "", sphinx.__version__, docutils.__version__, furo))
    names = (getattr(builder, name, "") for name in ("name", "out_suffix", "link_suffix"))
    yield repr((*names, config.language, config.root_doc, sorted(app.tags)))
    yield repr(sorted(env.toctree_includes.items()))
    yield repr(sorted(env.toc_secnumbers.items()))
    yield from (_entry(env, doc) for doc in sorted(env.tocs))
    if events is not None:
        yield repr((list(events.years.items()), sorted(events.generated)))
        yield repr([events.page_of(year) for year in sorted(set(events.years.values()))])


def _entry(env: BuildEnvironment, doc: str) -> str:
    """What a document has in a table of titles: its titles of the first level, and tables of its own."""
    table = env.tocs[doc]
    first = (str(top.children[0]) for top in table.children if top.children)
    titles = str(table) if doc in env.toctree_includes else "".join(first)
    return f"{doc} {env.metadata[doc].get('tocdepth', '')} {titles}"
