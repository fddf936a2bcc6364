"""Terms of the vocabulary in the notes lead on to their pages.

That is added when a page of HTML is written; the stored tree and the words stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from summitnotes.sphinx.borrowed import app_of
from summitnotes.sphinx.nodes import site_link
from summitnotes.sphinx.store.domain import domain_of
from summitnotes.sphinx.tree.linking import link_words
from summitnotes.sphinx.writing.rendering import PageLinker
from summitnotes.views.base import ViewOptions
from summitnotes.views.parts import Chip, chip

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from summitnotes.records.catalogue import Catalogue


class LinkTerms(SphinxPostTransform):
    """Link each term at its first mention in a talk."""

    default_priority = 6  # after the cards, which link names
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        docname = self.env.current_document.docname
        domain = domain_of(self.env)
        catalogue = domain.catalogue
        mentions = catalogue.mentions_of_doc.get(docname, ())
        if not mentions:
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


def terms_of(catalogue: Catalogue, linker: PageLinker, language: str) -> dict[str, Chip]:
    """Topic.id -> where it leads and what it means, for the topics that the page of the linker mentions."""
    options = ViewOptions(language=language or "en")
    mentioned = {mention.topic for mention in catalogue.mentions_of_doc.get(linker.docname, ())}
    found = {topic: chip(catalogue, options, linker, topic) for topic in sorted(mentioned)}
    return {topic: term for topic, term in found.items() if term.href}


def _link(term: Chip) -> site_link:
    link = site_link(refuri=term.href)
    if term.definition:
        link["reftitle"] = term.definition
    return link


def visit_site_link(self: HTML5Translator, node: site_link) -> None:
    """No class, where Sphinx gives a link two: a page of notes has fifty of these, and no others without."""
    title = f' title="{self.attval(node["reftitle"])}"' if "reftitle" in node else ""
    self.body.append(f'<a href="{self.attval(node["refuri"])}"{title}>')


def depart_site_link(self: HTML5Translator, node: site_link) -> None:
    self.body.append("</a>")


def setup(app: Sphinx) -> None:
    app.add_node(site_link, html=(visit_site_link, depart_site_link))
    app.add_post_transform(LinkTerms)
