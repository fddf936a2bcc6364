"""From a view node to the page: templates for HTML, plain nodes for every other builder."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from sphinx.errors import NoUri
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri

from summitnotes.catalogue.cells import FILE, Cell
from summitnotes.records.anchors import short_anchor, talk_anchor
from summitnotes.records.ids import is_id
from summitnotes.sphinx.borrowed import app_of
from summitnotes.sphinx.nodes import VIEWS, SummitView, generated_view, notes_facts, talk_card, talk_foot
from summitnotes.sphinx.store.domain import domain_of
from summitnotes.sphinx.store.purpose import only_looks
from summitnotes.sphinx.writing.exporting import exports_of
from summitnotes.sphinx.writing.seen import PAGE_BUILDERS, seen_by
from summitnotes.sphinx.writing.selection import view_options
from summitnotes.views.parts import SpeakerRef, speaker_refs
from summitnotes.views.render import make_environment, render

if TYPE_CHECKING:
    import jinja2
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

    from summitnotes.records.catalogue import Catalogue, Place


class PageLinker:
    """Addresses relative to one page, in the terms of the builder that writes it."""

    _in_short = False  # whether talks are led to by their second anchor

    def __init__(
        self, catalogue: Catalogue, builder: Builder, docname: str, cells: set[Cell] | None = None
    ) -> None:
        self.catalogue = catalogue
        self._cells = cells if cells is not None else set()  # what the page asks for
        self.builder = builder
        self._in_short = builder.name in PAGE_BUILDERS
        self.docname = docname
        self._pages = _addresses_from(builder, docname)

    def talk(self, talk_id: str) -> str | None:
        place = self.catalogue.talk_places.get(talk_id)
        if place is not None and place.anchor and self._in_short:
            return self.place(place.doc, short_anchor(place.anchor)) or None
        return self._at(place)

    def event(self, event_id: str) -> str | None:
        return self._at(self.catalogue.event_places.get(event_id))

    def person(self, person_id: str) -> str | None:
        return self._at(self.catalogue.person_places.get(person_id))

    def topic(self, topic_id: str) -> str | None:
        return self._at(self.catalogue.topic_places.get(topic_id))

    def place(self, doc: str, anchor: str) -> str:
        if doc == self.docname:
            return f"#{anchor}"
        address = self._pages.get(doc)
        if address is None:
            address = self._pages[doc] = self._address(doc)
        if "#" in address and anchor:  # all documents are on one page
            return f"#{anchor}"
        return f"{address}#{anchor}" if anchor and address else address

    def file(self, name: str) -> str | None:
        builder = self.builder
        self._cells.add((FILE, name))
        if builder.name not in PAGE_BUILDERS or name not in exports_of(app_of(builder)).files:
            return None
        return relative_uri(builder.get_target_uri(self.docname), name)

    def _address(self, doc: str) -> str:
        try:
            return self.builder.get_relative_uri(self.docname, doc)
        except NoUri:
            return ""

    def _at(self, place: Place | None) -> str | None:
        return (self.place(place.doc, place.anchor) or None) if place else None


def _addresses_from(builder: Builder, docname: str) -> dict[str, str]:
    """Docname -> its address from a page, as far as they were asked for.

    From all pages of a folder another page has the same relative address, and they are written in a row.
    """
    if builder.name not in PAGE_BUILDERS:
        return {}
    folder = builder.get_target_uri(docname).rpartition("/")[0]
    holder: Any = builder
    last, addresses = getattr(holder, "summit_addresses", ("", None))
    if addresses is None or last != folder:
        addresses = {}
        holder.summit_addresses = folder, addresses
    found: dict[str, str] = addresses
    return found


class NeutralLinker(PageLinker):
    """The same places without a builder, to see whether they change."""

    def __init__(self, catalogue: Catalogue, docname: str) -> None:
        self.catalogue = catalogue
        self.docname = docname

    def place(self, doc: str, anchor: str) -> str:
        return f"{doc}#{anchor}"

    def file(self, name: str) -> str | None:
        return name


_BOOK_SVG = '<svg xmlns="http://www.w3.org/2000/svg" '
#: Views whose templates write no caption, but in a table.
_CAPTIONED = ("talk_list", "event_list", "person_list", "topic_index")


def build_model(node: SummitView, env: BuildEnvironment, linker: PageLinker) -> Any:
    """The view model of a node, or ``None`` when there is nothing to show."""
    catalogue = linker.catalogue
    language = env.config.language or "en"
    chosen = node.options
    anchor = node["ids"][0] if node["ids"] else ""
    if isinstance(node, (talk_card, talk_foot)):
        chosen["talk"] = catalogue.renamed.get(linker.docname, {}).get(anchor, node["talk"])
    options = view_options(node.view, chosen, catalogue, language, anchor)
    if app_of(env).builder.name == "epub":  # a book runs no script that could filter
        options = replace(options, filter=False, book=True)
    return import_module(f"summitnotes.views.{node.view}").build(catalogue, options, linker)


def caption_above(node: SummitView, model: Any, in_table: bool) -> str:
    """The caption that an author gave a view; tables have theirs within."""
    return "" if model is None or in_table or node.view not in _CAPTIONED else node.options.get("title", "")


def words_instead(node: SummitView) -> str:
    """What an author wrote for an event that there is not; shown in its place."""
    return node.options.get("event", "") if node.view == "event_card" else ""


class Shown(NamedTuple):
    """All that comes onto a page with a view."""

    model: Any
    anchors: tuple[str, ...]  # that a talk had under the ids that are its aliases now
    speakers: tuple[SpeakerRef, ...]  # of a talk, whose names are links in the notes beside its card


def what_shows(node: SummitView, env: BuildEnvironment, linker: PageLinker) -> Shown:
    """What a view shows on the page of ``linker``."""
    model = build_model(node, env, linker)
    talk = linker.catalogue.talk.get(node["talk"]) if isinstance(node, talk_card) else None
    if talk is None:
        return Shown(model, (), ())
    anchors = tuple(talk_anchor(alias) for alias in talk.aliases if is_id(alias))
    return Shown(model, anchors, speaker_refs(linker.catalogue, linker, talk))


# ---- HTML ----------------------------------------------------------------------------------


def visit_view_html(self: HTML5Translator, node: SummitView) -> None:
    """Write the template of a view. The page's own name is what links are relative to."""
    env = self.builder.env
    linker = _linker_of(self)
    shown = what_shows(node, env, linker)
    model = shown.model
    if self.builder.name in PAGE_BUILDERS:
        seen_by(self.builder, env, linker.docname).show(node, shown)
    anchors = shown.anchors
    if self.builder.name in PAGE_BUILDERS and isinstance(node, talk_card) and model is not None:
        anchors += tuple(map(short_anchor, (*shown.anchors, *node["ids"][:1])))
    self.body += (f'<span id="{anchor}"></span>' for anchor in anchors)
    if caption := caption_above(node, model, getattr(model, "view", "") == "table"):
        self.body.append(f'<p class="summit-caption">{self.encode(caption)}</p>\n')
    if model is not None:
        self.body.append(markup_for(self.builder, render(_templates(env), node.view, model)))
    elif text := words_instead(node):
        self.body.append(f"<p>{self.encode(text)}</p>\n")
    raise nodes.SkipNode


