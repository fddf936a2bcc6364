"""Real notes mix languages, so each block says its own where it differs from the site's.

docutils turns the class ``language-fr`` into ``lang="fr"``; hyphenation, screen readers and search
follow that.
"""

from __future__ import annotations

from docutils import nodes

from summitnotes.findings.languages.guessing import runs_from_right
from summitnotes.sphinx.transforms.base import NotesTransform
from summitnotes.sphinx.tree.languages import language_vote
from summitnotes.sphinx.tree.passages import passages

#: Class of blocks that run from right to left. ``writing.direction`` makes an attribute of it.
FROM_RIGHT = "direction-rtl"


class MarkLanguages(NotesTransform):
    """Mark blocks whose words are not of the site's language.

    A block too short to tell follows the file, as event.yml or the whole of its words say it.
    """

    default_priority = 780

    def find(self) -> None:
        site = (self.env.config.language or "en").split("-")[0].split("_")[0]
        said = self.said
        file = said.notes.language if said and said.notes else None
        vote = language_vote()
        for passage in passages(self.document):
            from_right = runs_from_right(passage.text)
            found, _ = vote.guess(passage.text)
            if found is None and (from_right or not isinstance(passage.block, nodes.title)):
                found = file
            if found is not None and found.split("-")[0] != site:
                passage.block["classes"].append(f"language-{found}")
            if from_right:
                passage.block["classes"].append(FROM_RIGHT)
