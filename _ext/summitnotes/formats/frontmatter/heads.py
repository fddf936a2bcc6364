"""The top of one file: what it says, how many lines it takes, how it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from docutils import nodes

from summitnotes.formats.base import Fate, Span
from summitnotes.records.frontmatter import FrontMatter
from summitnotes.records.problems import Problem


@dataclass(frozen=True, slots=True)
class Head:
    """The top of one file."""

    matter: FrontMatter = field(default_factory=FrontMatter)
    kind: str = ""  # "yaml", "toml", "pelican", "pandoc", "docinfo", "org", "asciidoc", "html"; "" = none
    count: int = 0  # lines, from the first, that no reader gets to see
    written: tuple[tuple[str, str, int], ...] = ()  # (key, value as written, 1-based line) of those lines
    problems: tuple[Problem, ...] = ()

    def below(self, text: str) -> str:
        """``text`` with blank lines instead of what was taken off, so that lines keep their numbers."""
        return "\n" * self.count + text[self.end_in(text) :]

    def end_in(self, text: str) -> int:
        """How many characters of ``text`` were taken off."""
        taken = text.split("\n", self.count)[: self.count]
        return min(len(text), sum(len(line) + 1 for line in taken))

    def spans(self, text: str, below: Iterable[Span]) -> tuple[Span, ...]:
        """The spans of ``text``, from those of the text that :meth:`below` gave."""
        end = self.end_in(text)
        by = end - self.count
        moved = (
            Span(max(one.start, self.count) + by, one.end + by, one.fate, one.rule)
            for one in below
            if one.end > self.count
        )
        return (Span(0, end, Fate.MARKUP, "front-matter"), *moved) if end else tuple(below)


def matter_node(head: Head, source: str | None) -> nodes.container:
    """What was taken off the text, as a list of fields with the words of their author.

    It stands in a container, as docutils makes settings of the page out of a field list at its top.
    """
    fields = nodes.field_list(classes=["front-matter"])
    fields.source, fields.line = source, 1
    for key, value, line in head.written:
        body = nodes.paragraph(value, value) if "\n" not in value else nodes.literal_block(value, value)
        body.source, body.line = source, line
        one = nodes.field("", nodes.field_name(key, key), nodes.field_body("", body))
        for node in (one, *one.children):
            assert isinstance(node, nodes.Element)
            node.source, node.line = source, line
        fields += one
    box = nodes.container("", fields, classes=["front-matter"])
    box.source, box.line = source, 1
    return box
