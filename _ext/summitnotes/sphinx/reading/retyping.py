"""Whoever complains about notes, the warning has the type ``summit`` and one of its subtypes.

Sphinx, MyST and Pygments find faults of their own while pages are written. Their words stay; the type
tells that the file is one of notes, so that one setting governs all that notes can cause.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.utils import get_source_line
from sphinx.util.logging import NAMESPACE, WarningStreamHandler

from summitnotes.paths.docnames import is_notes
from summitnotes.records.problems import Subtype
from summitnotes.sphinx.reading.sources import NotesProject
from summitnotes.sphinx.store.reporting import TYPE

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: Types of others -> what they are about. What is not listed is about markup.
_SUBTYPES = {
    "myst": Subtype.LINK,
    "ref": Subtype.LINK,
    "std": Subtype.LINK,
    "intersphinx": Subtype.LINK,
    "image": Subtype.MEDIA,
    "download": Subtype.MEDIA,
    "footnote": Subtype.FOOTNOTE,
}


class Retyping(logging.Filter):
    """Stands before Sphinx's own filters, so that ``suppress_warnings`` sees the new type."""

    def __init__(self, app: Sphinx) -> None:
        super().__init__()
        self.app = app

    def filter(self, record: logging.LogRecord) -> bool:
        written = getattr(record, "type", None) or ""
        if record.levelno >= logging.WARNING and written != TYPE:
            location = record.location = _of_a_file(getattr(record, "location", None))
            if location and self._is_of_notes(location):
                if _is_idle(record):
                    return False
                record.type = TYPE
                record.subtype = str(_SUBTYPES.get(written, Subtype.MARKUP))
        return True

    def _is_of_notes(self, location: object) -> bool:
        """``location`` as Sphinx takes it: a node, (docname, line), a docname, or ``path:line``."""
        if isinstance(location, tuple):
            return is_notes(str(location[0] or ""))
        if isinstance(location, nodes.Node):
            source, _ = get_source_line(location)
            return source is not None and self._is_path_of_notes(source)
        written = str(location)
        if ":" not in written:
            return is_notes(written) or self._is_path_of_notes(written)
        path, _, line = written.rpartition(":")
        return self._is_path_of_notes(path if line.isdigit() or not line else written)

    def _is_path_of_notes(self, path: str) -> bool:
        project = self.app.project
        return isinstance(project, NotesProject) and Path(path).is_relative_to(project.notes_dir)


def _is_idle(record: logging.LogRecord) -> bool:
    """What no note-taker need mend: code that Pygments has no colours for, or not for each sign, is shown."""
    return str(record.msg).startswith(("Pygments lexer name", "Lexing literal_block"))


def _of_a_file(location: Any) -> Any:
    """Some directives give a path where Sphinx takes the name of a document, and adds a suffix to it."""
    if isinstance(location, tuple) and location[0] and Path(str(location[0])).is_absolute():
        return f"{location[0]}:{location[1] or ''}"
    return location


def listen(app: Sphinx) -> None:
    """Handler of ``builder-inited``: look at every warning before it is shown."""
    for handler in logging.getLogger(NAMESPACE).handlers:
        if isinstance(handler, WarningStreamHandler):
            handler.filters.insert(0, Retyping(app))


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", listen)
