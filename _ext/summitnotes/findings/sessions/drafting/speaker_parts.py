"""Parts of a talk that say who gives it: a heading or an item "Speakers", a table with a row of that name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.lead_ins import is_speaker_label
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.people.sentences import who_speaks
from summitnotes.findings.people.speaker_lines import read_speaker_line
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.words.sections import is_section
from summitnotes.records.model import Speaker

_SMALL = words("people/speaker_part_words")
_HEADS = (BlockKind.HEADING, BlockKind.LABEL, BlockKind.ITEM, BlockKind.TERM)
_LONGEST = 40  # characters of such a heading
_REACH = 12  # blocks below a heading among which its parts are looked for
_MOST = 6  # people of one part
_LABELLED, _SURE = 0.45, 0.55  # likelihood of names in a cell, and of those on a line or item


def people_of_parts(draft: Draft, outline: Outline) -> tuple[Speaker, ...]:
    """The people of the parts below a heading that say who speaks; empty when it has none.

    A heading with others below it that are no parts of a talk is the whole event, and lists all speakers.
    """
    found: list[Speaker] = []
    for block in outline.below(draft.block.index)[:_REACH]:
        if block.kind is BlockKind.HEADING and _holds_talks(block, outline):
            return ()
        if block.kind is BlockKind.ROW:
            found += _of_row(block)
        elif block.kind in _HEADS and is_speaker_part(block.text):
            found += people_of_part(block, outline)
    return tuple({one.name: one for one in found}.values())


def _holds_talks(head: Block, outline: Outline) -> bool:
    """Whether a heading is a talk, or one that others stand below."""
    if not (is_section(head.text) or is_speaker_part(head.text)):
        return True
    return any(block.kind is BlockKind.HEADING for block in outline.below(head.index))


def is_speaker_part(text: str) -> bool:
    """``Speakers``, ``About the speaker``, ``Über die Referentin``, ``Speaker bio:``."""
    bare = text.strip(" *_:#")
    if not bare[:1].isupper() or len(bare) > _LONGEST:
        return False
    if is_speaker_label(bare) and len(bare) > _SHORT:
        return True
    said = [
        word for word in fold_name(bare.replace("'", " ").replace("’", " ")).split() if word not in _SMALL
    ]
    return len(said) == 1 and len(said[0]) > _SHORT and is_speaker_label(said[0])


_SHORT = 4  # letters of "Wie", "With", which begin other things too


def _of_row(row: Block) -> tuple[Speaker, ...]:
    """``Speaker | Ana Prieto``."""
    filled = [cell for cell in row.cells if cell.text.strip()]
    if len(filled) != 2 or not is_speaker_part(filled[0].text):
        return ()
    people = read_people(filled[1].text, expected=0.8)
    return people.speakers if people is not None and people.likelihood >= _LABELLED else ()


def people_of_part(head: Block, outline: Outline) -> list[Speaker]:
    """Names on lines and items right below a heading, or the first words of a biography."""
    found: list[Speaker] = []
    for text in _texts(head, outline):
        people = read_speaker_line(text, True)
        if people is None or not people.speakers or people.likelihood < _SURE:
            return found or list(who_speaks(text) or _opening(text))
        found += people.speakers
    return found


_NAME = re.compile(r"(?P<name>[^\W\d_a-z]\S*(?:\s[^\W\d_a-z]\S*){1,3})\s[^\W\d_]")
_OPENING = 0.65  # likelihood of the name that begins a biography


def _opening(text: str) -> tuple[Speaker, ...]:
    """``Ana Prieto mends boats in Lyon``: the first words of a biography, whatever its verb."""
    match = _NAME.match(text)
    people = read_people(match["name"], expected=0.5) if match else None
    return people.speakers if people is not None and people.likelihood >= _OPENING else ()


def _texts(head: Block, outline: Outline) -> Iterator[str]:
    for block in outline.below(head.index)[:_MOST]:
        if block.kind not in (BlockKind.LINE, BlockKind.ITEM):
            return
        yield block.text
