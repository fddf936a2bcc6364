"""CPU seconds, wall seconds and peak memory of a command, as the operating system counts them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: Python keeps what it compiles, whatever this shell has set, as it does for users; pip compiled bare Sphinx.
_COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True)
class Cost:
    cpu: float  # seconds, with those of every process it started
    wall: float  # seconds
    memory: float  # MB, of its largest process


def run(command: Sequence[str | os.PathLike[str]], cwd: Path = ROOT) -> Cost:
    """Run a command to its end; its output is shown only when it fails."""
    start = time.perf_counter()
    with subprocess.Popen(
        command, cwd=cwd, env=_COMPILED, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        assert process.stdout
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))}\n{output.decode('utf-8', 'replace')[-2000:]}")
    wall = time.perf_counter() - start
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def sphinx(source: Path, out: Path, *options: str | os.PathLike[str], builder: str = "html") -> Cost:
    """Build a project; doctrees go beside the output."""
    return run(
        [sys.executable, "-m", "sphinx", "-q", "-b", builder, "-d", f"{out}-doctrees", *options, source, out]
    )
