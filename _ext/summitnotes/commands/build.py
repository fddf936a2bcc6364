"""``html``, ``epub``, ``latex``, ``linkcheck``: build the site with Sphinx."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

HELP = "build the site"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--notes", type=Path, help="read the notes from this folder instead of docs/notes")
    parser.add_argument("--out", type=Path, help="output folder (default: _build/<verb>)")
    parser.add_argument("--conf", type=Path, default=Path(), help="folder of conf.py (default: here)")
    parser.add_argument("-W", dest="strict", action="store_true", help="fail when there are warnings")


def run(arguments: argparse.Namespace) -> int:
    # Sphinx takes long to load, and ``--help`` needs none of it.
    from sphinx.cmd.build import build_main

    conf = arguments.conf
    out = arguments.out or conf / "_build" / arguments.verb
    command = [
        "-b",
        arguments.verb,
        "-c",
        str(conf),
        "-d",
        str(conf / "_build" / "doctrees" / arguments.verb),
    ]
    if arguments.notes:
        command += ["-D", f"summit_notes_dir={arguments.notes.resolve()}"]
    if arguments.strict:
        command += ["-W", "--keep-going"]
    return build_main([*command, str(source_folder(conf)), str(out)])


def source_folder(conf: Path) -> Path:
    """``docs/`` beside conf.py, or the folder of conf.py itself in other Sphinx projects."""
    return conf / "docs" if (conf / "docs").is_dir() else conf
