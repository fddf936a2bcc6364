"""Which files are documents: the pages of docs/, the notes, and a page for each event.

A :class:`NotesProject` takes the place of Sphinx's project. It differs in five things:

* notes may lie in another folder (``summit_notes_dir``), under the same docnames;
* only regular files are notes: a link, a pipe or a device is never opened;
* two notes with one stem (``a.txt`` and ``a.md``) both become pages;
* a folder of notes has an event page, ``notes/<event>/index``, whose source is its ``event.yml``;
  a note called ``index.md`` gets another address, and a folder that holds an ``event.yml`` alone is an event;
* pages of things (topics, people) are documents whose source is the template of what they show.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.project import Project
from sphinx.util.osutil import path_stabilize

from summitnotes.formats.suffixes import suffix_of
from summitnotes.paths.docnames import FOLDER, INDEX, clean, event_ids, is_notes
from summitnotes.paths.files import EVENT_FILE, event_folders, printable
from summitnotes.records.problems import Problem, Subtype
from summitnotes.sphinx.borrowed import StrPath
from summitnotes.sphinx.reading.discovering import discover
from summitnotes.sphinx.store.reporting import report

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sphinx.application import Sphinx

    from summitnotes.records.pages import GeneratedPage

_TEMPLATES = Path(__file__).parents[2] / "templates" / "summitnotes"
#: Names that one message gives.
_NAMED = 20
#: Pictures that notes may show. SVG is not among them: it can run scripts when opened.
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"})
#: File types of Sphinx: of pages, and of files that are documents in the folder of notes only.
FILE_TYPE = "summitnotes"
NOTES_TYPE = "summitnotes-notes"


class NotesPath(StrPath):
    """A file of notes as Sphinx is given it: the entrance reads it, and no more of it than is shown."""

    def read_text(self, *_arguments: object, **_options: object) -> str:
        """Nothing: Sphinx reads a source as a whole, however large, and stops where it is gone."""
        return ""


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
        self.others: tuple[Path, ...] = ()  # files that are no notes and that notes may use
        self.problems: list[Problem] = []
        # Folded docname -> docname: names that differ in case only are one name on many disks.
        self._taken: dict[str, str] = {}
        self._events: dict[str, str] = {}  # name of a folder -> id of its event
        self.event_pages: dict[str, Path] = {}  # docname of an event page -> its folder
        self.generated: dict[str, GeneratedPage] = {}  # docname -> page of a thing
        self.generated_read: dict[str, int] = {}  # docname of those of the last build -> when it was read
        self.read: dict[str, int] = {}  # the same of every document; Sphinx's ``all_docs``

    def discover(self, exclude_paths: Iterable[str] = (), include_paths: Iterable[str] = ("**",)) -> set[str]:
        """Find pages as Sphinx does, and notes by :func:`discover`."""
        # Until now a build could see which generated pages are outdated. From here on they are no documents:
        # Sphinx would take them for removed ones, or read them before it is known whether they remain.
        self.generated_read = {doc: self.read.pop(doc) for doc in self.generated if doc in self.read}
        super().discover([*exclude_paths, f"{FOLDER}/**"], include_paths)
        self.event_pages = {}
        self.problems = []
        self._taken = {name.casefold(): name for name in self.docnames}
        found = discover(self.notes_dir, self._complain)
        self.others = tuple(found.others)
        folders = {folder.name: folder / EVENT_FILE for folder in found.events}
        for path in found.notes:
            parts = path.relative_to(self.notes_dir).parts
            if len(parts) > 1:
                # Without an event.yml the first notes file stands for the folder.
                folders.setdefault(parts[0], path)
        self._events = event_ids(folder.name for folder in event_folders(self.notes_dir))
        for name in sorted(folders):
            self._tell_twin(name)
            docname = f"{FOLDER}/{self._events[name]}/{INDEX}"
            self._add(docname, folders[name], register=False)
            self.event_pages[docname] = self.notes_dir / name
        for path in found.notes:
            self._add(self._docname_of(path), path)
        # What somebody wrote is read as such, even where the last build generated a page of that name.
        self.generated = {doc: page for doc, page in self.generated.items() if doc not in self.docnames}
        return self.docnames

    def pages_of_events(self) -> list[str]:
        """The pages that stand for events: event pages, and notes that lie in no folder."""
        return [
            doc for doc in self.docnames if doc in self.event_pages or (is_notes(doc) and doc.count("/") == 1)
        ]

    def add_generated(self, pages: Mapping[str, GeneratedPage]) -> None:
        """Take ``pages`` in place of those that were generated before.

        A page that somebody wrote takes the place of one that would be generated.
        """
        self.docnames -= self.generated.keys()
        taken = {name.casefold() for name in self.docnames}
        self.generated = {name: page for name, page in pages.items() if name.casefold() not in taken}
        self.docnames |= self.generated.keys()

    def left_over(self, used: Collection[Path]) -> Iterator[Problem]:
        """What to say of files that are no notes, and that no page of ``used`` shows or leads to."""
        kinds: dict[tuple[Path, str], list[Path]] = {}
        for path in self.others:
            if path.resolve() not in used:
                kind = "picture" if path.suffix.lower() in PICTURES else "file"
                kinds.setdefault((path.parent, kind), []).append(path)
        for (_, kind), paths in kinds.items():
            names = ", ".join(f'"{path.name}"' for path in paths[:_NAMED])
            more = f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else ""
            if kind == "picture":
                said = f"no notes show {names}{more}; left out. Show them in notes, or take them away."
            else:
                said = (
                    f"{names}{more}: no kind of notes that is read, and no notes lead there; left out. "
                    "Save notes as text (.txt, .md), .odt, .docx or .html."
                )
            yield self._problem(paths[0], Subtype.MEDIA, said)

    def _docname_of(self, path: Path) -> str:
        relative = path.relative_to(self.notes_dir)
        suffix = suffix_of(path.name)
        stem = path_stabilize(relative)
        folder, slash, rest = stem[: len(stem) - len(suffix)].partition("/")
        event = self._events[relative.parts[0]] if slash else folder
        docname = clean(f"{FOLDER}/{event}{slash}{rest}")
        if docname in self.event_pages:  # such a name is no choice of an address
            docname += f"-{suffix[1:] or 'notes'}"
        if docname.casefold() in self._taken:
            other, wanted = self._docname_to_path[self._taken[docname.casefold()]], docname
            docname += f"-{suffix[1:]}" if suffix else "-2"
            while docname.casefold() in self._taken:
                docname += "-2"
            self._complain(
                path,
                Subtype.DUPLICATE,
                f'"{path.name}" and "{other.name}" would both be the page "{wanted}"; '
                f'this one became "{docname}". Rename one of them to choose its address.',
            )
        return docname

    def _tell_twin(self, folder: str) -> None:
        """What to say of a folder whose name would give the id of another one."""
        event, wanted = self._events[folder], clean(folder)
        if event != wanted:
            other = next(name for name, given in self._events.items() if given == wanted)
            self._complain(
                self.notes_dir / folder,
                Subtype.DUPLICATE,
                f'the folders "{folder}" and "{other}" would both be the event "{wanted}"; '
                f'this one became "{event}". Rename one of them.',
            )

    def _complain(self, path: Path, subtype: Subtype, message: str) -> None:
        self.problems.append(self._problem(path, subtype, message))

    def _problem(self, path: Path, subtype: Subtype, message: str) -> Problem:
        relative = printable(path.relative_to(self.notes_dir).as_posix())
        return Problem(subtype, printable(message), path=f"{FOLDER}/{relative}")

    def _add(self, docname: str, path: Path, *, register: bool = True) -> None:
        relative = Path(FOLDER, path.relative_to(self.notes_dir))
        self.docnames.add(docname)
        self._taken[docname.casefold()] = docname
        self._docname_to_path[docname] = relative
        if register:
            self._path_to_docname[path] = docname
            self._path_to_docname[relative] = docname

    def doc2path(self, docname: str, absolute: bool) -> StrPath:
        """The file of a document; that of notes under ``notes/`` even where they lie elsewhere."""
        page = self.generated.get(docname)
        if page is not None:
            return StrPath(_TEMPLATES / f"{page.view}.html" if absolute else f"{docname}.html")
        relative = self._docname_to_path.get(docname)
        if relative is not None and relative.parts[0] == FOLDER:
            if not absolute:  # a name that is written into files, and opened by nobody
                return StrPath(printable(str(relative)))
            return NotesPath(self.notes_dir.joinpath(*relative.parts[1:]))
        return super().doc2path(docname, absolute)


def _notes_dir(app: Sphinx) -> str:
    """The setting, where it can be a folder; what it is otherwise has no notes."""
    given = app.config.summit_notes_dir
    if not isinstance(given, str | os.PathLike):
        return ""  # Sphinx has said which type it takes
    path = os.fspath(given)
    if path and ("\0" in path or not Path(path).is_dir()):
        said = f'summit_notes_dir: there is no folder "{path}", so the site has no notes. Correct the path'
        report(Problem(Subtype.UNREADABLE, said, path=str(Path(app.confdir or app.srcdir, "conf.py"))))
    return path.partition("\0")[0]


def use_notes_project(app: Sphinx) -> None:
    """Handler of ``builder-inited``: from now on a :class:`NotesProject` finds the documents."""
    pages = [suffix for suffix, kind in app.config.source_suffix.items() if kind != NOTES_TYPE]
    project = NotesProject(app.srcdir, pages, _notes_dir(app))
    project.restore(app.project)
    app.project = app.env.project = project


def setup(app: Sphinx) -> None:
    app.add_config_value("summit_notes_dir", "", "env", str)
    # Before any handler that looks at the documents.
    app.connect("builder-inited", use_notes_project, priority=100)
