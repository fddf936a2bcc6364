"""Directives and roles of this project that a slip of the hand turned into something else.

``.. talk: Title`` is a comment, ``:: talk::`` and ```` ```talk ```` are text, a fence without an end holds
the rest of the page. Each is reported with the right way to write it, on pages and in notes, and no word
of it is hidden.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.parsers.rst.languages import en
from sphinx.transforms import SphinxTransform

from summitnotes.formats import slips
from summitnotes.formats.literal import literally
from summitnotes.paths.docnames import document_path, is_notes
from summitnotes.records.frontmatter import Fact, front_matter
from summitnotes.records.problems import Problem, Subtype
from summitnotes.sphinx.nodes import SummitView
from summitnotes.sphinx.reading.folding import known_options
from summitnotes.sphinx.reading.lastresort import text_of
from summitnotes.sphinx.reading.native import native_format
from summitnotes.sphinx.store.domain import domain_of
from summitnotes.sphinx.transforms.misspelt_roles import misspelt_roles
from summitnotes.sphinx.tree.passages import line_of
from summitnotes.sphinx.tree.walking import sorted_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    Slip = tuple[Subtype, str, int | None]

#: An item of a list behind two dots: a slip of the hand, since nobody writes a list for nobody. Nor does
#: anybody indent the first line of a comment more than the next: the dots came before text that was there.
_LISTED = re.compile(r"(?:[-*+•]|\d{1,3}[.)]) +[^\W_]|\s+\S")
_BROKEN = re.compile(r"[^\s:]{1,60} ?::+(?:\s|$)")
#: A target or a substitution whose rest docutils could not read: told where it was parsed, and then hidden.
_MALFORMED = re.compile(r"[_|][^\s|]")
_DOTTED = re.compile(r"(?:^|\s)\.\.[ \t]+(\S.*?)\s*$")
_LANGUAGE = re.compile(r"[{(\[]?([A-Za-z][\w-]{0,40})")
#: The names that docutils gives its directives; its stubs ask for another kind of module.
_ENGLISH: Any = en
# One that is written well is no slip, though notes may not use it.
_FENCE = re.compile(r"[`~:]{3,}(?![ ]?\{[\w:-]+\}(?:\s|$))[ ]?\{?[ ]?([A-Za-z][\w-]{0,40})\b")


class Misspelt(SphinxTransform):
    """Before anything looks at comments, and while the messages of parsers are still there."""

    default_priority = 175

    def apply(self, **kwargs: Any) -> None:
        self.docname = self.env.current_document.docname
        self.domain = domain_of(self.env)
        self.names = sorted(self.domain.directives)
        self.options = known_options(self.domain.directives)
        said = self.domain.said.get(self.docname)
        path = self.env.doc2path(self.docname)
        self.format = said.notes.format if said and said.notes else native_format(path)
        kinds = sorted_out(self.document, nodes.comment, nodes.TextElement, nodes.field_list, nodes.field)
        self.kinds: dict[type[Any], list[Any]] = kinds
        found = [*self._comments(), *self._texts(), *self._options(), *self._fields()]
        if self.format == "markdown":
            found += [*self._fences(), *self._late_matter()]
        if self.format in slips.ROLE_IN:
            found += misspelt_roles(self.kinds, self.format, page=not is_notes(self.docname))
        if found:
            name = document_path(self.env, self.docname)
            self.domain.note_problems(self.docname, (Problem(*each, name) for each in found))

    def _comments(self) -> Iterator[Slip]:
        for comment in self.kinds[nodes.comment]:
            text = comment.astext()
            if text.split("\n", 1)[0].rstrip() not in self._dotted and not _LISTED.match(text):
                continue  # below dots that stand alone: hidden on purpose
            line = self._line_of(comment)
            slip = self._hidden(text, line)
            if slip is not None:
                yield slip
            if slip is not None or (is_notes(self.docname) and _MALFORMED.match(text)):
                comment.replace_self(literally(f".. {text}", self.document["source"], line or 1))

    def _hidden(self, text: str, line: int | None) -> Slip | None:
        """What a comment hides, though nobody would write it as one."""
        if name := slips.directive_in_comment(text, self.names, self.options):
            return self._slip(text, name, line)
        if not is_notes(self.docname):
            return None
        if remedy := _remedy(text):
            first = text.split("\n", 1)[0].strip()[:60]
            return Subtype.MARKUP, f'"{first}" would be a comment; shown as text. {remedy}', line
        if _BROKEN.match(text):  # ".. anything:: words"
            return self._slip(text, "", line)
        name = slips.glued_text(text)
        return self._slip(text, name, line) if name and self._exists(name) else None

    def _exists(self, name: str) -> bool:
        """Whether docutils, Sphinx or an extension has a directive of that name."""
        return directives.directive(name, _ENGLISH, self.document)[0] is not None

    def _texts(self) -> Iterator[Slip]:
        for block in self.kinds[nodes.TextElement]:
            if isinstance(block, (nodes.paragraph, nodes.line, nodes.term)):
                yield from self._lines(block)
            elif isinstance(block, nodes.literal_block):
                language = block.get("language", "none")
                match = _FENCE.match(block.astext()) if language == "none" else _LANGUAGE.match(language)
                if match and match.group(1).lower() in self.names:
                    block["language"] = "none"
                    text = block.astext() if language == "none" else f"```{language}"
                    line = line_of(block)
                    yield self._slip(text, match.group(1), line)
                    if language != "none" and not is_notes(self.docname):
                        self._show_fence(block, line or 1)

    def _show_fence(self, block: nodes.Element, line: int) -> None:
        """Show a fence with its first line, which has words that are no language."""
        rows = self._rows
        opening = rows[line - 1] if line <= len(rows) else ""
        block.replace_self(literally(f"{opening}\n{block.astext()}", self.document["source"], line))

    def _lines(self, block: nodes.Element) -> Iterator[Slip]:
        """The first line of a block that seems to begin a directive."""
        first = line_of(block)
        for number, row in enumerate(block.astext().split("\n")):
            line = first + number if first else None
            # Of two colons at the end of a paragraph docutils keeps one.
            written = f"{row}:" if row.endswith(":") else row
            if self.format == "rst" and number and slips.glued_directive(written, self.names):
                message = f'"{written[:60]}" is text, because no blank line stands above it. Add one.'
                yield Subtype.DIRECTIVE, message, line
                return
            if name := slips.directive_in(row, self.format, self.names):
                yield self._slip(row, name, line)
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

    def _fields(self) -> Iterator[Slip]:
        """Directives that lack their dots, so that they became fields: ``:talk:: Title``."""
        for field in self.kinds[nodes.field]:
            name, colon, _ = field[0].astext().partition(":")
            if colon and name in self.names:
                yield self._slip(f":{name}::", name, line_of(field))

    @cached_property
    def _rows(self) -> list[str]:
        """The lines of the file."""
        return text_of(self.env.doc2path(self.docname)).split("\n")

    def _fences(self) -> Iterator[Slip]:
        text = "\n".join(self._rows)
        for fence in slips.open_fences(text) if "{" in text else ():
            shown = f'"{fence.marks}{{{fence.name}}}"'
            if fence.around is None:
                message = f"{shown} is closed nowhere and holds all that follows."
                message += f' Write "{fence.marks}" on a line below its text.'
            else:
                message = f"{shown} has no end of its own: the fence of line {fence.around} is as long, and "
                message += "takes it. Lengthen that one."
            yield Subtype.DIRECTIVE, message, fence.line

    def _late_matter(self) -> Iterator[Slip]:
        """Front matter below the top of a page, which Markdown takes for a heading."""
        for title in self.kinds[nodes.TextElement]:
            rows = title.rawsource.split("\n") if isinstance(title, nodes.title) else []
            pairs = [
                (key, value.strip()) for key, mark, value in (row.partition(":") for row in rows) if mark
            ]
            if not pairs or len(pairs) < len(rows):
                continue
            matter = front_matter(Fact(key, (value,)) for key, value in pairs)
            if matter.event or matter.topics:
                message = f'"{rows[0][:60]}" is a heading, because front matter stands at the top of a file.'
                yield Subtype.MARKUP, f"{message} Move it there.", line_of(title)

    def _line_of(self, comment: nodes.comment) -> int | None:
        """The line on which a comment begins; docutils tells the one on which it ends."""
        line = line_of(comment)
        rows, written = self._rows, comment.astext().split("\n")
        first, last = written[0], min(line or len(self._rows), len(self._rows))
        above = range(last, max(0, last - 2 * len(written) - 10), -1)
        found = next((number for number in above if first in rows[number - 1]), None)
        if found is None:  # within an item, a comment has but the line of that
            dotted = self._dotted.get(first.rstrip(), [])
            found = next(iter(dotted[bisect_right(dotted, last) :]), line)
        return found

    @cached_property
    def _dotted(self) -> dict[str, list[int]]:
        """What stands behind two dots, and on which lines."""
        found: dict[str, list[int]] = {}
        for number, row in enumerate(self._rows, 1):
            if ".." in row and (words := _DOTTED.search(row)):
                found.setdefault(words[1], []).append(number)
        return found

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


def _remedy(comment: str) -> str | None:
    """What to do about a comment that was meant to be something else."""
    if _LISTED.match(comment):
        return "Take the two dots before it away."
    if mark := slips.glued_footnote(comment):
        return f'Write a blank behind "{mark}".'
    if mark := slips.spaced_mark(comment):
        return f'Take the blank behind "{mark}" away.'
    return None


def _is_silent(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Element) and node.get("generated"):
        return True
    return isinstance(node, (nodes.system_message, nodes.target, nodes.comment))
