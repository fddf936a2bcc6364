"""Where somebody is named in the notes: the words that may be a full name, their line and what stands around.

Who they are, if anybody, is known when all documents have been read (``catalogue/namings.py``).
"""

from __future__ import annotations

from docutils import nodes

from summitnotes.findings.people.namings import names_in_text
from summitnotes.paths.docnames import event_of
from summitnotes.records.model import Naming
from summitnotes.sphinx.transforms.base import NotesTransform
from summitnotes.sphinx.transforms.mentions import excerpt
from summitnotes.sphinx.tree.addresses import Anchors, owner_at, owners_of
from summitnotes.sphinx.tree.passages import passages


class FindNamings(NotesTransform):
    """One pass over the running text below the headings, which name who speaks."""

    default_priority = 796

    def find(self) -> None:
        anchors = Anchors(self.document)
        found = []
        for passage in passages(self.document):
            if isinstance(passage.block, nodes.title):
                continue
            owners = owners_of(passage.block)
            for start, end in names_in_text(passage.text):
                found.append(
                    Naming(
                        person="",
                        doc=self.docname,
                        anchor=anchors.of(passage.block),
                        line=passage.line_at(start) or 1,
                        written=passage.text[start:end],
                        excerpt=excerpt(passage.text, start, end),
                        talk=owner_at(owners, start),
                        event=event_of(self.docname),
                    )
                )
        self.domain.note(self.docname, namings=tuple(found))
