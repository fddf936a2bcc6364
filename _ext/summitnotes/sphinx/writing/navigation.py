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
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.environment.adapters.toctree import TocTree
from sphinx.util import logging

from summitnotes.sphinx.tree.walking import walk
from summitnotes.sphinx.writing.kept import kept_of
from summitnotes.sphinx.writing.kept_sidebars import CLOSE, OPEN, KeptSidebars, Sidebar, sidebar_of
from summitnotes.sphinx.writing.memory import reads_much
from summitnotes.sphinx.writing.sidebar import Events, Folded, Unfolded

if TYPE_CHECKING:
    from collections.abc import Container

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

#: What Furo asks the ``toctree`` of a page's context for.
_OPTIONS: dict[str, Any] = {"collapse": False, "titles_only": True, "maxdepth": -1, "includehidden": True}
_TOKEN = re.compile(
    r'<ul(?: class="(?P<ul>[^"]*)")?>|<li class="(?P<li>[^"]*)">|</(?P<end>ul|li)>'
    r'|(?P<box><input [^>]*class="toctree-checkbox"[^>]*/>)'
    rf'|<a class="(?P<a>[^"]*)" href="{OPEN}(?P<number>\d+){CLOSE}(?P<anchor>[^"]*)">'
)
_ADDRESS = re.compile(rf"{OPEN}(\d+){CLOSE}")
_PLACED = re.compile(rf"{OPEN}(\d+){CLOSE}(#?)")
_TREES_KEPT = 4
#: sphinx-notfound-page, which puts a toctree of its own into the context of its page.
_NOT_FOUND = "notfound.extension"
_RELATIVE = re.compile(r'href="(?![#/"]|[a-z][a-z0-9+.-]*:)')
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
        return f"{OPEN}{len(self.docs) - 1}{CLOSE}"


class NavigationTree:
    """The tree in pieces; :meth:`page` puts them together for one page."""

    def __init__(self, builder: StandaloneHTMLBuilder, sidebar: Sidebar) -> None:
        self._builder = builder
        self._pieces: list[str] = []
        self._links: list[_Link] = []
        self._of_doc: dict[str, list[_Link]] = {}
        #: Piece of a list item -> piece of its checkbox, and the checkbox when it is checked.
        self._boxes: dict[int, tuple[int, str]] = {}
        self._take_apart(*sidebar)
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

    def sample(self, left_out: Container[str] = ()) -> str | None:
        """The page whose marks say most: with pages below it if possible, and with many above it."""
        weights = {
            doc: (any(item in self._boxes for item in link.items[-1:]), len(link.items))
            for doc, links in self._of_doc.items()
            if doc in self._builder.env.all_docs and doc not in left_out
            for link in links
        }
        return max(weights, key=weights.__getitem__, default=None)

    def page(self, pagename: str, overview: str = "") -> str:
        """The tree as Furo writes it on the page ``pagename``.

        A page that is not in the tree can stand below its ``overview``.
        """
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
        if overview and pagename not in self._of_doc:
            self._mark_around(pieces, overview)
        if last >= 0:
            pieces[last] = f'{pieces[last].removesuffix(chr(34) + ">")} current-page">'
        return "".join(pieces)

    def _mark_around(self, pieces: list[str], doc: str) -> None:
        for link in self._of_doc.get(doc, ()):
            if not link.anchor:
                checked = [self._boxes[item] for item in link.items if item in self._boxes]
                for piece, tag in (*link.marks, *checked):
                    pieces[piece] = tag

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


def is_furo(app: Sphinx) -> bool:
    return app.config.html_theme == "furo" and app.builder.name in ("html", "dirhtml")


def is_the_same_everywhere(env: BuildEnvironment) -> bool:
    """Whether the table of contents has the same entries on every page.

    Which sections an ``only`` shows in a tree depends on the current page: Sphinx 9.0 copies those of its
    ancestors unfiltered.
    """
    return not any(isinstance(node, addnodes.only) for toc in env.tocs.values() for node in walk(toc))


