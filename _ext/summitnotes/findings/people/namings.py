"""Full names in running text: ``Kari Moen`` in "as Kari Moen said in Oslo".

Whether there is such a person on the site is not asked here; a name of one word is never sure to be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summitnotes.findings.people.names import looks_like_person

_LEAST = 0.6  # likelihood from which words are taken for a name
_FEWEST, _MOST = 2, 4  # words of a name
_LONGEST_RUN = 6  # capitalised words in a row; more are a title, or shouted
_WORD = r"[^\W\d_a-z][\w'’.\-]*[^\W\d_]"
_RUN = re.compile(
    rf"(?<![\w'’\-]){_WORD}(?:[ \n](?:(?:d[aeiu]|del|van|von|der|den|ter|le|la|y|e)[ \n]){{0,2}}{_WORD})+"
)
_CAPITALISED = re.compile(_WORD)


def names_in_text(text: str) -> Iterator[tuple[int, int]]:
    """``(start, end)`` of every span that may be a full name, in the order of the text; spans may overlap."""
    for run in _RUN.finditer(text):
        words = [
            (run.start() + word.start(), run.start() + word.end()) for word in _CAPITALISED.finditer(run[0])
        ]
        if len(words) > _LONGEST_RUN:
            continue
        for first in range(len(words)):
            for last in range(first + _FEWEST - 1, min(first + _MOST, len(words))):
                start, end = words[first][0], words[last][1]
                if looks_like_person(" ".join(text[start:end].split())) >= _LEAST:
                    yield start, end
