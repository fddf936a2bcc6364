"""Words that most chunks of the index hold, which each chunk would have to spell otherwise.

A chunk is compressed as if they stood before it, and a browser that reads one puts them there. They come with
``start.js``, and are those of the first shelves alone: a note of another shelf changes none of them, and no
shelf has to be read twice.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summitnotes.sphinx.searching.entries import Shelf

#: Letters of the shelves that are asked, and bytes of the words that are taken, about. More of either gives
#: little: 3 % of a chunk for twice as much.
ASKED, TAKEN = 120_000, 8_000
_WORD = re.compile(r"[^\W\d_]{3,}")


def usual_text(shelves: Iterator[Shelf]) -> tuple[list[Shelf], str]:
    """The shelves that were asked, and the words that they have more than once, the most frequent last."""
    asked: list[Shelf] = []
    words: Counter[str] = Counter()
    letters = 0
    while letters < ASKED and (shelf := next(shelves, None)) is not None:
        asked.append(shelf)
        for entry in shelf.entries:
            for text in (entry.title, *(line.text for line in entry.lines)):
                words.update(_WORD.findall(text))
                letters += len(text)
    taken: list[str] = []
    room = TAKEN
    for word, count in sorted(words.items(), key=lambda found: (-found[1], found[0])):
        room -= len(word.encode()) + 1
        if count < 2 or room < 0:
            break
        taken.append(word)
    return asked, " ".join(reversed(taken))
