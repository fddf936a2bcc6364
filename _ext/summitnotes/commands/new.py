"""``new EVENT``: start a folder for the notes of an event."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from summitnotes.commands.build import source_folder
from summitnotes.paths.files import EVENT_FILE
from summitnotes.records.partial_dates import is_date

if TYPE_CHECKING:
    import argparse

HELP = "start a folder for the notes of an event"

_TEMPLATE = """\
# What the notes of this event do not say. Every line is optional; delete what you do not know.
title: {title}
{start}
# end:
# location: City, Country
# timezone: Europe/Paris
# url: https://…
#
# notes:
#   notes.txt: {{by: Your Name, language: en}}
#
# talks:
#   - at: words of the notes at which the talk stands
#     speakers: [Name (Affiliation)]
#     topics: []
"""


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("event", help="name of the folder, as 2026-10-lyon")
    parser.add_argument("--conf", type=Path, default=Path(), help="folder of conf.py (default: here)")


def run(arguments: argparse.Namespace) -> int:
    event: str = arguments.event
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,79}", event):
        print(
            f'"{event}" cannot be the name of an event: small letters, digits and hyphens, as 2026-10-lyon.'
        )
        return 2
    folder = source_folder(arguments.conf) / "notes" / event
    file = folder / EVENT_FILE
    if file.exists():
        print(f"{file} is there already; nothing was changed.")
        return 1
    month = re.match(r"\d{4}(-\d\d)?(-\d\d)?", event)
    date = month[0] if month and is_date(month[0]) else None
    name = event[len(date) :].strip("-") if date else event
    folder.mkdir(parents=True, exist_ok=True)
    text = _TEMPLATE.format(
        title=name.replace("-", " ").title() or event,
        start=f"start: {date}" if date else "# start: 2026-10-12",
    )
    file.write_text(text, encoding="utf-8")
    print(f"{file} is ready. Put your notes beside it, in any format, and run: make html")
    return 0
