"""Files beside the pages, each put into place in one step."""

from __future__ import annotations

import filecmp
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def write_if_changed(path: Path, text: str) -> None:
    """Put ``text`` into place; leave the file alone when it holds that already."""
    data = text.encode("utf-8")
    if not path.is_file() or path.read_bytes() != data:
        put(path, data)


def write_pieces_if_changed(path: Path, pieces: Iterable[str]) -> None:
    """The same of a text that comes in pieces, and is never held as a whole."""
    with put_as_whole(path, if_changed=True) as file:
        file.writelines(piece.encode("utf-8") for piece in pieces)


#: How the names of files begin that are not whole yet.
_UNFINISHED = ".summit-unfinished-"


def sweep(folder: Path) -> None:
    """Remove what a build that was killed left unfinished."""
    for path in folder.rglob(f"{_UNFINISHED}*"):
        path.unlink(missing_ok=True)


def put(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Put ``data`` into place as a whole; it may come in pieces."""
    with put_as_whole(path) as file:
        file.writelines([data] if isinstance(data, bytes) else data)


@contextmanager
def put_as_whole(path: Path, *, if_changed: bool = False) -> Iterator[BinaryIO]:
    """A file to write to, which is put into place when all is written.

    ``if_changed``: only where another is there, or none.
    Where that fails (:class:`OSError`: a full disk), what was there stays, and nothing beside it.
    """
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=_UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        if if_changed and path.is_file() and filecmp.cmp(temporary, path, shallow=False):
            Path(temporary).unlink()
            return
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
