"""Grid tables of reST without lines between their rows: ``grids.yaml``."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from summitnotes.formats.rst.grids import with_rows
from work import LINEAR, exponent, repeated

CASES = yaml.safe_load(Path(__file__).with_name("grids.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_grids(case: dict[str, str | None]) -> None:
    text = case["text"] or ""
    read = with_rows(text)
    assert read == (case["given"] or text).replace("$\n", "\n")
    assert list(map(len, read.split("\n"))) == list(map(len, text.split("\n")))


@pytest.mark.parametrize("unit", ["+-+-+\n", "+-+-+\n|A|B|\n", " +--+\n"])
def test_work_is_linear(unit: str) -> None:
    assert exponent(with_rows, repeated(unit), 200) < LINEAR
