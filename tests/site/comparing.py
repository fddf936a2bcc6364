"""Two output folders, compared file by file and byte by byte."""

from __future__ import annotations

from pathlib import Path

#: Sphinx's own record of the configuration and of its caches.
IGNORED = {".buildinfo", ".buildinfo.bak"}


def contents(folder: Path) -> dict[str, bytes]:
    """Relative path -> bytes of every file below ``folder``, but for Sphinx's own records."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in IGNORED and ".doctrees" not in path.parts
    }


def differences(one: Path, other: Path) -> list[str]:
    """The names of files that only one folder has, or that differ."""
    first, second = contents(one), contents(other)
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
