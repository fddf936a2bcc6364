"""event.yml names a talk by words of the notes; here those words are found again in one document.

A heading that consists of the words wins over a line that does, that over a heading that contains
them, that over running text. Which document of the event shows the talk is decided when all of them
have been read (:mod:`summitnotes.catalogue.anchoring`).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from summitnotes.records.said import Anchored
from summitnotes.sphinx.tree.passages import line_of, passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summitnotes.records.eventtalks import TalkEntry

_FOLD = str.maketrans("’‘“”„«»–—\u00a0\u202f\n\t", '\'\'"""""--    ')


@dataclass(frozen=True)
class Bound:
    """An entry of event.yml and the place of its words."""

    entry: TalkEntry
    section: nodes.section | None  # the words are (in) its title
    block: nodes.Element | None  # the words are in this running text …
    offset: int  # … at this character of the passage


@dataclass(frozen=True)
class _Place:
    rank: int  # 0 heading is the words, 1 line is, 2 heading holds them, 3 text holds them
    section: nodes.section | None
    block: nodes.Element | None
    offset: int
    line: int  # 1-based


def flat(text: str) -> str:
    """``text`` as it is compared: same length, plain quotes and blanks, lower case, no accents."""
    if not text.isascii():
        text = "".join(unicodedata.normalize("NFD", char)[0] for char in text)
    folded = text.translate(_FOLD).lower()
    return folded if len(folded) == len(text) else text


def bind(entries: Iterable[TalkEntry], document: nodes.document) -> tuple[list[Bound], list[Anchored]]:
    """The entries whose words stand in one place of the document, and the places of all entries whose
    words stand in it at all."""
    entries = list(entries)
    bound: list[Bound] = []
    anchored: list[Anchored] = []
    blocks = [(passage.block, flat(passage.text)) for passage in passages(document)] if entries else []
    for entry in entries:
        places = _places(flat(" ".join((entry.at or "").split())), blocks)
        if not places:
            continue
        best = min(place.rank for place in places)
        fitting = [place for place in places if place.rank == best]
        anchored.append(Anchored(entry.line, best, tuple(place.line for place in fitting)))
        if len(fitting) == 1:
            bound.append(Bound(entry, fitting[0].section, fitting[0].block, fitting[0].offset))
    return bound, anchored


def _places(words: str, blocks: Sequence[tuple[nodes.Element, str]]) -> list[_Place]:
    found = []
    for block, text in blocks:
        offset = text.find(words)
        if offset < 0:
            offset = " ".join(text.split()).find(words)
            if offset < 0:
                continue
        whole, line = text.strip() == words, line_of(block) or 1
        parent = block.parent
        if isinstance(block, nodes.title) and isinstance(parent, nodes.section):
            found.append(_Place(0 if whole else 2, parent, None, 0, line))
        else:
            found.append(_Place(1 if whole else 3, None, block, offset, line))
            if text.find(words, offset + 1) >= 0:
                found.append(_Place(3, None, block, text.find(words, offset + 1), line))
    return found
