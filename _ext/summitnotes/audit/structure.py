"""The shape of a page: which line became a heading, an item, a cell, and what stands in it.

For the formats that this project reads itself the file is read once more, with all rules, and the shape
of that tree is compared with the page's. A rule that was off when the page was made, a block that was lost
behind the reader, or one that was changed on the way shows as a difference at its line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from docutils import nodes

from summitnotes.audit.page import is_number, line_of, walk

#: Classes that a reader gives for what it found; others say how to show it.
_KINDS = frozenset(
    ["label", "date", "caption", "lead-in", "furniture", "underline", "del", "preformatted", "file"]
)
_BLOCKS = {
    "title": "heading",
    "list_item": "item",
    "paragraph": "paragraph",
    "rubric": "label",
    "line": "line",
    "literal_block": "code",
    "block_quote": "quote",
    "table": "table",
    "row": "row",
    "entry": "cell",
    "transition": "rule",
    "horizontal_rule": "rule",
    "caption": "caption",
}
_INLINES = {
    "strong": "strong",
    "emphasis": "emphasis",
    "literal": "literal",
    "subscript": "subscript",
    "superscript": "superscript",
    "line_break": "break",
    "image": "picture",
    "reference": "link",
    "pending_xref": "link",
    "wiki_reference": "link",
}
_LINKS = frozenset(["dead-link", "refused-link"])
_SPACE = re.compile(r"\s+")
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that a page shows, as the rules of the format make it of a line."""

    line: int
    what: str
    text: str = ""  # words of a block, without blanks

    def __str__(self) -> str:
        return self.what + (f' "{self.text[:_SHORT]}"' if self.text else "")


def shape(document: nodes.document) -> Counter[Feature]:
    """Everything that the tree shows, with how often."""
    return Counter(_features(document))


def _features(document: nodes.document) -> Iterator[Feature]:
    for node in walk(document):
        if isinstance(node, (nodes.footnote, nodes.footnote_reference)):
            if "lost" not in node["classes"]:
                yield Feature(_block_line(node), node.tagname)
            continue
        name = _BLOCKS.get(node.tagname)
        line = _block_line(node)
        if name == "quote" and next(node.findall(nodes.Text), None) is None:
            continue  # Sphinx takes empty quotes away
        if name is not None:
            yield Feature(line, _detailed(name, node), _words(node))
        elif node.tagname == "inline":
            for kind in node["classes"]:
                if kind in _LINKS or kind in _KINDS:
                    yield Feature(line, "link" if kind in _LINKS else kind)
        elif node.tagname in _INLINES:
            yield Feature(line, _INLINES[node.tagname])


def _block_line(node: nodes.Element) -> int:
    """The line of the block that a node is or stands in; inline nodes lose their own on the way."""
    block: nodes.Node | None = node
    while isinstance(block, nodes.Inline) and block.parent is not None:
        block = block.parent
    return line_of(block) or 0


def _detailed(name: str, node: nodes.Element) -> str:
    parts = [name, *sorted(_KINDS.intersection(node["classes"]))]
    if name == "heading":
        parts.append(f"of level {_depth(node, nodes.section)}")
    elif name == "item":
        kind = "numbered" if isinstance(node.parent, nodes.enumerated_list) else "bulleted"
        parts.append(f"({kind}, depth {_depth(node, (nodes.bullet_list, nodes.enumerated_list))})")
    elif name == "cell":
        marks = [str(one) for one in node["classes"] if one in ("header-cell",) or one.startswith("align-")]
        parts += sorted(marks) + [f"{k}={node[k]}" for k in ("morecols", "morerows") if k in node]
    elif name == "quote":
        parts.append(f"(depth {_depth(node, nodes.block_quote)})")
    elif name == "code":
        parts.append(f"({node.get('language', 'none')})")
    return " ".join(parts)


def _depth(node: nodes.Node | None, kind: type | tuple[type, ...]) -> int:
    depth = 0
    while node is not None:
        depth += isinstance(node, kind)
        node = node.parent
    return depth


def _words(node: nodes.Element) -> str:
    """The text of a block of text, without blanks and without pictures."""
    if not isinstance(node, nodes.TextElement):
        return ""
    found: list[str] = []
    stack: list[nodes.Node] = list(reversed(node.children))
    while stack:
        child = stack.pop()
        if isinstance(child, nodes.Text):
            found.append(child.astext())
        elif isinstance(child, nodes.Element) and child.tagname != "image" and not is_number(child):
            stack.extend(reversed(child.children))
    return _SPACE.sub("", "".join(found))


def differences(wanted: nodes.document, page: nodes.document) -> list[tuple[int, str]]:
    """(line, sentence) of everything that is on one of the two and not on the other."""
    there, here = shape(wanted), shape(page)
    lost = [(f.line, f"{f} is not on the page") for f in (there - here).elements()]
    more = [(f.line, f"{f} is on the page, and no rule makes it") for f in (here - there).elements()]
    return sorted({*lost, *more})
