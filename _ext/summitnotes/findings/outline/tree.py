"""From a docutils tree to its blocks. The nodes stay beside them: a card goes where its words stand."""

from __future__ import annotations

import re

from docutils import nodes

from summitnotes.findings.outline.aligned import aligned_cells
from summitnotes.findings.outline.blocks import BETWEEN_CELLS, BREAK, BlockKind, Run
from summitnotes.findings.outline.boxes import head_of_box, is_head_of_box
from summitnotes.findings.outline.broken_lists import joined_lists
from summitnotes.findings.outline.literals import is_timed, read_literal
from summitnotes.findings.outline.marks import is_matter, tags_of
from summitnotes.findings.outline.raw_tables import is_bare_tags, raw_rows
from summitnotes.findings.outline.rows import RowReader, Tree
from summitnotes.findings.outline.texts import (
    field_links,
    field_text,
    pieces,
    remarks_begin,
    soft,
    text_of,
    with_number,
    within,
    wrapped,
)

_SKIP = (
    nodes.comment,
    nodes.system_message,
    nodes.footnote,
    nodes.citation,
    nodes.image,
    nodes.raw,
    nodes.substitution_definition,
    nodes.target,
    nodes.pending,
    nodes.math_block,
)
_LABEL_LENGTH = 160  # characters; a longer bold line is a sentence
# Heading marks of another format, or of none: "=== samstag", "## Talks ##".
_HEADING_MARKS = re.compile(r"^\s*(?:={2,6}|#{1,6})\s+\S")


def read_tree(document: nodes.Element, title: str | None = None) -> Tree:
    """The blocks of ``document``, in reading order. Generated nodes and comments are none.

    ``title`` is what the front matter calls the file; it is a block of its own when no heading repeats it.
    """
    reader = _Reader()
    top = None
    if title and not _opens_with(document, title):
        top = reader.file(document, title)
    reader.children(document, top, 0)
    return reader.tree


def _opens_with(document: nodes.Element, title: str) -> bool:
    """Whether the first heading of a document is ``title``."""
    section = next((child for child in document.children if isinstance(child, nodes.section)), None)
    first = section.children[0] if section is not None and section.children else None
    return isinstance(first, nodes.title) and first.astext().strip() == title.strip()


_OF_DATA = frozenset({"yaml", "yml"})


