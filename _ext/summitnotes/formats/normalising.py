"""Every word of the author is on the page: what parsers of others take off it comes back."""

from __future__ import annotations

from docutils import nodes

_ERROR = 3


def recover_lost_text(document: nodes.document) -> None:
    """Put back what a parser took off the page when it complained.

    docutils moves the text of a malformed table, an unknown directive or a bad option into its
    message, and Sphinx removes messages. For notes that would be loss, so the text stays.
    """
    for message in list(document.findall(nodes.system_message)):
        blocks = list(message.findall(nodes.literal_block))
        parent = message.parent
        if not blocks or parent is None or _keeps_text(message):
            continue
        kept = []
        for block in blocks:
            copy = nodes.literal_block(block.rawsource, block.astext(), classes=["literal-fallback"])
            copy["language"] = "none"
            copy.source, copy.line = message.get("source", document["source"]), message.get("line")
            kept.append(copy)
        parent.replace(message, kept)


def _keeps_text(message: nodes.system_message) -> bool:
    """Whether docutils complains about a title that it reads all the same."""
    return bool(message["level"] < _ERROR and message.astext().find("Title ") >= 0)
