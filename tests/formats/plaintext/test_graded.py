"""The graded cases and the careful readings of real notes, where they are at hand."""

from __future__ import annotations

import importlib.util
import json
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest
from docutils import nodes

from summitnotes.formats.plaintext import Kind, type_lines

SHARED = Path(__file__).parents[4] / "shared"
CASES = SHARED / "cases" / "plaintext" / "dev" / "cases.jsonl"

needs_cases = pytest.mark.skipif(not CASES.exists(), reason="the graded cases lie outside this repository")
needs_notes = pytest.mark.skipif(
    not (SHARED / "gold").is_dir(), reason="the original notes lie outside this repository"
)


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    folder = SHARED / "cases" / "scorers"
    spec = importlib.util.spec_from_file_location("score_plaintext", folder / "score_plaintext.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    before, writes = list(sys.path), sys.dont_write_bytecode
    sys.dont_write_bytecode = True
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path[:], sys.dont_write_bytecode = before, writes
    return module


def _as_built(text: str, read) -> ET.Element:
    """The XML of a note as the scorer's build makes it."""
    document, _ = read(text)
    for node in document.findall(nodes.Element):
        if node.line:
            node["caseline"] = str(node.line)
    return ET.fromstring(document.asdom().toxml())


@needs_cases
def test_cases(scorer: ModuleType, read) -> None:
    totals, failed = {"h": [0, 0, 0], "i": [0, 0, 0]}, {}
    for row in CASES.read_text(encoding="utf-8").splitlines():
        case = json.loads(row)
        result = scorer.score(case, _as_built(case["input"], read))
        for key, counts in totals.items():
            counts[:] = [a + b for a, b in zip(counts, result[key], strict=True)]
        if not result["ok"]:
            failed[case["id"]] = result["why"]
    assert not failed
    for key, precision, recall in (("h", 0.9, 0.85), ("i", 0.98, 0.98)):
        hits, wanted, wrong = totals[key]
        assert hits >= precision * (hits + wrong), key
        assert hits >= recall * wanted, key


@needs_notes
@pytest.mark.parametrize(("name", "headings"), [("000", 19), ("002", 9), ("003", 4)])
def test_originals(name: str, headings: int) -> None:
    gold = json.loads((SHARED / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    text = (SHARED / "notes" / gold["file"]).read_text(encoding="utf-8")
    typed = {line.line: line for line in type_lines(text)}
    wanted = {heading["line"] for heading in gold["headings"]}
    heads = {number for number, line in typed.items() if line.kind in (Kind.TITLE, Kind.HEADING, Kind.LABEL)}
    assert not heads - wanted
    assert len(heads & wanted) >= headings
    items = {number for number, line in typed.items() if line.kind is Kind.ITEM}
    assert items == {line for first, last in gold["lists"]["blocks"] for line in range(first, last + 1)}
