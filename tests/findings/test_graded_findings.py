"""The graded development cases, through the adapters and their own scorers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT.parent / "shared" / "cases"


@pytest.mark.skipif(not CASES.is_dir(), reason="the graded cases are not beside this checkout")
@pytest.mark.parametrize(
    ("scorer", "folder", "adapter"),
    [
        ("score_talks", "talk_headings", "headings"),
        ("score_dates", "dates", "dates"),
        ("score_marks", "footnote_marks", "footnotes"),
    ],
)
def test_scorer_is_content(scorer: str, folder: str, adapter: str, tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "tests" / "adapters" / f"{adapter}.py")]
    result = subprocess.run(
        [
            sys.executable,
            str(CASES / "scorers" / f"{scorer}.py"),
            str(CASES / folder / "dev"),
            "--cmd",
            " ".join(f'"{part}"' for part in command),
            "--verbose",
            "20",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-2000:]
