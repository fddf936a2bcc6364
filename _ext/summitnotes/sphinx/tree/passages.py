"""The running text of a document, block by block, as finders see it.

A finder works on plain text; this module turns blocks of the tree into such text without losing the
way back: every character keeps its place, and what is code or a raw address becomes a blank filler.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docutils import nodes

from summitnotes.findings.outline.texts import shown
from summitnotes.sphinx.nodes import SummitView

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Stands for a character that no finder may match.
FILLER = "\x00"
_EMPTY = f"{FILLER} \n\t"
_CODE = (nodes.literal, nodes.math, nodes.raw, nodes.footnote_reference, nodes.citation_reference)
_NO_TEXT = (
    nodes.literal_block,
    nodes.comment,
    nodes.doctest_block,
    nodes.math_block,
    nodes.system_message,
    SummitView,
)


class _Holds(dict[type[nodes.Node], str]):
    """Class of a node -> whether it is a block of "text", holds "blocks", or is "nothing" of both."""

    def __missing__(self, kind: type[nodes.Node]) -> str:
        if not issubclass(kind, nodes.Element) or issubclass(kind, _NO_TEXT):
            self[kind] = "nothing"
        else:
            self[kind] = "text" if issubclass(kind, nodes.TextElement) else "blocks"
        return self[kind]


_HOLDS = _Holds()


@dataclass(frozen=True)
class Passage:
    """One block of running text."""

    block: nodes.Element  # paragraph, line, title, term, caption …
    text: str  # as on the page; code is filled

    @property
    def line(self) -> int | None:
        """1-based line of the block in the author's file."""
        return line_of(self.block)

    def line_at(self, offset: int) -> int | None:
        """The line of a character of the passage."""
        start = self.line
        return None if start is None else start + self.text.count("\n", 0, offset)


def passages(root: nodes.Element) -> Iterator[Passage]:
    """Every block of running text below ``root``, in reading order."""
    waiting = root.children[::-1]
    while waiting:
        child: Any = waiting.pop()
        holds = _HOLDS[child.__class__]
        if holds == "text":
            text = _text(child)
            if text.strip(_EMPTY):
                yield Passage(child, text)
        elif holds == "blocks":
            waiting += child.children[::-1]


def _text(block: nodes.Element) -> str:
    if len(block.children) == 1 and isinstance(block.children[0], nodes.Text):
        return shown(block.children[0])
    return "".join(part for _, part in _parts(block))


def _parts(block: nodes.Element) -> Iterator[tuple[nodes.Node, str]]:
    """The children of a block with their words."""
    before = ""
    linked = False
    for node in block.children:
        part = _words(node)
        is_link = isinstance(node, nodes.reference)
        # A link glued to the next word is a word of its own all the same.
        glued = (is_link or linked) and before[-1:].isalnum() and part[:1].isalnum()
        yield node, FILLER + part if glued else part
        if part:
            before, linked = part, is_link


def _words(node: nodes.Node) -> str:
    if isinstance(node, nodes.Text):
        return shown(node)
    if isinstance(node, _CODE):
        return FILLER * max(1, len(node.astext()))
    return _text(node) if isinstance(node, nodes.Element) else ""


def cut(block: nodes.Element, offset: int) -> int:
    """The place among the children of a block at which a character of its passage begins.

    Running text is cut there; what is marked up stays whole, and the place is behind it.
    """
    for place, (node, part) in enumerate(_parts(block)):
        if offset <= 0:
            return place
        if offset < len(part) and isinstance(node, nodes.Text):
            at = offset - (len(part) - len(node))
            block[place : place + 1] = [nodes.Text(node[:at]), nodes.Text(node[at:])]
            return place + 1
        offset -= len(part)
    return len(block.children)


def line_of(node: nodes.Node | None) -> int | None:
    """The line of a node, else that of the nearest ancestor that has one."""
    while node is not None:
        if isinstance(node.line, int) and node.line > 0:
            return node.line
        node = node.parent
    return None