class _Reader(RowReader):
    def __init__(self) -> None:
        super().__init__()
        self._below_items: dict[int, nodes.Element] = {}  # by the id of an item, a list that belongs to it

    def file(self, document: nodes.Element, title: str) -> int:
        """The block of the whole file."""
        return self.add(document, BlockKind.FILE, title, (), None, line=1)

    # ---- walking

    def children(self, element: nodes.Element, parent: int | None, depth: int) -> int | None:
        """Read the children of ``element``; returns the label that the last of them stand below."""
        below = parent
        run_box: int | None = None
        for child in joined_lists(element.children, self._below_items):
            if not isinstance(child, nodes.Element) or isinstance(child, _SKIP):
                continue
            if is_matter(child):
                self.matter(child, parent)
                continue
            is_title = isinstance(child, nodes.title) and isinstance(element, nodes.section)
            if is_title or is_head_of_box(child):
                continue
            if isinstance(child, (nodes.paragraph, nodes.line_block, nodes.rubric)):
                label = self._label(child, parent, depth)
                if label is not None:
                    below, run_box = label, None
                    continue
                run_box = self.new_box() if run_box is None else run_box
                self._paragraph(child, below, run_box)
                continue
            run_box = None
            if isinstance(child, nodes.section):
                below = parent
            above = self._lead_in(child, below)
            self.block(child, below if above is None else above, depth)
        return below

    def _lead_in(self, node: nodes.Element, below: int | None) -> int | None:
        """The line right above a list that announces it: "Présentations faites:", "11h00 : éclairs"."""
        if not isinstance(node, (nodes.bullet_list, nodes.enumerated_list)) or not self.tree.outline.blocks:
            return None
        last = self.tree.outline.blocks[-1]
        if last.kind is not BlockKind.LINE or last.parent != below or len(last.text) > _LABEL_LENGTH // 2:
            return None
        announces = last.text.rstrip().endswith(":") or is_timed(last.text)
        return last.index if announces else None

    def block(self, node: nodes.Element, parent: int | None, depth: int) -> None:
        head = head_of_box(node)
        if head is not None:
            text, runs = text_of(head)
            parent = self.add(head, BlockKind.LABEL, soft(text), runs, parent, depth=0, line_node=head)
        if isinstance(node, nodes.section):
            self._section(node, parent)
        elif isinstance(node, (nodes.bullet_list, nodes.enumerated_list)):
            self._list(node, parent, depth)
        elif isinstance(node, nodes.definition_list):
            self._definitions(node, parent, depth)
        elif isinstance(node, (nodes.field_list, nodes.docinfo)):
            self._fields(node, parent)
        elif isinstance(node, nodes.table):
            self.table(node, parent)
        elif isinstance(node, nodes.literal_block):
            self._literal(node, parent)
        elif isinstance(node, nodes.TextElement):
            self._paragraph(node, parent, self.new_box())
        else:
            self.children(node, parent, depth)

    # ---- kinds of blocks

    def _section(self, node: nodes.section, parent: int | None) -> None:
        title = next((child for child in node.children if isinstance(child, nodes.title)), None)
        level, above = 1, node.parent
        while above is not None:
            level += isinstance(above, nodes.section)
            above = above.parent
        index = parent
        if title is not None:
            text, runs = text_of(title)
            tags = tags_of(node)
            index = self.add(
                node, BlockKind.HEADING, text, runs, parent, depth=level, line_node=title, tags=tags
            )
        self.children(node, index, 0)

    def _label(self, node: nodes.Element, parent: int | None, depth: int) -> int | None:
        """The index of a new label, when the paragraph is one."""
        if depth or isinstance(node, nodes.line_block):
            return None
        text, runs = text_of(node)
        bare = text.strip()
        if not bare or len(bare) > _LABEL_LENGTH:
            return None
        marked = isinstance(node, nodes.rubric) or "label" in node["classes"]
        bold = [run for run in runs if run.style == "strong"]
        whole = bold and bold[0].begin == 0 and not text[bold[0].stop :].strip(" :.")
        marked = marked or bool(_HEADING_MARKS.match(bare))
        if not (marked or whole) or BREAK in bare or "\n" in bare:
            return None
        return self.add(node, BlockKind.LABEL, text, runs, parent, depth=0)

    def _paragraph(self, node: nodes.Element, parent: int | None, box: int) -> None:
        if self.shortcodes(node, parent):
            return
        if isinstance(node, nodes.line_block):
            self._lines(node, parent, box)
            return
        text, runs = text_of(node)
        if not text.strip():
            return
        parts = pieces(text)
        first = self.line_of(node)
        for number, (begin, stop, hard, line) in enumerate(parts):
            if text[begin:stop].strip():
                self.add(
                    node,
                    BlockKind.LINE,
                    text[begin:stop],
                    within(runs, begin, stop),
                    parent,
                    box=box,
                    position=number,
                    offset=begin,
                    lines=len(parts),
                    hard=hard,
                    line=first + line,
                )

    def _lines(self, node: nodes.line_block, parent: int | None, box: int) -> None:
        lines = list(node.findall(nodes.line))
        cells = aligned_cells([line.astext() for line in lines])
        table = self.new_box() if cells else box
        for number, line in enumerate(lines):
            text, runs = text_of(line)
            if not text.strip():
                continue
            row = cells[number] if cells else None
            if row:
                text = BETWEEN_CELLS.join(cell.text for cell in row)
                self.add(line, BlockKind.ROW, text, (), parent, box=table, cells=row)
                continue
            self.add(line, BlockKind.LINE, text, runs, parent, box=box, position=number, lines=len(lines))

    def _list(self, node: nodes.Element, parent: int | None, depth: int) -> None:
        box = self.new_box()
        for item in node.children:
            if not isinstance(item, nodes.list_item):
                continue
            children = [child for child in item.children if not _is_bare(child)]
            first = children[0] if children else None
            index = parent
            if isinstance(first, nodes.paragraph) and self.shortcodes(first, parent):
                rest = children[1:]
            elif isinstance(first, (nodes.TextElement, nodes.line_block)):
                text, runs = wrapped(first) if isinstance(first, nodes.line_block) else text_of(first)
                text, runs = with_number(node, text, runs)
                end = remarks_begin(text, runs)
                index = self.add(
                    item, BlockKind.ITEM, soft(text[:end]), within(runs, 0, end), parent,
                    depth=depth + 1, box=box, line_node=first,
                )  # fmt: skip
                if text[end:]:
                    self._remarks(first, text, end, index)
                rest = children[1:]
            else:
                rest = children
            if id(item) in self._below_items:
                rest = [*rest, self._below_items[id(item)]]
            for child in rest:
                if isinstance(child, nodes.Element) and not isinstance(child, _SKIP):
                    self.block(child, index, depth + 1)

    def _remarks(self, node: nodes.Element, text: str, begin: int, parent: int) -> None:
        """The lines of an item that speak about it, as lines below it."""
        box, lines = self.new_box(), [line for line in text[begin:].split(BREAK) if line.strip()]
        for position, line in enumerate(lines):
            self.add(
                node,
                BlockKind.LINE,
                soft(line).strip(),
                (),
                parent,
                box=box,
                position=position,
                lines=len(lines),
            )

    def _definitions(self, node: nodes.Element, parent: int | None, depth: int) -> None:
        box = self.new_box()
        for item in node.children:
            index = parent
            for child in item.children if isinstance(item, nodes.Element) else ():
                if isinstance(child, nodes.term):
                    text, runs = text_of(child)
                    index = self.add(child, BlockKind.TERM, soft(text), runs, parent, box=box)
                elif isinstance(child, nodes.definition):
                    self.children(child, index, depth + 1)

    def _fields(self, node: nodes.Element, parent: int | None) -> None:
        box = self.new_box()
        for entry in node.children:
            if not isinstance(entry, nodes.Element):
                continue
            runs: tuple[Run, ...] = ()
            if isinstance(entry, nodes.field):
                name, body = entry.children[0].astext(), field_text(entry.children[-1])
                runs = field_links(entry.children[-1], len(name) + len(": "))
            else:
                name, body = entry.tagname, entry.astext()
            self.add(entry, BlockKind.FIELD, f"{name}: {soft(body)}", runs, parent, box=box)

    def _literal(self, node: nodes.literal_block, parent: int | None) -> None:
        """A programme, a log or notes that somebody indented or fenced; code is none."""
        if node.get("unread"):
            return  # what is beyond the budget of a note may be as long as a file
        first, below = self.line_of(node), parent
        rows = raw_rows(node.astext())
        if rows:
            self.raw_table(node, rows, parent)
            return
        if node.get("language") in _OF_DATA:
            self.data(node, "", first, parent)
            return
        for paragraph in read_literal(node, len(self.tree.nodes)):
            box = self.new_box()
            for position, line in enumerate(paragraph):
                is_line, is_label = line.kind is BlockKind.LINE, line.kind is BlockKind.LABEL
                above = parent if is_label else below
                index = self.add(
                    node, line.kind, line.text, (), above, box=box, depth=0 if is_label else 1,
                    position=position if is_line else 0, lines=len(paragraph) if is_line else 1,
                    line=first + line.number, verbatim=line.verbatim, cells=line.cells,
                )  # fmt: skip
                below = index if is_label else below


def _is_bare(node: nodes.Node) -> bool:
    return isinstance(node, nodes.literal_block) and is_bare_tags(node.astext())
