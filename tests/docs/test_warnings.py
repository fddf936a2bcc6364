"""Each kind of warning has an example in the reference; its files give that message and no other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from docs.documentation import EXAMPLES
from docs.test_truth import lint_of
from summitnotes.records.problems import Subtype

WARNINGS: dict[str, Any] = yaml.safe_load((EXAMPLES / "warnings.yml").read_text("utf-8"))
#: Nothing that an author writes is to bring these about.
WITHOUT = {Subtype.INTERNAL}


def test_each_kind_has_an_example() -> None:
    assert [*WARNINGS] == [kind for kind in Subtype if kind not in WITHOUT]


@pytest.mark.parametrize("kind", WARNINGS)
def test_it_gives_that_message_and_no_other(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    example = WARNINGS[kind]
    encoding = example.get("encoding", "utf-8")
    files: dict[str, str | bytes] = {name: text.encode(encoding) for name, text in example["files"].items()}
    said = lint_of(files, tmp_path, monkeypatch, capsys)
    assert said == [example["says"]]
    assert said[0].endswith(f" [summit.{kind}]")
    assert re.match(re.escape(next(iter(example["files"]))) + r":\d+: ", said[0])
