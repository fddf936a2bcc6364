"""In which line, cell or row of its notes the card of a talk stands."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.core import publish_doctree

from summitnotes.records.model import Talk
from summitnotes.sphinx.nodes import talk_card
from summitnotes.sphinx.transforms.cards import Placed, place_cards

ROWS = """
=========== ===========
3 June 2003 Ana Prieto
..          Slow looms
1 July 2003 Kofi Mensah
=========== ===========
"""
LINES = '| {{< talk\n| speaker="Ana Prieto"\n| title="Slow looms"\n| >}}\n'


@pytest.mark.parametrize(
    ("text", "kind", "title", "beside"),
    [
        (LINES, nodes.line_block, "Slow looms", 'title="Slow looms"'),
        (LINES, nodes.line_block, "Fast looms", "{{< talk"),
        (ROWS, nodes.row, "Slow looms", "Slow looms"),
        (ROWS, nodes.row, "Fast looms", "3 June 2003"),
        (ROWS, nodes.row, "Kofi Mensah", "3 June 2003"),
    ],
)
def test_a_card_stands_beside_its_title(
    text: str, kind: type[nodes.Element], title: str, beside: str
) -> None:
    document = publish_doctree(text)
    place_cards(document, [Placed(Talk("looms", title), next(document.findall(kind)))])
    card = next(document.findall(talk_card))
    assert card.parent.astext() == beside
