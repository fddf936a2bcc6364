"""The one way through every format: what is prepared comes back, in the tree and in the spans."""

from __future__ import annotations

from itertools import pairwise

import pytest
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.utils import new_document
from myst_parser.parsers.docutils_ import Parser

from summitnotes.formats import FORMATS
from summitnotes.formats.base import Reading, ReadOptions

LITERAL = "**bold** //slanted// [[page]] `code` _"
TEXT = f"---\ntitle: Boats\n---\nWords above.\n\n{LITERAL}\n\nWords below.\n"
LINE = TEXT[: TEXT.index(LITERAL)].count("\n") + 1
OURS = ["dokuwiki", "plaintext"]
ALL = [*OURS, "rst", "markdown"]


def read(format_id: str, text: str, *lines: int) -> tuple[nodes.document, Reading]:
    document = new_document("notes", get_default_settings(Parser))
    document.settings.report_level = 5
    return document, FORMATS[format_id].read(text, document, ReadOptions(), frozenset(lines))


def marks(document: nodes.document) -> list[str]:
    """The text of everything that the parser took for markup."""
    kinds = (nodes.strong, nodes.emphasis, nodes.reference, nodes.problematic)
    return [node.astext() for kind in kinds for node in document.findall(kind)]


@pytest.mark.parametrize("format_id", ALL)
def test_a_literal_line_is_shown_as_it_is(format_id: str) -> None:
    document, _ = read(format_id, TEXT, LINE)
    shown = document.astext()
    assert [line for line in shown.split("\n") if line][-3:] == ["Words above.", LITERAL, "Words below."]
    assert marks(document) == []
    assert list(document.findall(nodes.section)) == []


@pytest.mark.parametrize("format_id", ["dokuwiki", "rst", "markdown"])
def test_otherwise_its_marks_are_read(format_id: str) -> None:
    document, _ = read(format_id, TEXT)
    assert marks(document) != []


@pytest.mark.parametrize("format_id", OURS)
@pytest.mark.parametrize("lines", [(), (LINE,), (LINE, 4, 99)])
def test_spans_tile_the_text_whatever_was_hidden(format_id: str, lines: tuple[int, ...]) -> None:
    _, reading = read(format_id, TEXT, *lines)
    spans = reading.spans
    assert (spans[0].start, spans[-1].end) == (0, len(TEXT))
    assert [one.end for one, _ in pairwise(spans)] == [two.start for _, two in pairwise(spans)]
    assert reading.matter.title == "Boats"