def _knows_events(env: BuildEnvironment) -> bool:
    return any(domain.name == "summit" for domain in env.domains.sorted())


class Navigation:
    """The trees of one build: one for each year and event that a sidebar unfolds."""

    def __init__(self, app: Sphinx) -> None:
        self._builder = builder = cast("StandaloneHTMLBuilder", app.builder)
        self._placeholders = _Placeholders(builder)
        self.events = Events(builder.env) if _knows_events(builder.env) else None
        self.kept = KeptSidebars(app, self.events)
        self._trees: dict[Unfolded, NavigationTree] = {}

    @cached_property
    def _folded(self) -> Folded | nodes.Element | None:
        return self._resolved(_NOWHERE)

    def _resolved(self, docname: str) -> Folded | nodes.Element | None:
        """The whole table, with a placeholder for each address; current is the page ``docname``."""
        docs = self._placeholders.docs
        builder = cast("Builder", self._placeholders)
        tree = TocTree(self._builder.env).get_toctree_for(docname, builder, **_OPTIONS)
        if self.events is None or tree is None:
            return tree

        def doc_of(item: nodes.list_item) -> str:
            link = next(iter(item[0].findall(nodes.reference)), None) if item.children else None
            found = _ADDRESS.fullmatch(link.get("refuri", "")) if link is not None else None
            return docs[int(found[1])] if found else ""

        return Folded(self.events, tree, doc_of)

    def _fragment(self, resolved: Folded | nodes.Element | None, unfolded: Unfolded) -> str:
        if isinstance(resolved, Folded):
            resolved = resolved.unfold(
                unfolded, lambda doc, anchor: self._placeholders.get_relative_uri("", doc) + anchor
            )
        return str(self._builder.render_partial(resolved)["fragment"])

    def unfolded(self, pagename: str) -> Unfolded:
        return self.events.unfolded(pagename) if self.events is not None else Unfolded()

    def page(self, pagename: str) -> str:
        """The tree of a page."""
        unfolded = self.unfolded(pagename)
        if unfolded not in self._trees:
            # Pages are written in the order of their names, which is that of events.
            while len(self._trees) >= _TREES_KEPT:
                del self._trees[next(iter(self._trees))]
            self._trees[unfolded] = self._tree(unfolded)
        overview = self.events.overview(pagename) if self.events is not None else ""
        return self._trees[unfolded].page(pagename, overview)

    def _tree(self, unfolded: Unfolded) -> NavigationTree:
        sidebar = self.kept.get(unfolded)
        if sidebar is None:
            html = _furo_tree(self._fragment(self._folded, unfolded))
            sidebar = sidebar_of(html, self._placeholders.docs)
            self.kept.put(unfolded, sidebar)
        return NavigationTree(self._builder, sidebar)

    def is_right(self) -> bool:
        """Whether what is put together is what Furo makes, for one page of the tree. What is kept was."""
        if self.kept.hold:
            return True
        unfolded = self.unfolded(self._builder.config.root_doc)
        tree = self._trees[unfolded] = self._tree(unfolded)
        # Of the pages of things, Furo's own tree has those that ours leaves out.
        sample = tree.sample(self.events.generated if self.events is not None else ())
        return sample is None or self.own(sample, unfolded) == tree.page(sample)

    def own(self, docname: str, unfolded: Unfolded) -> str:
        """What Furo itself makes for a page, of the same entries."""
        fragment = self._fragment(self._resolved(docname), unfolded)
        docs = self._placeholders.docs

        def address(found: re.Match[str]) -> str:
            relative = self._builder.get_relative_uri(docname, docs[int(found[1])])
            return _escape(relative) + found[2] or "#"

        return _furo_tree(_PLACED.sub(address, fragment))


