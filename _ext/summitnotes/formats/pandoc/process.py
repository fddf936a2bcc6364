"""Runs pandoc on one text: in its sandbox, without a shell, within limits of time, memory and output."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import tempfile
import threading
from pathlib import Path
from typing import IO

from summitnotes.records.problems import Subtype

#: What messages advise where there is no pandoc.
INSTALL = ".venv/bin/pip install '.[pandoc]'"
TIMEOUT = 20.0  # seconds
HEAP = "512M"
#: Bytes of the answer. A macro that calls itself twice grows without end.
MAX_ANSWER = 64_000_000
_MAX_COMPLAINT = 2_000


class PandocError(Exception):
    """Pandoc gave no answer that can be used; says why, in words for the author of the notes."""

    def __init__(self, message: str, subtype: Subtype = Subtype.FORMAT) -> None:
        super().__init__(message)
        self.subtype = subtype


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
    arguments = [command, "+RTS", f"-M{HEAP}", "-RTS", "-f", reader, "-t", "json", "--sandbox"]
    try:
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as complaints:
            given.write(text if isinstance(text, bytes) else text.encode("utf-8", "replace"))
            given.seek(0)
            answer, status, late = _run(arguments, given, complaints)
            complaints.seek(0)
            said = complaints.read(_MAX_COMPLAINT).decode("utf-8", "replace").split("\n")[0].strip()
    except OSError as error:
        raise PandocError(f"pandoc cannot be run ({error.strerror})") from error
    if late:
        raise PandocError(f"pandoc took more than {TIMEOUT:.0f} seconds", Subtype.LIMIT)
    if len(answer) > MAX_ANSWER:
        raise PandocError(f"it grows beyond {MAX_ANSWER // 1_000_000} MB", Subtype.LIMIT)
    if status != 0:
        raise PandocError(f"pandoc says: {said[:200] or f'exit status {status}'}")
    return answer


def _run(arguments: list[str], given: IO[bytes], complaints: IO[bytes]) -> tuple[bytes, int, bool]:
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
