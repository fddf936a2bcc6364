"""Headings, dates, footnote marks and topics, through the adapters and the scorers of their cases."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CASES = Path(__file__).parent
ADAPTERS = CASES.parent / "adapters"


@pytest.mark.parametrize(
    ("scorer", "folder", "adapter"),
    [
        ("score_talks", "talk_headings", "headings"),
        ("score_dates", "dates", "dates"),
        ("score_marks", "footnote_marks", "footnotes"),
        ("score_topics", "topics", "topics"),
    ],
)
def test_scorer_is_content(scorer: str, folder: str, adapter: str, tmp_path: Path) -> None:
    command = [sys.executable, str(ADAPTERS / f"{adapter}.py")]
    result = subprocess.run(
        [
            sys.executable,
            str(CASES / "scorers" / f"{scorer}.py"),
            str(CASES / folder),
            "--cmd",
            " ".join(f'"{part}"' for part in command),
            "--verbose",
            "20",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-2000:]
