"""What the tests of this folder share: read a text into a document, and the document as graded XML."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document

from summitnotes.formats.base import Fate, Reading, ReadOptions
from summitnotes.formats.dokuwiki import FORMAT

_SETTINGS = get_default_settings(Parser)
_SETTINGS.report_level = 5


def read(
    text: str, dialect: str | None = None, without: Iterable[str] = (), *, ledger: bool = True
) -> tuple[nodes.document, Reading]:
    """Read ``text`` as DokuWiki into a fresh document."""
    document = new_document("notes.dokuwiki", _SETTINGS)
    options = ReadOptions(dialect=dialect, without=frozenset(without), ledger=ledger)
    reading = FORMAT.read(text, document, options)
    return document, reading


def graded_xml(document: nodes.document) -> str:
    """The tree as XML, with each node's line in ``caseline`` as the graders want it."""
    for node in document.findall(nodes.Element):
        if isinstance(node.line, int) and node.line > 0:
            node.attributes["caseline"] = str(node.line)
    xml = document.asdom().toxml()
    for node in document.findall(nodes.Element):
        node.attributes.pop("caseline", None)
    return str(xml)


def shown_text(text: str, reading: Reading) -> str:
    """What the ledger says is shown, without blanks."""
    return "".join(re.sub(r"\s", "", text[s.start : s.end]) for s in reading.spans if s.fate is Fate.TEXT)


def tree_text(document: nodes.document) -> str:
    """What the tree shows, without blanks; numbers of footnotes are not the author's."""
    out: list[str] = []

    def walk(node: nodes.Node) -> None:
        if isinstance(node, (nodes.footnote_reference, nodes.label)):
            return
        if isinstance(node, nodes.Text):
            out.append(str(node))
        elif node.__class__.__name__ in ("image", "remote_image"):
            out.append(str(node.get("alt", "")))  # type: ignore[attr-defined]
        else:
            for child in node.children:
                walk(child)

    walk(document)
    return re.sub(r"\s", "", "".join(out))
