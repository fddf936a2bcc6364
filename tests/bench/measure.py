"""CPU seconds, wall seconds and peak memory of a command, as the operating system counts them.

A process that was started by ``fork`` shares what its parent had until one of them changes it. The largest
resident set (RSS) counts such pages in each process; the proportional one (PSS) counts a page that three
processes share as a third in each, so that the sum over all is what the machine gives. Linux tells it at a
moment, not at the peak: it is looked at several times a second.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: Python keeps what it compiles, whatever this shell has set, as it does for users; pip compiled bare Sphinx.
_COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


_PAUSE = 0.2  # seconds between two looks at the processes
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    cpu: float  # seconds, with those of every process it started
    wall: float  # seconds
    memory: float  # MB, RSS of its largest process
    share: float  # MB, PSS of its largest process; 0 where nothing tells it
    together: float  # MB, PSS of all its processes
    alone: float  # CPU seconds of the first process


class _Looks(threading.Thread):
    """Looks at a process and at those it started, until it ends."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process = process
        self._ended = threading.Event()
        self.share = self.together = self.alone = 0.0

    def run(self) -> None:
        while not self._ended.wait(_PAUSE):
            with suppress(OSError, ValueError, IndexError):
                shares = [_share(process) for process in _family(self._process)]
                self.share = max(self.share, *shares)
                self.together = max(self.together, sum(shares))
                self.alone = _seconds(self._process)

    def end(self) -> None:
        self._ended.set()
        self.join()


def _family(process: int) -> Iterator[int]:
    """A process and its children; those of ``-j`` have none."""
    yield process
    yield from map(int, Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split())


def _share(process: int) -> float:
    """MB; nothing where the process has just ended."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0


def _seconds(process: int) -> float:
    """CPU seconds of a process without those that it started."""
    user, system = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / _TICKS


def run(command: Sequence[str | os.PathLike[str]], cwd: Path = ROOT) -> Cost:
    """Run a command to its end; its output is shown only when it fails."""
    start = time.perf_counter()
    with subprocess.Popen(
        command, cwd=cwd, env=_COMPILED, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        assert process.stdout
        looks = _Looks(process.pid)
        looks.start()
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    looks.end()
    if process.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))}\n{output.decode('utf-8', 'replace')[-2000:]}")
    cpu = usage.ru_utime + usage.ru_stime
    return Cost(cpu, wall, usage.ru_maxrss / 1024, looks.share, looks.together, looks.alone)


def sphinx(source: Path, out: Path, *options: str | os.PathLike[str], builder: str = "html") -> Cost:
    """Build a project; doctrees go beside the output."""
    return run(
        [sys.executable, "-m", "sphinx", "-q", "-b", builder, "-d", f"{out}-doctrees", *options, source, out]
    )
