"""The search of the site: an index of talks, passages, people, topics, events and pages, and its page.

Sphinx's own index knows pages and words only, and has to be loaded whole; it is not written. A site whose
conf.py names a ``html_search_language`` keeps Sphinx's search.
"""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from summitnotes.locale import _
from summitnotes.sphinx.searching import collecting
from summitnotes.sphinx.searching.entries import objects_of, shelves
from summitnotes.sphinx.searching.packing import START, Packed, pack
from summitnotes.sphinx.searching.page import search_page
from summitnotes.sphinx.writing.files import put_as_whole, write_if_changed
from summitnotes.sphinx.writing.kept import kept_of
from summitnotes.sphinx.writing.styles import ship_static

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from summitnotes.records.catalogue import Place

#: Folder of the index in the output; like Sphinx's own folders it begins with an underscore.
FOLDER = "_search"
_BUILDERS = frozenset({"html", "dirhtml"})
#: What a page says of itself that no search is to find.
_HIDDEN = ("nosearch", "no-search")


def replace_index(app: Sphinx) -> None:
    """Handler of ``builder-inited``: Sphinx's own index is neither filled nor read nor written."""
    if in_use(app):
        builder: Any = app.builder
        builder.index_page = builder.load_indexer = builder.dump_search_index = lambda *given: None


def show_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> str | None:
    """Handler of ``html-page-context``: the search page is a page of any theme, with our form and script."""
    if pagename != "search" or not in_use(app):
        return None
    context["body"] = search_page(app.env, context["pathto"], FOLDER)
    context["title"] = _("Search")
    return "page.html"


def write_index(app: Sphinx, exception: Exception | None) -> None:
    """Handler of ``build-finished``."""
    if exception is not None or not in_use(app):
        return
    kept, inputs, addresses = kept_of(app), _inputs(app), _suffixes(app)
    whole = kept.get("search parts", addresses) is not None
    if kept.get("search", inputs) is not None:
        return
    folder = Path(app.outdir, FOLDER)
    folder.mkdir(exist_ok=True)
    index = pack(
        shelves(app.env, _hidden(app.env)),
        _addresses(app),
        lambda name, text: write_if_changed(folder / name, text),
        _before(app) if whole else None,
    )
    for left in sorted({path.name for path in folder.glob("*.js")} - {START} - index.marks.keys()):
        (folder / left).unlink()
    Path(app.outdir, "searchindex.js").unlink(missing_ok=True)  # of a build without this
    with put_as_whole(_beside(app)) as file:
        pickle.dump(index, file, pickle.HIGHEST_PROTOCOL)
    kept.put("search parts", addresses)
    kept.put("search", inputs)


def _beside(app: Sphinx) -> Path:
    return Path(app.doctreedir, f"search-{app.builder.name}.pickle")


def _before(app: Sphinx) -> Packed:
    """The index that the last build left. Its files are there, unchanged (see ``finishing``)."""
    return cast("Packed", pickle.loads(_beside(app).read_bytes()))


def in_use(app: Sphinx) -> bool:
    """Whether this build has our search."""
    return app.builder.name in _BUILDERS and app.config.html_search_language is None


def _inputs(app: Sphinx) -> tuple[object, ...]:
    """All that the index depends on, without opening what the documents offer."""
    env = app.env
    domain: Any = env.domains.get("summit")
    return (
        domain.key if domain is not None else "",
        tuple(sorted(collecting.digests_of(env).items())),
        tuple(sorted((doc, title.astext()) for doc, title in env.titles.items())),
        tuple(objects_of(env)),
        tuple(sorted(_hidden(env))),
        env.config.language,
        _suffixes(app),
    )


def _suffixes(app: Sphinx) -> tuple[str, str]:
    """What the addresses of the site depend on."""
    builder = app.builder
    return getattr(builder, "out_suffix", ""), getattr(builder, "link_suffix", "")


def _hidden(env: BuildEnvironment) -> set[str]:
    return {doc for doc, said in env.metadata.items() if any(word in said for word in _HIDDEN)}


def _addresses(app: Sphinx) -> Any:
    """``address(place)``: what leads to a place from the root of the site."""
    pages: dict[str, str] = {}

    def address(place: Place) -> str:
        if place.doc not in pages:
            pages[place.doc] = app.builder.get_target_uri(place.doc)
        page = pages[place.doc]
        return f"{page}#{quote(place.anchor, errors='replace')}" if place.anchor else page

    return address


def setup(app: Sphinx) -> None:
    collecting.setup(app)
    app.connect("config-inited", ship_static)  # where the search is all that a site uses of ours
    app.connect("builder-inited", replace_index)
    app.connect("html-page-context", show_page)
    # After the other exports: they need nothing of this.
    app.connect("build-finished", write_index, priority=600)
