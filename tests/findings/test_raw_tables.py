"""Tables of HTML that a file holds inside a directive without power."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.utils import new_document

from summitnotes.findings.outline.blocks import BREAK
from summitnotes.findings.outline.raw_tables import raw_rows
from summitnotes.findings.outline.tree import read_tree

PROGRAMME = """\
.. raw:: html

    <table class="wide"><thead>
      <tr><th>Time</th> <th>What</th></tr></thead>
      <tr>
        <td>09:15 – 10:00</td>
        <td>
          Ada Pike<br>
          <a href="#ropes">Ropes &amp; knots</a>
          <p>Bring <b>gloves</b>.</p>
        </td>
      <tr><td rowspan=2>11:00<td>Coffee
      <tr><td>Cake<script>alert("no words")</script></td></tr>
    </table>
"""


def test_rows_of_a_table_in_html() -> None:
    rows = raw_rows(PROGRAMME)
    assert [(line, [(cell.column, cell.text) for cell in cells]) for line, cells in rows] == [
        (3, [(0, "Time"), (1, "What")]),
        (4, [(0, "09:15 – 10:00"), (1, f"Ada Pike{BREAK}Ropes & knots{BREAK}Bring gloves.")]),
        (11, [(0, "11:00"), (1, "Coffee")]),
        (12, [(1, "Cake")]),
    ]
    what = rows[1][1][1]
    assert [(what.text[run.begin : run.stop], run.style, run.target) for run in what.runs] == [
        ("Ropes & knots", "link", "#ropes"),
        ("gloves", "strong", None),
    ]


def test_they_are_rows_of_the_file() -> None:
    document = new_document("notes.rst")
    literal = nodes.literal_block(PROGRAMME, PROGRAMME)
    literal.line = 7
    document += literal
    blocks = read_tree(document).outline.blocks
    assert [(block.kind, block.line, block.head) for block in blocks] == [
        ("row", 10, True),
        ("row", 11, False),
        ("row", 18, False),
        ("row", 19, False),
    ]


@pytest.mark.parametrize(
    "text", ["<table><tr><td>1", ".. raw:: latex\n\n   <table><tr><td>1", ".. raw:: html\n"]
)
def test_other_texts_have_no_rows(text: str) -> None:
    assert raw_rows(text) == []
