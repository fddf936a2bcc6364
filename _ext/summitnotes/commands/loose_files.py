"""Notes files that lie anywhere, gathered into a folder that a site can be read from."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from summitnotes.paths.docnames import FOLDER
from summitnotes.paths.files import EVENT_FILE


class UnusableFileError(Exception):
    """A file that was asked for cannot be looked at; the message says why, for people."""


@contextmanager
def gathered(files: Sequence[Path], notes: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    """A folder of notes that holds ``files``, and path in the records -> path as it was given.

    Files inside ``notes`` are read there. If one lies elsewhere, all are copied, each event.yml with them,
    into a folder that goes with the context. Without ``files`` it is ``notes`` itself, and no names.
    """
    for file in files:
        _check(file)
    root = notes.resolve()
    if all(file.resolve().is_relative_to(root) for file in files):
        names = {f"{FOLDER}/{file.resolve().relative_to(root).as_posix()}": str(file) for file in files}
        yield notes, names
        return
    with tempfile.TemporaryDirectory() as made:
        yield Path(made), _copied(files, Path(made))


def _check(file: Path) -> None:
    if not file.exists():
        raise UnusableFileError(f"{file}: there is no such file.")
    if not file.is_file():
        raise UnusableFileError(f"{file}: is no regular file; name the notes file itself.")


def _copied(files: Sequence[Path], folder: Path) -> dict[str, str]:
    """Copy each file beside its event.yml, under the name of its own folder."""
    names: dict[str, str] = {}
    places: dict[Path, str] = {}
    for file in files:
        parent = file.resolve().parent
        if parent not in places:
            place = parent.name or "files"
            while place in places.values():
                place += "-2"
            places[parent] = place
        target = folder / places[parent]
        target.mkdir(exist_ok=True)
        if (parent / EVENT_FILE).is_file():
            shutil.copyfile(parent / EVENT_FILE, target / EVENT_FILE)
        shutil.copyfile(file, target / file.name)
        names[f"{FOLDER}/{places[parent]}/{file.name}"] = str(file)
    return names
