"""The ledger takes work in proportion to the text, also where nothing fits."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.utils import new_document

from summitnotes.audit.account import account
from work import LINEAR, exponent, repeated

HOSTILE = ["a b c d e f\n", "- x\n", "`a <b>`_ ", "|a| ", "[a](b) ", "<", "&amp;", "**a** ", "{a}", "é\n"]


def page_of(text: str) -> nodes.document:
    document = new_document("sample")
    for number, line in enumerate(text.split("\n"), 1):
        paragraph = nodes.paragraph("", line)
        paragraph.line = number
        document += paragraph
    return document


@pytest.mark.parametrize("format_id", ["rst", "markdown", "dokuwiki"])
@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("other", [False, True])
def test_linear(format_id: str, piece: str, other: bool) -> None:
    def compare(text: str) -> None:
        account(text, format_id, page_of(text.replace("a", "z") if other else text))

    assert exponent(compare, repeated(piece), 150) < LINEAR
