"""Lists of notes without a paragraph in each item: half of what notes say stands in such lists.

docutils writes a paragraph into every item. Where each item of a list is one plain line, the item itself has
the address of the line, and the paragraph goes. It is done when a page of HTML is written; the stored tree
stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from summitnotes.records.anchors import line_anchor
from summitnotes.sphinx.nodes import line_words

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

_LINE = line_anchor(0)[:-1]
_LANGUAGE = "language-"


class PlainLists(SphinxPostTransform):
    """The last change of a tree, which others know with its paragraphs."""

    default_priority = 900
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        for found in list(self.document.findall(nodes.bullet_list)):
            lines = [_line_of(item) for item in found]
            if None not in lines:
                for line in filter(None, lines):
                    _unpack(line)


def _line_of(item: nodes.Node) -> nodes.paragraph | None:
    """The one line of notes that an item is, if neither says more of itself than the line its language."""
    if not isinstance(item, nodes.list_item) or len(item.children) != 1:
        return None
    if item["ids"] or item["classes"] or item["names"]:
        return None
    line = item.children[0]
    if not isinstance(line, nodes.paragraph) or not any(name.startswith(_LINE) for name in line["ids"]):
        return None
    return line if all(kind.startswith(_LANGUAGE) for kind in line["classes"]) else None


def _unpack(line: nodes.paragraph) -> None:
    """Let the paragraph be its words alone; a node that took its place would take over each of them."""
    item = line.parent
    item["ids"], item["classes"] = line["ids"], line["classes"]
    line["ids"], line["classes"] = [], []
    line.__class__ = line_words  # type: ignore[assignment]


def write_words_alone(self: HTML5Translator, node: line_words) -> None:
    """No element of its own."""


def setup(app: Sphinx) -> None:
    app.add_node(line_words, html=(write_words_alone, write_words_alone))
    app.add_post_transform(PlainLists)
