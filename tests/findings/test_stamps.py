"""How time stamps are read: ``stamps.yaml``."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from summitnotes.findings.outline.stamps import without_brackets

CASES = yaml.safe_load(Path(__file__).with_name("stamps.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("written", "read"), CASES)
def test_stamps(written: str, read: str) -> None:
    assert without_brackets(written) == read
    assert len(read) == len(written)
