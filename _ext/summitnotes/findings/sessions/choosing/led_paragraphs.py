"""Sessions that paragraphs begin with, in bold: "**Ana Prieto: Slow looms** - She has woven …".

One of them may be anything. Where most paragraphs of a part that begin in bold begin so, and nobody speaks
twice, they are what a day held.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.people.affiliations import is_role
from summitnotes.findings.sessions.choosing.passages import NAMES, people_in
from summitnotes.findings.sessions.choosing.told_in_prose import Told
from summitnotes.findings.sessions.words.kinds import kind_prefix
from summitnotes.findings.sessions.words.purposes import is_minutes
from summitnotes.records.model import Kind

_LEAST = 3  # such paragraphs of one part
_MOSTLY = 0.6  # share of those that begin in bold
_LONGEST = 120  # characters in bold
_PARTS = re.compile(r"\s*(?::|\s[-–—])\s+")
_GIVEN = re.compile(r"(?P<title>\S.*?)\s*(?:\((?P<inner>[^()]+)\)|(?:\s[-–—]|,?\sby)\s(?P<last>[^()]+))$")
_BETWEEN = re.compile(r"\s*[-–—:,]\s*[\"“«„]?")
_AROUND = ' :.,-–—"“”«»„'


def led_paragraphs(outline: Outline) -> list[Told]:
    """The sessions of such paragraphs, in reading order; minutes have none."""
    if any(is_minutes(block.text) for block in outline if block.kind in _HEADS):
        return []
    parts: dict[int | None, list[Block]] = defaultdict(list)
    for block in outline:
        if block.kind is BlockKind.LINE and not block.position and _bold(block):
            parts[block.parent].append(block)
    found = (told for blocks in parts.values() for told in _of_part(blocks))
    return sorted(found, key=lambda told: told.block.index)


_HEADS = (BlockKind.FILE, BlockKind.HEADING, BlockKind.LABEL)


def _of_part(blocks: Sequence[Block]) -> Iterator[Told]:
    found = [told for block in blocks if (told := _read(block)) is not None]
    names = [speaker.name for told in found for speaker in told.speakers]
    if len(found) >= max(_LEAST, _MOSTLY * len(blocks)) and len(set(names)) == len(names):
        yield from found


def _bold(block: Block) -> int:
    """Where the words in bold stop that a paragraph begins with; 0 for none, or for nothing else."""
    run = next((run for run in block.runs if run.style == "strong"), None)
    lead = run is not None and run.begin == 0 and run.stop <= _LONGEST
    return run.stop if run is not None and lead and block.text[run.stop :].strip(_AROUND) else 0


def _read(block: Block) -> Told | None:
    stop = _bold(block)
    bold = block.text[:stop].strip(_AROUND)
    names = NAMES.match(bold)
    if names is not None and names.end() == len(bold):
        return _told(block, _title_behind(block, stop) or "", bold)
    parts = _PARTS.match(bold, names.end()) if names is not None else None
    if names is not None and parts is not None and people_in(names[0]):
        return _told(block, bold[parts.end() :], names[0])
    given = _GIVEN.match(bold)
    who = (given["inner"] or given["last"]) if given is not None else ""
    return _told(block, given["title"], who) if given is not None and NAMES.fullmatch(who) else None


def _title_behind(block: Block, stop: int) -> str | None:
    """The words in italics, or in quotes, that a dash parts from the names."""
    between = _BETWEEN.match(block.text, stop)
    at = between.end() if between is not None else stop
    run = next((run for run in block.runs if run.begin == at > stop and run.style == "emphasis"), None)
    if run is not None:
        return block.text[run.begin : run.stop]
    quoted = re.compile(r"[^\"”»]{4,150}(?=[\"”»])").match(block.text, at)
    return quoted[0] if quoted is not None and block.text[at - 1] in '"“«„' else None


def _told(block: Block, title: str, who: str) -> Told | None:
    title, speakers = title.strip(_AROUND), people_in(who)
    if not title or not speakers or is_role(title):
        return None
    kind = kind_prefix(title)
    return Told(block, 0, title, speakers, kind[0] if kind is not None else Kind.TALK)
