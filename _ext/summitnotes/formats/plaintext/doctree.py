"""Typed lines become docutils nodes. Every node knows the line of its own first words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from docutils import nodes

from summitnotes.formats.plaintext import alike, links, wording
from summitnotes.formats.plaintext.levels import mark_shape
from summitnotes.formats.plaintext.lines import Kind, TypedLine
from summitnotes.records.problems import Problem, Subtype

MAX_NESTING = 40  # sections and lists together
MAX_SECTIONS = 6  # HTML has no deeper headings; deeper ones stand beside each other
MAX_LINE_OF_BLOCK = 160  # characters; longer lines are paragraphs of their own

_CLASSES = {
    Kind.DATE: "date",
    Kind.CAPTION: "caption",
    Kind.FURNITURE: "furniture",
    Kind.LABEL: "label",
    Kind.LEADIN: "lead-in",
}
_SEVERAL, _BRIEF = 3, 66
_NARROWEST = 45  # characters: nobody wraps by hand at fewer
_SURELY = 0.8  # share of the longest line
_RUBRIC_FROM = 0.6  # confidence from which a label is shown as a small heading


@dataclass(slots=True)
class _List:
    """A list that further items may join."""

    node: nodes.Element
    depth: int
    shape: str
    value: int  # number of its last item; 0 = not numbered
    line: int  # last line of its last item


class Builder:
    """Builds the tree of one file."""

    def __init__(self, document: nodes.document, room: int) -> None:
        self.document = document
        self.room = room  # characters to which a line of an item could have gone on
        self.source = document.get("source")
        self.sections: list[tuple[int, nodes.section]] = []
        self.lists: list[_List] = []
        self.problems: list[Problem] = []
        self.flattened = False
        self.separator: TypedLine | None = None

    @property
    def here(self) -> nodes.Element:
        return self.sections[-1][1] if self.sections else self.document

    def place(self, node: nodes.Element, line: int) -> nodes.Element:
        node.source, node.line = self.source, line
        return node

    def append(self, node: nodes.Element) -> None:
        """Append a body element to the current section, a pending separator before it."""
        here = self.here
        if self.separator is not None:
            started = len(here) > (1 if isinstance(here, nodes.section) else 0)
            if started and not isinstance(here[-1], nodes.section | nodes.transition):
                here += self.place(nodes.transition(), self.separator.line)
            self.separator = None
        here += node

    def words(self, node: nodes.TextElement, lines: Sequence[TypedLine]) -> nodes.TextElement:
        """Fill ``node`` with the words of ``lines``, one line end between two lines."""
        self.place(node, lines[0].line)
        # docutils takes NUL for its own escape sign and drops it with the blank that follows.
        text = "\n".join(line.text for line in lines).replace("\x00", " ")
        node.rawsource = text
        links.add_text(node, text)
        return node

    # -- blocks ------------------------------------------------------------------------------------

    def heading(self, line: TypedLine) -> None:
        """Open a section. Deeper than the limit, sections stand beside each other."""
        level = min(line.level, MAX_SECTIONS)
        while self.sections and self.sections[-1][0] >= level:
            self.sections.pop()
        self.separator = None
        section = nodes.section()
        self.place(section, line.line)
        title = self.words(nodes.title(), [line])
        section += title
        section["names"].append(nodes.fully_normalize_name(title.astext()))
        self.here.append(section)
        self.document.note_implicit_target(section, section)
        self.sections.append((level, section))

    def block(self, lines: Sequence[TypedLine]) -> None:
        """Lines of text that no blank line divides: a paragraph, paragraphs, or a block of lines."""
        paragraphs: list[list[TypedLine]] = []
        for line in lines:
            if line.kind is Kind.TEXT_CONT and paragraphs:
                paragraphs[-1].append(line)
            else:
                paragraphs.append([line])
        for node in self.parts(paragraphs):
            self.append(node)

    def parts(self, paragraphs: Sequence[Sequence[TypedLine]]) -> list[nodes.Element]:
        """Paragraphs, or one block of lines if each is a short line."""
        facts = len(paragraphs) > 1 and all(
            len(part) == 1 and (len(part[0].text) <= MAX_LINE_OF_BLOCK or alike.is_tabbed(part[0].text))
            for part in paragraphs
        )
        if not facts:
            return [self.words(nodes.paragraph(), part) for part in paragraphs]
        block = nodes.line_block()
        self.place(block, paragraphs[0][0].line)
        for (line,) in paragraphs:
            node = self.words(nodes.line(), [line])
            node.indent = 0  # type: ignore[attr-defined]
            block += node
        return [block]

    def remark(self, lines: Sequence[TypedLine]) -> None:
        """A line of a kind of its own, with the lines that go on with it."""
        line = lines[0]
        if line.kind is Kind.LABEL and line.confidence >= _RUBRIC_FROM:
            node: nodes.TextElement = nodes.rubric()
        else:
            node = nodes.paragraph()
        node["classes"].append(_CLASSES[line.kind])
        self.append(self.words(node, lines))

    # -- lists -------------------------------------------------------------------------------------

    def item(self, lines: Sequence[TypedLine], splits: bool) -> None:
        """Add an item; ``splits`` = a blank line above it begins another list."""
        line = lines[0]
        shape, value = mark_shape(line.mark)
        depth = self.limited(line)
        while self.lists and self.lists[-1].depth > depth:
            self.lists.pop()
        if self.lists and self.lists[-1].depth == depth:
            last = self.lists[-1]
            follows = value == last.value + 1 if value else True
            if last.shape != shape or not follows or (splits and depth == 1):
                self.lists.pop()
        if not self.lists or self.lists[-1].depth < depth:
            self.open_list(line, shape, value, depth)
        current = self.lists[-1]
        item = nodes.list_item()
        self.place(item, line.line)
        own = self.own_lines(lines)
        item += self.words(nodes.paragraph(), lines[: own[0]] if own else lines)
        if own:
            starts = [*own, len(lines)]
            parts = [lines[begin:end] for begin, end in pairwise(starts)]
            for node in self.parts(parts):
                item += node
        current.node += item
        current.value, current.line = value, lines[-1].line

    def own_lines(self, lines: Sequence[TypedLine]) -> list[int]:
        """Which lines below the first of an item go on with nothing: no wrapping has cut them off."""
        own = []
        for index, (above, below) in enumerate(pairwise(lines), 1):
            length = len(above.mark) + len(above.text) + 1 + len(below.text.split(None, 1)[0])
            begins = wording.starts_upper(below.text) or wording.is_role_pair(above.text)
            if wording.is_role_pair(below.text) or (begins and length <= self.room):
                own.append(index)  # "Speaker: Ana Prieto"; a sentence below a title
        return own

    def limited(self, line: TypedLine) -> int:
        """The depth of an item, but never more than the nesting limit leaves."""
        room = MAX_NESTING - len(self.sections)
        if line.level > room and not self.flattened:
            self.flattened = True
            message = (
                f'"{line.text[:30]}" and what follows is nested more than {MAX_NESTING} deep; '
                "shown less deep. Indent it less."
            )
            self.problems.append(Problem(Subtype.LIMIT, message, line.line))
        return min(line.level, room)

    def open_list(self, line: TypedLine, shape: str, value: int, depth: int) -> None:
        mark = line.mark.strip()
        if shape[0] in "1a" and shape[-1] in ".)":
            node: nodes.Element = nodes.enumerated_list()
            letters = mark.strip("().")
            node["enumtype"] = "arabic" if value or letters.isdigit() else _letter_type(letters)
            node["prefix"] = "(" if mark.startswith("(") else ""
            node["suffix"] = shape[-1]
            start = value if letters.isdigit() else _letter_value(letters, node["enumtype"])
            if start != 1:
                node["start"] = start
        else:
            node = nodes.bullet_list(bullet=mark)
        self.place(node, line.line)
        if self.lists:
            parent = self.lists[-1].node[-1]
            assert isinstance(parent, nodes.Element)
            parent.append(node)
        else:
            self.append(node)
        self.lists.append(_List(node, depth, shape, 0, line.line))


def _letter_type(letters: str) -> str:
    kind = "roman" if len(letters) > 1 else "alpha"
    return ("upper" if letters.isupper() else "lower") + kind


def _letter_value(letters: str, enumtype: str) -> int:
    if not enumtype.endswith("roman"):
        return ord(letters.lower()) - ord("a") + 1
    values = {"i": 1, "v": 5, "x": 10}
    numbers = [values.get(char, 1) for char in letters.lower()]
    following = [*numbers[1:], 0]
    return sum(-a if a < b else a for a, b in zip(numbers, following, strict=True))


def _tight_starts(typed: Sequence[TypedLine]) -> set[int]:
    """Lines of items that begin another list because a blank line stands above them.

    In a run of items most of which have blank lines between them, blank lines divide nothing.
    """
    starts: set[int] = set()
    run: list[TypedLine] = []

    def close() -> None:
        gaps = [line for line in run[1:] if line.blank_before]
        if len(gaps) * 2 < len(run) - 1:
            starts.update(line.line for line in gaps)
        run.clear()

    for line in typed:
        if line.kind is Kind.ITEM:
            run.append(line)
        elif line.kind is not Kind.ITEM_CONT:
            close()
    close()
    return starts


def _room(typed: Sequence[TypedLine]) -> int:
    """The length to which the lines of items surely go on when somebody wraps them by hand.

    Where several lines go on with items and each begins with a capital, few are wrapped.
    """
    items = [line for line in typed if line.kind in (Kind.ITEM, Kind.ITEM_CONT)]
    more = [line for line in items if line.kind is Kind.ITEM_CONT]
    longest = int(max([_NARROWEST, *(len(line.text) for line in items)]) * _SURELY)
    capitals = len(more) >= _SEVERAL and all(wording.starts_upper(line.text) for line in more)
    return max(longest, _BRIEF) if capitals else longest


def build(typed: Sequence[TypedLine], document: nodes.document) -> list[Problem]:
    """Append the tree of ``typed`` to ``document``; return what to complain about."""
    builder = Builder(document, _room(typed))
    starts = _tight_starts(typed)
    index = 0
    while index < len(typed):
        line = typed[index]
        end = index + 1
        if line.kind is Kind.ITEM:
            while end < len(typed) and typed[end].kind is Kind.ITEM_CONT:
                end += 1
            builder.item(typed[index:end], line.line in starts)
            index = end
            continue
        builder.lists.clear()
        if line.kind in (Kind.TITLE, Kind.HEADING):
            builder.heading(line)
        elif line.kind is Kind.UNDERLINE:
            builder.separator = line if line.blank_before else None
        elif line.kind in _CLASSES:
            while end < len(typed) and typed[end].kind is Kind.TEXT_CONT and not typed[end].blank_before:
                end += 1
            builder.remark(typed[index:end])
        else:
            kinds = (Kind.TEXT, Kind.TEXT_CONT, Kind.ITEM_CONT)
            while end < len(typed) and typed[end].kind in kinds and not typed[end].blank_before:
                end += 1
            builder.block(typed[index:end])
        index = end
    return builder.problems
