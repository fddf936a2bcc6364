"""What docutils says of a slip that this project answers is left out: one slip, one message.

A logging filter, because docutils speaks while it parses and the answer comes when the tree is there. It
looks at the author's lines around the place, so that it needs no order of events and no shared state.
"""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util.logging import NAMESPACE, WarningStreamHandler

from summitnotes.formats.decoding import decode_file
from summitnotes.formats.slips import directive_in, glued_directive, open_role, spoilt_option
from summitnotes.sphinx.store.domain import domain_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sphinx.application import Sphinx

#: What docutils makes of a spoilt directive.
_CONSEQUENCES = re.compile(
    r"Unexpected indentation|Block quote ends without|Definition list ends without|"
    r"Explicit markup ends without|Literal block expected|"
    r"Inline (?:literal|interpreted text or phrase reference|emphasis) start-string"
)
#: Lines above and below the place of a message that may hold the slip.
_ABOVE, _BELOW = 4, 1
#: What others say, and the remedy that they leave out.
_REMEDIES = (
    (
        re.compile(r"Malformed YAML"),
        "the front matter says nothing. Close its brackets and quotes, and quote values that hold a colon.",
    ),
    (re.compile(r"could not find bibtex key"), "it is shown as it is. Check the keys in the .bib files."),
    (
        re.compile(r'Content block expected for the "topic" directive'),
        "nothing is shown. A topic of the vocabulary is named by the role topic, and shown by topic-index.",
    ),
)


class Folding(logging.Filter):
    """Drops what is answered elsewhere, and adds a remedy where one is known."""

    def __init__(self, names: Collection[str], options: Collection[str]) -> None:
        super().__init__()
        self.names = names  # of the directives of this project
        self.options = options  # of any of them

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING:
            return True
        message = record.getMessage()
        if _CONSEQUENCES.search(message) and self._of_a_slip(str(getattr(record, "location", ""))):
            return False
        for known, remedy in _REMEDIES:
            if known.search(message) and remedy not in message:
                record.msg, record.args = f"{message.rstrip('.')}; {remedy}", ()
        return True

    def _of_a_slip(self, location: str) -> bool:
        path, _, line = location.rpartition(":")
        if not path or not line.isdigit():
            return False
        rows = _rows(path)
        first, last = max(int(line) - 1 - _ABOVE, 0), int(line) + _BELOW
        return any(
            directive_in(row.strip(), "rst", self.names)
            or glued_directive(row.strip(), self.names)
            or (spoilt_option(row, self.options) and not row[:1].isspace())
            or open_role(row)
            for row in rows[first:last]
        )


@lru_cache(maxsize=4)
def _rows(path: str) -> list[str]:
    try:
        return decode_file(Path(path)).text.split("\n")
    except OSError:
        return []


def known_options(directives: Mapping[str, Any]) -> frozenset[str]:
    """The names of the options of any of these directives."""
    return frozenset(
        option.name for each in directives.values() for option in getattr(each, "options_known", ())
    )


def listen(app: Sphinx) -> None:
    """Handler of ``builder-inited``: look at every warning before it is shown."""
    _rows.cache_clear()
    ours = domain_of(app.env).directives
    options = known_options(ours)
    for handler in logging.getLogger(NAMESPACE).handlers:
        if isinstance(handler, WarningStreamHandler):
            handler.filters.insert(0, Folding(tuple(ours), options))


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", listen)
