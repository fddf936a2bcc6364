"""How the tokens of a note become docutils nodes: MyST's renderer with fewer powers and without raw nodes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote

from docutils import nodes
from docutils.parsers.rst import directives, roles
from markdown_it.tree import SyntaxTreeNode
from myst_parser.mdit_to_docutils.base import DocutilsRenderer
from myst_parser.slugs import github_slugify
from myst_parser.warnings_ import MystWarnings

from summitnotes.formats.frontmatter import Head, matter_node
from summitnotes.formats.markdown import state as notes
from summitnotes.formats.markdown.boxes import BoxRenderer
from summitnotes.formats.markdown.htmltables import TableRenderer
from summitnotes.formats.markdown.limits import is_safe
from summitnotes.formats.refusing import refusal
from summitnotes.formats.wikinodes import wiki_reference
from summitnotes.records.problems import Subtype

_REMOTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


class NotesRendererMixin(BoxRenderer, TableRenderer):
    """Stands before a MyST renderer in the class order; ``notes_renderer`` puts the two together."""

    @property
    def notes(self) -> notes.NotesState:
        return notes.of(self.md_env)

    def create_warning(self, message: str, subtype: Any, **where: Any) -> None:
        """Complaints of MyST become ours, so that they carry the author's line and no node on the page."""
        if subtype is MystWarnings.MD_HEADING_NON_CONSECUTIVE:
            return  # headings may begin where their author likes
        line = where.get("line")
        self.notes.complain(Subtype.MARKUP, message[:1].lower() + message[1:], line)

    # Lines

    def render_notes_lines(self, token: SyntaxTreeNode) -> None:
        block = nodes.line_block()
        self.add_line_and_source_path(block, token)
        with self.current_node_context(block, append=True):
            self.render_children(token)

    def render_notes_line(self, token: SyntaxTreeNode) -> None:
        line = nodes.line(token.children[0].content if token.children else "")
        self.add_line_and_source_path(line, token)
        with self.current_node_context(line, append=True):
            self.render_children(token)
        if any(isinstance(child, _Break) for child in line.children):
            self.current_node.pop()
            self.current_node.extend(_broken(line, one_line=True).children)

    def render_notes_literal(self, token: SyntaxTreeNode) -> None:
        self._literal_block(token.content, token.map[0] if token.map else 0)

    def render_notes_comment(self, token: SyntaxTreeNode) -> None:
        comment = nodes.comment(token.content, token.content.strip())
        self.add_line_and_source_path(comment, token)
        self.current_node.append(comment)

    def render_paragraph(self, token: SyntaxTreeNode) -> None:
        """Hard line breaks make a line block: docutils has no break inside a paragraph but raw HTML."""
        super().render_paragraph(token)
        paragraph = self.current_node[-1]
        assert isinstance(paragraph, nodes.Element)
        if any(isinstance(child, _Break) for child in paragraph.children):
            self.current_node[-1] = _broken(paragraph)
        elif len(paragraph) == 2 and isinstance(paragraph[1], _Title):
            self.current_node[-1] = _figure(paragraph)
        elif len(paragraph) and all(isinstance(child, nodes.target) for child in paragraph.children):
            self.current_node.pop()
            self.current_node.extend(paragraph.children)

    def render_hardbreak(self, token: SyntaxTreeNode) -> None:
        direct = isinstance(self.current_node, nodes.paragraph | nodes.line)
        self.current_node.append(_Break("\n") if direct else nodes.Text("\n"))

    def render_table_row(self, token: SyntaxTreeNode) -> None:
        """A cell may hold line breaks, too."""
        super().render_table_row(token)
        row = self.current_node[-1]
        assert isinstance(row, nodes.row)
        for node in (row, *row.findall(nodes.entry), *row.findall(nodes.paragraph)):
            self.add_line_and_source_path(node, token)
        for paragraph in list(row.findall(nodes.paragraph)):
            if any(isinstance(child, _Break) for child in paragraph.children):
                paragraph.replace_self(_broken(paragraph, one_line=True))

    def generate_heading_target(
        self, token: SyntaxTreeNode, level: int, node: nodes.Element, title_node: nodes.Element
    ) -> None:
        """Each heading has the anchor that GitHub gives it. MyST's own search for a free one is quadratic."""
        super().generate_heading_target(token, level, node, title_node)
        words = title_node.astext()
        if slug := self.notes.free_slug(github_slugify(words)):
            node["slug"] = slug
            self._heading_slugs[slug] = (node.line, node["ids"][0], words)

    # HTML that says what Markdown can say; see html.py

    def render_notes_html(self, token: SyntaxTreeNode) -> None:
        node = _STYLES[token.tag]()
        if isinstance(node, nodes.abbreviation):
            node["explanation"] = token.meta["title"]
        self.add_line_and_source_path(node, token)
        with self.current_node_context(node, append=True):
            self.render_children(token)
        if isinstance(node, nodes.literal):
            words = node.astext()
            node.children = []
            node.rawsource = words
            node += nodes.Text(words)

    def render_notes_anchor(self, token: SyntaxTreeNode) -> None:
        """A place on this page, for its own links: it has no name, so that no other page knows it."""
        name, here = token.content, self.current_node
        if name in self.document.ids:
            return
        holder: nodes.Element
        if isinstance(here, nodes.title) and here.parent is not None:  # titles are repeated elsewhere
            holder = here.parent
            holder["ids"].append(name)
        else:
            holder = nodes.target("", "", ids=[name])
            here.append(holder)
        self.document.ids[name] = holder

    # Dialects; see dialects.py

    def render_notes_wikilink(self, token: SyntaxTreeNode) -> None:
        link = wiki_reference(
            "",
            token.content,
            target=token.meta["target"],
            fragment=token.meta["fragment"],
            kind="page" if token.meta["target"] else "local",
            explicit_label=token.meta["label"],
        )
        self.add_line_and_source_path(link, token)
        self.current_node.append(link)

    def render_notes_tags(self, token: SyntaxTreeNode) -> None:
        """Tags look like what else the text says of itself at its top."""
        names = list(token.meta["names"])
        self.notes.tags += names
        line = token.map[0] if token.map else 1
        head = Head(written=(("tags", ", ".join(names), line),))
        box = matter_node(head, self.document["source"])
        for node in (box, *box.children):
            node.line = line
        self.current_node.append(box)

    # Text instead of raw HTML

    def render_s(self, token: SyntaxTreeNode) -> None:
        node = nodes.inline(classes=["del"])
        self.add_line_and_source_path(node, token)
        with self.current_node_context(node, append=True):
            self.render_children(token)

    def render_list_item(self, token: SyntaxTreeNode) -> None:
        if "checked" not in (token.meta or {}):
            super().render_list_item(token)
            return
        item = nodes.list_item(classes=["task"])
        self.add_line_and_source_path(item, token)
        with self.current_node_context(item, append=True):
            self.render_children(token)
        if len(item) and isinstance(item[0], nodes.paragraph):
            item[0].insert(0, nodes.Text("[x] " if token.meta["checked"] else "[ ] "))

    def render_html_block(self, token: SyntaxTreeNode) -> None:
        self._literal_block(token.content, token.map[0] if token.map else 0)

    def render_html_inline(self, token: SyntaxTreeNode) -> None:
        self.current_node.append(nodes.Text(token.content))

    # Powers

    def render_restructuredtext(self, token: SyntaxTreeNode) -> None:
        self._refuse_directive(token, "eval-rst")

    def render_directive(
        self, token: SyntaxTreeNode, name: str, arguments: str, *, additional_options: Any = None
    ) -> None:
        """Run a directive if notes may use it; in every other case show its source."""
        if name.lower() not in self.notes.allowed_directives:
            self._refuse_directive(token, name)
            return
        line = token.map[0] if token.map else 0
        if self.notes.directives >= notes.MAX_DIRECTIVES:
            said = f'directives stand deeper than {notes.MAX_DIRECTIVES} levels; "{name}" is shown as text'
            self.notes.complain(Subtype.LIMIT, said, line, once="directives")
            self._literal_block(_source(token), line)
            return
        self.notes.directives += 1
        before, told = len(self.current_node), len(self.notes.problems)
        try:
            with self._quiet():
                super().render_directive(token, name, arguments, additional_options=additional_options)
        finally:
            self.notes.directives -= 1
        made = self.current_node[before:]
        faults = [_words(node) for node in made if isinstance(node, nodes.system_message)]
        faults = self._take_complaints(name, told) or faults
        if faults:
            del self.current_node[before:]
            said = f'"{name}" could not be read and is shown as text: {faults[0]}'
            self.notes.complain(Subtype.MARKUP, said, line)
            self._literal_block(_source(token), line)

    def _take_complaints(self, name: str, since: int) -> list[str]:
        """What MyST said of the options of a directive; it forgets them, and the words in them."""
        problems, start = self.notes.problems, f"{name!r}: "
        found = [problem for problem in problems[since:] if problem.message.startswith(start)]
        problems[since:] = [problem for problem in problems[since:] if problem not in found]
        words = [problem.message.removeprefix(start).partition(" (allowed")[0] for problem in found]
        return [word for word in words if not word.startswith("Splitting content")]

    def render_fence(self, token: SyntaxTreeNode) -> None:
        """Code. Words behind the language would vanish, so such a block shows its fences, too."""
        info = (token.info or "").strip()
        language = info.split()[0] if info else ""
        directive = language.startswith("{") and language.endswith("}")
        if directive or (len(info.split()) < 2 and not language.startswith("{")):
            super().render_fence(token)
            return
        self._literal_block(_source(token), token.map[0] if token.map else 0)

    def render_colon_fence(self, token: SyntaxTreeNode) -> None:
        name = ((token.info or "").split() or [""])[0]
        if name.startswith("{") and not name.endswith("}"):
            line = token.map[0] if token.map else 0
            said = (
                f'"{name[:60]}" is no name of a directive and is shown as text. Put a blank behind the brace'
            )
            self.notes.complain(Subtype.MARKUP, said, line, once="glued")
            self._literal_block(_source(token), line)
            return
        if not name.startswith("{"):
            if self.notes.directives >= notes.MAX_DIRECTIVES:
                self._literal_block(_source(token), token.map[0] if token.map else 0)
                return
            self.notes.directives += 1
            try:
                super().render_colon_fence(token)
            finally:
                self.notes.directives -= 1
            self.settle_box(token)
            return
        super().render_colon_fence(token)

    def render_footnote_reference(self, token: SyntaxTreeNode) -> None:
        """A second footnote of the same label is text: MyST would leave it out."""
        label = str(token.meta["label"])
        if not self.document.nametypes.get(label):
            super().render_footnote_reference(token)
            return
        line = token.map[0] if token.map else None
        said = f'the footnote "{label}" stands in two places; the second is shown as text'
        self.notes.complain(Subtype.DUPLICATE, said, line)
        box = nodes.container("", nodes.paragraph("", f"[^{label}]:"), classes=["duplicate-footnote"])
        self.add_line_and_source_path(box, token)
        self.add_line_and_source_path(box[0], token)
        with self.current_node_context(box, append=True):
            self.render_children(token)

    def nested_render_text(self, text: str, lineno: int, *args: Any, **options: Any) -> None:
        """Lines are counted from the start of the file inside a directive, too."""
        outer, self.notes.offset = self.notes.offset, lineno
        try:
            super().nested_render_text(text, lineno, *args, **options)
        finally:
            self.notes.offset = outer

    def render_myst_role(self, token: SyntaxTreeNode) -> None:
        name = str(token.meta["name"])
        source = f"{{{name}}}`{token.content}`"
        line = token.map[0] if token.map else None
        if name.lower() not in self.notes.allowed_roles:
            exists = roles.role(name, self.language_module_rst, line or 0, self.reporter)[0] is not None
            self.notes.problems.append(refusal("role", name, self.notes.allowed_roles, line, exists=exists))
            self.current_node.append(nodes.literal(source, source))
            return
        before = len(self.current_node)
        with self._quiet():
            super().render_myst_role(token)
        if any(
            isinstance(node, nodes.system_message | nodes.problematic) for node in self.current_node[before:]
        ):
            del self.current_node[before:]
            self.notes.complain(Subtype.MARKUP, f'the role "{name}" could not be read; it is text', line)
            self.current_node.append(nodes.literal(source, source))

    def render_myst_target(self, token: SyntaxTreeNode) -> None:
        """A second target of the same name is text: docutils needs quadratic time for many of them."""
        if nodes.fully_normalize_name(token.content) not in self.document.nametypes:
            super().render_myst_target(token)
            return
        source = f"({token.content})="
        line = token.map[0] if token.map else None
        said = f'the target "{token.content}" stands in two places; the second is shown as text'
        self.notes.complain(Subtype.DUPLICATE, said, line, once=f"target {token.content}")
        paragraph = nodes.paragraph(source, source)
        self.add_line_and_source_path(paragraph, token)
        self.current_node.append(paragraph)

    # Addresses

    def render_link(self, token: SyntaxTreeNode) -> None:
        """A link into the site or to a safe URL; anything else is its own text."""
        address = str(token.attrGet("href") or "")
        if is_safe(address):
            if not _REMOTE.match(address):  # markdown-it has encoded it; names of files and headings are not
                token.attrs["href"] = unquote(address)
            super().render_link(token)
            return
        self._refuse_address(address, token)
        self.render_children(token)
        self.current_node.append(nodes.Text(f" ({address})"))

    def render_image(self, token: SyntaxTreeNode) -> None:
        """A picture of the event's folder; a remote one is a link, so that no build fetches it."""
        address = str(token.attrGet("src") or "")
        if not _REMOTE.match(address):
            super().render_image(token)
            image = self.current_node[-1]
            assert isinstance(image, nodes.image)
            title = image.attributes.pop("title", "")
            if title not in image["alt"]:
                self.current_node.append(_Title(f" ({title})"))
            return
        label = self.renderInlineAsText(token.children or []) or address
        title = str(token.attrGet("title") or "")
        label += f" ({title})" if title not in label else ""
        line = token.map[0] if token.map else None
        if not is_safe(address):
            self._refuse_address(address, token)
            self.current_node.append(nodes.Text(f"{label} ({address})"))
            return
        said = f'the remote picture "{address[:120]}" is shown as a link. Put a copy beside the notes'
        self.notes.complain(Subtype.MEDIA, said, line)
        self.current_node.append(nodes.reference(label, label, refuri=address, classes=["remote-picture"]))

    @contextmanager
    def _quiet(self) -> Iterator[None]:
        """docutils logs its messages at once; ours say the same, once, with the author's line."""
        level, self.reporter.report_level = self.reporter.report_level, 4
        try:
            yield
        finally:
            self.reporter.report_level = level

    def _refuse_address(self, address: str, token: SyntaxTreeNode) -> None:
        said = f'the address "{address[:120]}" is not linked; use http, https, ftp or mailto'
        self.notes.complain(Subtype.LINK, said, token.map[0] if token.map else None)

    def _refuse_directive(self, token: SyntaxTreeNode, name: str) -> None:
        line = token.map[0] if token.map else 0
        found, _ = directives.directive(name, self.language_module_rst, self.document)
        exists = found is not None or name == "eval-rst"
        self.notes.problems.append(
            refusal("directive", name, self.notes.allowed_directives, line, exists=exists)
        )
        self._literal_block(_source(token), line)

    def _literal_block(self, text: str, line: int) -> None:
        block = nodes.literal_block(text, text, classes=["literal-fallback"], language="none")
        block["xml:space"] = "preserve"
        block.source, block.line = self.document["source"], line or None
        self.current_node.append(block)


