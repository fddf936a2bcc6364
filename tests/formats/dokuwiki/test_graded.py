"""The graded cases of this format, with their scorer."""

from __future__ import annotations

import importlib
import json
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from formats.dokuwiki.reading import graded_xml, read

CASES = Path(__file__).resolve().parents[2] / "cases"


@pytest.fixture
def scorers(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(CASES / "scorers"))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    return importlib.import_module("caselib"), importlib.import_module("score_dokuwiki")


@pytest.mark.parametrize("dialect", ["2026", "2025"])
def test_cases(dialect: str, scorers: Any) -> None:
    caselib, score_dokuwiki = scorers
    rows = (CASES / "dokuwiki" / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    cases = [json.loads(row) for row in rows]
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
