"""Runs pandoc on one text: in its sandbox, without a shell, within limits of time, memory and output."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import tempfile
import threading
from pathlib import Path
from typing import IO

from summitnotes.records.problems import Subtype

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

#: What messages advise where there is no pandoc.
INSTALL = ".venv/bin/pip install '.[pandoc]'"
#: Seconds of the processor, where the system can limit them (Linux): the same on a busy machine as on a quiet
#: one. A note of a full budget takes half of one, and 70 MB; documents of word processors bring pictures.
CPU_TEXT, CPU_DOCUMENT = 4, 15
HEAP_TEXT, HEAP_DOCUMENT = "200M", "512M"
#: Seconds by the clock, for a process that waits.
TIMEOUT = 60.0
#: Bytes of the answer. A macro that calls itself twice grows without end.
MAX_ANSWER = 64_000_000
_MAX_COMPLAINT = 2_000
#: Status with which a program made by GHC ends at the end of its heap.
_HEAP_EXHAUSTED = 251
#: By which signals a system ends a process that has used what it may.
_OF_LIMITS = {getattr(signal, name, None) for name in ("SIGXCPU", "SIGKILL")}


class PandocError(Exception):
    """Pandoc gave no answer that can be used; says why, in words for the author of the notes."""

    def __init__(self, message: str, subtype: Subtype = Subtype.FORMAT, line: int = 1) -> None:
        super().__init__(message)
        self.subtype = subtype
        self.line = line  # 1-based, of the text that pandoc was to get


def find_pandoc() -> str | None:
    """The path of pandoc: that of the system, else the one that comes with ``pypandoc-binary``."""
    found = shutil.which("pandoc")
    if found:
        return found
    package = importlib.util.find_spec("pypandoc")
    for folder in (package.submodule_search_locations or ()) if package else ():
        for name in ("pandoc", "pandoc.exe"):
            path = Path(folder, "files", name)
            if path.is_file() and os.access(path, os.X_OK):
                return str(path)
    return None


def pandoc_identity() -> str:
    """Changes when pandoc comes, goes or is replaced. For comparing only; not for any output."""
    found = find_pandoc()
    if found is None:
        return ""
    try:
        told = Path(found).stat()
    except OSError:
        return found
    return f"{found} {told.st_size} {told.st_mtime_ns}"


def convert(text: str | bytes, reader: str) -> object:
    """Pandoc's tree of a text, or of a file that is none, as JSON values; ``reader`` is its option ``-f``."""
    answer = run(text, reader)
    try:
        return json.loads(answer)
    except RecursionError as error:
        raise PandocError("it is nested too deeply", Subtype.LIMIT) from error
    except ValueError as error:
        raise PandocError("its answer is no JSON") from error


def run(text: str | bytes, reader: str) -> bytes:
    """What pandoc writes. Raises :class:`PandocError`, and nothing else."""
    command = find_pandoc()
    if command is None:
        raise PandocError("pandoc is not installed")
    whole = isinstance(text, bytes)
    heap, seconds = (HEAP_DOCUMENT, CPU_DOCUMENT) if whole else (HEAP_TEXT, CPU_TEXT)
    arguments = [command, "+RTS", f"-M{heap}", "-RTS", "-f", reader, "-t", "json", "--sandbox"]
    try:
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as complaints:
            given.write(text if isinstance(text, bytes) else text.encode("utf-8", "replace"))
            given.seek(0)
            answer, status, late = _run(arguments, given, complaints, seconds)
            complaints.seek(0)
            said = complaints.read(_MAX_COMPLAINT).decode("utf-8", "replace").split("\n")[0].strip()
    except OSError as error:
        raise PandocError(f"pandoc cannot be run ({error.strerror})") from error
    if len(answer) > MAX_ANSWER:
        raise PandocError(f"it grows beyond {MAX_ANSWER // 1_000_000} MB", Subtype.LIMIT)
    if late or -status in _OF_LIMITS:
        raise PandocError("pandoc takes too long over it", Subtype.LIMIT)
    if status == _HEAP_EXHAUSTED:
        raise PandocError("pandoc needs too much memory for it", Subtype.LIMIT)
    if status != 0:
        raise PandocError(f"pandoc says: {said[:200] or f'exit status {status}'}")
    return answer


def _limit(pid: int, seconds: int) -> None:
    """End a process once it has used so many seconds of the processor; nothing where no system call does."""
    if hasattr(resource, "prlimit"):
        with contextlib.suppress(OSError):  # it has ended already
            resource.prlimit(pid, resource.RLIMIT_CPU, (seconds, seconds))


def _run(
    arguments: list[str], given: IO[bytes], complaints: IO[bytes], seconds: int
) -> tuple[bytes, int, bool]:
    """(answer, exit status, whether it was stopped for its time)."""
    late = threading.Event()

    def stop() -> None:
        late.set()
        process.kill()

    # No variable of the environment reaches pandoc: not its data folder, no proxy, no secret.
    environment = {"LC_ALL": "C.UTF-8"}
    if "SYSTEMROOT" in os.environ:  # Windows starts nothing without it
        environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    process = subprocess.Popen(
        arguments, stdin=given, stdout=subprocess.PIPE, stderr=complaints, env=environment
    )
    _limit(process.pid, seconds)
    timer = threading.Timer(TIMEOUT, stop)
    timer.start()
    try:
        assert process.stdout is not None
        with process.stdout as stream:
            answer = stream.read(MAX_ANSWER + 1)
        if len(answer) > MAX_ANSWER:
            process.kill()
        status = process.wait()
    finally:
        timer.cancel()
        process.kill()
        process.wait()
    return answer, status, late.is_set()
