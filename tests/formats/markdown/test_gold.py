"""The loose note among the five originals against its careful reading."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes

from formats.markdown.reading_helper import read
from summitnotes.formats.base import Reading

SHARED = Path(__file__).parents[4] / "shared"


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    path = SHARED / "gold" / "000.json"
    if not path.exists():
        pytest.skip("the original notes are not beside this checkout")
    loaded: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return loaded


@pytest.fixture(scope="module")
def result(gold: dict[str, Any]) -> tuple[nodes.document, Reading]:
    return read((SHARED / "notes" / gold["file"]).read_text("utf-8"))


@pytest.fixture(scope="module")
def document(result: tuple[nodes.document, Reading]) -> nodes.document:
    return result[0]


def test_headings(gold: dict[str, Any], document: nodes.document) -> None:
    expected = [(h["line"], h["text"], h["level"]) for h in gold["headings"] if h["kind"] == "explicit"]
    found = [(t.line, t.astext(), _level(t)) for t in document.findall(nodes.title)]
    assert found == expected


def _level(title: nodes.Node) -> int:
    level = 0
    parent = title.parent
    while parent is not None:
        level += isinstance(parent, nodes.section)
        parent = parent.parent
    return level


def test_items(gold: dict[str, Any], document: nodes.document) -> None:
    assert [item.line for item in document.findall(nodes.list_item)] == gold["lists"]["item_lines"]
    blocks = [[block[0].line, block[-1].line] for block in document.findall(nodes.bullet_list)]
    assert blocks == gold["lists"]["blocks"]


def test_labels(gold: dict[str, Any], document: nodes.document) -> None:
    expected = {(h["line"], h["text"]) for h in gold["headings"] if h["kind"] == "inferred"}
    labels = {(p.line, p.astext()) for p in document.findall(nodes.paragraph) if "label" in p["classes"]}
    assert expected <= labels


def test_links(gold: dict[str, Any], document: nodes.document) -> None:
    found = [(_line(ref), ref["refuri"], ref.astext()) for ref in document.findall(nodes.reference)]
    expected = [(link["line"], link["url"], link["text"] or link["url"]) for link in gold["links"]]
    assert sorted(found) == sorted(expected)


def _line(node: nodes.Node) -> int | None:
    while node.line is None and node.parent is not None:
        node = node.parent
    return node.line


def test_each_fact_stays_on_its_line(gold: dict[str, Any], document: nodes.document) -> None:
    lines = (SHARED / "notes" / gold["file"]).read_text("utf-8").split("\n")
    blocks = {
        block.line: block.astext()
        for block in document.findall(nodes.TextElement)
        if isinstance(block, nodes.paragraph | nodes.line)
    }
    for first, last in gold["line_facts"]["ranges"]:
        for number in range(first, last + 1):
            assert blocks.get(number) == lines[number - 1].strip()


def test_the_date_line_keeps_its_marks(document: nodes.document) -> None:
    paragraph = next(iter(document.findall(nodes.paragraph)))
    assert (paragraph.line, paragraph.astext()[:9]) == (3, "######Mon")


def test_no_word_is_lost_or_changed(gold: dict[str, Any], document: nodes.document) -> None:
    source = (SHARED / "notes" / gold["file"]).read_text("utf-8")
    words = re.compile(r"[^\W_]\S*")
    assert words.findall(document.astext()) == words.findall(source)


def test_nothing_to_complain_about(result: tuple[nodes.document, Reading]) -> None:
    assert result[1].problems == ()
    assert result[1].facts["style"] == "loose"


def test_every_block_has_a_source_line(document: nodes.document) -> None:
    for node in document.findall(nodes.TextElement):
        if not isinstance(node, nodes.Inline):
            assert node.source == "note.txt"
            assert node.line
