"""Furo's navigation tree, worked out once for the site instead of once for every page.

Furo resolves the whole table of contents for each page and parses the HTML again, so a site of N pages
costs N². The trees differ in two things only: where links start from, and the marks of the current
page. Here the tree is made once, by Furo's own code, with a placeholder for each address; a page fills
the addresses in (once per folder) and moves the marks. The result is compared with Furo's own for one
page of the tree; should they ever differ, Furo goes on as it always did.

100 notes in 20 folders, bare Sphinx with Furo: 22.1 -> 7.2 CPU seconds for the whole build.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.environment.adapters.toctree import TocTree
from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder

logger = logging.getLogger(__name__)

#: What Furo asks the ``toctree`` of a page's context for.
_OPTIONS: dict[str, Any] = {"collapse": False, "titles_only": True, "maxdepth": -1, "includehidden": True}
# Private use characters: in no address, and left alone by every writer on the way.
_OPEN, _CLOSE = "\ue000", "\ue001"
_TOKEN = re.compile(
    r'<ul(?: class="(?P<ul>[^"]*)")?>|<li class="(?P<li>[^"]*)">|</(?P<end>ul|li)>'
    r'|(?P<box><input [^>]*class="toctree-checkbox"[^>]*/>)'
    rf'|<a class="(?P<a>[^"]*)" href="{_OPEN}(?P<number>\d+){_CLOSE}(?P<anchor>[^"]*)">'
)
# A page that is in no table of contents, so that nothing is marked.
_NOWHERE = "\ue002"


class _Link(NamedTuple):
    """An internal link of the tree."""

    slot: int  # of its address among the pieces
    doc: str
    uri: str
    anchor: str
    marks: tuple[tuple[int, str], ...]  # pieces to replace when its page is the current one
    items: tuple[int, ...]  # the pieces of the list items around it, outermost first


class _Placeholders:
    """Stands in for a builder while the tree is resolved: addresses become numbered placeholders."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        self.tags = builder.tags
        self.docs: list[str] = []

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        self.docs.append(to)
        return f"{_OPEN}{len(self.docs) - 1}{_CLOSE}"


