"""Warnings are repeated while their cause exists, so that ``-W`` gives the same answer twice.

Sphinx tells what it sees while it reads or writes a document, and is silent about documents that it neither
reads nor writes. What was told of a document is kept and told again: what came up while reading with the
environment, what came up while writing beside the doctrees of the builder. Problems of the catalogue are no
part of it; they are worked out anew in each build.
"""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx.util import logging as sphinx_logging
from sphinx.util.build_phase import BuildPhase
from sphinx.util.logging import NAMESPACE, WarningStreamHandler

from summitnotes.paths.files import EVENT_FILE
from summitnotes.sphinx.store.domain import domain_of
from summitnotes.sphinx.store.reporting import TYPE
from summitnotes.sphinx.writing.files import write_if_changed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = sphinx_logging.getLogger(__name__)

_WRITING = frozenset({BuildPhase.RESOLVING, BuildPhase.WRITING})


class Told(NamedTuple):
    """One warning as it was shown."""

    level: int
    message: str  # without its type
    type: str
    subtype: str
    location: str  # path relative to the sources, and line


class Recorder(logging.Filter):
    """The last filter of the warnings that are shown: keeps what is told of documents read or written now."""

    def __init__(self, app: Sphinx) -> None:
        super().__init__()
        self.app = app
        self.before = _load(_file(app))  # docname -> what was told when it was last written
        self.told: dict[str, list[Told]] = {}
        self.written: set[str] = set()
        self.shown: set[Told] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        env = self.app.env
        location = str(getattr(record, "location", None) or "")
        path, _, line = location.rpartition(":") if ":" in location else (location, "", "")
        docname = _document_of(env, path) if path else None
        if docname is None or docname not in env.found_docs:
            return True
        told = _told(record, f"{os.path.relpath(path, env.srcdir)}:{line}")
        self.shown.add(told)
        if self.app.phase in _WRITING:
            self.told.setdefault(docname, []).append(told)
        elif self.app.phase is BuildPhase.READING and told.type != TYPE:
            domain = domain_of(env)
            if docname in domain.fresh:
                domain.told.setdefault(docname, []).append(told)
        return True


def _document_of(env: BuildEnvironment, path: str) -> str | None:
    """Whose file that is; what an event.yml adds to notes is its event's."""
    found = env.path2doc(path)
    if found in env.found_docs or Path(path).name != EVENT_FILE:
        return found
    folders: dict[str, Path] = getattr(env.project, "event_pages", {})
    return next((doc for doc, folder in folders.items() if folder == Path(path).parent), None)


def _told(record: logging.LogRecord, location: str) -> Told:
    kind, subtype = (str(getattr(record, name, None) or "") for name in ("type", "subtype"))
    message = record.msg % record.args if record.args else str(record.msg)
    return Told(
        record.levelno, message.removesuffix(f" [{kind}.{subtype}]" if subtype else f" [{kind}]"),
        kind, subtype, location,
    )  # fmt: skip


def listen(app: Sphinx) -> None:
    """Handler of ``builder-inited``, after those that drop or change warnings."""
    for handler in logging.getLogger(NAMESPACE).handlers:
        if isinstance(handler, WarningStreamHandler):
            app.builder.summit_recorder = Recorder(app)  # type: ignore[attr-defined]
            handler.addFilter(app.builder.summit_recorder)  # type: ignore[attr-defined]


def note_written(app: Sphinx, doctree: nodes.document | None, docname: str) -> None:
    """Handler of ``doctree-resolved``; without a tree where a child process will resolve it."""
    _recorder(app).written.add(docname)


def repeat_of_reading(app: Sphinx, env: BuildEnvironment) -> None:
    """Handler of ``env-updated``: what was told of documents that were not read now."""
    domain = domain_of(env)
    for docname in sorted(domain.told.keys() & env.all_docs.keys() - domain.fresh):
        _tell(env, domain.told[docname])


def repeat_of_writing(app: Sphinx, exception: Exception | None) -> None:
    """Handler of ``build-finished``: what was told of documents that were not written now."""
    if exception is not None:
        return
    recorder = _recorder(app)
    kept = {doc: told for doc, told in recorder.told.items() if doc in recorder.written}
    for docname in sorted(recorder.before.keys() & app.env.found_docs - recorder.written):
        kept[docname] = recorder.before[docname]
        _tell(app.env, [told for told in kept[docname] if told not in recorder.shown])
    write_if_changed(_file(app), json.dumps(kept, ensure_ascii=False, indent=0, sort_keys=True) + "\n")


def _tell(env: BuildEnvironment, told: Iterable[Told]) -> None:
    for one in told:
        path, _, line = one.location.rpartition(":")
        location = f"{os.path.normpath(env.srcdir / path)}:{line}"
        logger.log(one.level, "%s", one.message, type=one.type, subtype=one.subtype, location=location)


def _recorder(app: Sphinx) -> Recorder:
    found: Recorder = app.builder.summit_recorder  # type: ignore[attr-defined]
    return found


def told_in(doctrees: Path, builder: str) -> Path:
    """What ``builder`` told of documents when it last wrote them."""
    return doctrees / f"warnings-{builder}.json"


def _file(app: Sphinx) -> Path:
    return told_in(Path(app.doctreedir), app.builder.name)


def _load(path: Path) -> dict[str, list[Told]]:
    """Nothing where the file is lost or damaged: then the build starts over, as ``finishing`` says."""
    try:
        found: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return {doc: [Told(*one) for one in told] for doc, told in found.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", listen, priority=900)
    app.connect("doctree-resolved", note_written)
    app.connect("env-updated", repeat_of_reading)
    app.connect("build-finished", repeat_of_writing)
