"""``new``: start an event, notes, a talk, a topic or a person.

Asks in a terminal for what is missing, and never overwrites. What is written comes from templates in
``templates/summitnotes/new/``; a project puts its own into ``_templates/summitnotes/new/``.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2

from summitnotes.commands.build import source_folder
from summitnotes.paths.files import EVENT_FILE, PEOPLE_FILE, VOCABULARY_FILE
from summitnotes.records.freezing import add_entries, flow_list, quoted, scalar
from summitnotes.records.ids import make_id
from summitnotes.records.lists import split_list
from summitnotes.records.model import Precision
from summitnotes.records.partial_dates import is_date, precision_of

if TYPE_CHECKING:
    import argparse

    from summitnotes.records.freezing import Entry

HELP = "start an event, notes, a talk, a topic or a person"
KINDS = ("event", "notes", "talk", "topic", "person")
#: What is asked for, kind by kind, in this order.
ASKED = {
    "event": ("name",),
    "notes": ("event", "name"),
    "talk": ("event", "name"),
    "topic": ("name",),
    "person": ("name",),
}
QUESTIONS = {
    ("event", "name"): "Name of the event, with its year",
    ("notes", "event"): "Folder of the event",
    ("notes", "name"): "Name of the file",
    ("talk", "event"): "Folder of the event",
    ("talk", "name"): "Title of the talk",
    ("topic", "name"): "Name of the topic",
    ("person", "name"): "Name of the person",
}
_TEMPLATES = Path(__file__).parents[1] / "templates"
_DATE = re.compile(r"\b(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?\b")


class CannotError(Exception):
    """Nothing was written; the message says why and what to do. ``status`` is the exit status."""

    def __init__(self, message: str, status: int = 2) -> None:
        super().__init__(message)
        self.status = status


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "words", nargs="*", metavar="KIND NAME",
        help=f"one of {', '.join(KINDS)} and its name; a name alone starts an event",
    )  # fmt: skip
    parser.add_argument("--speakers", default="", help="for talk: names, each with a firm in parentheses")
    parser.add_argument("--conf", type=Path, default=Path(), help="folder of conf.py (default: here)")


def run(arguments: argparse.Namespace) -> int:
    words: list[str] = arguments.words
    kind = words[0] if words and words[0] in KINDS else "event"
    rest = words[1:] if words and words[0] in KINDS else words
    event = rest.pop(0) if "event" in ASKED[kind] and rest else ""
    given = {"event": event, "name": " ".join(rest)}
    try:
        if not (arguments.conf / "conf.py").is_file():
            raise CannotError(f"{arguments.conf / 'conf.py'}: there is no such file; give --conf.")
        for name in ASKED[kind]:
            given[name] = given[name].strip() or _asked(kind, name)
        print(_MAKERS[kind](arguments, source_folder(arguments.conf), given))
    except CannotError as error:
        print(f"new: {error}", file=sys.stderr)
        return error.status
    return 0


def _asked(kind: str, name: str) -> str:
    question = QUESTIONS[kind, name]
    answer = input(f"{question}: ").strip() if sys.stdin.isatty() else ""
    if not answer:
        raise CannotError(f"new {kind} needs the {question.lower()}.")
    return answer


def event_id(name: str) -> str:
    """The folder of an event, made of what people type: its date first, as in ``2026-10-lyon``."""
    date = next((found for found in _DATE.finditer(name) if is_date(found[0])), None)
    rest = name if date is None else f"{name[: date.start()]} {name[date.end() :]}"
    return make_id(f"{date[0]} {rest}" if date else rest)


def _event(arguments: argparse.Namespace, docs: Path, given: dict[str, str]) -> str:
    name, event = given["name"], event_id(given["name"])
    if not any(char.isalnum() for char in name):
        raise CannotError(f'"{name}" names no event; write it like "Lyon 2026".')
    date = _DATE.match(event)
    # A folder typed as such says no title; its words do.
    words = event[len(date[0]) :].strip("-").replace("-", " ").title() if date else name
    title = name if name != event else words or event
    file = docs / "notes" / event / EVENT_FILE
    # A year or a month stands in the name of the folder; said here, it would hide the days that notes tell.
    day = date[0] if date and precision_of(date[0]) is Precision.DAY else ""
    _write(arguments, "event.yml", file, title=quoted(title), start=day)
    return f"{file} is ready. Put your notes beside it, in any format, and run: make html"


def _notes(arguments: argparse.Namespace, docs: Path, given: dict[str, str]) -> str:
    folder = _folder(docs, given["event"])
    name = given["name"] if "." in given["name"] else f"{make_id(given['name'])}.md"
    if "/" in name or name.startswith("."):
        raise CannotError(f'"{name}" is no name of a file; write it like day-1.md.')
    file = folder / name
    _write(arguments, "notes.md", file, title=Path(name).stem.replace("-", " ").capitalize())
    return f"{file} is ready. Write into it while you listen, and run: make html"


def _talk(arguments: argparse.Namespace, docs: Path, given: dict[str, str]) -> str:
    file = _folder(docs, given["event"]) / EVENT_FILE
    pairs = [("title", quoted(given["name"]))]
    if speakers := split_list(arguments.speakers):
        pairs.append(("speakers", flow_list(speakers)))
    _append(file, "talks", (pairs, ""), given["name"])
    return f"{file} has the talk now. Add where it stands in the notes, as at: …, and run: make html"


def _topic(arguments: argparse.Namespace, docs: Path, given: dict[str, str]) -> str:
    file, name = docs / VOCABULARY_FILE, given["name"]
    pairs = [("id", scalar(make_id(name))), ("pref_label", f"{{en: {quoted(name)}}}")]
    _append(file, "topics", (pairs, ""), make_id(name))
    return f"{file} has the topic now. Add its other names and a definition, and run: make html"


def _person(arguments: argparse.Namespace, docs: Path, given: dict[str, str]) -> str:
    file = docs / PEOPLE_FILE
    _append(file, "people", ([("name", quoted(given["name"]))], ""), given["name"])
    return f"{file} has the person now. Add aliases and affiliations, and run: make html"


_MAKERS = {"event": _event, "notes": _notes, "talk": _talk, "topic": _topic, "person": _person}


def _folder(docs: Path, event: str) -> Path:
    folder = docs / "notes" / event
    if not folder.is_dir():
        known = sorted(path.name for path in (docs / "notes").glob("*") if path.is_dir())
        hint = f"There are: {', '.join(known)}." if known else "Start one with: new event"
        raise CannotError(f'there is no folder "{folder}". {hint}')
    return folder


def _write(arguments: argparse.Namespace, template: str, file: Path, **values: str) -> None:
    if file.exists():
        raise CannotError(f"{file} is there already; nothing was changed.", 1)
    folders = [str(arguments.conf / "_templates"), str(_TEMPLATES)]
    # What is made is no HTML; values are quoted for YAML where they go into it.
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(folders), keep_trailing_newline=True)
    text = environment.get_template(f"summitnotes/new/{template}").render(values)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _append(file: Path, key: str, entry: Entry, name: str) -> None:
    before = file.read_text("utf-8") if file.is_file() else ""
    written = rf"{entry[0][0][0]}: *[\"']?{re.escape(name)}[\"']?\s*(?:[,}}#]|$)"
    if re.search(rf"^[ -]*\{{?{written}", before, re.MULTILINE):
        raise CannotError(f'{file} has "{name}" already; nothing was changed.', 1)
    after = add_entries(before, [entry], key)
    if after == before:
        message = f'{file} has no safe place for an entry of "{key}:"; nothing was changed. Add it by hand.'
        raise CannotError(message, 1)
    file.write_text(after, encoding="utf-8")
