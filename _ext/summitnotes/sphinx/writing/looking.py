"""A document is read again when a file that it was read with changed: judged by content, not by time.

Sphinx compares times and asks whether a file is newer. So it misses a file that came with an older time, as
from an archive or another branch, and one that was not there before.
"""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from summitnotes.paths.files import MAX_FILE
from summitnotes.sphinx.store.domain import domain_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class State(NamedTuple):
    """What a file was like."""

    time: int  # nanoseconds
    size: int  # bytes
    digest: str  # of its content; "" = no file that can be read


_ABSENT = State(0, 0, "")


def outdated_by_files(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Handler of ``env-get-outdated``."""
    now: dict[str, State] = {}
    outdated = []
    for doc, files in _seen(env).items():
        if doc not in env.found_docs:
            continue
        own = os.path.relpath(env.doc2path(doc), env.srcdir)
        for name, before in files.items():
            if name not in now:
                now[name] = _state(env, name, before)
        if own not in files or any(now[name].digest != before.digest for name, before in files.items()):
            outdated.append(doc)
        else:
            files.update({name: now[name] for name in files})
    return outdated


def note_files(app: Sphinx, env: BuildEnvironment) -> None:
    """Handler of ``env-updated``: keep what the files of the documents that were read are like."""
    domain, seen = domain_of(env), _seen(env)
    now: dict[str, State] = {}
    for doc in domain.fresh & env.all_docs.keys():
        names = {os.path.relpath(env.doc2path(doc), env.srcdir), *map(str, env.dependencies.get(doc, ()))}
        if (said := domain.said.get(doc)) is not None:
            names.update(said.looked_for)
        for name in names - now.keys():
            now[name] = _state(env, name, _ABSENT)
        seen[doc] = {name: now[name] for name in sorted(names)}
    for doc in seen.keys() - env.all_docs.keys():
        del seen[doc]


def _seen(env: BuildEnvironment) -> dict[str, dict[str, State]]:
    """Docname -> the files that it was read with."""
    found: dict[str, dict[str, State]] = domain_of(env).data.setdefault("files", {})
    return found


def _state(env: BuildEnvironment, name: str, before: State) -> State:
    """What a file is like now; its content is looked at only if its time or size is another."""
    path = Path(env.srcdir, name)
    try:
        status = path.stat()
        if (status.st_mtime_ns, status.st_size) == (before.time, before.size) and before.digest:
            return before
        if not stat.S_ISREG(status.st_mode):
            return _ABSENT  # a pipe would wait for a writer, a device never end
        if status.st_size > MAX_FILE:
            digest = f"{status.st_size} {status.st_mtime_ns}"
        else:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return _ABSENT
    return State(status.st_mtime_ns, status.st_size, digest)


def setup(app: Sphinx) -> None:
    app.connect("env-get-outdated", outdated_by_files)
    app.connect("env-updated", note_files)
