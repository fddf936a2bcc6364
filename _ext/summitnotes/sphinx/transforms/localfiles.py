"""Pictures and attachments of notes: which file an address means, and whether notes may show it.

An address may name any regular file of an allowed kind inside the folder of the notes, wherever that folder
lies. Links are not followed, and nothing outside is reached.
"""

from __future__ import annotations

import os
import posixpath
import re
import unicodedata
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from docutils import nodes
from sphinx import addnodes

from summitnotes.paths.contents import fits
from summitnotes.paths.docnames import event_of
from summitnotes.paths.files import MAX_FILE, is_huge, is_regular
from summitnotes.records.addresses import MAX_URL_LENGTH, safe_url
from summitnotes.sphinx.reading.sources import PICTURES, NotesProject
from summitnotes.sphinx.store.domain import domain_of
from summitnotes.sphinx.tree.passages import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

_OFFICE = "pdf ps odp odt ods ppt pptx doc docx xls xlsx key csv tsv ics"
_MEDIA = "zip gz tgz xz mp3 ogg oga opus flac mp4 webm ogv"
#: Files that notes may offer to readers: nothing that a browser runs on this site.
ATTACHMENTS = PICTURES | {f".{kind}" for kind in f"{_OFFICE} {_MEDIA}".split()}
_REMOTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|//|data:")
_SEGMENT = re.compile(r'[^\\:*?"<>|`]{1,255}')


class RefusedFileError(Exception):
    """Why a file is not shown, as the end of a sentence about it."""


class UnfitFileError(RefusedFileError):
    """The same of a file that is there, and of a kind that its name allows."""


def find_file(address: str, env: BuildEnvironment, docname: str, kinds: frozenset[str]) -> Path:
    """The file that ``address`` means in the notes ``docname``.

    A name may be percent-encoded. A leading ``/`` means the folder of the notes, or that of the event. Of a
    file that the notes have nowhere else (those of a wiki lie in namespaces), one of the same name beside
    the notes is taken. Raises :class:`RefusedFileError`.
    """
    if safe_url(address) or _REMOTE.match(address):
        raise RefusedFileError("is remote")
    places = list(dict.fromkeys(_places(address, docname, by_name=True)))
    if not places:
        raise RefusedFileError("lies outside the folder of the notes")
    if not any(PurePosixPath(place).suffix.lower() in kinds for place in places):
        raise RefusedFileError("is of a kind that is not shown")
    project = env.project
    assert isinstance(project, NotesProject)
    root = project.notes_dir.resolve()
    for place in places:
        path = project.notes_dir / place
        domain_of(env).note_looked_for(docname, path)
        if is_regular(path) and path.resolve() == root / place:
            if not os.access(path, os.R_OK):
                raise UnfitFileError("cannot be read; check its permissions")
            if is_huge(path):
                raise UnfitFileError(f"has more than {MAX_FILE // 1_000_000} MB")
            if not fits(path):
                raise UnfitFileError(f'holds no "{path.suffix}" by its first bytes; save it anew')
            return path
    raise RefusedFileError("is not there")


def find_page(address: str, env: BuildEnvironment, docname: str) -> tuple[str, str] | None:
    """The docname of the notes that ``address`` names by their file, and the heading behind ``#``."""
    path, _, fragment = address.partition("#")
    project = env.project
    assert isinstance(project, NotesProject)
    domain_of(env).note(docname, names=True)
    for place in _places(path, docname, by_name=False) if path and not _REMOTE.match(path) else ():
        doc = project.path2doc(project.notes_dir / place)
        if doc in env.found_docs:
            return doc, fragment
    return None


def _places(address: str, docname: str, *, by_name: bool) -> Iterator[str]:
    """The paths, relative to the folder of the notes, that an address may mean; the likeliest first."""
    here = posixpath.dirname(docname.partition("/")[2])
    event = event_of(docname)
    found: list[str | None] = []
    for written in (address, unquote(address)):
        name = written.strip(" ")
        if not name or len(name) > MAX_URL_LENGTH:
            continue
        folders = ("", event) if name.startswith("/") else (here, "")
        found += (_inside(posixpath.join(folder, name.lstrip("/"))) for folder in folders)
        if by_name and ".." not in name:
            found.append(_inside(posixpath.join(here, posixpath.basename(name))))
    return (place for place in found if place)


def _inside(path: str) -> str | None:
    """``path``, normalised, if it stays inside and all its names are plain."""
    path = posixpath.normpath(path)
    segments = path.split("/")
    plain = all(
        _SEGMENT.fullmatch(one) and not one.startswith(".") and _is_printable(one) for one in segments
    )
    return path if plain else None


def _is_printable(name: str) -> bool:
    return not any(unicodedata.category(char)[0] == "C" for char in name)


def for_sphinx(path: Path, env: BuildEnvironment) -> str:
    """``path`` as Sphinx takes it in a tree: from the source folder, also where it lies elsewhere."""
    return "/" + Path(os.path.relpath(path, env.srcdir)).as_posix()


def page_reference(link: nodes.Element, doc: str, fragment: str, docname: str) -> addnodes.pending_xref:
    """A reference in the place of ``link`` to other notes, resolved once all are read."""
    xref = addnodes.pending_xref(
        "",
        nodes.inline("", "", *link.children),
        refdomain="summit",
        reftype="page",
        reftarget=doc,
        fragment=fragment,
        refdoc=docname,
        refexplicit=True,
        refwarn=True,
    )
    xref.source, xref.line = link.source, line_of(link)
    return xref


def is_found_by_sphinx(address: str, path: Path, env: BuildEnvironment, docname: str) -> bool:
    """Whether Sphinx finds ``path`` under ``address`` by itself."""
    return "%" not in address and Path(env.relfn2path(address, docname)[1]) == path
