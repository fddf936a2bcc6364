"""A build that writes no page: for ``lint``, which needs to hear all that a build says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.builders.dummy import DummyBuilder
from sphinx.highlighting import PygmentsBridge

from summitnotes.sphinx.store.domain import domain_of
from summitnotes.sphinx.store.purpose import LINT

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx.application import Sphinx


class LintBuilder(DummyBuilder):
    """Resolves each document for HTML, and looks at code as the pages of HTML would show it."""

    name = LINT
    epilog = ""

    def init(self) -> None:
        super().init()
        self.tags.add("html")  # what a page holds for HTML only is looked at, too
        self.bridge = PygmentsBridge("html", self.config.pygments_style or "sphinx")

    def get_outdated_docs(self) -> set[str]:
        return set()  # what is not read anew was resolved before, and its warnings are repeated

    def write_documents(self, docnames: Set[str]) -> None:
        super().write_documents(docnames - domain_of(self.env).pages.keys())  # those were not read

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        for block in doctree.findall(nodes.literal_block):
            language = block.get("language")
            if language and block.rawsource == block.astext():
                self.bridge.highlight_block(
                    block.rawsource,
                    language,
                    opts=self.config.highlight_options.get(language, {}),
                    force=block.get("force", False),
                    location=block,
                )


def setup(app: Sphinx) -> None:
    app.add_builder(LintBuilder)