def _words(message: nodes.system_message) -> str:
    """What docutils complains about, without its prefix and without the source."""
    said = (child.astext() for child in message.children if isinstance(child, nodes.paragraph))
    return " ".join(" ".join(said).split())[:200]


def _figure(paragraph: nodes.Element) -> nodes.figure:
    """A picture that stands alone, with its title below."""
    image, title = paragraph.children
    words = title.astext()[2:-1]
    figure = nodes.figure("", image, nodes.caption(words, words))
    for node in (figure, *figure.children):
        node.source, node.line = paragraph.source, paragraph.line
    return figure


#: Names behind ``:::`` -> the box that each becomes.
def _inline(name: str) -> Callable[[], nodes.Element]:
    return lambda: nodes.inline(classes=[name])


#: Tags of HTML -> the node that each becomes.
_STYLES: dict[str, Callable[[], nodes.Element]] = {
    "kbd": lambda: nodes.literal(classes=["kbd"]),
    **dict.fromkeys(("samp", "code", "tt"), nodes.literal),
    "var": nodes.emphasis,
    "sub": nodes.subscript,
    "sup": nodes.superscript,
    "abbr": nodes.abbreviation,
    "mark": _inline("mark"),
    **dict.fromkeys(("u", "ins"), _inline("underline")),
}


