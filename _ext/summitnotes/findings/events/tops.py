"""The top of a file: the heading over it, and the first blocks, which speak of the event as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summitnotes.findings.dates.times import read_time_at
from summitnotes.findings.events.words import date_role, names_section, stands_above_speakers
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline

_READ = 600  # characters of a paragraph
_PREAMBLE = 14  # blocks looked at, at most
_NUMBERED_DATE = re.compile(r"\d{1,2}\.\s.{2,30}(?:19|20)\d\d\W*$")
_OPENING = 26  # characters at the beginning of a line that says when it was edited


def title_block(outline: Outline) -> Block | None:
    """The first heading, when it may name the event: at the top, or over all that follows."""
    blocks = outline.blocks
    ends = outline.ends()
    for block in blocks[:8]:
        if block.kind is not BlockKind.HEADING or date_role(block.text[:_OPENING]) == "posted":
            continue
        above = [one for one in blocks[: block.index] if one.kind is BlockKind.LINE and one.parent is None]
        whole = ends[block.index] == len(blocks) - 1
        return block if whole or not above else None
    return None


def only_section(outline: Outline) -> Block | None:
    """The one heading below the title that parts nothing: "Notes", over all that the file has to say."""
    title = title_block(outline)
    below = [block for block in outline if block.kind is BlockKind.HEADING and block is not title]
    return below[0] if title is not None and len(below) == 1 and names_section(below[0].text) else None


def preamble_of(outline: Outline) -> list[Block]:
    """The blocks at the top of a file that speak of the event as a whole."""
    found: list[Block] = []
    title, only = title_block(outline), only_section(outline)
    for block in outline.blocks[: _PREAMBLE * 2]:
        if block is only:
            continue
        later = block.kind is BlockKind.HEADING and title is not None and block.index > title.index
        if later and title is not None and (block.index - title.index > 1 or block.depth <= title.depth):
            break
        listed = block.kind in (BlockKind.ROW, BlockKind.ITEM) and not _is_lone_date(block, outline)
        if listed or len(found) >= _PREAMBLE:
            continue
        if block.kind is BlockKind.LINE and read_time_at(block.text.lstrip(" *-")) is not None:
            break
        found.append(block)
    return found


def _is_lone_date(block: Block, outline: Outline) -> bool:
    """Whether the only item of a list is a date: "15. bis 16. Juli 2016" is the fifteenth item to mark-up."""
    alone = not any(one.box == block.box for one in outline.blocks[block.index + 1 : block.index + 2])
    first = block.index == 0 or outline.blocks[block.index - 1].box != block.box
    return block.kind is BlockKind.ITEM and alone and first and _NUMBERED_DATE.match(block.text) is not None


def paragraphs_of(blocks: Sequence[Block]) -> Iterator[str]:
    """The beginnings of the texts of blocks, with the wrapped lines of a paragraph joined."""
    text, box = "", None
    for block in blocks:
        if (
            text
            and block.kind is BlockKind.LINE
            and block.box == box
            and (not block.hard or block.text.lstrip()[:1].islower())
        ):
            text = f"{text} {block.text.strip()}"[:_READ]
            continue
        if text:
            yield text
        text, box = block.text.strip()[:_READ], block.box
    if text:
        yield text


def is_of_session(block: Block, outline: Outline) -> bool:
    """Whether a label stands below a day or a part of the file, or in a table beside who speaks there."""
    title, above = title_block(outline), outline.heading_of(block)
    if title is None or above is None:
        return False
    return above.index > title.index or stands_above_speakers(block, outline.blocks)
