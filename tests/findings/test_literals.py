"""What is read of literal blocks: ``literals.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from docutils import nodes

from summitnotes.findings.outline.literals import read_literal

CASES = yaml.safe_load(Path(__file__).with_name("literals.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_literals(case: dict[str, Any]) -> None:
    text = case["text"].rstrip("\n")
    block = nodes.literal_block(text, text, language=case.get("language", "none"))
    shown: list[str] = []
    for paragraph in read_literal(block, case.get("above", 0)):
        shown += [""] if shown else []
        shown += [f"{line.kind} {line.number} {line.text}" for line in paragraph]
    assert shown == case["lines"]