def markup_for(builder: Builder, html: str) -> str:
    """What a template made, for a builder: pages of a book are XML, where a picture says that it is one."""
    return html.replace("<svg ", _BOOK_SVG) if builder.name == "epub" else html


def _linker_of(translator: HTML5Translator) -> PageLinker:
    """The linker of the page that a translator writes; there is one translator a page."""
    linker: PageLinker | None = getattr(translator, "summit_linker", None)
    if linker is None:
        builder, env = translator.builder, translator.builder.env
        source = translator.document["source"]
        docname = str(getattr(builder, "current_docname", "") or env.path2doc(source) or "")
        if builder.name in PAGE_BUILDERS:
            seen = seen_by(builder, env, docname, anew=True)
            linker = PageLinker(seen.catalogue, builder, docname, seen.cells)
        else:
            linker = PageLinker(domain_of(env).catalogue, builder, docname)
        translator.summit_linker = linker  # type: ignore[attr-defined]
    return linker


def skip(self: Any, node: SummitView) -> None:
    """Never reached: other builders get plain nodes; kept so that none fails on an unknown node."""
    raise nodes.SkipNode


_environments: dict[tuple[str, ...], jinja2.Environment] = {}


def _templates(env: BuildEnvironment) -> jinja2.Environment:
    where = (str(app_of(env).confdir), *env.config.templates_path)
    if where not in _environments:
        folder, *paths = where
        _environments[where] = make_environment(Path(folder, path) for path in paths)
    return _environments[where]


def load_templates(env: BuildEnvironment) -> None:
    """Compile every template of ours, for processes that are to share them."""
    environment = _templates(env)
    for name in environment.list_templates(extensions=["html"]):
        if name.startswith("summitnotes/"):
            environment.get_template(name)


# ---- other builders ------------------------------------------------------------------------


class PlainViews(SphinxPostTransform):
    """Views become ordinary nodes where there are no templates.

    Runs before references resolve (Sphinx's resolver has priority 10).
    """

    default_priority = 5

    def is_supported(self) -> bool:
        app = app_of(self.env)
        return app.builder.format not in ("html", "xml", "pseudoxml") and not only_looks(app)

    def run(self, **kwargs: Any) -> None:
        env = self.env
        docname = env.current_document.docname
        linker = PageLinker(domain_of(env).catalogue, app_of(self.env).builder, docname)
        for node in list(self.document.findall(SummitView)):
            model = build_model(node, env, linker)
            view = import_module(f"summitnotes.views.{node.view}")
            text = words_instead(node)
            shown = view.to_nodes(model) if model is not None else [nodes.paragraph(text, text)]
            if not shown or (model is None and not text):
                node.parent.remove(node)
            else:
                caption = caption_above(node, model, any(isinstance(each, nodes.table) for each in shown))
                above = [nodes.paragraph("", "", nodes.strong(caption, caption))] if caption else []
                node.replace_self([*above, *shown])


class PlainAnchors(SphinxPostTransform):
    """Where the index quotes a line, LaTeX and Texinfo need a target: they drop the ids of paragraphs."""

    default_priority = 900
    formats = ("latex", "texinfo")

    def run(self, **kwargs: Any) -> None:
        for block in (nodes.paragraph, nodes.line, nodes.rubric):
            for node in self.document.findall(block):
                if node["ids"]:
                    node.insert(0, nodes.target("", "", ids=node["ids"]))
                    node["ids"] = []


def setup(app: Sphinx) -> None:
    for view in (*VIEWS, talk_foot, notes_facts, generated_view):
        app.add_node(
            view,
            html=(visit_view_html, None),
            latex=(skip, None),
            text=(skip, None),
            man=(skip, None),
            texinfo=(skip, None),
        )
    app.add_post_transform(PlainViews)
    app.add_post_transform(PlainAnchors)