class NavigationTree:
    """The tree in pieces; :meth:`page` puts them together for one page."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        self._builder = builder
        placeholders = _Placeholders(builder)
        tree = TocTree(builder.env).get_toctree_for(_NOWHERE, cast("Builder", placeholders), **_OPTIONS)
        html = _furo_tree(builder.render_partial(tree)["fragment"])
        self._pieces: list[str] = []
        self._links: list[_Link] = []
        self._of_doc: dict[str, list[_Link]] = {}
        #: Piece of a list item -> piece of its checkbox, and the checkbox when it is checked.
        self._boxes: dict[int, tuple[int, str]] = {}
        self._take_apart(html, placeholders.docs)
        #: Folder -> the address of each link from there, or "" for the folder itself.
        self._addresses: dict[str, list[str]] = {"": [link.uri for link in self._links]}
        self._filled: tuple[str, list[str]] = ("\n", [])

    def _take_apart(self, html: str, docs: list[str]) -> None:
        around: list[tuple[str, int, str]] = []  # open tags: name, piece, the same when current
        position = 0
        for token in _TOKEN.finditer(html):
            self._pieces.append(html[position : token.start()])
            position = token.end()
            here = len(self._pieces)
            if (end := token["end"]) is not None:
                while around and around.pop()[0] != end:
                    pass
            elif token["a"] is not None:
                self._add_link(token, docs[int(token["number"])], around)
                continue
            elif token["box"] is not None:
                item = next(piece for name, piece, _ in reversed(around) if name == "li")
                before, attribute, after = token[0].rpartition(' class="toctree-checkbox"')
                self._boxes[item] = here, f'{before} checked=""{attribute}{after}'
            elif token["li"] is not None:
                level, *rest = token["li"].split(" ", 1)
                around.append(("li", here, f'<li class="{" ".join([level, "current", *rest])}">'))
            else:
                around.append(
                    ("ul", here, f'<ul class="{" ".join(["current", *(token["ul"] or "").split()])}">')
                )
            self._pieces.append(token[0])
        self._pieces.append(html[position:])

    def _add_link(self, token: re.Match[str], doc: str, around: list[tuple[str, int, str]]) -> None:
        here, anchor = len(self._pieces), token["anchor"]
        marks = [(piece, tag) for _, piece, tag in around]
        marks.append((here, f'<a class="current {token["a"]}" href="'))
        items = tuple(piece for name, piece, _ in around if name == "li")
        uri = _escape(self._builder.get_target_uri(doc))
        link = _Link(here + 1, doc, uri, anchor, tuple(marks), items)
        self._pieces += [f'<a class="{token["a"]}" href="', "", f'{anchor}">']
        self._links.append(link)
        self._of_doc.setdefault(doc, []).append(link)

    def sample(self) -> str | None:
        """The page whose marks say most: with pages below it if possible, and with many above it."""
        weights = {
            doc: (any(item in self._boxes for item in link.items[-1:]), len(link.items))
            for doc, links in self._of_doc.items()
            if doc in self._builder.env.all_docs
            for link in links
        }
        return max(weights, key=weights.__getitem__, default=None)

    def page(self, pagename: str) -> str:
        """The tree as Furo writes it on the page ``pagename``."""
        base = _escape(self._builder.get_target_uri(pagename)).partition("#")[0]
        pieces = list(self._from(base[: base.rfind("/") + 1]))
        last = -1
        for link in self._of_doc.get(pagename, ()):
            # An address of the page itself is empty, and Sphinx writes "#" for it.
            pieces[link.slot] = "" if link.anchor else "#"
            if not link.anchor:
                checked = [self._boxes[item] for item in link.items if item in self._boxes]
                for piece, tag in (*link.marks, *checked):
                    pieces[piece] = tag
                last = max((last, *link.items))
        if last >= 0:
            pieces[last] = f'{pieces[last].removesuffix(chr(34) + ">")} current-page">'
        return "".join(pieces)

    def _from(self, folder: str) -> list[str]:
        """The pieces with the addresses that pages of ``folder`` use."""
        if self._filled[0] != folder:
            pieces = list(self._pieces)
            for link, address in zip(self._links, self._relative(folder), strict=True):
                pieces[link.slot] = address or "./"
            self._filled = folder, pieces
        return self._filled[1]

    def _relative(self, folder: str) -> list[str]:
        """As ``sphinx.util.osutil.relative_uri`` does it, one step down from the folder above."""
        if folder not in self._addresses:
            above = folder[: folder.rfind("/", 0, -1) + 1]
            size = len(folder)
            addresses = [
                link.uri[size:] if link.uri.startswith(folder) else f"../{address}"
                for link, address in zip(self._links, self._relative(above), strict=True)
            ]
            # Pages are written folder by folder: only the folders around this one stay.
            self._addresses = {key: value for key, value in self._addresses.items() if above.startswith(key)}
            self._addresses[folder] = addresses
        return self._addresses[folder]


def _escape(uri: str) -> str:
    return uri.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


# ---- where Furo looks for it ------------------------------------------------------------------

_trees: dict[int, NavigationTree | None] = {}


def _tree(app: Sphinx) -> NavigationTree | None:
    """The tree of this build, made for its first page; ``None`` when Furo has to do it itself."""
    if id(app) not in _trees:
        _trees[id(app)] = _make(app)
    return _trees[id(app)]


def _make(app: Sphinx) -> NavigationTree | None:
    # Which sections an ``only`` shows in a tree depends on the current page (Sphinx 9.0 copies those of
    # its ancestors unfiltered), so a tree that holds one is not the same on every page.
    if any(next(toc.findall(addnodes.only), None) is not None for toc in app.env.tocs.values()):
        return None
    try:
        tree = NavigationTree(cast("StandaloneHTMLBuilder", app.builder))
        sample = tree.sample()
        if sample is None or _own(app, sample) == tree.page(sample):
            return tree
    except (ImportError, LookupError, StopIteration, TypeError, AttributeError) as error:
        logger.debug("summitnotes: Furo makes its own navigation: %s", error)
    return None


def _own(app: Sphinx, docname: str) -> str:
    """What Furo itself makes for a page."""
    builder = cast("StandaloneHTMLBuilder", app.builder)
    tree = TocTree(app.env).get_toctree_for(docname, builder, **_OPTIONS)
    return _furo_tree(builder.render_partial(tree)["fragment"])


def _furo_tree(html: str) -> str:
    """Furo's check boxes and marks around a table of contents. Furo has no types, and may be absent."""
    return str(import_module("furo.navigation").get_navigation_tree(html))


def before_furo(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Handler of ``html-page-context``: without a ``toctree`` Furo makes no tree."""
    toctree = context.get("toctree")
    # sphinx-notfound-page puts a toctree of its own into the context of its page.
    own = getattr(toctree, "__module__", "") == "sphinx.builders.html"
    if own and app.config.html_theme == "furo" and app.builder.name in ("html", "dirhtml"):
        tree = _tree(app)
        if tree is not None:
            context["_summit_toctree"] = context.pop("toctree")


def after_furo(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Handler of ``html-page-context``: the tree of this page, unless somebody else made one."""
    toctree = context.pop("_summit_toctree", None)
    if toctree is None:
        return
    context.setdefault("toctree", toctree)
    tree = _tree(app)
    if tree is not None and context.get("furo_navigation_tree") == "":
        context["furo_navigation_tree"] = tree.page(pagename)


def forget(app: Sphinx, exception: Exception | None) -> None:
    """Handler of ``build-finished``."""
    _trees.pop(id(app), None)


def setup(app: Sphinx) -> None:
    # Furo's own handler has the default priority, 500.
    app.connect("html-page-context", before_furo, priority=490)
    app.connect("html-page-context", after_furo, priority=510)
    app.connect("build-finished", forget)
