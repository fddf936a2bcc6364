"""Every file of the folder of notes: a page, a sidecar, something that pages may show, or a word about it.

Nothing is left out in silence but what systems and editors put there for themselves: files whose names begin
with a dot, folders of theirs without any notes, and :data:`OF_SYSTEMS`.
"""

from __future__ import annotations

import errno
import os
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from summitnotes.formats.pandoc.process import INSTALL, find_pandoc
from summitnotes.formats.suffixes import DOCUMENTS, NOTES, suffix_of
from summitnotes.paths.files import EVENT_FILE, MAX_FILE, PEOPLE_FILE, VOCABULARY_FILE, is_huge, is_regular
from summitnotes.records.problems import Subtype
from summitnotes.records.yamlnodes import closest

Complain = Callable[[Path, Subtype, str], None]

#: Files and folders of systems and tools.
OF_SYSTEMS = frozenset(
    {
        "thumbs.db",
        "desktop.ini",
        "icon\r",
        "ehthumbs.db",
        ".git",
        ".hg",
        ".svn",
        ".idea",
        ".vscode",
        "__pycache__",
    }
)
#: What editors keep beside a file.
_COPIES = ("~", ".bak", ".orig", ".swp", ".rej", ".tmp")
_SIDECARS = (EVENT_FILE, PEOPLE_FILE, VOCABULARY_FILE)
_SAMPLE = 8_000  # bytes of a file without a suffix that show whether it is text
_TEXT_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")


@dataclass
class Folder:
    """What was found, in a fixed order."""

    notes: list[Path] = field(default_factory=list)
    events: list[Path] = field(default_factory=list)  # folders that hold an event.yml
    others: list[Path] = field(default_factory=list)  # pictures and files that notes may use


def discover(root: Path, complain: Complain) -> Folder:
    """Look at every file under ``root``; what can be none of the three is told to ``complain``."""
    found = Folder()
    for path in _files(root, complain):
        _sort_in(path, root, found, complain)
    return found


def _files(folder: Path, complain: Complain) -> Iterator[Path]:
    """Every file that may be opened, in the order of names; what is skipped is said."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: unicodedata.normalize("NFC", entry.name))
        if not os.access(folder, os.X_OK):  # names can be listed, and nothing behind them
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        if folder.exists():
            complain(folder, Subtype.UNREADABLE, f"folder cannot be read ({error.strerror}); skipped.")
        return
    for entry in entries:
        path = Path(entry.path)
        folder_of_notes = entry.is_dir(follow_symlinks=False) and suffix_of(entry.name) not in NOTES
        if entry.name.lower() in OF_SYSTEMS or (entry.name.startswith(".") and not folder_of_notes):
            continue
        if folder_of_notes:
            if not entry.name.startswith(("_", ".")):
                yield from _files(path, complain)
            elif _holds_notes(path):
                said = f'folders whose name begins with "{entry.name[0]}" are no events; skipped. Rename it.'
                complain(path, Subtype.UNREADABLE, said)
        elif (why := _why_not(entry)) is None:
            yield path
        elif entry.name != EVENT_FILE:  # of which whoever reads it tells
            complain(path, Subtype.UNREADABLE, f"skipped: {why}.")


def _holds_notes(folder: Path) -> bool:
    """Whether a folder, or one inside it, holds a file that would be read."""
    wanted = {*NOTES, Path(EVENT_FILE).suffix}
    return any(suffix_of(name) in wanted for _, _, names in os.walk(folder) for name in names)


def _why_not(entry: os.DirEntry[str]) -> str | None:
    """Why an entry is no file that may be opened; ``None`` if it is one."""
    if entry.is_symlink():
        return "it is a link, and links are not followed; put the file itself here"
    if entry.is_dir():
        return "it is a folder with the name of a notes file; rename it"
    if not entry.is_file():
        return "it is no regular file"
    if not os.access(entry.path, os.R_OK):
        return "it cannot be read; check its permissions"
    if is_huge(Path(entry.path)):
        return f"it has more than {MAX_FILE // 1_000_000} MB; put something smaller here"
    return None


def _sort_in(path: Path, root: Path, found: Folder, complain: Complain) -> None:
    name, depth = path.name, len(path.relative_to(root).parts)
    suffix = suffix_of(name)
    if name == EVENT_FILE and depth == 2:
        if is_regular(path):
            found.events.append(path.parent)
    elif said := _of_a_sidecar(name, depth):
        complain(path, Subtype.KEY, said)
    elif name.endswith(_COPIES) or (name.startswith("#") and name.endswith("#")):
        said = f'"{name}" looks like a copy that an editor keeps; not read. Delete it, or give it a new name.'
        complain(path, Subtype.UNREADABLE, said)
    elif suffix in DOCUMENTS and find_pandoc() is None:
        said = (
            f'"{name}" needs pandoc, which is not installed; not read. Save it as .txt, '
            f"or install pandoc: {INSTALL}"
        )
        complain(path, Subtype.FORMAT, said)
    elif suffix in NOTES or (not suffix and _is_text(path)):
        found.notes.append(path)
    else:
        found.others.append(path)


def _of_a_sidecar(name: str, depth: int) -> str | None:
    """What to say of a file whose name is that of a sidecar, or nearly so, where it is not read."""
    small = PurePath(name.lower().removesuffix(".txt"))
    if small.suffix not in (".yml", ".yaml"):
        return None
    meant = closest(f"{small.stem}.yml", _SIDECARS)
    if meant is None:
        return f'"{name}" is not read: an event has one such file, "{EVENT_FILE}". Move its lines there.'
    if meant != EVENT_FILE:
        return f'"{name}" is not read here. Did you mean "{meant}" in docs/?'
    if name != EVENT_FILE:
        return f'"{name}" is not read. Did you mean "{EVENT_FILE}"?'
    where = "inside the folder of one event" if depth < 2 else "at the top of the folder of its event"
    return f'"{name}" is read {where} only; this one is left out. Move it there.'


def _is_text(path: Path) -> bool:
    """Whether a file without a suffix holds text: nothing that only programs write."""
    try:
        with path.open("rb") as file:
            sample = file.read(_SAMPLE)
    except OSError:
        return True  # the page will say so
    if sample.startswith(_TEXT_MARKS):
        return True
    zeros = sample.count(0)
    if zeros and zeros * 3 < len(sample):  # UTF-16 has one for each letter
        return False
    odd = sum(byte < 9 or 13 < byte < 27 for byte in sample if byte)
    return odd * 50 <= len(sample)
