"""The line record: what the plain-text reader knows about each line of a file.

Rules read :class:`Page` and say what a line is; nothing here changes a word of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from summitnotes.formats.plaintext.style import Style

TAB_COLUMNS = 4  # only the order of indents matters, so any fixed width will do


class Kind(StrEnum):
    """What one line of a note is."""

    TITLE = "title"  # names the whole note
    HEADING = "heading"  # opens a section
    LABEL = "label"  # names the few lines below it, without opening a section
    ITEM = "item"
    ITEM_CONT = "item-cont"  # goes on with the item above
    TEXT = "text"
    TEXT_CONT = "text-cont"  # goes on with the paragraph above, which was wrapped by hand
    DATE = "date"
    LEADIN = "leadin"  # ends in a colon and introduces what follows
    CAPTION = "caption"  # of a picture that the paste lost
    FURNITURE = "furniture"  # words of the web page around the note
    UNDERLINE = "underline"  # a row of one character; carries no words


@dataclass(frozen=True, slots=True)
class TypedLine:
    """One non-blank line with its kind, and why.

    ``text`` is ``source[start:end]``: the words without their mark, indent and trailing blanks.
    """

    line: int  # 1-based
    kind: Kind
    level: int  # headings: 1 = title, 2 and more = sections; items: list depth from 1; else 0
    rule: str  # name of the rule that decided, see rules.py
    confidence: float  # 0.0 to 1.0
    text: str
    mark: str  # what stands before the words: "- ", "3) ", "## "; "" = nothing
    start: int  # offset of the words in the source
    end: int
    line_start: int  # offset of the line in the source
    blank_before: bool  # a blank line, or the file's start, stands above


@dataclass(slots=True)
class Line:
    """One line of the source, blank ones included."""

    start: int  # offset in the source
    raw: str
    text: str  # without surrounding blanks; "" = blank line
    indent: int  # columns

    @property
    def text_start(self) -> int:
        """Offset of ``text`` in the source."""
        return self.start + len(self.raw) - len(self.raw.lstrip())


@dataclass(slots=True)
class Find:
    """What a rule says about the line at ``index`` (0-based)."""

    index: int
    kind: Kind
    confidence: float
    skip: int = 0  # characters of the mark at the start of the line's text
    tail: int = 0  # characters of the mark at its end
    group: str = ""  # headings of one group have one level; see levels.py
    rule: str = ""  # filled in when the find is accepted


def cut_lines(text: str) -> list[Line]:
    """Cut ``text`` (LF line ends) into lines."""
    lines, start = [], 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        head = raw[: len(raw) - len(raw.lstrip())] if stripped else ""
        lines.append(Line(start, raw, stripped, len(head.expandtabs(TAB_COLUMNS)) if head else 0))
        start += len(raw) + 1
    return lines


@dataclass
class Page:
    """All lines of a file while rules look at them."""

    lines: list[Line]
    style: Style
    found: list[Find | None] = field(init=False)
    before: list[int] = field(init=False)  # index of the non-blank line above; -1 = none
    after: list[int] = field(init=False)  # index of the non-blank line below; -1 = none

    def __post_init__(self) -> None:
        count = len(self.lines)
        self.found = [None] * count
        self.before, self.after = [-1] * count, [-1] * count
        last = -1
        for index, line in enumerate(self.lines):
            self.before[index] = last
            if line.text:
                last = index
        last = -1
        for index in range(count - 1, -1, -1):
            self.after[index] = last
            if self.lines[index].text:
                last = index

    def text(self, index: int) -> str:
        """The words of a line; "" when it is blank or there is no such line."""
        return self.lines[index].text if 0 <= index < len(self.lines) else ""

    def kind(self, index: int) -> Kind | None:
        """The kind found so far; None = open, blank, or no such line."""
        find = self.found[index] if 0 <= index < len(self.lines) else None
        return find.kind if find else None

    def open(self) -> Iterator[int]:
        """Indexes of the non-blank lines that no rule has typed yet."""
        for index, line in enumerate(self.lines):
            if line.text and self.found[index] is None:
                yield index

    def is_open(self, index: int) -> bool:
        return 0 <= index < len(self.lines) and bool(self.lines[index].text) and self.found[index] is None

    def is_alone(self, index: int) -> bool:
        """Blank lines, or the ends of the file, stand above and below."""
        return not self.text(index - 1) and not self.text(index + 1)
