"""Ask the search of a built site, in the Node.js that Playwright brings or that is installed."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import playwright

HERE = Path(__file__).parent
NODE = shutil.which("node") or str(Path(playwright.__file__).parent / "driver" / "node")


def ask(out: Path, queries: Iterable[str]) -> list[dict[str, Any]]:
    """What the page would show for each query: see ``ask.js``."""
    command = [NODE, str(HERE / "ask.js"), str(out), json.dumps(list(queries))]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return list(json.loads(done.stdout))


def hits(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """Those of the notes, then those of the documentation."""
    return [*answer["notes"], *answer["pages"]]


def weight(out: Path, answer: dict[str, Any]) -> int:
    """Bytes that were loaded for an answer, compressed as a server does."""
    return sum(len(gzip.compress((out / name).read_bytes(), 6)) for name in dict.fromkeys(answer["loaded"]))
