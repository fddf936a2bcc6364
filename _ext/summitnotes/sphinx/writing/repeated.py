"""Small parts that Sphinx makes anew for each HTML page, made once: titles, tags of styles and scripts.

A title is written on its own page, on those before and after it, and on all below it. A tag of a style
sheet is the same on all pages of a folder. For each of them docutils looks for style sheets of its own on the
disk, which no page of Sphinx shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from summitnotes.sphinx.borrowed import settings_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

#: What Sphinx puts into the context of a page to write a tag. Others may put theirs there.
_TAGS = ("css_tag", "js_tag")
_SPHINX = "sphinx.builders.html"


def remember_titles(app: Sphinx) -> None:
    """Handler of ``builder-inited``: let the builder render a title that is text alone only once."""
    render = getattr(app.builder, "render_partial", None)
    if render is None:
        return
    rendered: dict[str, dict[str, str]] = {}  # text of a title -> its parts

    def render_partial(node: nodes.Node | None) -> dict[str, str]:
        text = _text_alone(node)
        if text is None:
            return dict(render(node))
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
    app.connect("html-page-context", remember_tags, priority=900)  # whoever puts in a tag of his own, has
