"""The ledger takes time in proportion to the text, also where nothing fits."""

from __future__ import annotations

import time

import pytest
from docutils import nodes
from docutils.utils import new_document

from summitnotes.audit.account import account
from timing import noisy

HOSTILE = ["a b c d e f\n", "- x\n", "`a <b>`_ ", "|a| ", "[a](b) ", "<", "&amp;", "**a** ", "{a}", "é\n"]


def page_of(text: str) -> nodes.document:
    document = new_document("sample")
    for number, line in enumerate(text.split("\n"), 1):
        paragraph = nodes.paragraph("", line)
        paragraph.line = number
        document += paragraph
    return document


def seconds(text: str, page: nodes.document, format_id: str) -> float:
    start = time.process_time()
    account(text, format_id, page)
    return time.process_time() - start


@noisy
@pytest.mark.parametrize("format_id", ["rst", "markdown", "dokuwiki"])
@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("other", [False, True])
def test_linear(format_id: str, piece: str, other: bool) -> None:
    """Four times the text takes at most ten times as long; quadratic work would take sixteen times."""
    times = []
    for size in (1_500, 6_000):
        text = piece * (size // len(piece))
        page = page_of(text.replace("a", "z") if other else text)
        times.append(min(seconds(text, page, format_id) for _ in range(2)))
    assert times[1] < max(0.2, times[0] * 10)
