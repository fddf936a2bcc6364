"""Where the words of the vocabulary stand in the notes: topic, place, line, words, excerpt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from summitnotes.paths.docnames import event_of, is_notes
from summitnotes.records.model import Mention
from summitnotes.sphinx.transforms.base import NotesTransform
from summitnotes.sphinx.tree.addresses import Anchors, owner_at, owners_of
from summitnotes.sphinx.tree.passages import FILLER, Passage, passages

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Length of an excerpt, in characters on either side of the words.
AROUND = 90


class FindMentions(NotesTransform):
    """One pass over the running text. Notes are searched whole, pages only below their talk cards."""

    default_priority = 795

    def concerns(self) -> bool:
        """Pages of things say nothing: to note of each that it does would make another catalogue of all."""
        return self.docname not in getattr(self.env.project, "generated", ())

    def find(self) -> None:
        matcher = self.domain.sidecars.matcher
        said = self.said
        language = said.notes.language if said and said.notes else None
        event = event_of(self.docname) if is_notes(self.docname) else None
        found = []
        anchors = Anchors(self.document)
        for passage, owners in self._searched():
            for match in matcher.find(passage.text, language):
                line = passage.line_at(match.start)
                found.append(
                    Mention(
                        topic=match.topic,
                        doc=self.docname,
                        anchor=anchors.of(passage.block),
                        line=line or 1,
                        written=passage.text[match.start : match.end],
                        excerpt=excerpt(passage.text, match.start, match.end),
                        talk=owner_at(owners, match.start),
                        event=event,
                    )
                )
        self.domain.note(self.docname, mentions=tuple(found))

    def _searched(self) -> Iterator[tuple[Passage, list[tuple[int, str]]]]:
        """Passages to search, each with the talks it belongs to: (offset from which, talk id)."""
        if super().concerns():
            for passage in passages(self.document):
                yield passage, owners_of(passage.block)
            return
        for body in self.document.findall(nodes.container):
            if "talk" in body and "talk-notes" in body["classes"]:
                for passage in passages(body):
                    yield passage, [(0, body["talk"])]


def excerpt(text: str, start: int, end: int) -> str:
    """The words around ``text[start:end]``, unchanged; an ellipsis where something was left out."""
    left = max(0, start - AROUND)
    right = min(len(text), end + AROUND)
    if left > 0 and (blank := text.find(" ", left, start)) >= 0:
        left = blank + 1
    if right < len(text) and (blank := text.rfind(" ", end, right)) >= 0:
        right = blank
    words = " ".join(text[left:right].replace(FILLER, "").split())
    return ("… " if left > 0 else "") + words + (" …" if right < len(text) else "")