_navigations: dict[int, Navigation | None] = {}


def _navigation(app: Sphinx) -> Navigation | None:
    """The trees of this build, begun for its first page; ``None`` when Furo has to do it itself."""
    if id(app) not in _navigations:
        _navigations[id(app)] = _make(app)
    return _navigations[id(app)]


def _make(app: Sphinx) -> Navigation | None:
    if not is_the_same_everywhere(app.env):
        return None
    try:
        navigation = Navigation(app)
        if navigation.is_right():
            return navigation
    except (ImportError, LookupError, StopIteration, TypeError, AttributeError) as error:
        logger.debug("summitnotes: Furo makes its own navigation: %s", error)
    return None


def prepare(app: Sphinx, builder: Builder) -> None:
    """Handler of ``write-started``, before tables of contents are packed: a sidebar is made of all of them.

    Four of five times that such a table was unpacked were for that. Children share what is made here.
    """
    if is_furo(app) and reads_much(app):
        app.env.toctree_includes = dict(sorted(app.env.toctree_includes.items()))  # as Sphinx does next
        _navigation(app)


def _furo_tree(html: str) -> str:
    """Furo's check boxes and marks around a table of contents. Furo has no types, and may be absent."""
    return str(import_module("furo.navigation").get_navigation_tree(html))


def _kept_tree(app: Sphinx, pagename: str) -> str | None:
    """The tree of a page that no document is the source of, as it was in the build before.

    Such pages are written in every build. Most other builds change the tree.
    """
    if not getattr(app.builder, "summit_unchanged", False):
        return None
    tree: str | None = kept_of(app).get(f"navigation of {pagename}", _suffixes(app))
    return tree


def _suffixes(app: Sphinx) -> tuple[str, ...]:
    builder = cast("StandaloneHTMLBuilder", app.builder)
    return builder.name, builder.out_suffix, builder.link_suffix


def _tree_of(app: Sphinx, pagename: str, doctree: nodes.document | None) -> str | None:
    tree = _kept_tree(app, pagename)
    if tree is None and (navigation := _navigation(app)) is not None:
        tree = navigation.page(pagename)
        if doctree is None:
            kept_of(app).put(f"navigation of {pagename}", _suffixes(app), tree)
    return tree


def before_furo(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Handler of ``html-page-context``: without a ``toctree`` Furo makes no tree."""
    toctree = context.get("toctree")
    own = getattr(toctree, "__module__", "") in ("sphinx.builders.html", _NOT_FOUND)
    if own and is_furo(app) and (_kept_tree(app, pagename) is not None or _navigation(app) is not None):
        context["_summit_toctree"] = context.pop("toctree")


def after_furo(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Handler of ``html-page-context``: the tree of this page, unless somebody else made one."""
    toctree = context.pop("_summit_toctree", None)
    if toctree is None:
        return
    context.setdefault("toctree", toctree)
    if context.get("furo_navigation_tree") == "" and (tree := _tree_of(app, pagename, doctree)) is not None:
        if getattr(toctree, "__module__", "") == _NOT_FOUND:
            # That page is served at any address, so its links begin at the root of the site.
            prefix = _escape(app.config.notfound_urls_prefix or "/")
            tree = _RELATIVE.sub(lambda link: f'href="{prefix}', tree)
        context["furo_navigation_tree"] = tree


def forget(app: Sphinx, exception: Exception | None) -> None:
    """Handler of ``build-finished``: keep the sidebars for the next build."""
    navigation = _navigations.pop(id(app), None)
    if navigation is not None and exception is None:
        navigation.kept.write()


def setup(app: Sphinx) -> None:
    # Furo's own handler has the default priority, 500.
    app.connect("html-page-context", before_furo, priority=490)
    app.connect("html-page-context", after_furo, priority=510)
    app.connect("write-started", prepare, priority=90)  # tables are packed at 100
    app.connect("build-finished", forget)
