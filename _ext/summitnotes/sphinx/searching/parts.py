"""The search index in parts, so that a first search loads a few kilobytes instead of everything.

Sphinx's index holds every word of every page, and a browser has to load all of it before the first
answer. Here the sorted keys are cut into runs of about the same size, each a script of its own that
also holds the headings and names with a word in that run; ``first.js`` lists the pages and the first
key of each part. ``search.js`` loads the parts that a query asks for.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from summitnotes.sphinx.searching.stemming import STOPWORDS, fold, split, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: Bytes of a part before compression, about: 40 kB are some 12 kB on the wire.
PART_SIZE = 40_000
#: Counts changes of the files below: parts of an earlier format are made anew.
_FORMAT = 2


@dataclass(frozen=True, slots=True)
class Name:
    """Something that a search offers by its name: a talk, a person, a topic, a directive."""

    name: str
    kind: str  # what it is, in the words of the reader
    doc: str
    anchor: str  # may be empty: the page itself
    priority: int  # as in Domain.get_objects: 0 important, 1 default, 2 unimportant
    shown: str | None = None  # the proper name, where ``name`` is another one


@dataclass(slots=True)
class _Part:
    terms: dict[str, Any] = field(default_factory=dict)
    titleterms: dict[str, Any] = field(default_factory=dict)
    names: set[int] = field(default_factory=set)
    keys: list[str] = field(default_factory=list)
    size: int = 0


def version_of(index: bytes, names: Iterable[object]) -> str:
    """Changes whenever the parts would; ``index`` are the bytes of Sphinx's ``searchindex.js``, ``names`` all
    that comes to it."""
    digest = hashlib.sha256(index)
    digest.update(f"{_FORMAT} {PART_SIZE} {list(names)!r}".encode("utf-8", "backslashreplace"))
    return digest.hexdigest()[:12]


def make_parts(index: Mapping[str, Any], names: Iterable[Name], folder: str, version: str) -> dict[str, str]:
    """File name -> content of every script that the search page may load; ``first.js`` comes last.

    ``index`` is what Sphinx's ``searchindex.js`` holds, ``folder`` the address of the scripts from the
    root of the site, ``version`` what :func:`version_of` gave.
    """
    docs = {doc: number for number, doc in enumerate(index["docnames"])}
    kinds: dict[str, int] = {}
    rows = _rows(index, names, docs, kinds)
    parts = _cut(index, rows)
    files = {str(number): _script(part, rows) for number, part in enumerate(parts)}
    files["words"] = f"SummitSearch.words({_json([chr(10).join(part.keys) for part in parts])})"
    first = {
        **{key: index[key] for key in ("docnames", "filenames", "titles", "envversion")},
        **{key: {} for key in ("terms", "titleterms", "alltitles", "indexentries", "objects")},
        "objtypes": {},
        "objnames": {number: ["", "", kind] for kind, number in kinds.items()},
        "summit": {
            "first": [part.keys[0] if part.keys else "" for part in parts],
            "folder": folder,
            "version": version,
        },
    }
    return {f"{name}.js": text for name, text in files.items()} | {
        "first.js": f"Search.setIndex({_json(first)})"
    }


def _rows(
    index: Mapping[str, Any], names: Iterable[Name], docs: Mapping[str, int], kinds: dict[str, int]
) -> list[list[Any]]:
    """What ``search.js`` receives for a heading (three values), an index entry (four) and a name (six)."""
    rows: list[list[Any]] = []
    names_of: dict[int, set[str]] = {}
    for name in names:
        if name.doc in docs:
            doc, kind = docs[name.doc], kinds.setdefault(name.kind, len(kinds))
            rows.append([name.name, doc, name.anchor, kind, name.priority, name.shown or ""])
            names_of.setdefault(doc, set()).add(fold(name.name))
    # Headings and index entries of a talk say what the talk itself is found by; once is enough.
    for title, places in sorted(index["alltitles"].items()):
        folded = fold(title)
        rows += [
            [title, doc, anchor or ""]
            for doc, anchor in places
            if not any(name in folded for name in names_of.get(doc, ()))
        ]
    for entry, places in sorted(index["indexentries"].items()):
        folded = fold(entry)
        rows += [
            [entry, doc, anchor or "", int(main)]
            for doc, anchor, main in places
            if folded not in names_of.get(doc, ())
        ]
    return rows


def keys_of(name: str) -> set[str]:
    """The keys that a name is found by; stop words count only where there is nothing else."""
    words = split(name)
    return {stem(word) for word in words if fold(word) not in STOPWORDS} or {stem(word) for word in words}


def _cut(index: Mapping[str, Any], rows: Sequence[list[Any]]) -> list[_Part]:
    """Cut the keys into runs; each run takes along what belongs to its keys."""
    named: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for key in keys_of(row[0]):
            named.setdefault(key, []).append(number)
    parts = [_Part()]
    terms, titleterms = index["terms"], index["titleterms"]
    # The browser compares UTF-16 units.
    for key in sorted(
        {*terms, *titleterms, *named}, key=lambda key: key.encode("utf-16-be", "surrogatepass")
    ):
        if parts[-1].size > PART_SIZE:
            parts.append(_Part())
        part = parts[-1]
        part.keys.append(key)
        for source, target in ((terms, part.terms), (titleterms, part.titleterms)):
            if key in source:
                target[key] = _steps(source[key])
                part.size += 3 * len(target[key]) + len(key) + 6
        for number in named.get(key, ()):
            if number not in part.names:
                part.names.add(number)
                part.size += len(rows[number][0]) + len(rows[number][2]) + 12
    return parts


def _steps(pages: int | list[int]) -> list[int]:
    """Page numbers as steps from one to the next, which compress far better."""
    if isinstance(pages, int):
        return [pages]
    return [page - before for before, page in zip([0, *pages], pages, strict=False)]


def _script(part: _Part, rows: Sequence[list[Any]]) -> str:
    chosen = [rows[number] for number in sorted(part.names)]
    data = {
        "terms": part.terms,
        "titleterms": part.titleterms,
        "titles": [row for row in chosen if len(row) == 3],
        "entries": [row for row in chosen if len(row) == 4],
        "objects": [row for row in chosen if len(row) == 6],
    }
    return f"SummitSearch.receive({_json(data)})"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
