"""Footnote marks that a paste glued to the words become footnotes again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from summitnotes.findings.footnotes.marks import Mark, find_marks_in_segments
from summitnotes.findings.outline.texts import shown
from summitnotes.locale import _, message
from summitnotes.records.problems import Problem, Subtype
from summitnotes.sphinx.transforms.base import NotesTransform
from summitnotes.sphinx.tree.passages import line_of
from summitnotes.sphinx.tree.walking import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

_SKIP = (nodes.literal, nodes.literal_block, nodes.reference, nodes.title, nodes.footnote, nodes.comment)
#: Shown where event.yml supplies no text.
MISSING = message("Not in the source.")


class LostFootnotes(NotesTransform):
    """A rising run of glued digits, 1, 2, 3 …, becomes footnote references with footnotes.

    Texts come from ``footnotes:`` in event.yml; a missing one says that it is not in the source.
    """

    default_priority = 180

    def find(self) -> None:
        marks = (
            []
            if any(isinstance(node, nodes.footnote_reference) for node in walk(self.document))
            else self._marks()
        )
        numbers = {mark.number for mark in marks}
        said = self.said
        for number, body in said.notes.footnotes if said and said.notes else ():
            if number not in numbers and body:
                self._unused(number)

    def _marks(self) -> list[Mark]:
        """Turn the marks into references with footnotes."""
        texts = list(_may_hold_marks(self.document))
        said = self.said
        language = said.notes.language if said and said.notes else None
        marks = find_marks_in_segments([(shown(t), line_of(t.parent) or 1) for t in texts], language)
        if not marks:
            return []
        bodies = dict(said.notes.footnotes) if said and said.notes else {}
        by_segment: dict[int, list[Mark]] = {}
        for mark in marks:
            by_segment.setdefault(mark.segment, []).append(mark)
        for segment, found in by_segment.items():
            self._split(texts[segment], found)
        for mark in marks:
            self.document += self._footnote(mark, bodies.get(mark.number))
        return marks

    def _split(self, text: nodes.Text, marks: list[Mark]) -> None:
        """Replace one text node by text and references; every letter stays."""
        whole, position = text.astext(), 0
        pieces: list[nodes.Node] = []
        for mark in marks:
            if mark.offset > position:
                pieces.append(nodes.Text(whole[position : mark.offset]))
            reference = nodes.footnote_reference(
                "",
                str(mark.number),
                ids=[f"fnref-{mark.number}"],
                refid=f"fn-{mark.number}",
                classes=["lost"],
            )
            reference["resolved"] = 1
            pieces.append(reference)
            position = mark.offset + mark.length
        if position < len(whole):
            pieces.append(nodes.Text(whole[position:]))
        text.parent.replace(text, pieces)

    def _footnote(self, mark: Mark, body: str | None) -> nodes.footnote:
        classes = ["lost"] if body else ["lost", "not-in-source"]
        note = nodes.footnote(
            "", ids=[f"fn-{mark.number}"], names=[], backrefs=[f"fnref-{mark.number}"], classes=classes
        )
        note += nodes.label("", str(mark.number))
        note += nodes.paragraph("", body or _(MISSING), classes=["generated"])
        for node in (note, note[-1]):
            node.source, node.line = self.document["source"], mark.line
        return note

    def _unused(self, number: int) -> None:
        said = self.said
        path = said.notes.path if said and said.notes else self.path
        message = (
            f'footnotes: "{number}" is no mark that {path.rpartition("/")[2]} lacks a footnote for; the text '
            "shows nowhere. Check the number."
        )
        self.note_entry("footnotes", str(number), Problem(Subtype.FOOTNOTE, message))


def _may_hold_marks(root: nodes.Element) -> Iterator[nodes.Text]:
    """The texts below ``root`` in reading order, without those that hold no marks."""
    waiting = root.children[::-1]
    while waiting:
        node = waiting.pop()
        if isinstance(node, nodes.Text):
            yield node
        elif not isinstance(node, _SKIP):
            waiting += node.children[::-1]
