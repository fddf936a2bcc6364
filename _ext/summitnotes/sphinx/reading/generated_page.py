"""The page of a thing as a tree: a title, and the view that shows the thing."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransformer
from sphinx.util.docutils import LoggingReporter, new_document

from summitnotes.records.ids import make_id
from summitnotes.sphinx.nodes import generated_view

if TYPE_CHECKING:
    from docutils.frontend import Values
    from sphinx.application import Sphinx

    from summitnotes.records.pages import GeneratedPage


def build(document: nodes.document, page: GeneratedPage) -> None:
    """Fill ``document`` with ``page``.

    The nodes name no source: what is on the page is nobody's to translate or to correct there.
    """
    section = nodes.section("", ids=[make_id(page.doc)], names=[])
    section += nodes.title("", page.title)
    section += generated_view("", view=page.view, options=list(page.options), ids=[])
    document += section


def read(app: Sphinx, doc: str, page: GeneratedPage, settings: Values) -> None:
    """Read the page ``doc`` with the settings of another one of the same view.

    The outcome is that of Sphinx's ``read_doc``, which takes three times as long: it opens the template,
    has docutils put together settings from all options, and resolves footnotes, substitutions and targets.
    """
    env = app.env
    env.prepare_settings(doc)
    tree = new_document(str(env.doc2path(doc)), settings)
    build(tree, page)
    tree.reporter = LoggingReporter(tree["source"])
    tree.transformer = transformer = SphinxTransformer(tree)
    transformer.set_environment(env)
    transformer.add_transforms(app.registry.get_transforms())
    transformer.apply_transforms()
    env.all_docs[doc] = time.time_ns() // 1_000  # as Sphinx counts: microseconds
    env.current_document.clear()
    env.ref_context.clear()
    app.builder.write_doctree(doc, tree)
