"""Input files beside the pseudo-XML that they become, with the line of every node.

Set ``REGENERATE=1`` to write the expected files anew, then read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from docutils import nodes

TREES = Path(__file__).parent / "trees"


@pytest.mark.parametrize("path", sorted(TREES.glob("*.txt")), ids=lambda path: path.stem)
def test_tree(path: Path, read) -> None:
    document, _ = read(path.read_text(encoding="utf-8"))
    for node in document.findall(nodes.Element):
        if node.line is not None:
            node["line"] = str(node.line)
    expected = path.with_suffix(".pxml")
    if os.environ.get("REGENERATE"):
        expected.write_text(document.pformat(), encoding="utf-8")
    assert document.pformat() == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(TREES.glob("*.txt")), ids=lambda path: path.stem)
def test_every_block_knows_where_it_stands(path: Path, read) -> None:
    text = path.read_text(encoding="utf-8")
    document, _ = read(text)
    lines = text.split("\n")
    for node in document.findall(nodes.Element):
        if isinstance(node, nodes.Inline | nodes.document | nodes.transition):
            continue
        assert node.source == "notes.txt", node
        first = node.astext().split("\n")[0]
        assert first in lines[node.line - 1], node
