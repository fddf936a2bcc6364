"""From the scanner's tree to docutils nodes, each with its source and its own line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from docutils import nodes

from summitnotes.formats.columns import measure
from summitnotes.formats.dokuwiki.blocks import build_lists, build_quotes, cut_paragraphs
from summitnotes.formats.dokuwiki.inlines import Inlines
from summitnotes.formats.dokuwiki.ledger import Ledger
from summitnotes.formats.dokuwiki.scanner import DEPTH_LIMIT, Scanner
from summitnotes.formats.dokuwiki.tables import Cell, Row, build_table
from summitnotes.formats.dokuwiki.tree import Node
from summitnotes.formats.wikinodes import horizontal_rule
from summitnotes.records.problems import Problem, Subtype

# GeSHi's names of languages that Pygments knows under another one.
LANGUAGES = {
    "html4strict": "html",
    "html5": "html",
    "dos": "batch",
    "winbatch": "batch",
    "apache": "apacheconf",
}
_LANGUAGE = re.compile(r"[\w+#.-]+")


class DoctreeBuilder:
    """Writes one scanned text into one document."""

    def __init__(self, scanner: Scanner, document: nodes.document, without: frozenset[str]) -> None:
        self.scan = scanner
        self.text = masked_text(scanner)
        self.document = document
        self.source: str = document.get("source") or ""
        self.ledger = Ledger()
        self.inlines = Inlines(scanner, self.text, self.ledger, self.source, self.footnote, without)
        self._depth = 0
        self._sections: list[tuple[int, nodes.Element]] = [(0, document)]
        self._footnotes: list[nodes.footnote] = []
        self._footnote_count = 0
        self._writers: dict[str, Callable[[Node, nodes.Element], None]] = {
            "p": self._paragraph,
            "heading": self._heading,
            "items": self._items,
            "list": self._list,
            "table": self._table,
            "quote": self._quote,
            "quoted": self._quoted,
            "code": self._code,
            "file": self._code,
            "pre": self._preformatted,
            "rule": self._rule,
        }

    def build(self, root: Node) -> None:
        """Append the whole tree."""
        for block in cut_paragraphs(self.text, root.children):
            self._writers[block.kind](block, self._sections[-1][1])
        self._flush_footnotes()
        self._settle_last_rule()

    def place(self, node: nodes.Element, offset: int) -> None:
        """Give ``node`` its source and line."""
        node.source = self.source
        node.line = self.scan.lines.at(offset)

    def _blocks(self, blocks: Sequence[Node], parent: nodes.Element) -> None:
        self._depth += 1
        for block in blocks:
            self._writers[block.kind](block, parent)
        self._depth -= 1

    # -- text ----------------------------------------------------------------------------------------
    def _paragraph(self, node: Node, parent: nodes.Element) -> None:
        paragraph = nodes.paragraph(self.text[node.start : node.end], "")
        self.place(paragraph, self.inlines.first_visible(node))
        parent += paragraph
        self.inlines.write(node.children, paragraph)
        if not len(paragraph):
            parent.remove(paragraph)

    def _heading(self, node: Node, parent: nodes.Element) -> None:
        self._flush_footnotes()
        line = self.text[node.start : node.end]
        marks = line.rstrip()
        level = max(1, 7 - (len(marks) - len(marks.lstrip("="))))
        title = marks.strip("=").strip()
        start = node.start + line.index(title) if title else node.start
        while self._sections[-1][0] >= level:
            self._sections.pop()
        section = nodes.section()
        heading = nodes.title(title, title)
        self.ledger.show(start, start + len(title), "heading")
        self.place(section, node.start)
        self.place(heading, node.start)
        section += heading
        self._sections[-1][1].append(section)
        self._sections.append((level, section))
        if title:
            section["names"].append(nodes.fully_normalize_name(title))
            self.document.note_implicit_target(section)
        else:
            self.document.set_id(section)

    # -- containers ----------------------------------------------------------------------------------
    def _list(self, node: Node, parent: nodes.Element) -> None:
        lists, too_deep = build_lists(self.text, node, max(1, DEPTH_LIMIT - self._depth))
        if too_deep is not None:
            self.scan.report_limit(too_deep)
        for one in lists:
            self._items(one, parent)

    def _items(self, node: Node, parent: nodes.Element) -> None:
        listing: nodes.Element
        if node.data == "*":
            listing = nodes.bullet_list(bullet="*")
        else:
            listing = nodes.enumerated_list(enumtype="arabic", prefix="", suffix=".")
        self.place(listing, node.start)
        parent += listing
        for child in node.children:
            item = nodes.list_item()
            self.place(item, child.start)
            listing.append(item)
            self._blocks(child.children, item)

    def _quote(self, node: Node, parent: nodes.Element) -> None:
        quotes, too_deep = build_quotes(self.text, node, max(1, DEPTH_LIMIT - self._depth))
        if too_deep is not None:
            self.scan.report_limit(too_deep)
        for one in quotes:
            self._quoted(one, parent)

    def _quoted(self, node: Node, parent: nodes.Element) -> None:
        quote = nodes.block_quote()
        self.place(quote, node.start)
        parent += quote
        self._blocks(node.children, quote)

    def footnote(self, node: Node, parent: nodes.Element) -> None:
        """Put a reference into ``parent``; the note itself follows at the end of the section's own text."""
        self._footnote_count += 1
        label = str(self._footnote_count)
        reference = nodes.footnote_reference("", label)
        note = nodes.footnote("", nodes.label("", label))
        self.place(note, node.start)
        parent += reference
        self.document.set_id(reference)
        self.document.set_id(note)
        reference["refid"] = note["ids"][0]
        note["backrefs"].append(reference["ids"][0])
        self._footnotes.append(note)
        self._blocks(cut_paragraphs(self.text, node.children), note)

    def _flush_footnotes(self) -> None:
        self._sections[-1][1].extend(self._footnotes)
        self._footnotes = []

    # -- tables --------------------------------------------------------------------------------------
    def _table(self, node: Node, parent: nodes.Element) -> None:
        grid = build_table(self.text, node, self.scan.old)
        if not grid.columns:
            self._literal(node, parent)
            return
        self.scan.marks += ((start, end, "table") for start, end in grid.row_marks)
        table = nodes.table(classes=["colwidths-auto"])
        group = nodes.tgroup(cols=grid.columns)
        group += [nodes.colspec(colwidth=1) for _ in range(grid.columns)]
        table += group
        head, body = grid.rows[: grid.head_rows], grid.rows[grid.head_rows :]
        self.place(table, node.start)
        parent += table
        for part, rows in ((nodes.thead(), head), (nodes.tbody(), body)):
            if rows:
                group += part
                self.place(part, rows[0].start)
                for row in rows:
                    self._row(row, part)
        measure(group)

    def _row(self, row: Row, parent: nodes.Element) -> None:
        element = nodes.row()
        self.place(element, row.start)
        parent += element
        for cell in row.cells:
            self._cell(cell, row, element)
        tail = row.tail
        if tail is not None and self.text[tail.start : tail.end].strip():
            self.ledger.drop(tail.start, tail.end, "behind-last-bar")
            words = self.text[tail.start : tail.end].strip()[:60]
            message = (
                f'"{words}" stands behind the last bar of a table row; not shown, as in a wiki. Add a bar.'
            )
            self.scan.problems.append(Problem(Subtype.MARKUP, message, self.scan.lines.at(row.start)))

    def _cell(self, cell: Cell, row: Row, parent: nodes.Element) -> None:
        entry = nodes.entry()
        self.place(entry, row.start)
        if cell.colspan > 1:
            entry["morecols"] = cell.colspan - 1
        if cell.rowspan > 1:
            entry["morerows"] = cell.rowspan - 1
        if cell.align:
            entry["classes"].append(f"align-{cell.align}")
        if cell.header:
            entry["classes"].append("header-cell")
        parent += entry
        self._blocks(cut_paragraphs(self.text, cell.children), entry)

    def _literal(self, node: Node, parent: nodes.Element) -> None:
        """A stretch that makes no block is shown letter by letter."""
        for number, line in _lines(self.text, node.start, node.end):
            paragraph = nodes.paragraph(line, line)
            self.place(paragraph, number)
            self.ledger.show(number, number + len(line), "table")
            parent += paragraph

    # -- verbatim ------------------------------------------------------------------------------------
    def _code(self, node: Node, parent: nodes.Element) -> None:
        opened = self.text.index(">", node.start)
        head_start = node.start + len(node.kind) + 1
        head = re.sub(r"\[.*\]", lambda m: " " * len(m[0]), self.text[head_start:opened])
        words = list(re.finditer(r"\S+", head))
        language = words[0].group() if words else None
        end = self.text.rindex("</", node.start, node.end)
        block = self._verbatim(node.kind, opened + 1, end, node.start, language)
        if len(words) < 2:
            parent += block
            return
        start, stop = words[1].start(), words[-1].end()
        name = head[start:stop]
        self.ledger.show(head_start + start, head_start + stop, "file-name")
        caption = nodes.caption(name, name)
        box = nodes.container("", caption, block, literal_block=True, classes=["literal-block-wrapper"])
        block["filename"] = name
        self.place(caption, node.start)
        self.place(box, node.start)
        parent += box

    def _verbatim(
        self, kind: str, start: int, end: int, at: int, language: str | None
    ) -> nodes.literal_block:
        """The text between ``start`` and ``end`` without the empty lines around it."""
        inner = self.text[start:end]
        first = re.match(r"(?:[ \t]*\n)*", inner)
        start += first.end() if first else 0
        words = self.text[start:end].rstrip()
        block = nodes.literal_block(words, words, classes=[kind])
        language = language if language and language != "-" and _LANGUAGE.fullmatch(language) else None
        block["language"] = LANGUAGES.get(language.lower(), language.lower()) if language else "none"
        self.ledger.show(start, start + len(words), kind)
        self.place(block, at)
        return block

    def _preformatted(self, node: Node, parent: nodes.Element) -> None:
        """Lines that begin with two blanks or a tab, without these."""
        lines: list[str] = []
        first: int | None = None
        for start, line in _lines(self.text, node.start + 1, node.end):
            cut = 2 if line.startswith("  ") else 1
            words = line[cut:]
            if words.strip() and first is None:
                first = start
            lines.append(words)
            self.ledger.show(start + cut, start + len(line), "preformatted")
        if first is None:
            return
        words = "\n".join(lines).strip("\n").rstrip()
        block = nodes.literal_block(words, words, classes=["preformatted"], language="none")
        self.place(block, first)
        parent += block

    # -- rules ---------------------------------------------------------------------------------------
    def _rule(self, node: Node, parent: nodes.Element) -> None:
        before = parent[-1] if len(parent) else None
        fits = isinstance(parent, (nodes.document, nodes.section)) and not (
            before is None or isinstance(before, (nodes.title, nodes.transition, horizontal_rule))
        )
        rule = nodes.transition() if fits else horizontal_rule()
        self.place(rule, node.start)
        parent += rule

    def _settle_last_rule(self) -> None:
        """docutils complains about a transition at the very end of a document."""
        last: nodes.Node = self.document
        while isinstance(last, (nodes.document, nodes.section)) and len(last):
            last = last[-1]
        if isinstance(last, nodes.transition) and last.parent is not None:
            rule = horizontal_rule()
            rule.source, rule.line = last.source, last.line
            last.parent.replace(last, rule)


def masked_text(scanner: Scanner) -> str:
    """The padded text with the marks of quoted lines as blanks, each line end behind them."""
    if not scanner.masked:
        return scanner.text
    pieces: list[str] = []
    at = 0
    for start, end in sorted(scanner.masked):
        pieces += (scanner.text[at:start], " " * (end - start - 1), "\n")
        at = end
    pieces.append(scanner.text[at:])
    return "".join(pieces)


def _lines(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """(offset, line) of each line between two offsets."""
    out = []
    at = start
    for line in text[start:end].split("\n"):
        out.append((at, line))
        at += len(line) + 1
    return out
