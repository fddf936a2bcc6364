"""The graded cases, read at run time from the library beside the checkout."""

from __future__ import annotations

import importlib
import json
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes

from formats.dokuwiki.reading import graded_xml, read

SHARED = Path(__file__).resolve().parents[4] / "shared"
CASES = SHARED / "cases" / "dokuwiki" / "dev" / "cases.jsonl"
needs_cases = pytest.mark.skipif(not CASES.exists(), reason="the graded cases are not beside this checkout")


@pytest.fixture
def scorers(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(SHARED / "cases" / "scorers"))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    return importlib.import_module("caselib"), importlib.import_module("score_dokuwiki")


@needs_cases
@pytest.mark.parametrize("dialect", ["2026", "2025"])
def test_cases(dialect: str, scorers: Any) -> None:
    caselib, score_dokuwiki = scorers
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    failed = []
    lines = [0, 0]
    for case in cases:
        document, _ = read(case["input"].replace("\r\n", "\n"), dialect)
        got = caselib.Reader(ET.fromstring(graded_xml(document))).tree()
        passed, why, facets = score_dokuwiki.score(case, got, dialect)
        lines = [a + b for a, b in zip(lines, facets.get("line", (0, 0)), strict=True)]
        if not passed:
            failed.append(f"{case['id']}: {why}")
    assert len(failed) <= len(cases) / 100, "\n".join(failed)
    assert lines[0] == lines[1]


@pytest.mark.skipif(not (SHARED / "gold" / "001.json").exists(), reason="the gold readings are not there")
def test_a_whole_page_of_notes() -> None:
    gold = json.loads((SHARED / "gold" / "001.json").read_text(encoding="utf-8"))
    text = (SHARED / "notes" / gold["file"]).read_text(encoding="utf-8")
    document, reading = read(text)
    sections = [(s.line, s[0].astext()) for s in document.findall(nodes.section)]
    assert sections == [(h["line"], h["text"]) for h in gold["headings"]]
    levels = [_depth(s, nodes.section) for s in document.findall(nodes.section)]
    assert levels == [h["level"] for h in gold["headings"]]
    items = [(item.line, _depth(item, nodes.list_item)) for item in document.findall(nodes.list_item)]
    assert items == [(item["line"], item["level"]) for item in gold["lists"]["item_lines"]]
    links = [(r["refuri"], r.astext()) for r in document.findall(nodes.reference)]
    assert links == [(link["url"], link["text"]) for link in gold["links"]]
    assert reading.problems == ()


def _depth(node: nodes.Node | None, kind: type[nodes.Node]) -> int:
    depth = 0
    while node is not None:
        depth += isinstance(node, kind)
        node = node.parent
    return depth
