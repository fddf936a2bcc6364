"""The index as scripts that a browser loads when it needs them.

``start.js`` says what there is. Keys are cut into sorted runs, entries into chunks with their text, words
that a slip may have meant into runs by their beginnings and by their ends. Scripts, because a page that is
opened as a file may load nothing else; small, because a search loads a run for each word and a chunk for
each hit.

An entry's number is that of its chunk times :data:`ROOM` and its place there: a change in one file of notes
leaves the numbers of the others alone, unless it takes another chunk.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from summitnotes.records.anchors import line_anchor
from summitnotes.sphinx.searching.entries import KINDS
from summitnotes.sphinx.searching.stemming import tables
from summitnotes.sphinx.searching.weighing import usual_words, weigh

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from summitnotes.records.catalogue import Place
    from summitnotes.sphinx.searching.entries import Entry, Shelf
    from summitnotes.sphinx.searching.weighing import Postings

#: Bytes of a run of keys, of a chunk of entries and of a run of words, before compression, about.
RUN, CHUNK, WORDS = 8_000, 4_000, 10_000
#: Entries of a chunk, at most.
ROOM = 16


@dataclass(slots=True)
class _Chunk:
    shelf: int
    entries: list[Entry] = field(default_factory=list)
    size: int = 0


def pack(shelves: list[Shelf], address: Callable[[Place], str]) -> dict[str, str]:
    """File name -> content; ``start.js`` comes last. ``address`` gives what leads to a place from the root of
    the site."""
    chunks = _chunks(shelves)
    weighed = weigh(shelves, _numbers(chunks))
    files = {
        f"text-{number}": _call("text", number, _chunk(chunk, shelves[chunk.shelf], address))
        for number, chunk in enumerate(chunks)
    }
    runs = _cut(_keys(weighed.postings, _spans(chunks)), RUN)
    for number, run in enumerate(runs):
        held = ",".join(f"{_json(key)}:{row}" for key, row in run)
        files[f"keys-{number}"] = f"SummitSearch.keys({number},{{{held}}})\n"
    firsts = {"keys": [run[0][0] for run in runs]}
    known = usual_words(weighed.words)
    for name, turn in (("starts", 1), ("ends", -1)):
        rows = sorted((word[::turn], f"{word} {count}") for word, count in known.items())
        runs = _cut(rows, WORDS)
        for number, run in enumerate(runs):
            files[f"{name}-{number}"] = _call("words", f"{name}-{number}", "\n".join(row for _, row in run))
        firsts[name] = [run[0][0] for run in runs]
    pages = [number for number, chunk in enumerate(chunks) if shelves[chunk.shelf].documentation]
    start = {
        "version": _version(files),
        "first": firsts,
        "sizes": "".join(f"{len(chunk.entries) - 1:x}" for chunk in chunks),
        "pages": ROOM * (pages[0] if pages else len(chunks)),
        "words": tables(),
    }
    files["start"] = f"SummitSearch.start({_json(start)})\n"
    return {f"{name}.js": text for name, text in files.items()}


def _version(files: Mapping[str, str]) -> str:
    """Changes whenever a file does, so that no browser mixes two versions."""
    found = hashlib.sha256()
    for text in files.values():
        found.update(text.encode("utf-8", "backslashreplace"))
    return found.hexdigest()[:12]


def _numbers(chunks: Iterable[_Chunk]) -> Iterator[int]:
    for number, chunk in enumerate(chunks):
        yield from range(number * ROOM, number * ROOM + len(chunk.entries))


# ---- entries -------------------------------------------------------------------------------


def _chunks(shelves: Iterable[Shelf]) -> list[_Chunk]:
    """Entries in chunks, each of one shelf."""
    chunks: list[_Chunk] = []
    for number, shelf in enumerate(shelves):
        for entry in shelf.entries:
            size = len(entry.title) + sum(len(line.text) + 8 for line in entry.lines)
            last = chunks[-1] if chunks else None
            if last is None or last.shelf != number or len(last.entries) == ROOM or last.size + size > CHUNK:
                chunks.append(_Chunk(number))
            chunks[-1].entries.append(entry)
            chunks[-1].size += size
    return chunks


def _chunk(chunk: _Chunk, shelf: Shelf, address: Callable[[Place], str]) -> dict[str, Any]:
    """What the browser shows: for each entry its kind, title, address, facts and lines."""
    rows: list[list[Any]] = []
    page = address(_top(chunk.entries[0].place))
    for entry in chunk.entries:
        href = address(entry.place)
        href = href.removeprefix(page) if href.startswith(f"{page}#") else href
        rows.append([KINDS.index(entry.kind), entry.title, href, entry.shown, *_lines(entry)])
    return {"page": page, "where": shelf.where, "entries": rows}


def _top(place: Place) -> Place:
    return type(place)(place.doc, "")


def _lines(entry: Entry) -> list[Any]:
    """Pairs of an address on the page, a number where it is that of a line, and the text."""
    flat: list[Any] = []
    for line in entry.lines:
        digits = line.anchor.removeprefix(line_anchor(0)[:-1])
        number = digits.isascii() and digits.isdigit() and line_anchor(int(digits)) == line.anchor
        flat += [int(digits) if number else line.anchor, line.text]
    return flat


# ---- keys ----------------------------------------------------------------------------------


def _spans(chunks: Iterable[_Chunk]) -> dict[int, tuple[int, int]]:
    """Shelf -> its first chunk and the number of its chunks."""
    spans: dict[int, tuple[int, int]] = {}
    for number, chunk in enumerate(chunks):
        first, _ = spans.get(chunk.shelf, (number, 0))
        spans[chunk.shelf] = (first, number - first + 1)
    return spans


def _keys(
    postings: Mapping[str, Postings], spans: Mapping[int, tuple[int, int]]
) -> Iterator[tuple[str, str]]:
    """Each key with what it finds, as JSON: lists of a weight and the steps from one number to the next,
    then, behind a zero, first chunk, number of chunks and weight of shelves."""
    # The browser compares UTF-16 units.
    for key in sorted(postings, key=lambda key: key.encode("utf-16-be", "surrogatepass")):
        found = postings[key]
        by_weight: dict[int, list[int]] = {}
        for number, weight in sorted(found.entries.items()):
            by_weight.setdefault(weight, []).append(number)
        lists = [
            [weight, *(after - before for before, after in zip([0, *numbers], numbers, strict=False))]
            for weight, numbers in sorted(by_weight.items())
        ]
        if found.shelves:
            lists.append([0, *_shelves(found.shelves, spans)])
        yield key, _json(lists)


def _shelves(weights: Mapping[int, int], spans: Mapping[int, tuple[int, int]]) -> list[int]:
    flat: list[int] = []
    for shelf, weight in sorted(weights.items()):
        first, count = spans[shelf]
        # Neighbours of one weight are one span.
        if flat and flat[-1] == weight and flat[-3] + flat[-2] == first:
            flat[-2] += count
        else:
            flat += [first, count, weight]
    return flat


def _cut(rows: Iterable[tuple[str, str]], size: int) -> list[list[tuple[str, str]]]:
    """Sorted rows in runs of about ``size`` bytes."""
    runs: list[list[tuple[str, str]]] = []
    length = size
    for key, row in rows:
        if length >= size:
            runs.append([])
            length = 0
        runs[-1].append((key, row))
        length += len(key) + len(row)
    return runs


def _call(function: str, name: int | str, value: Any) -> str:
    return f"SummitSearch.{function}({_json(name)},{_json(value)})\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
