"""What is no prose, how text is cut into words, and the forms of labels."""

from __future__ import annotations

from pathlib import Path

import pytest

from summitnotes.findings.topics.inflection import forms
from summitnotes.findings.topics.nonprose import nonprose
from summitnotes.findings.topics.words import split_words

HERE = Path(__file__).parent


def rows(name: str) -> list[str]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


NONPROSE = list(zip(rows("nonprose.txt")[::2], rows("nonprose.txt")[1::2], strict=True))


@pytest.mark.parametrize(("text", "expected"), NONPROSE)
def test_nonprose(text: str, expected: str) -> None:
    found = " | ".join(text[start:end] for start, end in nonprose(text, {"node.js"}))
    assert (found or "-") == expected


@pytest.mark.parametrize("row", rows("forms.txt"))
def test_forms(row: str) -> None:
    head, _, tail = row.partition(" : ")
    label, _, language = head.rpartition(" ")
    wanted, _, unwanted = tail.partition(" / ")
    found = {" ".join(form) for form in forms(label.split(), language == "en", language == "fr")}
    assert {form.strip() for form in wanted.split(",")} <= found
    assert not {form.strip() for form in unwanted.split(",")} & found


def test_french_articles_after_de_are_one_word() -> None:
    for text in ("de charge", "de la charge", "d'charge", "des charge", "du charge"):
        assert [(word.key, word.gap) for word in split_words(text)][1:] == [("charge", " ")]
        assert split_words(text)[0].key == "de"


def test_sentences_open_where_they_should() -> None:
    text = "One. Two, three! Four 1.5 six\n* seven\n\neight"
    assert [word.raw for word in split_words(text) if word.opens] == ["One", "Two", "Four", "seven", "eight"]
