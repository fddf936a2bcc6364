"""A line of the notes as a place: its number in the margin, and terms of the vocabulary that lead on.

Both are added when a page of HTML is written; the stored tree and the words stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from summitnotes.records.anchors import line_anchor
from summitnotes.sphinx.borrowed import app_of
from summitnotes.sphinx.nodes import line_mark, site_link
from summitnotes.sphinx.store.domain import domain_of
from summitnotes.sphinx.tree.linking import link_words
from summitnotes.sphinx.writing.rendering import PageLinker
from summitnotes.views.base import ViewOptions
from summitnotes.views.parts import Chip, chip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from summitnotes.records.catalogue import Catalogue
    from summitnotes.records.model import Mention, Naming


class MarkLines(SphinxPostTransform):
    """Number the lines that other pages lead to, and link each term at its first mention in a talk."""

    default_priority = 6  # after the cards, which link names
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        docname = self.env.current_document.docname
        domain = domain_of(self.env)
        catalogue = domain.catalogue
        mentions = catalogue.mentions_of_doc.get(docname, ())
        namings = domain.said[docname].namings if docname in domain.said else ()
        if not mentions and not namings:
            return
        blocks = {name: node for node in self.document.findall(nodes.Element) for name in node["ids"]}
        terms = terms_of(
            catalogue, PageLinker(catalogue, app_of(self.env).builder, docname), self.config.language
        )
        linked: set[tuple[str | None, str]] = set()
        for mention in mentions:
            block = blocks.get(mention.anchor)
            term = terms.get(mention.topic)
            if block is None or isinstance(block, nodes.section) or (mention.talk, mention.topic) in linked:
                continue
            if term is not None and link_words([block], mention.written, _link(term)):
                linked.add((mention.talk, mention.topic))
        for number, block in _numbered((*mentions, *namings), blocks):
            block.insert(0, line_mark("", line=number))


def terms_of(catalogue: Catalogue, linker: PageLinker, language: str) -> dict[str, Chip]:
    """Topic.id -> where it leads and what it means, for the topics that the page of the linker mentions."""
    options = ViewOptions(language=language or "en")
    mentioned = {mention.topic for mention in catalogue.mentions_of_doc.get(linker.docname, ())}
    found = {topic: chip(catalogue, options, linker, topic) for topic in sorted(mentioned)}
    return {topic: term for topic, term in found.items() if term.href}


def _link(term: Chip) -> site_link:
    link = site_link(refuri=term.href, classes=["summit-term"])
    if term.definition:
        link["reftitle"] = term.definition
    return link


def _numbered(
    mentions: Sequence[Mention | Naming], blocks: dict[str, nodes.Element]
) -> Iterator[tuple[int, nodes.Element]]:
    """The blocks that have the anchor of a line, each once, with the number of that line."""
    for anchor, line in {mention.anchor: mention.line for mention in reversed(mentions)}.items():
        block = blocks.get(anchor)
        if isinstance(block, (nodes.TextElement, nodes.list_item)) and anchor == line_anchor(line):
            yield line, block


def visit_line_mark(self: HTML5Translator, node: line_mark) -> None:
    """No text, so that neither a search nor a copy of the words has it."""
    self.body.append(f'<span data-line="{node["line"]}"></span>')
    raise nodes.SkipNode


def visit_site_link(self: HTML5Translator, node: site_link) -> None:
    """One class, where Sphinx gives a link three: a page of notes has fifty of these."""
    title = f' title="{self.attval(node["reftitle"])}"' if "reftitle" in node else ""
    kind = " ".join(node["classes"])
    self.body.append(f'<a class="{kind}" href="{self.attval(node["refuri"])}"{title}>')


def depart_site_link(self: HTML5Translator, node: site_link) -> None:
    self.body.append("</a>")


def setup(app: Sphinx) -> None:
    app.add_node(line_mark, html=(visit_line_mark, None))
    app.add_node(site_link, html=(visit_site_link, depart_site_link))
    app.add_post_transform(MarkLines)
