"""What a screen reader is told in HTML: which cells are heads of their rows, and what pictures and links are.

docutils knows heads in the first rows and in whole columns only; in notes any cell may be one, and its class
``header-cell`` says so, and an empty one is none. Where a picture has no words, docutils writes its path
instead; where a link has none, nothing.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from summitnotes.locale import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx


_WRAPPER = re.compile(r'(<div class="table-wrapper(?: [^"]*)?")(?=>)')


class DescribePictures(SphinxPostTransform):
    """A picture without words is told by none; one that is all of a link is told by its name."""

    default_priority = 400
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        for image in self.document.findall(nodes.image):
            if not image.get("alt"):
                image["alt"] = _name(image["uri"]) if _is_whole_link(image) else ""


class NameLinks(SphinxPostTransform):
    """A link around nothing, as of ``[](address)``, is told by its address."""

    default_priority = 400
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        for link in self.document.findall(nodes.reference):
            if link.get("refuri") and not link.astext().strip() and not any(link.findall(nodes.image)):
                link.append(nodes.Text(link["refuri"]))


def _is_whole_link(image: nodes.image) -> bool:
    link: nodes.Node | None = image.parent
    while isinstance(link, nodes.Inline) and not isinstance(link, nodes.reference):
        link = link.parent
    return isinstance(link, nodes.reference) and not link.astext().strip()


def _name(address: str) -> str:
    """``images/small%20boat-2.png`` as ``small boat 2``."""
    return re.sub(r"[\s_-]+", " ", PurePosixPath(unquote(address)).stem).strip() or _("picture")


def _visit_entry(self: HTML5Translator, node: nodes.entry) -> None:
    group: Any = node.parent.parent.parent
    heads = group.stubs  # of docutils' writer: the columns that are heads
    if "header-cell" in node["classes"]:
        group.stubs = [True] * len(heads)
    HTML5Translator.visit_entry(self, node)
    group.stubs = heads
    if self.body[-1].startswith("<th") and not node.astext().strip() and not any(node.findall(nodes.image)):
        self.body[-1], self.context[-1] = f"<td{self.body[-1][3:]}", "</td>\n"


def _depart_entry(self: HTML5Translator, node: nodes.entry) -> None:
    HTML5Translator.depart_entry(self, node)


def reach_wide_tables(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Handler of ``html-page-context``: what Furo lets scroll can be reached by the keyboard."""
    if doctree is not None and "table-wrapper" in context.get("body", ""):
        context["body"] = _WRAPPER.sub(r'\1 tabindex="0"', context["body"])


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", reach_wide_tables)
    app.add_node(nodes.entry, override=True, html=(_visit_entry, _depart_entry))
    app.add_post_transform(DescribePictures)
    app.add_post_transform(NameLinks)
