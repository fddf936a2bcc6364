"""What looks only goes on from the last build of the site, and reads no more than what changed since.

What a build has read is the same for every builder. What was told of documents that are not written again
is taken over from the builder of the site.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from sphinx.application import ENV_PICKLE_FILENAME

from summitnotes.sphinx.store.purpose import LINT, SITE
from summitnotes.sphinx.writing.finishing import State, digest_of, list_in, read_list
from summitnotes.sphinx.writing.repeating import told_in

#: Where a site keeps what it has read, below the folder of conf.py: by our Makefile, by habits of Sphinx.
_PLACES = ("_build/doctrees/html", "_build/html/.doctrees", "_build/doctrees", "build/doctrees")


class _DamagedError(Exception):
    """A file is not as the build left it."""


def go_on(doctrees: Path, conf: Path) -> None:
    """Let ``doctrees`` hold what the last build of the site has read, if that is newer than what is there.

    A build that was not finished, or whose files were changed since, is none to go on from.
    """
    built = max((conf / place for place in _PLACES), key=_time)
    states = read_list(list_in(built, SITE))
    if states is None or _time(built) <= _time(doctrees):
        return
    shutil.rmtree(doctrees, ignore_errors=True)
    try:
        kept = dict(_copy(built, doctrees, name, state) for name, state in states.items() if _is_of_use(name))
        shutil.copyfile(built / ENV_PICKLE_FILENAME, doctrees / ENV_PICKLE_FILENAME)
        list_in(doctrees, LINT).write_text(json.dumps(kept), "utf-8")
    except (OSError, _DamagedError):
        shutil.rmtree(doctrees, ignore_errors=True)


def _time(doctrees: Path) -> int:
    try:
        return (doctrees / ENV_PICKLE_FILENAME).stat().st_mtime_ns
    except OSError:
        return 0


def _is_of_use(name: str) -> bool:
    own = not name.startswith("..")
    return own and (name.endswith(".doctree") or name == told_in(Path(), SITE).name)


def _copy(built: Path, doctrees: Path, name: str, state: State) -> tuple[str, State]:
    data = (built / name).read_bytes()
    if digest_of(data) != state.digest:
        raise _DamagedError
    copy = doctrees / name if name.endswith(".doctree") else told_in(doctrees, LINT)
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_bytes(data)
    return copy.relative_to(doctrees).as_posix(), state._replace(time=copy.stat().st_mtime_ns)
