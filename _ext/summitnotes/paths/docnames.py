"""Docnames: what the name of a document says, and names that are safe as paths and as addresses."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import PurePath
from typing import Protocol

from summitnotes.paths.files import UNPRINTABLE, printable

#: The folder of the notes within docs/, and the first part of their docnames (a contract).
FOLDER = "notes"
#: Last part of the docname of an event's page.
INDEX = "index"
_LONGEST = 200  # bytes; disks take 255, suffixes of Sphinx included


class KnowsPaths(Protocol):
    """Whoever tells the file of a document, as Sphinx's build environment does."""

    def doc2path(self, docname: str, base: bool = True) -> PurePath: ...


def is_notes(docname: str) -> bool:
    return docname.startswith(f"{FOLDER}/")


def event_of(docname: str) -> str:
    """The id of the event that a notes document belongs to: its folder, or for a file that lies
    directly in notes/, its stem."""
    return docname.split("/")[1]


def event_page(event: str) -> str:
    """The docname of the page of an event (a contract)."""
    return f"{FOLDER}/{event}/{INDEX}"


def name_in_event(path: str) -> str:
    """The name under which event.yml speaks of a notes file, from its path in the records
    (``notes/<event>/<name>``): relative to the folder of the event."""
    return path.split("/", 2)[-1]


def document_path(env: KnowsPaths, docname: str) -> str:
    """The path of a document as the records hold it: relative to docs/, notes under ``notes/``."""
    return printable(env.doc2path(docname, base=False).as_posix())


@lru_cache(maxsize=1 << 12)  # pages of things are asked for by each page that leads to one
def clean(docname: str) -> str:
    """A docname that is safe as a path and as an address: NFC, no control characters, not too long."""
    text = unicodedata.normalize("NFC", docname).encode("utf-8", "replace").decode("utf-8")
    text = UNPRINTABLE.sub("_", text)
    text = "".join("_" if c in ':*?"<>|\\' else c for c in text)
    return "/".join(map(_short, text.split("/")))


def event_ids(folders: Iterable[str]) -> dict[str, str]:
    """The names of folders of notes -> the ids of their events. Two folders are never one event: of those
    that would be, the one that is written like the id has it."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for folder in sorted(set(folders), key=lambda name: (clean(name) != name, name)):
        wanted, number = clean(folder), 1
        event = wanted
        while event in taken:
            number += 1
            event = f"{wanted}-{number}"
        taken.add(event)
        found[folder] = event
    return found


def _short(name: str) -> str:
    """``name``, or its beginning and a digest where a suffix would make it too long for a disk."""
    data = name.encode()
    if len(data) <= _LONGEST:
        return name
    return f"{data[: _LONGEST - 9].decode('utf-8', 'ignore')}-{hashlib.sha256(data).hexdigest()[:8]}"
