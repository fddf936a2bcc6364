"""``lint``: every message of a build, without building.

Reads pages, notes and YAML files as a build does, writes no page, and prints ``file:line:column: message
[code]``. What was read is kept in ``_build/lint/``: where nothing has changed the last answer is given again,
and where something has, only documents that it concerns are read. Exit status: 0 when there is nothing to
say, 1 when there is, 2 when a FILE is none of the site.
"""

from __future__ import annotations

import io
import json
import re
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import asdict, astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import summitnotes
from summitnotes import __version__
from summitnotes.commands.mending import mend
from summitnotes.commands.reading import NoSiteError, checked_site
from summitnotes.commands.remembering import Memory
from summitnotes.paths.files import from_here

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

HELP = "print what a build would warn about, without building"
#: Where what was read is kept, below the folder of conf.py.
KEPT = Path("_build", "lint")
#: As Sphinx prints a warning; one without a place is about the settings.
_MESSAGE = re.compile(
    r"^(?:(?P<path>[^\n]+?)(?::(?P<line>\d*))?: )?(?:WARNING|ERROR|CRITICAL): "
    r"(?P<message>.*?)(?: \[(?P<code>[\w.-]+)\])?$"
)
_QUOTED = re.compile(r'"([^"]+)"')


@dataclass(frozen=True, slots=True)
class Finding:
    """One message, at a place that an editor can open."""

    path: str  # relative to the working folder, where it lies in it
    line: int  # 1-based
    column: int  # 1-based
    message: str
    code: str  # "summit.<subtype>", or the type that another extension gives; may be empty

    def __str__(self) -> str:
        code = f" [{self.code}]" if self.code else ""
        return f"{self.path}:{self.line}:{self.column}: {self.message}{code}"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="only what is said of these files"
    )
    parser.add_argument("--json", action="store_true", help="print a list as JSON")
    parser.add_argument("--fix", action="store_true", help="mend what can be mended for certain")
    parser.add_argument("--notes", type=Path, help="folder of notes instead of docs/notes")
    parser.add_argument("--conf", type=Path, default=Path(), help="folder of conf.py (default: here)")


def run(arguments: argparse.Namespace) -> int:
    missing = [str(path) for path in arguments.files if not path.is_file()]
    if missing:
        print(f"lint: {missing[0]}: there is no such file.", file=sys.stderr)
        return 2
    try:
        findings = _chosen(_findings(arguments), arguments.files)
        if arguments.fix and _mended(findings):
            findings = _chosen(_findings(arguments), arguments.files)
    except NoSiteError as error:
        print(f"lint: {error}", file=sys.stderr)
        return 2
    if arguments.json:
        print(json.dumps([asdict(one) for one in findings], ensure_ascii=False, indent=1))
    else:
        for one in findings:
            print(one)
    return 1 if findings else 0


def _chosen(findings: Iterable[Finding], files: list[Path]) -> list[Finding]:
    wanted = {path.resolve() for path in files}
    return [one for one in findings if not wanted or Path(one.path).resolve() in wanted]


def _findings(arguments: argparse.Namespace) -> list[Finding]:
    """What a build would say; what was said last, where nothing has changed since."""
    conf = arguments.conf.resolve()
    notes = arguments.notes.resolve() if arguments.notes else None
    memory = Memory(conf / KEPT / "said.json", [__version__, sys.version, str(conf), str(notes)])
    said = memory.recall()
    if said is None:
        with _folder(conf) as folder:
            said = _said(conf, notes, folder, memory)
    shown = (Finding(str(from_here(Path(str(path)))), *rest) for path, *rest in said)
    return sorted(shown, key=astuple)


@contextmanager
def _folder(conf: Path) -> Iterator[Path]:
    """Where documents that were read are kept; for this time only where nothing can be written."""
    folder = conf / KEPT
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".gitignore").write_text("*\n", "utf-8")
    except OSError:
        with tempfile.TemporaryDirectory() as made:
            yield Path(made)
        return
    yield folder


def _said(conf: Path, notes: Path | None, folder: Path, memory: Memory) -> list[tuple[object, ...]]:
    heard = io.StringIO()
    with checked_site(conf, notes, folder, heard) as app:
        # Sphinx takes long to load, and ``--help`` needs none of it.
        from sphinx.util.console import strip_colors

        rows = strip_colors(heard.getvalue()).split("\n")
        found = {one for row in rows if (one := _read(row, Path(app.srcdir), conf / "conf.py")) is not None}
        said = [astuple(one) for one in found]
        folders = [Path(app.srcdir), *([notes] if notes else []), Path(summitnotes.__file__).parent]
        memory.keep(said, folders, _looked_at(app))
    return said


def _looked_at(app: Sphinx) -> Iterator[Path]:
    """What counts besides the sources: the settings, every module, and what documents include."""
    yield Path(app.confdir, "conf.py")
    yield Path(app.config.summit_notes_dir or app.srcdir)
    for module in list(sys.modules.values()):
        if file := getattr(module, "__file__", None):
            yield Path(file)
    for names in app.env.dependencies.values():
        yield from (Path(app.srcdir, name) for name in names)


def _read(row: str, docs: Path, conf: Path) -> Finding | None:
    match = _MESSAGE.match(row)
    if match is None:
        return None
    path = (docs / match["path"]).resolve() if match["path"] else conf
    line = int(match["line"] or 1)
    column = _column(path, line, match["message"])
    return Finding(str(path), line, column, match["message"], match["code"] or "")


def _column(path: Path, line: int, message: str) -> int:
    """Where the words that the message quotes first begin in the line, else where its text begins."""
    rows = _rows(path)
    row = rows[line - 1] if 0 < line <= len(rows) else ""
    for quoted in _QUOTED.findall(message):
        if (place := row.find(quoted)) >= 0:
            return place + 1
    return len(row) - len(row.lstrip()) + 1 if row.strip() else 1


def _rows(path: Path) -> list[str]:
    # The readers take long to load, and an answer that is given again needs none of them.
    from summitnotes.formats.decoding import decode_file

    try:
        return decode_file(path).text.split("\n")
    except OSError:
        return []


def _mended(findings: list[Finding]) -> bool:
    """Mend what is certain, file by file; whether anything was written."""
    by_file: dict[str, list[Finding]] = {}
    for one in findings:
        by_file.setdefault(one.path, []).append(one)
    return any(list(_written(by_file)))


def _written(by_file: dict[str, list[Finding]]) -> Iterator[bool]:
    for name, findings in by_file.items():
        try:
            before = Path(name).read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        after = mend(before, [(one.line, one.message) for one in findings])
        if after != before:
            Path(name).write_bytes(after.encode("utf-8"))
            print(f"{name}: mended", file=sys.stderr)
        yield after != before
