"""What a command said last, for as long as nothing changes of all that it looked at."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from summitnotes.sphinx.writing.files import put

#: Folders that no site is read from.
_LEFT_OUT = ("_build", "__pycache__", "node_modules")

#: Of a file: size in bytes and time of change in nanoseconds; nothing of one that is not there.
State = tuple[int, int] | None


class Memory:
    """The answer to one question, in a file of JSON.

    It is believed while the files below its folders and the single files beside them are the same, by name,
    size and time of change.
    """

    def __init__(self, file: Path, question: Sequence[str]) -> None:
        self.file = file
        self.question = list(question)

    def recall(self) -> Any | None:
        """The answer, or None where there is none or something has changed."""
        try:
            kept = json.loads(self.file.read_text("utf-8"))
            held = {name: tuple(state) if state else None for name, state in kept["states"].items()}
            same = kept["question"] == self.question and _states(kept["folders"], kept["files"]) == held
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None  # a lost or damaged file says nothing
        return kept["answer"] if same else None

    def keep(self, answer: Any, folders: Iterable[Path], files: Iterable[Path]) -> None:
        """Remember ``answer``, which came of these folders and files; where nothing can be written, not."""
        roots, single = sorted({str(each) for each in folders}), sorted({str(each) for each in files})
        kept = {
            "question": self.question,
            "folders": roots,
            "files": single,
            "states": _states(roots, single),
            "answer": answer,
        }
        with suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            put(self.file, json.dumps(kept, ensure_ascii=False).encode())


def _states(folders: Iterable[str], files: Iterable[str]) -> dict[str, State]:
    return {name: _state(name) for folder in folders for name in _below(folder)} | {
        name: _state(name) for name in files
    }


def _below(folder: str) -> Iterator[str]:
    for root, inner, names in os.walk(folder):
        inner[:] = [name for name in inner if name not in _LEFT_OUT and not name.startswith(".")]
        yield from (f"{root}/{name}" for name in names)


def _state(name: str) -> State:
    try:
        status = os.stat(name)  # noqa: PTH116 - many files
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
