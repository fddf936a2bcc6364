"""Text shown as it stands."""

from __future__ import annotations

from docutils import nodes


def literally(text: str, source: str, line: int) -> nodes.literal_block:
    """Text shown as it stands, because its markup could not be used; no session is looked for in it."""
    block = nodes.literal_block(text, text, classes=["literal-fallback"], language="none")
    block.source, block.line = source, line
    block["xml:space"] = "preserve"
    block["unread"] = True
    return block


def beyond(text: str, source: str, line: int) -> nodes.literal_block:
    """What of a text is beyond the budget of its note: shown as it stands, and not searched either."""
    block = literally(text, source, line)
    block["unsearched"] = True
    return block
