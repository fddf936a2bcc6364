"""What the tests of the plain-text reader share."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docutils import nodes
from docutils.utils import new_document

from summitnotes.formats.base import Reading, ReadOptions
from summitnotes.formats.plaintext import FORMAT

Reader = Callable[..., tuple[nodes.document, Reading]]


@pytest.fixture(scope="session")
def read() -> Reader:
    """Read a text; returns its tree and what the reader reports."""

    def run(text: str, *without: str) -> tuple[nodes.document, Reading]:
        document = new_document("notes.txt")
        return document, FORMAT.read(text, document, ReadOptions(without=frozenset(without)))

    return run
