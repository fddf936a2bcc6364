"""A build that was killed, or whose files were lost or cut since, is followed by a whole one.

Sphinx decides by the times of source files what to read and write, and trusts everything else. Here a
finished build leaves a list of its files with their sizes; the next build takes the list away first.
Where it is missing, or a file is not as the list says, every document is read and written again.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

#: Files that change without a build of ours, or that Sphinx itself checks.
_LEFT_OUT = frozenset({"environment.pickle", "last_build"})


def check(app: Sphinx) -> None:
    """Handler of ``builder-inited``: see whether the last build is whole, and take its list away."""
    path = _list_of(app)
    wanted = _read(path)
    path.unlink(missing_ok=True)
    app.builder.summit_starts_over = wanted != _sizes(app, wanted or ())  # type: ignore[attr-defined]


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
        path = _list_of(app)
        temporary = path.with_suffix(".tmp")
        temporary.write_text(json.dumps(_sizes(app, _files(app))), "utf-8")
        temporary.replace(path)


def _list_of(app: Sphinx) -> Path:
    return Path(app.doctreedir, f".summit-{app.builder.name}.json")


def _read(path: Path) -> dict[str, int] | None:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _files(app: Sphinx) -> Iterator[str]:
    for root in {Path(app.outdir), Path(app.doctreedir)}:
        for folder, _, names in os.walk(root):
            for name in names:
                if name not in _LEFT_OUT and not name.startswith(".summit-"):
                    yield os.path.join(folder, name)  # noqa: PTH118 - many files, and strings are wanted


def _sizes(app: Sphinx, paths: Iterator[str] | dict[str, int] | tuple[()]) -> dict[str, int]:
    """The sizes of those files that are there. Paths are relative, so that a site may be moved."""
    sizes = {}
    for path in paths:
        try:
            size = Path(app.outdir, path).stat().st_size
        except OSError:
            continue
        relative = os.path.relpath(path, app.outdir) if os.path.isabs(path) else path  # noqa: PTH117
        sizes[relative] = size
    return sizes


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", check)
    app.connect("env-get-outdated", start_over)
    app.connect("build-finished", finish, priority=1000)  # after everything that writes
