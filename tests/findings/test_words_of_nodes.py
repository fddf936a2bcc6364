"""The words of a node, as docutils shows them."""

from __future__ import annotations

import pytest
from docutils import nodes

from summitnotes.findings.outline.texts import shown, text_of


@pytest.mark.parametrize("written", ["", "plain words", "a\x00*b", "one\x00 word", "two\x00\nlines"])
def test_words_are_those_that_docutils_shows(written: str) -> None:
    text = nodes.Text(written)
    assert shown(text) == text.astext()
    assert type(shown(text)) is str  # a node would hold its whole tree


def test_a_block_of_one_text_is_read_as_one_of_several() -> None:
    one = nodes.paragraph("", "", nodes.Text("Ana\x00 Prieto"))
    several = nodes.paragraph("", "", nodes.Text("Ana\x00 "), nodes.Text("Prieto"))
    assert text_of(one) == text_of(several) == ("AnaPrieto", ())
