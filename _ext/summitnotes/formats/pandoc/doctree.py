"""From pandoc's JSON tree to docutils nodes, each block with its source and line.

The tree is that of pandoc-types 1.22 and later (pandoc 2.15, the first one with a sandbox). Kinds of blocks
that are not known here become literal text: no word is lost to a later pandoc.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from docutils import nodes

from summitnotes.formats.pandoc.divisions import blocks_of, box_of
from summitnotes.formats.pandoc.inlines import Inlines
from summitnotes.formats.pandoc.places import fill_lines
from summitnotes.formats.pandoc.shapes import (
    Ast,
    addresses_of,
    classes_of,
    fact_of,
    heading_of_org,
    text_as_ast,
    words_of,
)
from summitnotes.formats.pandoc.tables import write_table
from summitnotes.formats.pandoc.tags import only_tags
from summitnotes.formats.pandoc.templates import Template, read_template
from summitnotes.formats.sourcelines import SourceLines
from summitnotes.formats.wikinodes import horizontal_rule
from summitnotes.records.frontmatter import field_of
from summitnotes.records.problems import Problem, Subtype

#: Lists, quotes, cells and notes in each other.
MAX_DEPTH = 40
_STYLES = {
    "LowerAlpha": "loweralpha",
    "UpperAlpha": "upperalpha",
    "LowerRoman": "lowerroman",
    "UpperRoman": "upperroman",
}
#: Facts of a head for machines that stand elsewhere, or nowhere (None: what no person means to say).
_OF_PAGES = frozenset({None, "title", "language", "source"})
_KEYWORD = re.compile(r"#\+([\w-]{1,40}):[ \t]*(\S.*)$")
#: ``:SPEAKER: Ana Prieto`` in the drawer of a heading; what Org or its exporters write there is for them.
_PROPERTY = re.compile(r"^[ \t]*:([\w-]{1,40}):[ \t]+\S", re.MULTILINE)
_OF_MACHINES = re.compile(
    r"(?:id|custom_id|category|effort|created|modified|updated|style|ordered|visibility|unnumbered|dir|last_repeat"
    r"|cookie_data|columns|coloring|logging|(?:export|archive|attach|header|noter|html|latex|table|roam)[_-].*)_?$",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"[\w+#.-]{1,40}")


class Builder:
    """Writes one converted text into one document. ``problems`` and ``lines`` are read afterwards."""

    def __init__(
        self,
        text: str,
        document: nodes.document,
        signs: dict[int, str] | None = None,
        *,
        for_machines: bool = False,
    ) -> None:
        self.document = document
        self._machines = for_machines  # the head is written for programs, as that of HTML is
        self.source: str | None = document.get("source")
        self._text = text
        self.lines = SourceLines(text)
        self.problems: list[Problem] = []
        self.inlines = Inlines(self.source, signs or {}, self.problems, self._footnote)
        self._depth = 0
        self._sections: list[tuple[int, nodes.Element]] = [(-1, document)]
        self._ids: dict[str, nodes.section] = {}
        self._footnotes: list[nodes.footnote] = []
        self._footnote_count = 0
        self._properties = {name.lower(): name for name in _PROPERTY.findall(text)}

    def build(self, tree: Ast) -> None:
        """Append the whole tree, with what the file says about itself first."""
        self._meta(tree["meta"])
        self._body(tree["blocks"])
        self._flush_footnotes()
        self._link_locals()
        fill_lines(self.document, self.source)

    # -- the frame -----------------------------------------------------------------------------------
    def _meta(self, meta: Ast) -> None:
        """The title above all sections; other facts (author, date) as fields, as nothing may be lost."""
        facts = {str(name): fact_of(value) for name, value in sorted(meta.items())}
        if self._machines:  # the title names the page; of the rest, what people say of a text
            if facts.get("author") == facts.get("generator"):
                facts.pop("author", None)  # a pad that says of itself that it wrote the notes
            facts = {name: value for name, value in facts.items() if field_of(name) not in _OF_PAGES}
        title = facts.pop("title", "")
        if title:
            content = meta["title"].get("c")
            is_inline = meta["title"]["t"] == "MetaInlines"
            line = self.lines.anywhere(title)
            self._open_section(0, content if is_inline else [{"t": "Str", "c": title}], line, "")
        fields = nodes.field_list()
        for name, value in facts.items():
            if value:
                body, written = nodes.field_body("", nodes.paragraph(value, value)), self._as_written(name)
                label = nodes.field_name(written or name, written or name)
                label["classes"] += [] if written else ["generated"]
                fields += nodes.field("", label, body)
                body[0].line = self.lines.anywhere(value)
        if fields.children:
            self._sections[-1][1].append(fields)

    def _as_written(self, name: str) -> str | None:
        """The name of a fact in the letters of the source, where it is one there: pandoc writes it small."""
        found = re.search(rf"(?<=[:+\"'=]){re.escape(name)}(?=[:\"'\s>])", self._text, re.IGNORECASE)
        return found.group() if found else None

    def _body(self, blocks: Ast) -> None:
        """Blocks at the top, or in a division there: headings open sections."""
        stack = [iter(blocks)]
        while stack:
            for block in stack[-1]:
                if block["t"] == "Header":
                    self._header(block["c"])
                elif block["t"] == "Div" and box_of(block["c"][0]) is None:
                    stack.append(iter(blocks_of(block["c"])))
                    break
                else:
                    self._block(block, self._sections[-1][1])
            else:
                stack.pop()

    def _header(self, content: Ast) -> None:
        level, attributes, inlines = content
        line = self._line(inlines)
        words, marks = heading_of_org(inlines)
        self._open_section(max(1, int(level)), words, line, str(attributes[0]))
        for name, value in attributes[2]:
            if (written := self._properties.get(name.lower())) and not _OF_MACHINES.match(written):
                self._keyword(written, text_as_ast(value.strip()), self._sections[-1][1])
        if marks:
            below = nodes.paragraph(classes=["heading-marks"])
            self._place(below, line)
            self._sections[-1][1].append(below)
            for number, mark in enumerate(marks):
                self._write([{"t": "Space"}, mark] if number else [mark], below, line)

    def _open_section(self, level: int, inlines: Ast, line: int, anchor: str) -> None:
        self._flush_footnotes()
        while self._sections[-1][0] >= level:
            self._sections.pop()
        section, title = nodes.section(), nodes.title()
        self._place(section, line)
        self._place(title, line)
        section += title
        self._sections[-1][1].append(section)
        self._sections.append((level, section))
        self._write(inlines, title, line)
        section["names"].append(nodes.fully_normalize_name(title.astext()))
        self.document.note_implicit_target(section)
        if anchor:
            self._ids.setdefault(anchor, section)

    def _link_locals(self) -> None:
        """Links to a heading or a place by the id that pandoc gave; others are looked for by title later."""
        for link in self.inlines.local_links:
            place = self._ids.get(link["fragment"]) or self.inlines.anchors.get(link["fragment"])
            if place is not None:
                if not place["ids"]:
                    self.document.set_id(place)
                reference = nodes.reference("", "", *link.children, refid=place["ids"][0])
                reference.source, reference.line = link.source, link.line
                link.replace_self(reference)
        for anchor in self.inlines.anchors.values():
            if not anchor["ids"]:
                anchor.parent.remove(anchor)

    # -- helpers -------------------------------------------------------------------------------------
    def _place(self, node: nodes.Element, line: int | None) -> None:
        node.source, node.line = self.source, line

    def _line(self, content: Ast) -> int:
        """The line of a block that holds ``content``; a picture without words is known by its address."""
        words = words_of(content)
        return self.lines.place(words if words.strip() else addresses_of(content))

    def _write(self, inlines: Ast, node: nodes.Element, line: int) -> None:
        self.inlines.line = line
        self.inlines.write(inlines, node)

    def _paragraph(self, inlines: Ast, line: int, classes: Sequence[str] = ()) -> nodes.paragraph:
        paragraph = nodes.paragraph(classes=list(classes))
        self._place(paragraph, line)
        self._write(inlines, paragraph, line)
        return paragraph

    def write_blocks(self, blocks: Ast, parent: nodes.Element) -> None:
        """Blocks inside a container."""
        self._depth += 1
        for block in blocks:
            if self._depth > MAX_DEPTH:
                self._flatten(block, parent)
            else:
                self._block(block, parent)
        self._depth -= 1

    def _flatten(self, block: Ast, parent: nodes.Element) -> None:
        words = words_of(block, notes=True).strip("\n")
        if not words.strip():
            return
        literal = self._literal(words, self._line(block))
        parent += literal
        if not any(problem.subtype is Subtype.LIMIT for problem in self.problems):
            said = f"more than {MAX_DEPTH} levels stand in each other; what is deeper is shown as text"
            self.problems.append(Problem(Subtype.LIMIT, said, literal.line))

    def _literal(self, words: str, line: int, language: str = "none") -> nodes.literal_block:
        block = nodes.literal_block(words, words, language=language)
        block["xml:space"] = "preserve"
        self._place(block, line)
        return block

    # -- blocks --------------------------------------------------------------------------------------
    def _block(self, block: Ast, parent: nodes.Element) -> None:
        writer = getattr(self, f"_{block['t'].lower()}_block", None)
        if writer is None:
            words = words_of(block, notes=True).strip("\n")
            if words.strip():
                parent += self._literal(words, self._line(block))
        else:
            writer(block.get("c"), parent)

    def _para_block(self, inlines: Ast, parent: nodes.Element) -> None:
        paragraph = self._paragraph(inlines, self._line(inlines))
        if paragraph.children:
            parent += paragraph

    _plain_block = _para_block

    def _header_block(self, content: Ast, parent: nodes.Element) -> None:
        """A heading inside a list, a quote or a cell, where no section can stand."""
        rubric = nodes.rubric()
        line = self._line(content[2])
        self._place(rubric, line)
        self._write(content[2], rubric, line)
        parent += rubric

    def _lineblock_block(self, lines: Ast, parent: nodes.Element) -> None:
        block = nodes.line_block()
        for inlines in lines:
            line = nodes.line()
            number = self._line(inlines)
            self._place(line, number)
            self._write(inlines, line, number)
            block += line
        parent += block

    def _codeblock_block(self, content: Ast, parent: nodes.Element) -> None:
        attributes, words = content
        names = classes_of(attributes)
        language = names[0].lower() if names and _LANGUAGE.fullmatch(names[0]) else "none"
        parent += self._literal(words.rstrip("\n"), self.lines.place(words), language)

    def _rawblock_block(self, content: Ast, parent: nodes.Element) -> None:
        """Raw markup has no power here: its text is shown."""
        words = content[1].strip("\n")
        template = read_template(words) if content[0] == "mediawiki" else None
        if content[0] == "org" and "\n" not in words and (keyword := _KEYWORD.match(words)):
            self._keyword(keyword.group(1), text_as_ast(keyword.group(2).strip()), parent)
        elif template is not None:
            self._template(template, parent)
        elif words.strip() and not (content[0] == "html" and only_tags(words)):
            parent += self._literal(words, self.lines.place(words))

    def _keyword(self, name: str, value: Ast, parent: nodes.Element) -> None:
        """A keyword of Org that pandoc does not know says something of the file; neighbours are one list."""
        last = parent[-1] if parent.children else None
        fields = last if isinstance(last, nodes.field_list) else nodes.field_list()
        if fields is not last:
            parent += fields
        paragraph = self._paragraph(value, self.lines.place(f"{name} {words_of(value)}"))
        fields += nodes.field("", nodes.field_name(name, name), nodes.field_body("", paragraph))

    def _template(self, template: Template, parent: nodes.Element) -> None:
        """The name of a template, then its facts."""
        line = self.lines.place(template.name)
        parent += self._paragraph(text_as_ast(template.name), line, classes=["template-name"])
        for fact, value in template.facts:
            self._keyword(fact, value, parent)

    def _blockquote_block(self, blocks: Ast, parent: nodes.Element) -> None:
        """A quote; whom AsciiDoc names above one, ``[quote, Ana Prieto]``, pandoc writes below it."""
        quote, mark = nodes.block_quote(), self.lines.mark
        parent += quote
        words = words_of(blocks[-1:]).strip()
        above = words.startswith("— ") and words not in self._text
        self.write_blocks(blocks[:-1] if above else blocks, quote)
        if above:
            with self.lines.at(self.lines.place_behind(mark, words)):
                self.write_blocks(blocks[-1:], quote)

    def _bulletlist_block(self, items: Ast, parent: nodes.Element) -> None:
        self._items(nodes.bullet_list(bullet="*"), items, parent)

    def _orderedlist_block(self, content: Ast, parent: nodes.Element) -> None:
        (start, style, _), items = content
        listing = nodes.enumerated_list(enumtype=_STYLES.get(style["t"], "arabic"), prefix="", suffix=".")
        if start != 1:
            listing["start"] = int(start)
        self._items(listing, items, parent)

    def _items(self, listing: nodes.Element, items: Ast, parent: nodes.Element) -> None:
        parent += listing
        for blocks in items:
            item = nodes.list_item()
            listing += item
            self.write_blocks(blocks, item)
            if not item.children:  # a mark for a program, as a slide show has
                listing.remove(item)
        if not listing.children:
            parent.remove(listing)

    def _definitionlist_block(self, items: Ast, parent: nodes.Element) -> None:
        listing = nodes.definition_list()
        parent += listing
        for inlines, definitions in items:
            term, body = nodes.term(), nodes.definition()
            line = self._line(inlines)
            self._place(term, line)
            self._write(inlines, term, line)
            listing += nodes.definition_list_item("", term, body)
            for blocks in definitions:
                self.write_blocks(blocks, body)

    def _horizontalrule_block(self, content: Ast, parent: nodes.Element) -> None:
        parent += horizontal_rule()

    def _div_block(self, content: Ast, parent: nodes.Element) -> None:
        box = box_of(content[0])
        inside = parent if box is None else box()
        if box is not None:
            parent += inside
        self.write_blocks(blocks_of(content), inside)

    def _figure_block(self, content: Ast, parent: nodes.Element) -> None:
        _, (_, caption), blocks = content
        before, mark = len(parent), self.lines.mark
        self.write_blocks(blocks, parent)
        # pandoc repeats the caption as the picture's own words.
        shown = "".join(
            image.get("alt", "") for node in parent[before:] for image in node.findall(nodes.image)
        )
        words = words_of(caption).strip()
        if words and words != shown.strip():
            # Some formats have the caption above the picture, some below.
            with self.lines.at(self.lines.place_behind(mark, words)):
                self.write_blocks(caption, parent)

    def _table_block(self, content: Ast, parent: nodes.Element) -> None:
        if not write_table(content, parent, self.write_blocks, self._caption):
            self._flatten({"t": "Table", "c": content}, parent)

    def _caption(self, blocks: Ast, title: nodes.title) -> None:
        words = words_of(blocks).strip()
        line = self.lines.place(words)
        self._place(title, line)
        self._write([{"t": "Str", "c": words}], title, line)

    def _null_block(self, content: Ast, parent: nodes.Element) -> None:
        """Nothing, in old versions of pandoc."""

    # -- footnotes -----------------------------------------------------------------------------------
    def _footnote(self, blocks: Ast, parent: nodes.Element) -> None:
        """Put a reference into ``parent``; the note follows at the end of the section's own text."""
        self._footnote_count += 1
        label = str(self._footnote_count)
        reference = nodes.footnote_reference("", label)
        note = nodes.footnote("", nodes.label("", label))
        parent += reference
        self.document.set_id(reference)
        self.document.set_id(note)
        reference["refid"] = note["ids"][0]
        note["backrefs"].append(reference["ids"][0])
        self._footnotes.append(note)
        line = self.inlines.line
        with self.lines.aside(words_of(blocks)):
            self.write_blocks(blocks, note)
        self.inlines.line = line

    def _flush_footnotes(self) -> None:
        self._sections[-1][1].extend(self._footnotes)
        self._footnotes = []
