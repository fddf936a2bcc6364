"""Directives and roles of this project that a slip of the hand turned into something else.

``.. talk: Title`` is a comment, ``:: talk::`` and ```` ```talk ```` are text, a fence without an end holds
the rest of the page. Each is reported with the right way to write it, on pages and in notes, and no word
of it is hidden.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

from summitnotes.formats import slips
from summitnotes.formats.literal import literally
from summitnotes.paths.docnames import document_path, is_notes
from summitnotes.records.problems import Problem, Subtype
from summitnotes.sphinx.nodes import SummitView
from summitnotes.sphinx.reading.lastresort import text_of
from summitnotes.sphinx.reading.native import native_format
from summitnotes.sphinx.store.domain import domain_of
from summitnotes.sphinx.tree.passages import line_of
from summitnotes.sphinx.tree.walking import sorted_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    Slip = tuple[Subtype, str, int | None]

_COMMENT = re.compile(r"([A-Za-z][\w-]{0,40})[ ]?(?::(?!:)|:::+)(?:\s|$)")
_BROKEN = re.compile(r"[^\s:]{1,60} ?::+(?:\s|$)")
_LANGUAGE = re.compile(r"\{?([A-Za-z][\w-]{0,40})")
# One that is written well is no slip, though notes may not use it.
_FENCE = re.compile(r"[`~:]{3,}(?![ ]?\{[\w:-]+\}(?:\s|$))[ ]?\{?[ ]?([A-Za-z][\w-]{0,40})\b")
_ROLES = "|".join(slips.ROLE_NAMES)
#: A role that ends in the text before a span of code, or of interpreted text.
_ROLE_BEFORE = re.compile(rf"(?:^|(?<=[\s(])):(?:summit:)?({_ROLES}):[ ]?$|\{{({_ROLES})\}}[ ]?$")
#: The same without its first colon; "the event: `x`" is a sentence.
_ROLE_GLUED = re.compile(rf"(?:^|(?<=[\s(]))({_ROLES}):()$")
#: A role without its first backtick, or without its last.
_ROLE_OPEN = re.compile(rf"\{{({_ROLES})\}}(?:`|(?=\w))|:({_ROLES}):`")
_SPANS = (nodes.literal, nodes.title_reference, nodes.problematic)


class Misspelt(SphinxTransform):
    """Before anything looks at comments, and while the messages of parsers are still there."""

    default_priority = 175

    def apply(self, **kwargs: Any) -> None:
        self.docname = self.env.current_document.docname
        self.domain = domain_of(self.env)
        self.names = sorted(self.domain.directives)
        said = self.domain.said.get(self.docname)
        path = self.env.doc2path(self.docname)
        self.format = said.notes.format if said and said.notes else native_format(path)
        kinds = sorted_out(self.document, nodes.comment, nodes.TextElement, nodes.field_list, nodes.field)
        self.kinds: dict[type[Any], list[Any]] = kinds
        found = [*self._comments(), *self._texts(), *self._options()]
        if self.format == "markdown":
            found += self._fences()
        if self.format in slips.ROLE_IN:
            found += self._roles()
        if found:
            name = document_path(self.env, self.docname)
            self.domain.note_problems(self.docname, (Problem(*each, name) for each in found))

    def _comments(self) -> Iterator[Slip]:
        for comment in self.kinds[nodes.comment]:
            match = _COMMENT.match(comment.astext())
            # ".. anything:: words" is no comment that a person would write.
            broken = _BROKEN.match(comment.astext()) if is_notes(self.docname) else None
            if broken is None and (match is None or match.group(1).lower() not in self.names):
                continue
            name = match.group(1) if match else ""
            line = self._line_of(comment)
            comment.replace_self(literally(f".. {comment.astext()}", self.document["source"], line or 1))
            yield self._slip(comment.astext(), name, line)

    def _texts(self) -> Iterator[Slip]:
        for block in self.kinds[nodes.TextElement]:
            if isinstance(block, (nodes.paragraph, nodes.line, nodes.term)):
                yield from self._lines(block)
            elif isinstance(block, nodes.literal_block):
                language = block.get("language", "none")
                match = _FENCE.match(block.astext()) if language == "none" else _LANGUAGE.match(language)
                if match and match.group(1) in self.names:
                    block["language"] = "none"
                    text = block.astext() if language == "none" else f"```{language}"
                    line = line_of(block)
                    yield self._slip(text, match.group(1), line)
                    if language != "none" and not is_notes(self.docname):
                        self._show_fence(block, line or 1)

    def _show_fence(self, block: nodes.Element, line: int) -> None:
        """Show a fence with its first line, which has words that are no language."""
        rows = text_of(self.env.doc2path(self.docname)).split("\n")
        opening = rows[line - 1] if line <= len(rows) else ""
        block.replace_self(literally(f"{opening}\n{block.astext()}", self.document["source"], line))

    def _lines(self, block: nodes.Element) -> Iterator[Slip]:
        """The first line of a block that seems to begin a directive."""
        first = line_of(block)
        for number, row in enumerate(block.astext().split("\n")):
            line = first + number if first else None
            if name := slips.directive_in(row, self.format, self.names):
                yield self._slip(row, name, line)
                return
            if self.format == "rst" and number and (name := slips.glued_directive(row, self.names)):
                message = f'"{row[:60]}" is text, because no blank line stands above it. Add one.'
                yield Subtype.DIRECTIVE, message, line
                return

    def _options(self) -> Iterator[Slip]:
        """Options below a directive that are not indented, so that they became a list of fields."""
        for fields in self.kinds[nodes.field_list]:
            place = fields.parent.index(fields)
            card = next((n for n in fields.parent.children[:place][::-1] if not _is_silent(n)), None)
            first, line = fields[0][0].astext(), line_of(fields[0])
            if not isinstance(card, SummitView) or card.line is None or line != card.line + 1:
                continue
            message = f'":{first}:" is not indented, so it is text and no option of the directive above.'
            yield Subtype.DIRECTIVE, f"{message} Indent it by three blanks.", line

    def _fences(self) -> Iterator[Slip]:
        text = text_of(self.env.doc2path(self.docname))
        for fence in slips.open_fences(text) if "{" in text else ():
            shown = f'"{fence.marks}{{{fence.name}}}"'
            if fence.around is None:
                message = f"{shown} is closed nowhere and holds all that follows."
                message += f' Write "{fence.marks}" on a line below its text.'
            else:
                message = f"{shown} has no end of its own: the fence of line {fence.around} is as long, and "
                message += "takes it. Lengthen that one."
            yield Subtype.DIRECTIVE, message, fence.line

    def _roles(self) -> Iterator[Slip]:
        """Roles of the other syntax, and roles that lost a backtick."""
        for block in self.kinds[nodes.TextElement]:
            if not any(isinstance(node, nodes.Text) for node in block.children):
                continue
            if isinstance(block, (nodes.literal_block, nodes.comment, nodes.literal)):
                continue
            for node in block.children:
                text = node.astext() if isinstance(node, (nodes.Text, nodes.literal)) else ""
                after = node.next_node(descend=False, siblings=True)
                before = _ROLE_BEFORE.search(text) if isinstance(node, nodes.Text) else None
                if before is None and isinstance(node, nodes.Text) and self.format == "rst":
                    before = _ROLE_GLUED.search(text)
                if before and isinstance(after, _SPANS):
                    yield self._role(before[1] or before[2], f"{before[0]}`{after.astext()}`", block)
                if found := (
                    _ROLE_OPEN.search(text) if isinstance(node, nodes.Text) else _ROLE_OPEN.match(text)
                ):
                    yield self._role(found[1] or found[2], text[found.start() :].split("\n")[0], block)

        for field in self.kinds[nodes.field]:
            paragraph = field[1][0] if field[1].children else None
            quoted = paragraph.children[:1] if isinstance(paragraph, nodes.paragraph) else []
            if field[0].astext() in slips.ROLE_NAMES and quoted and isinstance(quoted[0], _SPANS):
                name = field[0].astext()
                yield self._role(name, f":{name}: `{quoted[0].astext()}`", field)

    def _role(self, name: str, text: str, block: nodes.Element) -> Slip:
        hint = slips.ROLE_IN[self.format].format(name)
        line = line_of(block)
        place = block.astext().find(text.split("`")[0])
        if line is not None and place > 0:
            line += block.astext().count("\n", 0, place)
        message = f'"{text[:60]}" seems to be a role, but it is shown as text. Did you mean "{hint}"?'
        return Subtype.DIRECTIVE, message, line

    def _line_of(self, comment: nodes.comment) -> int | None:
        """The line on which a comment begins; docutils tells the one on which it ends."""
        line = line_of(comment)
        rows = text_of(self.env.doc2path(self.docname)).split("\n")
        first = comment.astext().split("\n", 1)[0]
        above = range(min(line or len(rows), len(rows)), 0, -1)
        return next((number for number in above if first in rows[number - 1]), line)

    def _slip(self, text: str, name: str, line: int | None) -> Slip:
        first, name = text.split("\n", 1)[0][:60], name.lower()
        if not name:
            hint = "Check the name before the colons."
        elif self.format in slips.DIRECTIVE_IN:
            hint = f'Did you mean "{slips.DIRECTIVE_IN[self.format].format(name)}"?'
        else:
            hint = f"Notes in {self.format} have no directives; describe the talk in event.yml."
        return (
            Subtype.DIRECTIVE,
            f'"{first}" seems to be a directive, but it is shown as text. {hint}',
            line,
        )


def _is_silent(node: nodes.Node) -> bool:
    return isinstance(node, (nodes.system_message, nodes.target, nodes.comment))
