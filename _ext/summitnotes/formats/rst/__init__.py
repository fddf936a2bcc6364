"""reStructuredText notes: docutils reads them, with fewer powers and with limits.

``limits`` hides what docutils must not see, ``definitions`` finds what it cannot read, ``grids`` reads tables
without lines between their rows, ``allowed`` lists the directives and roles that notes may use,
``normalising`` puts lines and words of the tree right.
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from docutils.parsers.rst import Parser

from summitnotes.formats.base import Fate, Reading, ReadOptions, Span
from summitnotes.formats.normalising import recover_lost_text
from summitnotes.formats.pipeline import Pipeline, Prepared
from summitnotes.formats.rst.grids import with_rows
from summitnotes.formats.rst.limits import prepare_rst
from summitnotes.formats.rst.normalising import keep_placeholders, normalise_lines, settings, show_overridden
from summitnotes.records.problems import Problem


class Rst(Pipeline):
    """reStructuredText as a format. ``native``: under Sphinx, Sphinx's own parser reads it."""

    id = "rst"
    suffixes: tuple[str, ...] = (".rst",)
    native = True

    def prepare(self, text: str, literal_lines: frozenset[int]) -> Prepared:
        return prepare_rst(with_rows(text), literal_lines)

    def parse(self, prepared: Prepared, document: nodes.document, options: ReadOptions) -> Reading:
        """Parse without Sphinx. Directives are not restricted here: that needs Sphinx's dispatcher."""
        Parser().parse(prepared.text, document)
        text = prepared.text
        return Reading((Span(0, len(text), Fate.TEXT, "rst"),) if text else ())

    def normalise(self, document: nodes.document, text: str) -> Iterator[Problem]:
        normalise_lines(document, text)
        recover_lost_text(document)
        keep_placeholders(document)
        show_overridden(document)
        yield from settings(document)


FORMAT = Rst()
