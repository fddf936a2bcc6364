"""Which files are documents: the pages of docs/, the notes, and a page for each event.

A :class:`NotesProject` takes the place of Sphinx's project. It differs in five things:

* notes may lie in another folder (``summit_notes_dir``), under the same docnames;
* only regular files are notes: a link, a pipe or a device is never opened;
* two notes with one stem (``a.txt`` and ``a.md``) both become pages;
* a folder of notes has an event page, ``notes/<event>/index``, whose source is its ``event.yml``;
* pages of things (topics, people) are documents whose source is the template of what they show.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.project import Project
from sphinx.util._pathlib import _StrPath
from sphinx.util.osutil import path_stabilize

from summitnotes.formats.suffixes import NOTES
from summitnotes.paths.docnames import FOLDER, INDEX, clean, is_notes
from summitnotes.paths.files import EVENT_FILE, is_regular, printable, spellings
from summitnotes.records.problems import Problem, Subtype

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sphinx.application import Sphinx

    from summitnotes.records.pages import GeneratedPage

    Complain = Callable[[Path, Subtype, str], None]

SUFFIXES = NOTES
_TEMPLATES = Path(__file__).parents[2] / "templates" / "summitnotes"
#: File types of Sphinx: of pages, and of files that are documents in the folder of notes only.
FILE_TYPE = "summitnotes"
NOTES_TYPE = "summitnotes-notes"


class NotesProject(Project):
    """The documents of a site with notes. Paths of notes may lie outside the source folder."""

    def __init__(
        self,
        srcdir: str | os.PathLike[str],
        source_suffix: Iterable[str],
        notes_dir: str = "",
    ) -> None:
        super().__init__(srcdir, source_suffix)
        self.notes_dir = Path(notes_dir) if notes_dir else Path(self.srcdir, FOLDER)
        self.suffixes = SUFFIXES
        self.problems: list[Problem] = []
        # Folded docname -> docname: names that differ in case only are one name on many disks.
        self._taken: dict[str, str] = {}
        self.event_pages: dict[str, Path] = {}  # docname of an event page -> its folder
        self.generated: dict[str, GeneratedPage] = {}  # docname -> page of a thing
        self.generated_read: dict[str, int] = {}  # docname of those of the last build -> when it was read
        self.read: dict[str, int] = {}  # the same of every document; Sphinx's ``all_docs``

    def discover(self, exclude_paths: Iterable[str] = (), include_paths: Iterable[str] = ("**",)) -> set[str]:
        """Find pages as Sphinx does, and notes by :func:`find_notes`."""
        # Until now a build could see which generated pages are outdated. From here on they are no documents:
        # Sphinx would take them for removed ones, or read them before it is known whether they remain.
        self.generated_read = {doc: self.read.pop(doc) for doc in self.generated if doc in self.read}
        super().discover([*exclude_paths, f"{FOLDER}/**"], include_paths)
        self.event_pages = {}
        self.problems = []
        self._taken = {name.casefold(): name for name in self.docnames}
        folders: dict[str, list[Path]] = {}
        for path in find_notes(self.notes_dir, self.suffixes, self._complain):
            self._add(self._docname_of(path), path)
            parts = path.relative_to(self.notes_dir).parts
            if len(parts) > 1:
                folders.setdefault(parts[0], []).append(path)
        for name, paths in folders.items():
            docname = f"{FOLDER}/{clean(name)}/{INDEX}"
            if docname not in self.docnames:
                event_file = self.notes_dir / name / EVENT_FILE
                # Without an event.yml the first notes file stands for the folder.
                self._add(docname, event_file if is_regular(event_file) else paths[0], register=False)
                self.event_pages[docname] = self.notes_dir / name
        return self.docnames

    def pages_of_events(self) -> list[str]:
        """The pages that stand for events: event pages, and notes that lie in no folder."""
        return [
            doc
            for doc in self.docnames
            if doc in self.event_pages
            or (is_notes(doc) and (doc.count("/") == 1 or doc.endswith(f"/{INDEX}")))
        ]

    def add_generated(self, pages: Mapping[str, GeneratedPage]) -> None:
        """Take ``pages`` in place of those that were generated before.

        A page that somebody wrote takes the place of one that would be generated.
        """
        self.docnames -= self.generated.keys()
        taken = {name.casefold() for name in self.docnames}
        self.generated = {name: page for name, page in pages.items() if name.casefold() not in taken}
        self.docnames |= self.generated.keys()

    def _docname_of(self, path: Path) -> str:
        relative = path.relative_to(self.notes_dir)
        suffix = next(s for s in self.suffixes if path.name.lower().endswith(s))
        stem = path_stabilize(relative).removesuffix("".join(relative.name[-len(suffix) :]))
        docname = clean(f"{FOLDER}/{stem}")
        if docname.casefold() in self._taken:
            other, wanted = self._docname_to_path[self._taken[docname.casefold()]], docname
            docname = f"{docname}-{suffix[1:].lower()}"
            while docname.casefold() in self._taken:
                docname += "-2"
            self._complain(
                path,
                Subtype.DUPLICATE,
                f'"{path.name}" and "{other.name}" would both be the page "{wanted}"; '
                f'this one became "{docname}". Rename one of them to choose its address.',
            )
        return docname

    def _complain(self, path: Path, subtype: Subtype, message: str) -> None:
        relative = printable(path.relative_to(self.notes_dir).as_posix())
        self.problems.append(Problem(subtype, printable(message), path=f"{FOLDER}/{relative}"))

    def _add(self, docname: str, path: Path, *, register: bool = True) -> None:
        relative = Path(FOLDER, path.relative_to(self.notes_dir))
        self.docnames.add(docname)
        self._taken[docname.casefold()] = docname
        self._docname_to_path[docname] = relative
        if register:
            self._path_to_docname[path] = docname
            self._path_to_docname[relative] = docname

    def doc2path(self, docname: str, absolute: bool) -> _StrPath:
        """The file of a document; that of notes under ``notes/`` even where they lie elsewhere."""
        page = self.generated.get(docname)
        if page is not None:
            return _StrPath(_TEMPLATES / f"{page.view}.html" if absolute else f"{docname}.html")
        relative = self._docname_to_path.get(docname)
        if relative is not None and relative.parts[0] == FOLDER:
            if not absolute:  # a name that is written into files, and opened by nobody
                return _StrPath(printable(str(relative)))
            return _StrPath(self.notes_dir.joinpath(*relative.parts[1:]))
        return super().doc2path(docname, absolute)


def find_notes(folder: Path, suffixes: tuple[str, ...], complain: Complain) -> Iterator[Path]:
    """Every readable notes file under ``folder``, in a fixed order; what is skipped is said."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: unicodedata.normalize("NFC", entry.name))
    except OSError as error:
        if folder.exists():
            complain(folder, Subtype.UNREADABLE, f"folder cannot be read ({error.strerror}); skipped.")
        return
    written = tuple(spelling for suffix in suffixes for spelling in spellings(suffix))
    for entry in entries:
        path = Path(entry.path)
        noted = entry.name.endswith(written) and not entry.name.startswith(".")
        if entry.is_dir(follow_symlinks=False) and not noted:
            if not entry.name.startswith((".", "_")):
                yield from find_notes(path, suffixes, complain)
        elif noted or (entry.is_symlink() and entry.is_dir()):
            why = _why_not(entry)
            if why is None:
                yield path
            else:
                complain(path, Subtype.UNREADABLE, f"skipped: {why}.")


def _why_not(entry: os.DirEntry[str]) -> str | None:
    """Why an entry with the name of a notes file is none; ``None`` if it is one."""
    if entry.is_symlink():
        return "it is a link, and links are not followed; put the file itself here"
    if entry.is_dir():
        return "it is a folder with the name of a notes file; rename it"
    if not entry.is_file():
        return "it is no regular file"
    if not os.access(entry.path, os.R_OK):
        return "it cannot be read; check its permissions"
    return None


def use_notes_project(app: Sphinx) -> None:
    """Handler of ``builder-inited``: from now on a :class:`NotesProject` finds the documents."""
    pages = [suffix for suffix, kind in app.config.source_suffix.items() if kind == FILE_TYPE]
    project = NotesProject(app.srcdir, pages, app.config.summit_notes_dir)
    project.restore(app.project)
    app.project = app.env.project = project


def setup(app: Sphinx) -> None:
    app.add_config_value("summit_notes_dir", "", "env", str)
    # Before any handler that looks at the documents.
    app.connect("builder-inited", use_notes_project, priority=100)
