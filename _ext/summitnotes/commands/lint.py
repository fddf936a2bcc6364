"""``lint``: every message of a build, without building.

Reads pages, notes and YAML files as a build does, writes nothing, and prints ``file:line:column: message
[code]``. Exit status: 0 when there is nothing to say, 1 when there is, 2 when a FILE is none of the site.
"""

from __future__ import annotations

import io
import json
import re
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from summitnotes.commands.build import source_folder
from summitnotes.commands.mending import mend
from summitnotes.commands.reading import NoSiteError, read_site
from summitnotes.formats.decoding import decode_file

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

HELP = "print what a build would warn about, without building"
#: As Sphinx prints a warning that has a place.
_MESSAGE = re.compile(
    r"^(?P<path>[^\n]+?):(?P<line>\d*): (?:WARNING|ERROR|CRITICAL): "
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
    heard = io.StringIO()
    with read_site(arguments.conf, arguments.notes, heard) as app:
        _resolve(app)
    # Sphinx takes long to load, and ``--help`` needs none of it.
    from sphinx.util.console import strip_colors

    rows = strip_colors(heard.getvalue()).split("\n")
    found = {one for row in rows if (one := _read(row, source_folder(arguments.conf))) is not None}
    return sorted(found, key=lambda one: (one.path, one.line, one.column, one.message))


def _resolve(app: Sphinx) -> None:
    """Tell of the references of pages and notes that lead nowhere; a build tells when it writes."""
    # As above.
    from sphinx.addnodes import pending_xref

    from summitnotes.catalogue.targets import find_targets
    from summitnotes.sphinx.authoring.roles import explain_missing
    from summitnotes.sphinx.store.domain import domain_of

    domain = domain_of(app.env)
    for doc in sorted(app.env.found_docs):
        for node in app.env.get_doctree(doc).findall(pending_xref):
            if node.get("refdomain") == "summit":
                found = find_targets(domain.catalogue, node["reftype"], node["reftarget"])
                if len(found) != 1 or found[0].place is None:
                    explain_missing(app, domain, node)


def _read(row: str, docs: Path) -> Finding | None:
    match = _MESSAGE.match(row)
    if match is None:
        return None
    path, line = Path(match["path"]), int(match["line"] or 1)
    path = path if path.is_absolute() else docs / path
    shown = path.resolve()
    here = Path.cwd()
    name = shown.relative_to(here) if shown.is_relative_to(here) else shown
    return Finding(
        str(name), line, _column(shown, line, match["message"]), match["message"], match["code"] or ""
    )


def _column(path: Path, line: int, message: str) -> int:
    """Where the words that the message quotes first begin in the line, else where its text begins."""
    rows = _rows(path)
    row = rows[line - 1] if 0 < line <= len(rows) else ""
    for quoted in _QUOTED.findall(message):
        if (place := row.find(quoted)) >= 0:
            return place + 1
    return len(row) - len(row.lstrip()) + 1 if row.strip() else 1


def _rows(path: Path) -> list[str]:
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
