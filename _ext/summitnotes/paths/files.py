"""Files: the names that people give them, and which of them may be opened."""

from __future__ import annotations

import re
import stat
from pathlib import Path

#: Beside the notes of an event.
EVENT_FILE = "event.yml"
#: In docs/, for the whole site.
PEOPLE_FILE = "people.yml"
VOCABULARY_FILE = "vocabulary.yml"
#: Bytes of a file that notes may be, or show. What is larger is a mistake, or a hole without content.
MAX_FILE = 500_000_000
#: In a name, what breaks or turns the line that shows it, steers a terminal, or is no UTF-8.
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(name: str) -> str:
    """A path, or what quotes one, as any file and any screen can hold it: what they cannot is U+FFFD."""
    return UNPRINTABLE.sub("\ufffd", name)


def from_here(path: Path) -> Path:
    """``path`` as whoever typed a command knows it: relative to the working folder, where it lies in it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def is_regular(path: Path) -> bool:
    """Whether ``path`` is a plain file, itself and not through a link."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def is_huge(path: Path) -> bool:
    """Whether a file has more bytes than anything that belongs to notes."""
    try:
        return path.lstat().st_size > MAX_FILE
    except OSError:
        return False


def event_folders(root: Path) -> list[Path]:
    """The folders that may be events, by name; none where ``root`` cannot be read, which others tell."""
    try:
        found = [path for path in root.iterdir() if path.is_dir() and not path.is_symlink()]
    except OSError:
        return []
    return sorted(path for path in found if not path.name.startswith((".", "_")))
