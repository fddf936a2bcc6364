"""Which plain lines are a table, against ``aligned.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from summitnotes.findings.outline.aligned import aligned_cells

ROWS = yaml.safe_load(Path(__file__).with_name("aligned.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["name"]))
def test_cells_of_plain_lines(row: dict[str, Any]) -> None:
    found = aligned_cells([line.replace("→", "\t") for line in row["lines"]])
    shown = [cells and [[cell.column, cell.text] for cell in cells] for cells in found]
    assert (shown or None) == row["cells"]
