"""Small parts that Sphinx makes anew for each HTML page, made once: titles, addresses, translators, tags.

A title is written on its own page, on those before and after it, and on all below it. A tag of a style
sheet is the same on all pages of a folder. For each of them docutils looks for style sheets of its own on the
disk, which no page of Sphinx shows.
"""

from __future__ import annotations

import re
from functools import cache
from types import FunctionType, MethodType
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.builders import Builder

from summitnotes.sphinx.borrowed import settings_of
from summitnotes.sphinx.writing.seen import PAGE_BUILDERS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.application import Sphinx

#: What Sphinx puts into the context of a page to write a tag. Others may put theirs there.
_TAGS = ("css_tag", "js_tag")
_SPHINX = "sphinx.builders.html"

#: Letters, digits and blanks are written as they are; these stand for any of them.
_PLAIN, _ANY_TEXT = re.compile(r"[\w ]+"), "AnyTextOfALine"
#: Kinds and attributes of nodes, each in the one before.
Line = tuple[str, ...]
#: Name of a method of a translator -> what it does.
Methods = dict[str, Any]


def remember_titles(app: Sphinx) -> None:
    """Handler of ``builder-inited``: let the builder render a title that is text alone only once.

    Contents of one entry, as pages of things have them, are rendered once for all that are built alike.
    """
    render = getattr(app.builder, "render_partial", None)
    if render is None:
        return
    rendered: dict[str, dict[str, str]] = {}  # text of a title -> its parts
    alike: dict[Line, dict[str, str]] = {}  # what stands around a text -> the parts around _ANY_TEXT

    def render_partial(node: nodes.Node | None) -> dict[str, str]:
        text = _text_alone(node)
        if text is None:
            line, words = _line_to_text(node)
            if line is None or node is None or not _PLAIN.fullmatch(words):
                return dict(render(node))
            if line not in alike:
                alike[line] = render(_with_any_text(node))
            return {name: part.replace(_ANY_TEXT, words) for name, part in alike[line].items()}
        if text not in rendered:
            # Not the node itself, on which Sphinx would leave the document that it renders it in.
            rendered[text] = render(nodes.title(text, text))
        return dict(rendered[text])

    app.builder.render_partial = render_partial  # type: ignore[attr-defined]


def _text_alone(node: nodes.Node | None) -> str | None:
    """The text of a title that is nothing else."""
    if type(node) is not nodes.title or any(node.attributes.values()):
        return None
    return str(node[0]) if len(node) == 1 and isinstance(node[0], nodes.Text) else None


def remember_addresses(app: Sphinx) -> None:
    """Handler of ``builder-inited``: the address of a page is quoted once, and not for each link to it."""
    if app.builder.name in PAGE_BUILDERS:
        app.builder.get_target_uri = cache(app.builder.get_target_uri)  # type: ignore[method-assign]


def share_methods(app: Sphinx) -> None:
    """Handler of ``builder-inited``: what extensions write their nodes with stands in a class of translators.

    Sphinx puts it, sixty methods, onto each translator, and a page needs two.
    """
    builder, registry = app.builder, app.registry
    if builder.format != "html" or type(builder).create_translator is not Builder.create_translator:
        return
    made: dict[type[nodes.NodeVisitor], tuple[type[nodes.NodeVisitor], Methods]] = {}

    def create_translator(*args: Any) -> nodes.NodeVisitor:
        kind = registry.get_translator_class(builder)
        if kind not in made:
            known = registry.translation_handlers
            made[kind] = _with_methods(kind, known.get(builder.name, known.get(builder.format, {})))
        shared, others = made[kind]
        translator = shared(*args)
        for name, method in others.items():
            setattr(translator, name, MethodType(method, translator))
        return translator

    builder.create_translator = create_translator  # type: ignore[method-assign]


def _with_methods(
    kind: type[nodes.NodeVisitor], handlers: Mapping[str, tuple[Any, Any]]
) -> tuple[type[nodes.NodeVisitor], Methods]:
    """A class of translators with methods for nodes that it did not know, and those that each is given.

    What takes the place of a method may ask ``type(translator)`` for that method.
    """
    shared, others = Methods(), Methods()
    for node, pair in handlers.items():
        for step, method in zip(("visit", "depart"), pair, strict=True):
            name = f"{step}_{node}"
            if method:
                own = isinstance(method, FunctionType) and not hasattr(kind, name)
                (shared if own else others)[name] = method
    return type(kind.__name__, (kind,), {"__module__": kind.__module__, **shared}), others


def _line_to_text(node: nodes.Node | None) -> tuple[Line | None, str]:
    """The nodes around a text, each in the one before, and that text; no line where there is more."""
    line: list[str] = []
    while isinstance(node, nodes.Element) and len(node) == 1:
        line.append(f"{type(node).__name__}{node.attlist()}")
        node = node[0]
    return (tuple(line), str(node)) if isinstance(node, nodes.Text) else (None, "")


def _with_any_text(node: nodes.Node) -> nodes.Node:
    copied = node.deepcopy()
    (text,) = copied.findall(nodes.Text)
    text.parent[0] = nodes.Text(_ANY_TEXT)
    return copied


def remember_tags(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Handler of ``html-page-context``: make each tag once for all pages of a folder."""
    made: dict[tuple[str, Any], str] = app.builder.__dict__.setdefault("summit_tags", {})
    folder = app.builder.get_target_uri(pagename).rpartition("/")[0]
    for name in _TAGS:
        make = context.get(name)
        if make is not None and getattr(make, "__module__", "") == _SPHINX:
            context[name] = _remembering(make, folder, made)


def _remembering(
    make: Callable[[Any], str], folder: str, made: dict[tuple[str, Any], str]
) -> Callable[[Any], str]:
    def tag(asset: Any) -> str:
        key = folder, asset
        found = made.get(key)
        if found is None:
            found = made[key] = make(asset)
        return found

    return tag


def leave_styles_out(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Handler of ``doctree-resolved``: no settings with which a page is written name a style sheet."""
    if app.builder.format == "html":
        for settings in settings_of(app.builder):
            settings.stylesheet_path = settings.stylesheet = None


def setup(app: Sphinx) -> None:
    app.connect("doctree-resolved", leave_styles_out)
    app.connect("builder-inited", remember_titles)
    app.connect("builder-inited", share_methods)
    app.connect("builder-inited", remember_addresses)
    app.connect("html-page-context", remember_tags, priority=900)  # whoever puts in a tag of his own, has
