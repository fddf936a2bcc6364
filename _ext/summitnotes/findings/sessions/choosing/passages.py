"""Running text: what of it may be a title, where its sentences end, and whom it names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.people.affiliations import is_organisation
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.reading import read_people
from summitnotes.records.model import Speaker

_KINDS = (BlockKind.LINE, BlockKind.ITEM)
_OPENING = words("people/openers") | words("sessions/order_words")
_SHORTEST_SET_APART = 7  # characters; a word in italics is but stressed
_SURE = 0.65  # likelihood of the names
_EXPECTED = 0.15  # how likely a name is there
#: Behind a name whose owner has what follows.
OWNS = ("'s", "’s")

_QUOTED = re.compile(
    r"(?<!\w)(?:\"(?P<straight>[^\"\n]{4,150}?)\"|[“„](?P<curly>[^“”„\n]{4,150}?)[”“]|«\s?(?P<angled>[^«»\n]{4,150}?)\s?»"
    r"|(?P<single>['‘](?=[^\W_a-z])(?:[^'‘’\n]|(?<=\w)['’](?=\w)){4,150}?['’])(?!\w))"
)
#: Small letters, in a class of characters.
SMALL = "a-zß-öø-ÿąćčďđęěğıłńňœřśšşťůźżžα-ωά-ώа-џґ"
#: A full stop ends no name but an initial or what stands for a word: "J. Voss", "Dr. Voss".
_WORD = (
    rf"(?:[^\W\d_{SMALL}]\.(?:[^\W\d_{SMALL}]\.)*|(?:Dr|Prof|St|Mrs?|Ms|Mx)\."
    rf"|[^\W\d_{SMALL}](?:[\w'’\-]|\.(?=\w))*)"
)
_NAME = rf"{_WORD}(?: (?:(?:d[aeiu]|del|de|van|von|der|den|ter|le|la|y) ){{0,2}}{_WORD}){{1,3}}"
#: Full names, ``first``, and those that commas and "and" join to it.
NAMES = re.compile(
    rf"(?<![\w'’\-])(?P<first>{_NAME})(?:(?:,| and| et| und| y| e| en| og| och| i| &)+ {_NAME})*"
)
#: Where a sentence ends, with the blanks behind it.
SENTENCE_END = re.compile(r"(?<=[^\W\d_][^\W\d_])[.!?]\s+(?=[^\W\d_a-z])")


@dataclass(frozen=True, slots=True)
class Passage:
    """Running text: an item, or the lines of a paragraph that but an editor broke."""

    text: str
    lines: tuple[tuple[int, Block], ...]  # each with the characters before it
    apart: tuple[tuple[int, int], ...]  # (begin, stop) of the words set apart
    links: frozenset[int]  # where such words begin that are a link

    def place(self, at: int) -> tuple[Block, int]:
        """The line that a character stands in, and how many of its characters are before it."""
        begin, block = self.lines[bisect_right(self.lines, at, key=itemgetter(0)) - 1]
        return block, at - begin

    @property
    def is_item(self) -> bool:
        return self.lines[0][1].kind is BlockKind.ITEM


def passages(outline: Outline) -> Iterator[Passage]:
    held: list[Block] = []
    for block in outline:
        if block.kind not in _KINDS or block.verbatim:
            continue
        if held and (block.hard or block.box != held[-1].box or block.position != held[-1].position + 1):
            yield _joined(held)
            held = []
        held.append(block)
    if held:
        yield _joined(held)


def _joined(blocks: Sequence[Block]) -> Passage:
    """The lines as one text; what stays set apart over a line end is so in one piece."""
    begin, lines = 0, []
    apart: list[tuple[int, int]] = []
    links: set[int] = set()
    for block in blocks:
        lines.append((begin, block))
        for run in block.runs:
            on = bool(apart) and run.begin == 0 and apart[-1][1] == begin - 1
            first = apart.pop()[0] if on else begin + run.begin
            apart.append((first, begin + run.stop))
            links.update([first] if run.style == "link" else [])
        begin += len(block.text) + 1
    return Passage(" ".join(block.text for block in blocks), tuple(lines), tuple(apart), frozenset(links))


def titles(passage: Passage) -> list[tuple[int, int]]:
    """(begin, stop) of the words in quotes, and of those set apart, the longer ones first."""
    quoted = [match.span() for match in _QUOTED.finditer(passage.text)]
    apart = [
        (begin, stop)
        for begin, stop in passage.apart
        if stop - begin >= _SHORTEST_SET_APART
        and " " in (words := passage.text[begin:stop].strip())
        and not (NAMES.fullmatch(words) and people_in(words))
        and not (passage.text[begin - 1 : begin] == "(" and is_organisation(words))
    ]
    return sorted([*quoted, *apart], key=lambda span: (span[0], -span[1]))


def people_in(names: str, sure: float = _SURE) -> tuple[Speaker, ...]:
    """Who the words of a sentence name, with a likelihood of ``sure`` at least."""
    first, _blank, rest = names.partition(" ")
    if " " in rest and fold_name(first) in _OPENING:
        names = rest  # "Then Ana Prieto"
    people = read_people(names[:-2] if names.endswith(OWNS) else names, _EXPECTED)
    return people.speakers if people is not None and people.likelihood >= sure else ()
