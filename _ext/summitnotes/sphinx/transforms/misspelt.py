"""Directives of this project that a slip of the hand turned into something else.

``.. talk: Title`` is a comment and shows nothing; ``:: talk::`` and ```` ```talk ```` are text. Each is
reported with the right way to write it, on pages and in notes; in notes no word of it is hidden.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

from summitnotes.formats.literal import literally
from summitnotes.paths.docnames import document_path, is_notes
from summitnotes.records.problems import Problem, Subtype
from summitnotes.sphinx.reading.lastresort import text_of
from summitnotes.sphinx.reading.native import native_format
from summitnotes.sphinx.store.domain import domain_of
from summitnotes.sphinx.tree.passages import line_of
from summitnotes.sphinx.tree.walking import sorted_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_COMMENT = re.compile(r"([A-Za-z][\w-]{0,40})[ ]?(?::(?!:)|:::+)(?:\s|$)")
_BROKEN = re.compile(r"[^\s:]{1,60} ?::+(?:\s|$)")
_PARAGRAPH = re.compile(
    r"(?:[.:]{1,3}[ ]?)([A-Za-z][\w:-]{0,40}?)[ ]?::(?:\s|$)|\{([A-Za-z][\w:-]{0,40})\}(?:\s|$)"
)
_LANGUAGE = re.compile(r"\{?([A-Za-z][\w-]{0,40})")
# One that is written well is no slip, though notes may not use it.
_FENCE = re.compile(r"[`~:]{3,}(?![ ]?\{[\w:-]+\}(?:\s|$))[ ]?\{?[ ]?([A-Za-z][\w-]{0,40})\b")
#: How a directive is written in the formats that have them.
_HINTS = {"markdown": "```{{{}}}", "rst": ".. {}::"}
_UNKNOWN = re.compile(r"Unknown directive type:? ['\"]([\w:-]{1,60})['\"]")


class Misspelt(SphinxTransform):
    """Before anything looks at comments, and while the messages of parsers are still there."""

    default_priority = 175

    def apply(self, **kwargs: Any) -> None:
        self.docname = self.env.current_document.docname
        self.domain = domain_of(self.env)
        self.names = sorted(self.domain.directives)
        kinds = sorted_out(self.document, nodes.comment, nodes.TextElement, nodes.system_message)
        self.kinds: dict[type[Any], list[Any]] = kinds
        found = [*self._comments(), *self._texts(), *self._messages()]
        if found:
            path = document_path(self.env, self.docname)
            self.domain.note_problems(self.docname, (Problem(*each, path) for each in found))

    def _comments(self) -> Iterator[tuple[Subtype, str, int | None]]:
        for comment in self.kinds[nodes.comment]:
            match = _COMMENT.match(comment.astext())
            # ".. anything:: words" is no comment that a person would write.
            broken = _BROKEN.match(comment.astext()) if is_notes(self.docname) else None
            if broken is None and (match is None or match.group(1).lower() not in self.names):
                continue
            name = match.group(1) if match else ""
            shown = "it is a comment and shows nothing"
            line = self._line_of(comment)
            if is_notes(self.docname):
                shown = "it is shown as text"
                comment.replace_self(literally(f".. {comment.astext()}", self.document["source"], line or 1))
            yield self._slip(comment.astext(), shown, name, line)

    def _texts(self) -> Iterator[tuple[Subtype, str, int | None]]:
        for block in self.kinds[nodes.TextElement]:
            if isinstance(block, (nodes.paragraph, nodes.line)):
                match = _PARAGRAPH.match(block.astext())
                name = (match.group(1) or match.group(2)) if match else None
                if name and (meant := self._meant(name)):
                    yield self._slip(block.astext(), "it is shown as text", meant, line_of(block))
            elif isinstance(block, nodes.literal_block):
                language = block.get("language", "none")
                match = _FENCE.match(block.astext()) if language == "none" else _LANGUAGE.match(language)
                if match and match.group(1) in self.names:
                    block["language"] = "none"
                    text = block.astext() if language == "none" else f"```{language}"
                    yield self._slip(text, "it is shown as text", match.group(1), line_of(block))

    def _messages(self) -> Iterator[tuple[Subtype, str, int | None]]:
        """Unknown directives on pages; those of notes are reported where they are refused."""
        for message in self.kinds[nodes.system_message]:
            match = _UNKNOWN.search(message.astext())
            if match and not is_notes(self.docname) and (meant := self._meant(match.group(1))):
                said = f'unknown directive "{match.group(1)}". Did you mean "{meant}"?'
                yield Subtype.DIRECTIVE, said, message.get("line")

    def _line_of(self, comment: nodes.comment) -> int | None:
        """The line on which a comment begins; docutils tells the one on which it ends."""
        line = line_of(comment)
        rows = text_of(self.env.doc2path(self.docname)).split("\n")
        first = comment.astext().split("\n", 1)[0]
        above = range(min(line or len(rows), len(rows)), 0, -1)
        return next((number for number in above if first in rows[number - 1]), line)

    def _meant(self, written: str) -> str | None:
        name = written.lower().removeprefix("summit:")
        near = difflib.get_close_matches(name, self.names, 1, 0.75)
        return near[0] if near else None

    def _slip(self, text: str, shown: str, name: str, line: int | None) -> tuple[Subtype, str, int | None]:
        first, name = text.split("\n", 1)[0][:60], name.lower()
        said = self.domain.said.get(self.docname)
        format_id = (
            said.notes.format if said and said.notes else native_format(self.env.doc2path(self.docname))
        )
        if not name:
            hint = "Check the name before the colons."
        elif format_id in _HINTS:
            hint = f'Did you mean "{_HINTS[format_id].format(name)}"?'
        else:
            hint = f"Notes in {format_id} have no directives; describe the talk in event.yml."
        return Subtype.DIRECTIVE, f'"{first}" seems to be a directive, but {shown}. {hint}', line
