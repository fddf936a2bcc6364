"""Controls and marks of direction that no byte of a note holds: numbers in directives and entities."""

from __future__ import annotations

import re
from dataclasses import replace

from docutils import nodes

from summitnotes.findings.outline.texts import shown
from summitnotes.formats.decoding import BIDI, CONTROL, character_problems
from summitnotes.sphinx.transforms.base import NotesTransform
from summitnotes.sphinx.tree.passages import line_of
from summitnotes.sphinx.tree.walking import walk

#: NUL is an escape of docutils.
_UNSEEN = re.compile(f"(?!\\x00){CONTROL.pattern}|{BIDI.pattern}")


class ShowCharacters(NotesTransform):
    """Characters that a text may not hold as such become blanks, or are told of, as those of the file were.

    Zero-width ones have their use there: marks stand beside them.
    """

    default_priority = 185

    def find(self) -> None:
        said = self.domain.said.get(self.docname)
        told = {problem.message for problem in said.problems} if said else set()
        for text in [node for node in walk(self.document) if isinstance(node, nodes.Text)]:
            if not _UNSEEN.search(text):
                continue
            words = shown(text)  # not str(text), in which docutils keeps escapes as NUL
            for problem in character_problems(words, zero_width=False):
                if problem.message not in told:
                    told.add(problem.message)
                    self.note(replace(problem, line=line_of(text)))
            text.parent.replace(text, nodes.Text(CONTROL.sub(" ", words)))
