"""Reads a Markdown note without Sphinx, for the tests of this folder."""

from __future__ import annotations

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.utils import new_document
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.docutils_ import Parser

from summitnotes.formats.base import Reading, ReadOptions
from summitnotes.formats.markdown import Markdown


def read(
    text: str, *, loose: bool | None = None, literal_lines: frozenset[int] = frozenset(), **config: object
) -> tuple[nodes.document, Reading]:
    document = new_document("note.txt", get_default_settings(Parser))
    document.settings.report_level = 5
    format_ = Markdown(MdParserConfig(**config), loose=loose)
    return document, format_.read(text, document, ReadOptions(), literal_lines)


def outline(document: nodes.document) -> str:
    """The tree in one line a block: line number, kind with classes, text."""
    rows: list[str] = []
    _rows(document, 0, rows)
    return "\n".join(rows) + "\n"


def _rows(node: nodes.Element, depth: int, rows: list[str]) -> None:
    for child in node.children:
        if isinstance(child, nodes.Text):
            continue
        name = ".".join([type(child).__name__, *child.get("classes", [])])
        leaf = isinstance(child, nodes.TextElement)
        text = repr(_marked(child))[1:-1] if leaf else ""
        rows.append(f"{child.line or 0:>3} {'  ' * depth}{name} {text}".rstrip())
        if not leaf:
            _rows(child, depth + 1, rows)


def _marked(node: nodes.Element) -> str:
    """The text with its inline markup: <kind>text</>."""
    parts: list[str] = []
    for child in node.children:
        if isinstance(child, nodes.Text):
            parts.append(str(child))
        elif isinstance(child, nodes.reference):
            parts.append(f"<{child.get('refuri', child.get('refname'))}>{_marked(child)}</>")
        elif isinstance(child, nodes.image):
            parts.append(f"<image {child['uri']}>")
        elif isinstance(child, nodes.Element):
            parts.append(f"<{type(child).__name__}>{_marked(child)}</>")
    return "".join(parts)
