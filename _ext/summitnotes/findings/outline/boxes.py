"""Boxes with a line above their words: ``<details>`` and its summary, admonitions with a title."""

from __future__ import annotations

from docutils import nodes


def head_of_box(node: nodes.Element) -> nodes.Element | None:
    """What stands above the words of a box and always shows; None where an author wrote nothing there."""
    first = node.children[0] if node.children else None
    if isinstance(node, nodes.Admonition) and isinstance(first, nodes.title):
        return first
    if isinstance(node, nodes.container) and isinstance(first, nodes.container):
        return _only_words(first) if "summary" in first["classes"] else None
    return None


def _only_words(summary: nodes.container) -> nodes.Element | None:
    """The words of a summary that is one line."""
    return next((child for child in summary.children if isinstance(child, nodes.TextElement)), None)


def is_head_of_box(node: nodes.Element) -> bool:
    """Whether a node is that line, or holds it."""
    head = head_of_box(node.parent) if isinstance(node.parent, nodes.Element) else None
    return head is not None and node in (head, head.parent)
