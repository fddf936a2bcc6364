"""Which elements of HTML are open on a line: what stands below a blank line in them is no code.

CommonMark ends a block of HTML at a blank line and takes indented lines below it for code. Those who write
for kramdown, or by hand, part the rows of a table with blank lines, and mean one table.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from markdown_it.rules_block import StateBlock

from summitnotes.formats.markdown import state as notes
from summitnotes.formats.markdown.rawhtml.pairs import Frame
from summitnotes.formats.markdown.rawhtml.tags import BLOCKS, TABLE, TAG

_BLOCK_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,12})(?=[\s/>]|$)|<!--")
#: What begins a block of Markdown other than a paragraph.
_MARKED = re.compile(r"(?:#{1,6}(?:\s|$)|[>|]|(?:[-+*]|\d{1,9}[.)])\s|`{3}|~{3}|:{3})")
#: A container of Markdown: how deep its tokens stand, and its indent in columns.
Container = tuple[int, int]


@dataclass(slots=True)
class _Element:
    """An element whose end stands further below than the block of HTML that opens it."""

    name: str
    end: int  # offset of its closing tag
    indented: bool  # whether its first tag stands on an indented line


@dataclass(slots=True)
class OpenElements:
    """The elements of one text, by the container of Markdown that they stand in."""

    source: str
    tags: dict[int, str] = field(default_factory=dict)  # offset of a block tag -> its name
    partners: dict[int, int] = field(default_factory=dict)  # offset of a tag -> that of its partner
    open: dict[Container, list[_Element]] = field(default_factory=dict)
    offsets: list[int] = field(default_factory=list)  # of all tags

    def __post_init__(self) -> None:
        frame = Frame()
        for found in TAG.finditer(self.source):
            name = found[2].lower()
            if name not in BLOCKS or found.group().endswith("/>"):
                continue
            place = found.start()
            self.tags[place] = name
            if not found[1]:
                frame.push(place, name)
            elif (opener := frame.pop(name)) is not None:
                self.partners[opener], self.partners[place] = place, opener
        self.offsets = list(self.tags)

    def within(self, start: int, end: int) -> list[int]:
        """The offsets of the tags between two offsets."""
        return self.offsets[bisect_left(self.offsets, start) : bisect_left(self.offsets, end)]


def elements_of(state: StateBlock) -> OpenElements:
    """The elements of the text that is being read; looked for once a text."""
    own = notes.of(state.env)
    if not isinstance(own.elements, OpenElements) or own.elements.source is not state.src:
        own.elements = OpenElements(state.src)
    return own.elements


def note_block(state: StateBlock, first: int, end: int) -> None:
    """Remember which elements the block of HTML on lines ``first`` to ``end`` (exclusive) leaves open."""
    elements = elements_of(state)
    inside = elements.open.setdefault(_container(state), [])
    last = state.eMarks[end - 1]
    for line in range(first, end):
        for place in elements.within(state.bMarks[line], state.eMarks[line]):
            if elements.partners.get(place, -1) >= last:
                indented = state.sCount[line] > state.blkIndent
                inside.append(_Element(elements.tags[place], elements.partners[place], indented))


def is_open_html(state: StateBlock, line: int) -> bool:
    """Whether an indented line is a part of an element that stands open, and no code.

    A tag always is; words are where HTML is laid out by its indent, or stand in a table.
    """
    element = _innermost(state, line)
    if element is None:
        return False
    tag = _BLOCK_TAG.match(state.src, state.bMarks[line] + state.tShift[line])
    is_tag = tag is not None and (tag[1] is None or tag[1].lower() in BLOCKS)
    return is_tag or element.indented or element.name in TABLE


def ends_html(state: StateBlock, first: int, end: int) -> bool:
    """Whether a run of plain lines holds the end of an element that stands open above it."""
    if _innermost(state, first) is None:
        return False
    elements = elements_of(state)
    for line in range(first, end):
        if state.isEmpty(line):
            break
        if _MARKED.match(state.src, state.bMarks[line] + state.tShift[line]):
            return False
        for place in elements.within(state.bMarks[line], state.eMarks[line]):
            if 0 <= elements.partners.get(place, -1) < state.bMarks[first]:
                return True
    return False


def _innermost(state: StateBlock, line: int) -> _Element | None:
    own = notes.of(state.env)
    if not isinstance(own.elements, OpenElements) or own.elements.source is not state.src:
        return None  # no block of HTML stands above
    inside = own.elements.open.get(_container(state), [])
    while inside and inside[-1].end < state.bMarks[line]:
        inside.pop()
    return inside[-1] if inside else None


def _container(state: StateBlock) -> Container:
    return state.level, state.blkIndent
