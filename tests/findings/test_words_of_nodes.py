"""The words of a node, as docutils shows them."""

from __future__ import annotations

import pytest
from docutils import nodes

from summitnotes.findings.outline.texts import shown, text_of
from summitnotes.formats import wikinodes


@pytest.mark.parametrize("written", ["", "plain words", "a\x00*b", "one\x00 word", "two\x00\nlines"])
def test_words_are_those_that_docutils_shows(written: str) -> None:
    text = nodes.Text(written)
    assert shown(text) == text.astext()
    assert type(shown(text)) is str  # a node would hold its whole tree


def test_a_block_of_one_text_is_read_as_one_of_several() -> None:
    one = nodes.paragraph("", "", nodes.Text("Ana\x00 Prieto"))
    several = nodes.paragraph("", "", nodes.Text("Ana\x00 "), nodes.Text("Prieto"))
    assert text_of(one) == text_of(several) == ("AnaPrieto", ())


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (":download:`Ropes that listen <ropes.pdf>`", "Ropes that listen"),
        ("See :py:mod:`knots`, and sails", "See knots, and sails"),
        ("At 10:`tis time", "At 10:`tis time"),
    ],
)
def test_of_a_role_without_power_the_words_remain(written: str, words: str) -> None:
    assert shown(nodes.Text(written)) == words


@pytest.mark.parametrize(
    "picture",
    [
        wikinodes.absent_image("", "oak.png"),
        nodes.reference("", "An oak", refuri="https://example.org/oak.png", classes=["remote-picture"]),
        nodes.inline("", "(Oak leaf)", classes=["picture-title"]),
    ],
)
def test_what_is_told_of_a_picture_are_words_only_where_no_others_stand(picture: nodes.TextElement) -> None:
    alone = nodes.paragraph("", "", picture)
    beside = nodes.title("", "", picture.deepcopy(), nodes.Text(" Under the oaks"))
    assert text_of(alone)[0] == picture.astext()
    assert text_of(beside) == ("Under the oaks", ())
