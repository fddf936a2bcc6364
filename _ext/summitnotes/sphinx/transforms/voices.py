"""Real notes mix languages, so each block says its own where it differs from the site's.

docutils turns the class ``language-fr`` into ``lang="fr"``; hyphenation, screen readers and search
follow that.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from docutils import nodes

from summitnotes.findings.languages.guessing import runs_from_right
from summitnotes.sphinx.transforms.base import NotesTransform
from summitnotes.sphinx.tree.languages import language_vote, stemmer, stop_words
from summitnotes.sphinx.tree.passages import passages

#: Languages whose words the search stems by its own table, on every page.
OF_SEARCH = frozenset({"en", "fr"})
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_LETTERS = 3
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
        words: dict[str, set[str]] = {}
        for passage in passages(self.document):
            from_right = runs_from_right(passage.text)
            found, _ = vote.guess(passage.text)
            if found is None and (from_right or not isinstance(passage.block, nodes.title)):
                found = file
            if found is not None and found.split("-")[0] != site:
                passage.block["classes"].append(f"language-{found}")
            if from_right:
                passage.block["classes"].append(FROM_RIGHT)
            if found is not None and found not in OF_SEARCH and stemmer(found):
                words.setdefault(found, set()).update(_words(passage.text, found))
        self.domain.note(
            self.docname,
            words=tuple((language, tuple(sorted(own))) for language, own in sorted(words.items())),
        )


def _words(text: str, language: str) -> Iterator[str]:
    """The words of a block that say what it is about."""
    for word in _WORD.findall(unicodedata.normalize("NFC", text)):
        if len(word) >= _LEAST_LETTERS and word.lower() not in stop_words()[language]:
            yield word.lower()
