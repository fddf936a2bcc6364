"""How much of a note is read for markup: what goes beyond it is shown as it stands, with one message.

All that is done with a note costs by its lines and by its marks: blocks and nodes come from them, references,
anchors. So one budget at the entrance bounds the work of every stage behind it, spent in the order of the
file; conference notes of three days take a tenth of it. What becomes a thing of the site costs far beyond its
line, and is counted besides (``records/things.py``).
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass

from summitnotes.records.problems import Problem, Subtype

#: What a line with words takes of the budget: as much as so many marks.
LINE = 10
#: So many characters of a line cost as much as a mark: their words are looked at by finders, and searched.
PIECE = 60
#: Marks (characters that are neither letters, digits nor blanks: every mark of every format is made of them),
#: and lines at their price.
MAX_WORK = 32_000
#: Nodes of a tree, for what makes more of a line than its marks show.
MAX_NODES = 200_000

#: A number may begin a date, a time or an amount: finders try the shapes of each at all of them.
NUMBER = 3
_NUMBER = re.compile(r"\d+")
_MARK = re.compile(r"[^\w\s]")
#: Marks at the edge of a word, where markup begins or ends, and brackets wherever they stand. The end of each
#: is looked for in the rest of its paragraph; it makes nodes, or a complaint.
_DEAR = re.compile(r"\[|(?<!\S)[*`|:_^{<]|[*`|:_^}>](?!\S)")
#: What such a mark takes besides.
EDGE = 2


@dataclass(frozen=True, slots=True)
class Share:
    """A text, and what of it is beyond the budget."""

    read: str
    rest: str = ""
    line: int = 0  # 1-based, on which the rest begins
    problem: Problem | None = None


def share(text: str) -> Share:
    """The part of ``text`` that is read for markup, whole lines of it, and the rest."""
    if _at_most(text) <= MAX_WORK:
        return Share(text)  # most notes
    work = start = 0
    for number, line in enumerate(text.split("\n"), 1):
        work += _price(line)
        if work > MAX_WORK:
            said = (
                f"more than {MAX_WORK // LINE} lines, or fewer that are long or have many marks, stand in "
                "this file; from here on it is shown as text, and not searched. Split the file"
            )
            return Share(text[:start], text[start:], number, Problem(Subtype.LIMIT, said, number))
        start += len(line) + 1
    return Share(text)


#: Characters that cost nothing but their place; any other takes at most as much as a mark at an edge.
_FREE = string.ascii_letters.encode() + b" \t\n"


def _at_most(text: str) -> int:
    """A price that no text of its lines and bytes exceeds; much quicker than what each line takes."""
    dear = len(text.encode("utf-8", "replace").translate(None, _FREE))
    return LINE * (text.count("\n") + 1) + max(1 + EDGE, NUMBER) * dear + len(text) // PIECE


def _price(line: str) -> int:
    marks = len(_MARK.findall(line)) + EDGE * len(_DEAR.findall(line))
    numbers = NUMBER * len(_NUMBER.findall(line))
    return (LINE if line.strip() else 0) + marks + numbers + len(line) // PIECE
