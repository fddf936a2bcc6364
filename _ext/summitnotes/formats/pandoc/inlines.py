"""Running text: pandoc's inline nodes as those of docutils."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from urllib.parse import unquote

from docutils import nodes

from summitnotes.formats.pandoc.shapes import (
    Ast,
    between_badges,
    classes_of,
    is_glued,
    is_set_apart,
    without_last_breaks,
    words_of,
)
from summitnotes.formats.pandoc.tags import with_tags
from summitnotes.formats.suffixes import NOTES
from summitnotes.formats.wikinodes import address_behind, line_break, wiki_reference
from summitnotes.records.addresses import safe_url
from summitnotes.records.problems import Problem, Subtype

#: Spans in each other; what is deeper loses its marks and keeps its words.
MAX_DEPTH = 40
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")

_MARKED: dict[str, Callable[[], nodes.TextElement]] = {
    "Emph": nodes.emphasis,
    "Strong": nodes.strong,
    "Superscript": nodes.superscript,
    "Subscript": nodes.subscript,
    "Underline": lambda: nodes.inline(classes=["underline"]),
    "Strikeout": lambda: nodes.inline(classes=["del"]),
}
_QUOTES = {"SingleQuote": "'", "DoubleQuote": '"'}


class Inlines:
    """Writes inline nodes into paragraphs and titles.

    ``signs`` translates characters of running text; ``footnote`` puts a reference into its second argument.
    """

    def __init__(
        self,
        source: str | None,
        signs: dict[int, str],
        problems: list[Problem],
        footnote: Callable[[Ast, nodes.Element], None],
    ) -> None:
        self.source = source
        self.signs = signs
        self.problems = problems
        self.footnote = footnote
        self.line = 1  # of the block that is being written
        self.local_links: list[wiki_reference] = []
        self.anchors: dict[str, nodes.target] = {}  # id -> a place in running text
        self._depth = 0

    def write(self, inlines: Ast, parent: nodes.Element) -> None:
        """Append ``inlines`` to ``parent``. Neighbouring words become one leaf."""
        buffer: list[str] = []

        def flush() -> None:
            if buffer:
                parent.append(nodes.Text("".join(buffer)))
                buffer.clear()

        inlines = with_tags(inlines)
        for at, inline in enumerate(inlines):
            name = inline["t"]
            if name == "Span" and not isinstance(parent, nodes.title) and is_glued(inlines, at):
                flush()
                parent += line_break(classes=["between-badges"])
            if name == "Str":
                buffer.append(str(inline["c"]).translate(self.signs))
            elif between_badges(inlines, at):
                flush()
                parent += line_break(classes=["between-badges"])
            elif isinstance(parent, nodes.title) and is_set_apart(inlines, at):
                flush()
                apart = nodes.inline(classes=["set-apart"])
                self._span(inline["c"], apart)
                parent += apart
            elif name == "Space":
                buffer.append(" ")
            elif name == "SoftBreak":
                buffer.append("\n")
            else:
                flush()
                self._one(name, inline.get("c"), parent)
        flush()

    def _one(self, name: str, content: Ast, parent: nodes.Element) -> None:
        if self._depth >= MAX_DEPTH:
            parent += nodes.Text(words_of({"t": name, "c": content}, notes=True))
            return
        self._depth += 1
        if name in _MARKED:
            node = _MARKED[name]()
            self.write(content, node)
            parent += node
        else:
            getattr(self, f"_{name.lower()}", self._other)(content, parent)
        self._depth -= 1

    def _other(self, content: Ast, parent: nodes.Element) -> None:
        """A kind of a later pandoc: its words."""
        parent += nodes.Text(words_of(content, notes=True))

    def _smallcaps(self, content: Ast, parent: nodes.Element) -> None:
        self.write(content, parent)

    def _span(self, content: Ast, parent: nodes.Element) -> None:
        self._anchor(content[0], parent)
        self.write(content[1], parent)

    def _cite(self, content: Ast, parent: nodes.Element) -> None:
        self.write(content[1], parent)

    def _quoted(self, content: Ast, parent: nodes.Element) -> None:
        sign = _QUOTES.get(content[0]["t"], '"')
        parent += nodes.Text(sign)
        self.write(content[1], parent)
        parent += nodes.Text(sign)

    def _code(self, content: Ast, parent: nodes.Element) -> None:
        parent += nodes.literal(content[1], content[1])

    def _rawinline(self, content: Ast, parent: nodes.Element) -> None:
        """Markup that pandoc does not read, or markup of another language: never more than text."""
        parent += nodes.literal(content[1], content[1])

    def _math(self, content: Ast, parent: nodes.Element) -> None:
        formula = content[1]
        parent += nodes.math(formula, formula)

    def _linebreak(self, content: Ast, parent: nodes.Element) -> None:
        parent += line_break()

    def _note(self, content: Ast, parent: nodes.Element) -> None:
        self.footnote(content, parent)

    def _image(self, content: Ast, parent: nodes.Element) -> None:
        """What may be shown is decided later, for all formats alike."""
        address = str(content[2][0])
        label = words_of(content[1]).strip()
        image = nodes.image(uri=address.removeprefix("./"))
        if label:
            image["alt"] = label
        self._place(image)
        parent += image

    def _link(self, content: Ast, parent: nodes.Element) -> None:
        attributes, label, (address, _) = content
        self._anchor(attributes, parent)
        link = self._target(str(address), wiki="wikilink" in classes_of(attributes))
        self._place(link)
        inside = without_last_breaks(label)
        self.write(inside, link)
        if not link.children:
            link += nodes.Text(str(address))
        elif "refused-link" in link["classes"]:
            written = unquote(str(address))  # pandoc has encoded it
            if written not in link.astext():
                link += address_behind(written)
        parent += link
        self.write(label[len(inside) :], parent)

    def _anchor(self, attributes: Ast, parent: nodes.Element) -> None:
        """The place of a comment or of a mark, where a link of the same page may lead."""
        anchor = str(attributes[0])
        if anchor and anchor not in self.anchors:
            self.anchors[anchor] = place = nodes.target()
            self._place(place)
            parent += place

    def _target(self, address: str, *, wiki: bool) -> nodes.TextElement:
        mail = "mailto:" if _MAIL.fullmatch(address) else ""  # which AsciiDoc's reader leaves out
        uri = safe_url(mail + address)
        if uri is not None and not wiki:
            return nodes.reference("", "", refuri=uri)
        page, _, fragment = address.partition("#")
        if not page and PurePosixPath(fragment.partition("#")[0]).suffix.lower() in NOTES:
            page, _, fragment = fragment.partition("#")  # "xref:day-2.adoc[…]" of AsciiDoc
        suffix = PurePosixPath(page).suffix.lower()
        if wiki or not page or (":" not in page and suffix in NOTES):
            stem = page if wiki else page.removesuffix(page[-len(suffix) :]) if suffix else page
            kind = "page" if page else "local"
            link = wiki_reference(target=stem, fragment=fragment, kind=kind, explicit_label=True)
            if not page:
                self.local_links.append(link)
            return link
        if suffix and ":" not in address and not address.startswith("//"):
            return nodes.reference("", "", refuri=address)  # a file beside the notes, or it is told
        said = f'the address "{address[:100]}" is not linked; shown as text. Use http, https, mailto or ftp.'
        self.problems.append(Problem(Subtype.LINK, said, self.line))
        return nodes.inline(classes=["refused-link"])

    def _place(self, node: nodes.Element) -> None:
        node.source, node.line = self.source, self.line
