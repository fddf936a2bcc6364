"""A build that was killed, or whose files were lost or cut since, is followed by a whole one.

Sphinx decides by the times of source files what to read and write, and trusts everything else. Here a
finished build leaves a list of its files with a digest of each; the next build takes the list away first.
Where it is missing, or a file is not as the list says, every document is read and written again.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx.util import logging

from summitnotes.sphinx.writing.files import put, sweep

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

#: Files that change without a build of ours, or that Sphinx itself checks.
_LEFT_OUT = frozenset({"environment.pickle", "last_build"})


class State(NamedTuple):
    """What a file is like."""

    size: int  # bytes
    time: int  # nanoseconds; only to know a file again without reading it
    digest: str


def check(app: Sphinx) -> None:
    """Handler of ``builder-inited``: see whether the last build is whole, and take its list away."""
    path = _list_of(app)
    wanted = read_list(path)
    path.unlink(missing_ok=True)
    found = _states(app, wanted or (), wanted or {})
    app.builder.summit_known = found  # type: ignore[attr-defined]
    whole = wanted is not None and {name: state.digest for name, state in wanted.items()} == {
        name: state.digest for name, state in found.items()
    }
    app.builder.summit_starts_over = not whole  # type: ignore[attr-defined]
    if not whole:
        sweep(Path(app.outdir))
        sweep(Path(app.doctreedir))
        # Sphinx has the same notes of its own, and complains of those that it cannot read.
        Path(app.outdir, ".buildinfo").unlink(missing_ok=True)


def start_over(
    app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]
) -> list[str]:
    """Handler of ``env-get-outdated``: every document, after a build that is not whole."""
    if not app.builder.summit_starts_over or not env.all_docs:  # type: ignore[attr-defined]
        return []
    logger.info("the last build was not finished, or its files have changed; everything is built again")
    return sorted(env.found_docs)


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Handler of ``build-finished``: list what was built."""
    if exception is None:
        known: dict[str, State] = app.builder.summit_known  # type: ignore[attr-defined]
        put(_list_of(app), json.dumps(_states(app, _files(app), known)).encode())


def list_in(doctrees: Path, builder: str) -> Path:
    """The list that the last build by ``builder`` left, if it was finished."""
    return doctrees / f".summit-{builder}.json"


def _list_of(app: Sphinx) -> Path:
    return list_in(Path(app.doctreedir), app.builder.name)


def read_list(path: Path) -> dict[str, State] | None:
    try:
        return {name: State(*state) for name, state in json.loads(path.read_text("utf-8")).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def _files(app: Sphinx) -> Iterator[str]:
    for root in {Path(app.outdir), Path(app.doctreedir)}:
        for folder, _, names in os.walk(root):
            above = os.path.relpath(folder, app.doctreedir)
            for name in names:
                if name not in _LEFT_OUT and not name.startswith(f".summit-{app.builder.name}"):
                    yield name if above == os.curdir else f"{above}{os.sep}{name}"


def _states(app: Sphinx, names: Iterable[str], known: Mapping[str, State]) -> dict[str, State]:
    """What those files are like that are there. Names are relative, so that a site may be moved."""
    states = {}
    folder = str(app.doctreedir)
    for name in names:  # thousands, and a path object of each takes as long as to look at the file
        path = f"{folder}{os.sep}{name}"
        with suppress(OSError):
            status, before = os.stat(path), known.get(name)  # noqa: PTH116
            if before is None or (status.st_size, status.st_mtime_ns) != (before.size, before.time):
                before = State(status.st_size, status.st_mtime_ns, _digest_at(path))
            states[name] = before
    return states


_HASH = partial(hashlib.blake2b, digest_size=8)


def digest_of(data: bytes) -> str:
    return _HASH(data).hexdigest()


def _digest_at(path: str) -> str:
    """Of a file, piece by piece: the largest ones are a tenth of what a build holds."""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123
        return hashlib.file_digest(file, _HASH).hexdigest()


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", check)
    app.connect("env-get-outdated", start_over)
    app.connect("build-finished", finish, priority=1000)  # after everything that writes
