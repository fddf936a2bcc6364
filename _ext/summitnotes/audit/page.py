"""The page side of the ledger: the blocks of text of a tree, and what of the source its attributes hold.

Left out is what the project put there itself: cards and other views, what has the class ``generated`` or
``summit-notice``, numbers that a parser made up for footnotes, and Sphinx's "Added in version".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from docutils import nodes

from summitnotes.audit.words import has_word, is_mark, tokens

_OURS = ("generated", "summit-notice")
_HIDDEN = (nodes.comment, nodes.substitution_definition, nodes.system_message, nodes.meta, nodes.pending)


@dataclass(frozen=True, slots=True)
class PageWord:
    """One word of the page. ``parts`` are its pieces where inline markup begins or ends inside it."""

    parts: tuple[str, ...]

    @property
    def form(self) -> str:
        return "".join(self.parts)

    @property
    def mark(self) -> bool:
        return is_mark(self.form)


@dataclass(slots=True)
class Block:
    """One block of text: a paragraph, a title, a line, a piece of code."""

    kind: str  # docutils' name of the node
    line: int | None  # 1-based line of the source on which it begins
    words: list[PageWord] = field(default_factory=list)
    breaks: int = 0  # line ends inside it
    marks: list[str] = field(default_factory=list)  # ASCII signs that stand beside words
    recovered: bool = False  # text that a parser would have taken off the page; it may stand there twice


def line_of(node: nodes.Node | None) -> int | None:
    """The line of a node, else that of the nearest ancestor that has one."""
    while node is not None:
        if isinstance(node.line, int) and node.line > 0:
            return node.line
        node = node.parent
    return None


def is_ours(node: nodes.Node) -> bool:
    """Whether the project added this node to the notes."""
    if not isinstance(node, nodes.Element):
        return False
    # Views carry ``view``; asked by attribute, so that this module works on trees without Sphinx.
    return bool(getattr(node, "view", "")) or any(name in node.get("classes", ()) for name in _OURS)


def walk(root: nodes.Element) -> Iterator[nodes.Element]:
    """Every element below ``root`` that came from the notes, in order, without recursion."""
    stack: list[nodes.Node] = list(reversed(root.children))
    while stack:
        node = stack.pop()
        if isinstance(node, nodes.Element) and not (is_ours(node) or isinstance(node, nodes.system_message)):
            yield node
            stack.extend(reversed(node.children))


def blocks(root: nodes.Element) -> Iterator[Block]:
    """Every block of text below ``root``, in the order of the tree."""
    stack: list[nodes.Node] = list(reversed(root.children))
    while stack:
        node = stack.pop()
        if not isinstance(node, nodes.Element) or is_ours(node) or isinstance(node, _HIDDEN):
            continue
        if isinstance(node, nodes.image):
            yield from _block("image", line_of(node), [str(node.get("alt", ""))])
        elif isinstance(node, (nodes.label,)):
            continue  # the number of a footnote: evidence, see below
        elif isinstance(node, nodes.option):  # "-xNAME" is one word
            yield from _block("option", line_of(node), [part.astext() for part in node.children])
        elif isinstance(node, nodes.TextElement):
            for block in _block(node.tagname, line_of(node), _pieces(node)):
                block.recovered = "literal-fallback" in node["classes"]
                yield block
        else:
            stack.extend(reversed(node.children))


def _block(kind: str, line: int | None, pieces: list[str]) -> Iterator[Block]:
    text = "".join(pieces)
    if not text.strip():
        return
    block = Block(kind, line, breaks=text.count("\n"))
    cuts, at = set(), 0
    for piece in pieces:
        at += len(piece)
        cuts.add(at)
    bare = _bare_stretches(text)
    for start, form in tokens(text):
        if is_mark(form) and not any(first <= start < last for first, last in bare):
            block.marks.append(form)
            continue
        inner = [cut for cut in range(start + 1, start + len(form)) if cut in cuts] if len(form) > 1 else []
        ends = [start, *inner, start + len(form)]
        block.words.append(PageWord(tuple(text[a:b] for a, b in pairwise(ends))))
    yield block


def _bare_stretches(text: str) -> list[tuple[int, int]]:
    """The lines of a block that hold no word."""
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip() and not has_word(line):
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _pieces(block: nodes.Element) -> list[str]:
    """The text leaves of a block; a line end stands for what parts words without being text."""
    found: list[str] = []
    stack: list[nodes.Node] = list(reversed(block.children))
    while stack:
        node = stack.pop()
        if isinstance(node, nodes.Text):
            found.append(node.astext())  # not str(node), in which docutils keeps escapes as NUL
        elif not isinstance(node, nodes.Element) or is_ours(node) or isinstance(node, _HIDDEN):
            continue
        elif isinstance(node, nodes.image):
            found += [" ", str(node.get("alt", "")), " "]
        elif node.tagname == "image":  # a picture that is not there, told in words
            found += [" ", node.astext(), " "]
        elif is_number(node) or not node.children or "versionmodified" in node.get("classes", ()):
            found.append(" ")
        else:
            stack.extend(reversed(node.children))
    return found


def is_number(node: nodes.Element) -> bool:
    """A footnote mark; evidence only, as a parser may have counted it out. A lost one is a word's digits."""
    return isinstance(node, nodes.footnote_reference) and "lost" not in node["classes"]
