"""What a page holds, counted: headings, items, links, footnotes, tables."""

from __future__ import annotations

from collections import Counter

from docutils import nodes

from summitnotes.audit.page import walk

#: What is counted, in the order of the report.
THINGS = ("headings", "items", "links", "footnotes", "tables", "pictures", "code")


def things(document: nodes.document) -> dict[str, int]:
    """How many of each of :data:`THINGS` the notes have on their page."""
    found = Counter(name for node in walk(document) if (name := _thing(node)))
    return {name: found[name] for name in THINGS}


def _thing(node: nodes.Element) -> str:
    if isinstance(node, nodes.title):
        return "headings" if isinstance(node.parent, nodes.section) else ""
    if isinstance(node, nodes.list_item):
        return "items"
    if node.tagname in ("reference", "pending_xref"):
        return "links"
    if isinstance(node, nodes.footnote_reference):
        return "footnotes"
    if isinstance(node, nodes.table):
        return "tables"
    if node.tagname == "image":
        return "pictures"
    return "code" if isinstance(node, nodes.literal_block) else ""
