"""``audit``: account for every line and every word of the notes.

Reads the site without writing it, compares each notes file with its page and prints the ledger; see
:mod:`summitnotes.audit` for how that works. Exit status: 0 when everything balances, 1 when a word was lost,
invented or left as markup, 2 when a FILE cannot be audited.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from summitnotes.commands.build import source_folder
from summitnotes.commands.loose_files import UnusableFileError, gathered
from summitnotes.commands.reading import read_site
from summitnotes.formats.suffixes import NOTES

if TYPE_CHECKING:
    import argparse

    from summitnotes.audit.auditing import FileAudit

_NO_NOTES = f"is no notes file; its name must end in {', '.join(NOTES)}."
HELP = "account for every line and word of the notes"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="only these notes files")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument("--notes", type=Path, help="folder of notes instead of docs/notes")
    parser.add_argument("--conf", type=Path, default=Path(), help="folder of conf.py (default: here)")


def run(arguments: argparse.Namespace) -> int:
    notes = arguments.notes or source_folder(arguments.conf) / "notes"
    try:
        if arguments.notes and not arguments.notes.is_dir():
            raise UnusableFileError(f"{arguments.notes}: there is no such folder.")
        if not (arguments.conf / "conf.py").is_file():
            raise UnusableFileError(f"{arguments.conf / 'conf.py'}: there is no such file; give --conf.")
        # Some extensions talk to standard output, which belongs to the report.
        with redirect_stdout(sys.stderr), gathered(arguments.files, notes) as (folder, names):
            files = _audited(arguments.conf, folder, names)
    except UnusableFileError as error:
        print(f"audit: {error}", file=sys.stderr)
        return 2
    _print(files, arguments.json)
    return 0 if all(file.account.balanced for file in files) else 1


def _audited(conf: Path, notes: Path, names: dict[str, str]) -> list[FileAudit]:
    """The audits of the files named (path of the record -> path to show); all of them without names."""
    # Sphinx takes long to load, and ``--help`` needs none of it.
    from summitnotes.audit.auditing import audit
    from summitnotes.sphinx.store.domain import domain_of

    with read_site(conf, notes) as app:
        catalogue = domain_of(app.env).catalogue
        records = {record.path: record for record in catalogue.notes}
        for path, shown in names.items():
            if path not in records:
                said = [problem.message for problem in catalogue.problems if problem.path == path]
                raise UnusableFileError(f"{shown}: {said[0] if said else _NO_NOTES}")
        chosen = [records[path] for path in names] if names else list(records.values())
        found = [audit(app, record, catalogue) for record in chosen]
    return [replace(file, path=names.get(file.path, file.path)) for file in found]


def _print(files: list[FileAudit], as_json: bool) -> None:
    # As above: the report brings Sphinx along.
    from summitnotes.audit.report import as_data, as_text

    if as_json:
        print(json.dumps(as_data(files), ensure_ascii=False, indent=1, sort_keys=True))
        return
    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    print(as_text(files, coloured=coloured), end="")
