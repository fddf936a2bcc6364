"""What the tests of this folder share: a document, and a tree as lines of text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.utils import new_document

from summitnotes.formats.pandoc import ASCIIDOC, HTML, MEDIAWIKI, ORG, TEXTILE, PandocFormat
from summitnotes.records.problems import Problem

SAMPLES = Path(__file__).parent / "samples"
FORMATS: dict[str, PandocFormat] = {
    "meeting.org": ORG,
    "properties.org": ORG,
    "agenda.mediawiki": MEDIAWIKI,
    "session.mediawiki": MEDIAWIKI,
    "tags.mediawiki": MEDIAWIKI,
    "plan.adoc": ASCIIDOC,
    "list.textile": TEXTILE,
    "page.html": HTML,
    "badges.html": HTML,
}
_SETTINGS = get_default_settings()
_SETTINGS.report_level = 5


def empty(source: str = "notes") -> nodes.document:
    return new_document(source, _SETTINGS)


def dump(document: nodes.document) -> str:
    """One line for each node: its depth, tag, source line and attributes, or its words."""
    lines: list[str] = []
    stack: list[tuple[int, nodes.Node]] = [(0, node) for node in reversed(document.children)]
    while stack:
        depth, node = stack.pop()
        if isinstance(node, nodes.Text):
            lines.append("  " * depth + repr(str(node)))
            continue
        assert isinstance(node, nodes.Element)
        known = {k: v for k, v in sorted(node.non_default_attributes().items()) if k != "xml:space"}
        said = "".join(f" {key}={value!r}" for key, value in known.items())
        place = f" @{node.line}" if node.line else ""
        lines.append("  " * depth + node.tagname + place + said)
        stack.extend((depth + 1, child) for child in reversed(node.children))
    return "\n".join(lines) + "\n"


def as_written(document: nodes.document, problems: tuple[Problem, ...]) -> str:
    """The tree and what was reported, as the files ``*.expected`` hold them."""
    said = "".join(f"! {p.line} {p.subtype}: {p.message}\n" for p in problems)
    return dump(document) + said


def stored(name: str) -> Any:
    """What pandoc 3.9 said of a sample."""
    return json.loads((SAMPLES / f"{name}.json").read_text("utf-8"))