class _Title(nodes.Text):
    """The title of a picture behind it, in brackets: no writer shows it otherwise."""


class _Break(nodes.Text):
    """A hard line break, until its paragraph is turned into lines."""


def _broken(paragraph: nodes.Element, *, one_line: bool = False) -> nodes.line_block:
    """A paragraph with breaks as a block of lines, each with its own line number.

    ``one_line``: all of it stands on one line of the source.
    """
    block = nodes.line_block("", classes=paragraph["classes"])
    block.source, block.line = paragraph.source, paragraph.line
    line = nodes.line()
    for child in [*paragraph.children, _Break("\n")]:
        if not isinstance(child, _Break):
            line += child
            continue
        line.rawsource = line.astext()
        line.source = paragraph.source
        breaks = sum(part.astext().count("\n") + 1 for part in block.children)
        line.line = (paragraph.line or 0) + (0 if one_line else breaks)
        block += line
        line = nodes.line()
    return block


def _source(token: SyntaxTreeNode) -> str:
    """The source of a fenced block, its fences included."""
    content = token.content if not token.content or token.content.endswith("\n") else token.content + "\n"
    return f"{token.markup}{token.info}\n{content}{token.markup}"


def notes_renderer(base: type[DocutilsRenderer]) -> type[DocutilsRenderer]:
    """``base`` (MyST's renderer for docutils or for Sphinx) as a renderer for notes."""
    return type(f"Notes{base.__name__}", (NotesRendererMixin, base), {})
