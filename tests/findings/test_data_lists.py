"""What is read of lists of data: ``data_lists.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from docutils import nodes
from docutils.utils import new_document

from summitnotes.findings.outline.data_lists import DataLine, read_data
from summitnotes.findings.outline.tree import read_tree
from summitnotes.formats.frontmatter import matter_node, read_head

CASES = yaml.safe_load(Path(__file__).with_name("data_lists.yaml").read_text("utf-8"))


def shown(line: DataLine) -> str:
    return f"- {line.depth}" if line.head else f"{line.depth} {line.text}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_lists_of_data(case: dict[str, Any]) -> None:
    found = read_data(case["text"], case.get("key", ""))
    assert [shown(line) for line in found] == case["lines"]
    assert [line.line for line in found] == case.get("rows", [line.line for line in found])


def test_front_matter_holds_rows_of_the_file() -> None:
    text = "---\ntitle: Evening\n\ntalks:\n\n- title: Looms\n  speaker: Ana Prieto\n\n- title: Wax\n---\n"
    document = new_document("notes.md")
    document += matter_node(read_head(text), "notes.md")
    outline = read_tree(document).outline
    assert [(block.kind, block.line, block.head) for block in outline] == [
        ("row", 6, True),
        ("row", 6, False),
        ("row", 9, False),
    ]
    assert outline.listed


def test_a_fence_of_yaml_holds_rows_below_its_heading() -> None:
    document, text = new_document("notes.md"), "days:\n- title: Looms\n  time: 10:00\n"
    section = nodes.section("", nodes.title("", "Talks"), ids=["talks"])
    section += nodes.literal_block(text, text, language="yaml")
    section[-1].line = 4
    document += section
    blocks = read_tree(document).outline.blocks
    assert [(block.kind, block.parent) for block in blocks] == [("heading", None), ("row", 0), ("row", 0)]
    assert blocks[-1].line == 5
