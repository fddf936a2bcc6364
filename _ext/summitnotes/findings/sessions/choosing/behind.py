"""What is a session's own of the blocks behind it, once it is known which blocks are sessions."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.sessions.choosing.assembling import Session

_REACH = 12  # blocks


def blocks_behind(session: Session, outline: Outline, taken: Collection[int]) -> Iterator[Block]:
    """The blocks behind a session that are its own: up to the next one, or to a heading that is no part."""
    own = outline[session.block]
    for block in outline.blocks[own.index + 1 : own.index + 1 + _REACH]:
        if block.index in taken or block.kind is BlockKind.ROW:
            return
        if block.kind is BlockKind.HEADING and (
            own.kind is not BlockKind.HEADING or block.depth <= own.depth
        ):
            return
        if block.kind is own.kind is BlockKind.ITEM and block.depth <= own.depth:
            return
        yield block
