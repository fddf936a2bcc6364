"""From the scanner's flat containers to blocks: paragraphs, nested lists, nested quotes.

Paragraphs are cut last, as DokuWiki does: a block may stand in the middle of what else is one paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence

from summitnotes.formats.dokuwiki.tree import Node

BLOCKS = frozenset({"heading", "code", "file", "pre", "list", "table", "quote", "rule", "quoted", "items"})
_SILENT = frozenset({"eol", "break", "dropped"})


def cut_paragraphs(text: str, children: Sequence[Node]) -> list[Node]:
    """Blocks as they are, and what stands between them as ``p`` nodes. Empty paragraphs fall away."""
    out: list[Node] = []
    run: list[Node] = []
    line_ended = False
    for node in children:
        if node.kind in BLOCKS:
            _close(text, run, out)
            run = []
            out.append(node)
            line_ended = False
        elif node.kind == "eol":
            if line_ended:
                _close(text, run, out)
                run = []
            run.append(node)
            line_ended = True
        else:
            # A line of blanks is an empty line.
            if node.kind != "text" or not text[node.start : node.end].isspace():
                line_ended = False
            run.append(node)
    _close(text, run, out)
    return out


def _close(text: str, run: list[Node], out: list[Node]) -> None:
    first, last = 0, len(run)
    while first < last and _is_blank(text, run[first]):
        first += 1
    while first < last and _is_blank(text, run[last - 1]):
        last -= 1
    if first == last:
        return
    inner = run[first:last]
    inner[0] = _stripped(text, inner[0], left=True)
    inner[-1] = _stripped(text, inner[-1], left=False)
    paragraph = Node("p", inner[0].start, inner[-1].end)
    paragraph.children = inner
    out.append(paragraph)


def _is_blank(text: str, node: Node) -> bool:
    if node.kind == "text":
        return text[node.start : node.end].isspace()
    return node.kind in _SILENT


def _stripped(text: str, node: Node, left: bool) -> Node:
    if node.kind != "text":
        return node
    words = text[node.start : node.end]
    if left:
        return Node("text", node.end - len(words.lstrip()), node.end, node.data)
    return Node("text", node.start, node.start + len(words.rstrip()), node.data)


def build_lists(text: str, node: Node, room: int) -> tuple[list[Node], int | None]:
    """The lists that one list block holds, and where nesting went deeper than ``room`` (or None).

    A list is a node ``items`` whose data is its mark and whose children are nodes ``item``; the children of
    an item are its blocks. Depth counts pairs of blanks; an odd depth falls to the nearest that is open.
    """
    out: list[Node] = []
    stack: list[tuple[int, Node]] = []
    first_depth = -1
    too_deep: int | None = None
    for marker, content in _parts(node.children, "item"):
        depth, mark = marker.data
        first_depth = depth if first_depth < 0 else first_depth
        depth = max(depth, first_depth)
        item = Node("item", marker.start, marker.end)
        item.children = cut_paragraphs(text, content)
        deeper = bool(stack) and depth > stack[-1][0]
        if deeper and len(stack) >= room:
            too_deep = too_deep or marker.start
            deeper = False
        while not deeper and len(stack) > 1 and stack[-1][0] > depth:
            stack.pop()
        if stack and not deeper and stack[-1][1].data == mark:
            stack[-1][1].children.append(item)
            continue
        if stack and not deeper:  # another mark at this depth opens another list
            depth = stack.pop()[0]
        opened = Node("items", marker.start, marker.end, mark)
        opened.children.append(item)
        (stack[-1][1].children[-1].children if stack else out).append(opened)
        stack.append((depth, opened))
    return out, too_deep


def build_quotes(text: str, node: Node, room: int) -> tuple[list[Node], int | None]:
    """The quote as nested nodes ``quoted``, and where nesting went deeper than ``room`` (or None)."""
    out: list[Node] = []
    stack: list[Node] = []
    run: list[Node] = []
    too_deep: int | None = None
    for marker, content in _parts(node.children, "mark"):
        depth = marker.data
        if depth > room:
            too_deep = too_deep or marker.start
            depth = max(1, room)
        if depth == len(stack):
            run.append(Node("break", marker.start, marker.start))
        else:
            if stack:
                stack[-1].children += _quoted_paragraphs(text, run)
            run = []
            del stack[depth:]
            while len(stack) < depth:
                opened = Node("quoted", marker.start, marker.end)
                (stack[-1].children if stack else out).append(opened)
                stack.append(opened)
        run += content
    if stack:
        stack[-1].children += _quoted_paragraphs(text, run)
    return out, too_deep


def _quoted_paragraphs(text: str, run: list[Node]) -> list[Node]:
    """In a quote every line end breaks the line."""
    blocks = cut_paragraphs(text, run)
    for block in blocks:
        if block.kind == "p":
            block.children = [
                Node("break", child.start, child.end) if child.kind == "eol" else child
                for child in block.children
            ]
    return blocks


def _parts(children: Sequence[Node], kind: str) -> list[tuple[Node, list[Node]]]:
    """The children, grouped behind each marker."""
    parts: list[tuple[Node, list[Node]]] = []
    for node in children:
        if node.kind == kind:
            parts.append((node, []))
        elif parts:
            parts[-1][1].append(node)
    return parts
