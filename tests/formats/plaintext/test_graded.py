"""The graded cases of this format, with their scorer."""

from __future__ import annotations

import importlib.util
import json
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest
from docutils import nodes

CASES = Path(__file__).resolve().parents[2] / "cases"


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    folder = CASES / "scorers"
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


def test_cases(scorer: ModuleType, read) -> None:
    totals, failed = {"h": [0, 0, 0], "i": [0, 0, 0]}, {}
    for row in (CASES / "plaintext" / "cases.jsonl").read_text(encoding="utf-8").splitlines():
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
