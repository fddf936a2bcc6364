"""``freeze EVENT``: write what was found in the notes into event.yml, for a person to correct."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from summitnotes.commands.reading import NoSiteError, read_site
from summitnotes.paths.files import EVENT_FILE, from_here
from summitnotes.records.freezing import freeze

if TYPE_CHECKING:
    import argparse

HELP = "write the talks found in the notes of an event into its event.yml"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("event", help="name of the event's folder")
    parser.add_argument("--notes", type=Path, help="folder of notes instead of docs/notes")
    parser.add_argument("--conf", type=Path, default=Path(), help="folder of conf.py (default: here)")


def run(arguments: argparse.Namespace) -> int:
    try:
        return _freeze(arguments)
    except NoSiteError as error:
        print(f"freeze: {error}", file=sys.stderr)
        return 2


def _freeze(arguments: argparse.Namespace) -> int:
    # Sphinx takes long to load, and ``--help`` needs none of it.
    from summitnotes.sphinx.reading.sources import NotesProject
    from summitnotes.sphinx.store.domain import domain_of

    with read_site(arguments.conf, arguments.notes) as app:
        catalogue = domain_of(app.env).catalogue
        project = app.project
        assert isinstance(project, NotesProject)
        folder = project.notes_dir / arguments.event
        talks = catalogue.talks_of_event.get(arguments.event, ())
    if not folder.is_dir():
        known = ", ".join(event.id for event in catalogue.events)
        print(f'there is no folder "{arguments.event}" of notes. Known events: {known}.')
        return 2
    file = from_here(folder / EVENT_FILE)
    before = file.read_text("utf-8") if file.exists() else None
    after = freeze(before, talks)
    if after == (before or ""):
        print(f"{file}: nothing to add; it holds every talk that was found, or has no safe place for more.")
        return 0
    file.write_text(after, encoding="utf-8")
    added = after.count("- at:") - (before or "").count("- at:")
    print(f"{file}: {added} talks added, with the confidence of each. Nothing that stood there was changed.")
    return 0
