"""One shelf as it lies in the index: what it adds, and how its entries are cut into chunks.

An entry's number is that of its chunk times :data:`ROOM` and its place there: a change in one file of notes
leaves the numbers of the others alone, unless it takes another chunk.
"""

from __future__ import annotations

import pickle
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, cast

from summitnotes.sphinx.searching.weighing import weigh
from summitnotes.views.base import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from summitnotes.sphinx.searching.entries import Entry, Shelf
    from summitnotes.sphinx.searching.weighing import Weights

#: Bytes of a chunk of entries before compression, about.
CHUNK = 4_000
#: Entries of a chunk, at most.
ROOM = 16


class Part(NamedTuple):
    """What is kept of a shelf between builds: strings, numbers and bytes."""

    made_from: str  # digest of the shelf
    sizes: tuple[int, ...]  # the number of entries in each of its chunks
    pickled: bytes  # Weights; most builds open few of them
    has_forms: bool  # whether words of it share their entries with other forms

    @property
    def weights(self) -> Weights:
        return cast("Weights", pickle.loads(self.pickled))

    def numbers(self, first: int) -> list[int]:
        """The numbers of its entries, where ``first`` is the number of its first chunk."""
        return [
            (first + chunk) * ROOM + place for chunk, size in enumerate(self.sizes) for place in range(size)
        ]

    def held(self, first: int) -> range:
        """All numbers that its entries may have."""
        return range(first * ROOM, (first + len(self.sizes)) * ROOM)


def part_of(shelf: Shelf, known: Mapping[str, Part]) -> tuple[Part, Weights | None]:
    """The part of a shelf; one of ``known``, by what it was made from, where nothing on it has changed.

    A new one comes with its weights, which need not be unpickled then.
    """
    made_from = _mark(shelf)
    part = known.get(made_from)
    if part is not None:
        return part, None
    weights = weigh(shelf)
    pickled = pickle.dumps(weights, pickle.HIGHEST_PROTOCOL)
    return Part(made_from, tuple(_sizes(shelf)), pickled, bool(weights.forms)), weights


def chunks_of(shelf: Shelf, part: Part) -> Iterator[tuple[Entry, ...]]:
    """The entries of each chunk."""
    entries = iter(shelf.entries)
    for size in part.sizes:
        yield tuple(islice(entries, size))


def _mark(shelf: Shelf) -> str:
    """A digest of all that a shelf holds; what stands for its text is the digest of its document."""
    heads = [(e.kind, e.title, e.place, e.names, e.people, e.about, e.shown) for e in shelf.entries]
    texts = None if shelf.content else [(entry.lines, entry.words) for entry in shelf.entries]
    return digest((shelf.names, shelf.where, shelf.documentation, shelf.content, heads, texts))


def _sizes(shelf: Shelf) -> Iterator[int]:
    count = length = 0
    for entry in shelf.entries:
        size = len(entry.title) + sum(len(line.text) + 8 for line in entry.lines)
        if count and (count == ROOM or length + size > CHUNK):
            yield count
            count = length = 0
        count += 1
        length += size
    yield count
