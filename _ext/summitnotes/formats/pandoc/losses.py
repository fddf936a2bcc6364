"""Lines of which pandoc leaves out all words, without saying so, are put back as they stand.

What may be missing is named by :mod:`.marks`. A line is lost where hardly any of its words is in the
tree, and a sentence where they do not follow each other there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate

from docutils import nodes

from summitnotes.formats.pandoc.marks import pandoc_marks
from summitnotes.records.problems import Problem, Subtype

_WORD = re.compile(r"[^\W_]{3,}")
#: A word that the source spells with the name of a letter; the page has the letter.
_SPELT = re.compile(r"[^\W_]*&(?:#\w{1,8}|[A-Za-z]\w{1,31});[^\W_]*")
#: Words that follow each other in a sentence, and from how many on a line is one: each word alone may stand
#: elsewhere on the page.
_RUN, _SENTENCE = 3, 6
#: Where a link leads is no part of a sentence.
_ADDRESS = re.compile(r"\b[a-z]{2,10}:[^\s\[\]<>\"]+|(?<=\[\[)[^\[\]|\n]{0,2000}(?=\||\]\[)")
_QUOTED = 60  # characters of a line in the message
_HELD = ("refuri", "uri", "alt", "language", "target", "fragment")


def put_back_lost(text: str, document: nodes.document, format_id: str) -> tuple[Problem, ...]:
    """Put the lost lines of ``text`` into the tree that was made of it; what to say of them."""
    lost = list(_lost(text, document, format_id))
    above = _Above(document) if lost else None
    for number, line in lost:
        assert above is not None
        paragraph = nodes.paragraph(line, line)
        paragraph.source, paragraph.line = document.get("source"), number
        above.put(paragraph, number)
    if not lost:
        return ()
    number, line = lost[0]
    said = (
        f'pandoc leaves out "{line[:_QUOTED]}" (lines: {len(lost)}); shown as text. Check the marks there '
        "and above, or say in event.yml which format it is."
    )
    return (Problem(Subtype.MARKUP, said, number),)


def _lost(text: str, document: nodes.document, format_id: str) -> Iterator[tuple[int, str]]:
    held = _WORD.findall(" ".join(_held(document)).casefold())
    said = _WORD.findall(" ".join(map(str, document.findall(nodes.Text))).casefold())
    words_there, runs_there = set(held), set(_runs(said))
    marks = pandoc_marks(text, format_id)
    spelt = [found.span() for found in _SPELT.finditer(text)]
    bare = _without(text, [*((span.start, span.end) for span in marks), *spelt])
    # "link:other.html[…]": with the name of a macro its address begins.
    named = _without(text, [*((span.start, span.end) for span in marks if span.rule != "macro"), *spelt])
    spoken = _without(bare, (found.span() for found in _ADDRESS.finditer(named)))
    lines = zip(bare.split("\n"), spoken.split("\n"), text.split("\n"), strict=True)
    for number, (line, said_there, whole) in enumerate(lines, 1):
        words = _WORD.findall(line.casefold())
        sentence = _WORD.findall(said_there.casefold())
        if words and (
            _are_few(words, words_there)
            or (len(sentence) >= _SENTENCE and _are_few(_runs(sentence), runs_there))
        ):
            yield number, whole.strip()


def _without(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """``text`` with blanks in some places: no offset and no line moves."""
    bare = list(text)
    for start, end in ranges:
        bare[start:end] = (char if char == "\n" else " " for char in bare[start:end])
    return "".join(bare)


def _are_few(parts: list[str], there: set[str]) -> bool:
    return sum(part in there for part in parts) * 3 <= len(parts)


def _runs(words: list[str]) -> list[str]:
    return [" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]


def _held(document: nodes.document) -> Iterator[str]:
    """The words of a tree, and what its links and pictures hold."""
    for node in document.findall():
        if isinstance(node, nodes.Text):
            yield str(node)
        elif isinstance(node, nodes.Element):
            yield from (str(node[name]) for name in _HELD if name in node)


class _Above:
    """The blocks of sections, and what is put below them."""

    def __init__(self, document: nodes.document) -> None:
        self._document = document
        blocks = [
            node
            for node in document.findall(nodes.Element)
            if isinstance(node.parent, nodes.section | nodes.document) and node.line
        ]
        places = sorted((node.line or 0, place) for place, node in enumerate(blocks))
        self._lines = [line for line, _ in places]
        self._last = [blocks[place] for place in accumulate((place for _, place in places), max)]
        self._below: dict[nodes.Element | None, nodes.Element] = {}

    def put(self, block: nodes.Element, number: int) -> None:
        """Behind the last block that stands above a line, and behind what was put there before."""
        found = bisect_left(self._lines, number)
        above = self._last[found - 1] if found else None
        behind = self._below.get(above, above)
        self._below[above] = block
        if behind is None:
            self._document.insert(0, block)
        else:
            behind.parent.insert(behind.parent.index(behind) + 1, block)
