"""The index as scripts that a browser loads when it needs them.

``start.js`` says what there is. Keys are cut into sorted runs, entries into chunks with their text, words
that a slip may have meant into runs by their beginnings and by their ends. Scripts, because a page that is
opened as a file may load nothing else; small, because a search loads a run for each word and a chunk for
each hit.

What the build before has kept is not made again: shelves on which nothing has changed, and their texts.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import unicodedata
import zlib
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from summitnotes.records.anchors import line_anchor
from summitnotes.sphinx.searching import rows
from summitnotes.sphinx.searching.entries import KINDS
from summitnotes.sphinx.searching.parts import ROOM, Part, chunks_of, part_of
from summitnotes.sphinx.searching.stemming import tables
from summitnotes.sphinx.searching.usual import usual_text
from summitnotes.sphinx.searching.weighing import usual_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from summitnotes.records.catalogue import Place
    from summitnotes.sphinx.searching.entries import Entry, Shelf

#: Bytes of a run of keys and of a run of words, before compression, about.
RUN, WORDS = 8_000, 10_000
#: The file that is loaded first. It is written last: where it is, the others are.
START = "start.js"
#: What an anchor that is made of a title leaves out of it.
_BETWEEN = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Packed:
    """An index, as far as the next one can be made of it. Holds only strings, numbers and bytes."""

    parts: tuple[Part, ...] = ()
    rows: rows.Rows = field(default_factory=dict)
    words: Mapping[str, int] = field(default_factory=dict)  # of all shelves
    marks: Mapping[str, str] = field(default_factory=dict)  # name of a file -> digest of what it holds
    usual: str = ""  # what stands before each text


def pack(
    shelves: Iterable[Shelf],
    address: Callable[[Place], str],
    write: Callable[[str, str], object],
    before: Packed | None = None,
) -> Packed:
    """The index. ``write(name, content)`` is given those of its files that are not as ``before``, and START.

    ``address`` gives what leads to a place from the root of the site, and is the same as before. A shelf is
    let go when the next one comes.
    """
    before = before or Packed()
    marks: dict[str, str] = {}
    shelves = iter(shelves)
    asked, usual = usual_text(shelves)

    def put(name: str, held: str, there: str | None = None, known: str = "") -> None:
        """Write a file, unless what ``there`` is a mark of is the same."""
        marks[name] = _digest(held)
        if there != marks[name]:
            write(name, _packed(name.removesuffix(".js"), held, known))

    known = {part.made_from: part for part in before.parts}
    old = {first: part.made_from for part, first in rows.placed(before.parts)}
    parts: list[Part] = []
    making = None if before.parts else rows.Making()
    pages = first = 0  # the first chunks of the documentation, and of the next shelf
    for shelf in _each(asked, shelves):
        part, weights = part_of(shelf, known)
        parts.append(part)
        if making is not None and weights is not None:
            making.add(part, first, weights)
        names = [f"text-{first + number}.js" for number in range(len(part.sizes))]
        if old.get(first) == part.made_from and before.usual == usual:
            marks.update((name, before.marks[name]) for name in names)
        else:
            for name, text in zip(names, _texts(shelf, part, address), strict=True):
                put(name, text, known=usual)
        first += len(part.sizes)
        pages = pages if shelf.documentation else first
    if making is not None:
        made, words = making.rows(), making.words
    else:
        made = rows.mended(before.rows, before.parts, parts) or rows.made(parts)
        words = _words(parts, before)
    index = Packed(tuple(parts), made, words, marks, usual)
    firsts: dict[str, list[str]] = {}
    for name, runs, written in _runs(index):
        firsts[name] = [run[0][0] for run in runs]
        for number, run in enumerate(runs):
            file = f"{name}-{number}.js"
            put(file, written(run), before.marks.get(file))
    write(START, _start(index, pages, firsts))
    return index


def _each(asked: list[Shelf], others: Iterator[Shelf]) -> Iterator[Shelf]:
    """All shelves in their order; each is let go when the next one comes."""
    while asked:
        yield asked.pop(0)
    yield from others


def _start(index: Packed, pages: int, firsts: dict[str, list[str]]) -> str:
    """Its version changes whenever a file does, so that no browser mixes two of them."""
    parts = index.parts
    sizes = [size for part in parts for size in part.sizes]
    start = {
        "version": _digest(repr((index.usual, sorted(index.marks.items())))),
        "first": firsts,
        "sizes": "".join(f"{size - 1:x}" for size in sizes),
        "pages": ROOM * pages,
        "usual": index.usual,
        "words": tables(),
    }
    return f"SummitSearch.start({_json(start)})\n"


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "backslashreplace"), digest_size=6).hexdigest()


# ---- texts ---------------------------------------------------------------------------------


def _texts(shelf: Shelf, part: Part, address: Callable[[Place], str]) -> Iterator[str]:
    for entries in chunks_of(shelf, part):
        yield _json(_chunk(entries, shelf, address))


def _chunk(entries: Sequence[Entry], shelf: Shelf, address: Callable[[Place], str]) -> dict[str, Any]:
    """What the browser shows: for each entry its kind, title, address, facts and lines.

    Addresses on the page that all begin alike (talks of one event do) leave out their ``stem``; in the place
    of one that goes on with the words of its title stands 0.
    """
    shown: list[list[Any]] = []
    page = address(_top(entries[0].place))
    hrefs = [address(entry.place) for entry in entries]
    here = f"{page}#"
    stem = _beginning([href.removeprefix(here) for href in hrefs if href.startswith(here)])
    for entry, href in zip(entries, hrefs, strict=True):
        short: str | int = f"#{href[len(here) + len(stem) :]}" if href.startswith(here) else href
        if short == f"#{_as_anchor(entry.title)}":
            short = 0
        shown.append([KINDS.index(entry.kind), entry.title, short, entry.shown, *_lines(entry)])
    return {"page": page, "stem": stem, "where": shelf.where, "entries": shown}


def _as_anchor(title: str) -> str:
    """A title in the letters of an anchor, as ``summit-search.js`` makes it again."""
    letters = re.sub("[\u0300-\u036f]+", "", unicodedata.normalize("NFKD", title).lower())
    return _BETWEEN.sub("-", letters).strip("-")


def _beginning(texts: Sequence[str]) -> str:
    """The letters with which all of the texts begin."""
    pairs = zip(min(texts, default=""), max(texts, default=""), strict=False)
    return "".join(letter for letter, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


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


# ---- runs ----------------------------------------------------------------------------------

Run = list[tuple[str, str]]


def _words(parts: Sequence[Part], before: Packed) -> dict[str, int]:
    """How often each word is met on all shelves, from what has come and gone."""
    now, then = {part.made_from: part for part in parts}, {part.made_from: part for part in before.parts}
    words = dict(before.words)
    for sign, there, others in ((1, now, then), (-1, then, now)):
        for made_from in there.keys() - others.keys():
            for word, count in there[made_from].weights.words.items():
                words[word] = words.get(word, 0) + sign * count
    return {word: count for word, count in words.items() if count}


def _runs(index: Packed) -> Iterator[tuple[str, list[Run], Callable[[Run], str]]]:
    """Name of a kind of files -> its runs, and what writes one of them."""
    yield "keys", _cut(index.rows.items(), RUN), _keys
    known = usual_words(index.words)
    for name, turn in (("starts", 1), ("ends", -1)):
        lines = sorted((word[::turn], f"{word} {count}") for word, count in known.items())
        yield name, _cut(lines, WORDS), _usual


def _keys(run: Run) -> str:
    return _json(dict(run))


def _usual(run: Run) -> str:
    return _json("\n".join(line for _, line in run))


def _cut(lines: Iterable[tuple[str, str]], size: int) -> list[Run]:
    """Sorted lines in runs of about ``size`` bytes."""
    runs: list[Run] = []
    length = size
    for key, line in lines:
        if length >= size:
            runs.append([])
            length = 0
        runs[-1].append((key, line))
        length += len(key) + len(line)
    return runs


def _packed(name: str, held: str, known: str = "") -> str:
    """The script that hands over what a file holds, JSON; the browser knows what stands before it."""
    squeezing = zlib.compressobj(zlib.Z_BEST_COMPRESSION, wbits=-zlib.MAX_WBITS, zdict=known.encode())
    squeezed = squeezing.compress(held.encode("utf-8", "backslashreplace")) + squeezing.flush()
    return f'SummitSearch.packed("{name}","{base64.b85encode(squeezed).decode("ascii")}")\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
