"""Files beside the pages, each put into place in one step."""

from __future__ import annotations

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
def put_as_whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which is put into place when all is written.

    Where that fails (:class:`OSError`: a full disk), what was there stays, and nothing beside it.
    """
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=_UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
