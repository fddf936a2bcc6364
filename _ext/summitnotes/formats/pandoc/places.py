"""The lines of what holds other blocks: pandoc tells none."""

from __future__ import annotations

from docutils import nodes


def fill_lines(document: nodes.document, source: str | None) -> None:
    """Containers get the line of the first block inside them; what is empty, that of the one before."""
    blocks = [node for node in document.findall(nodes.Element) if not isinstance(node, nodes.Inline)]
    for node in reversed(blocks[1:]):
        node.source = source
        if not node.line:  # docutils says 0 for unknown
            lines = (child.line for child in node.children if isinstance(child, nodes.Element))
            node.line = next((line for line in lines if line), None)
    last = 1
    for node in blocks[1:]:
        node.line = last = node.line or last
