"""``import SCHEDULE``: make or complete the event.yml of an event from its programme.

Reads ``schedule.json`` and ``.xml`` of pretalx and frab, JSON of Sessionize and Indico, iCalendar and CSV,
and asks nobody else. Where the event has notes, sessions are matched with their talks; a match is written as
``at:`` with a comment, for a person to look at. What stands in event.yml stays letter by letter; a second run
adds nothing.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from summitnotes.commands.build import source_folder
from summitnotes.commands.new import event_id
from summitnotes.commands.reading import NoSiteError, read_site
from summitnotes.commands.schedules import read_schedule
from summitnotes.commands.schedules.schedule import UnreadableError
from summitnotes.paths.files import EVENT_FILE
from summitnotes.records.eventfile import read_event_file
from summitnotes.records.freezing import add_entries, flow_list, quoted, scalar
from summitnotes.records.ids import search_key
from summitnotes.records.model import Kind, Origin

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping, Sequence

    from summitnotes.commands.schedules.schedule import Schedule, Session
    from summitnotes.records.eventtalks import TalkEntry
    from summitnotes.records.freezing import Entry
    from summitnotes.records.model import Talk

HELP = "make or complete an event.yml from the programme of the event"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("schedule", type=Path, help="the programme, as a file")
    parser.add_argument("--event", help="folder of the event (default: made of its title and its first day)")
    parser.add_argument("--conf", type=Path, default=Path(), help="folder of conf.py (default: here)")


def run(arguments: argparse.Namespace) -> int:
    try:
        name, schedule = read_schedule(arguments.schedule.read_bytes())
    except OSError as error:
        return _refused(f"{arguments.schedule}: cannot be read ({error.strerror}).")
    except UnreadableError as error:
        return _refused(f"{arguments.schedule}: {error}")
    event = arguments.event or _event_of(schedule)
    if event is None:
        return _refused(f"{arguments.schedule}: it does not say what event it is; give --event 2026-lyon.")
    file = source_folder(arguments.conf) / "notes" / event / EVENT_FILE
    try:
        talks = _talks_of(arguments.conf, event, file.parent)
    except NoSiteError as error:
        return _refused(str(error))
    before = file.read_bytes().decode("utf-8", "replace") if file.is_file() else ""
    after, added, bound = complete(before, schedule, talks)
    if after == before:
        print(f"{file}: nothing to add; it holds every session of the {name}.")
        return 0
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(after.encode("utf-8"))
    print(f"{file}: {added} of {len(schedule.sessions)} sessions added from the {name}.")
    if bound:
        print(f"Bound to the notes: {bound} of them. Look at each line that says proposed.")
    return 0


def _refused(message: str) -> int:
    print(f"import: {message}", file=sys.stderr)
    return 2


def _event_of(schedule: Schedule) -> str | None:
    first, _ = schedule.days
    if schedule.title is None:
        return None
    made = event_id(schedule.title)
    return made if made[:4].isdigit() or first is None else event_id(f"{first[:7]} {schedule.title}")


def _talks_of(conf: Path, event: str, folder: Path) -> tuple[Talk, ...]:
    """The talks that the notes of the event show; none where it has no notes yet."""
    if not (conf / "conf.py").is_file():
        raise NoSiteError(f"{conf / 'conf.py'}: there is no such file; give --conf.")
    if not folder.is_dir() or all(path.name == EVENT_FILE for path in folder.iterdir()):
        return ()
    # Sphinx takes long to load, and an event without notes needs none of it.
    from summitnotes.sphinx.store.domain import domain_of

    with read_site(conf) as app:
        return domain_of(app.env).catalogue.talks_of_event.get(event, ())


# ---- what is written -----------------------------------------------------------------------


def complete(before: str, schedule: Schedule, talks: Sequence[Talk]) -> tuple[str, int, int]:
    """The text of event.yml with all sessions, how many are new, and how many of those are bound to notes."""
    # matching brings a compiled library along.
    from summitnotes.commands.schedules.matching import match

    held = read_event_file(before, EVENT_FILE, "event").talks
    matches = match(schedule.sessions, talks)
    new: list[tuple[Session, Talk | None, float]] = []
    for number, session in enumerate(schedule.sessions):
        talk, sure = matches.get(number, (None, 0.0))
        by_a_person = talk is not None and talk.origin is not Origin.HEADING
        if not by_a_person and not _is_held(session, held):
            new.append((session, talk, sure))
    text = _with_head(before, schedule)
    entries = [_entry(*each) for each in new]
    after = add_entries(text, entries) if entries else text
    if entries and after == text:  # no safe place
        return before, 0, 0
    return after, len(new), sum(talk is not None for _, talk, _ in new)


def _is_held(session: Session, held: Sequence[TalkEntry]) -> bool:
    """Whether event.yml speaks of the session: by its title, and its day and time where both say one."""
    key = search_key(session.title)
    return any(
        search_key(entry.title or entry.at or "") == key
        and (not entry.date or not session.date or entry.date == session.date)
        and (not entry.start or not session.start or entry.start == session.start)
        for entry in held
    )


def _entry(session: Session, talk: Talk | None, sure: float) -> Entry:
    pairs = list(_pairs(session, talk))
    return pairs, f"# proposed, {sure:.2f}: look whether these are its notes" if talk is not None else ""


def _pairs(session: Session, talk: Talk | None) -> Iterator[tuple[str, str]]:
    if talk is not None:
        yield "at", quoted(talk.title)
        if talk.source is not None and talk.source.path.count("/") > 1:
            yield "file", scalar(talk.source.path.split("/", 2)[-1])
    yield "title", quoted(session.title)
    if session.speakers:
        names = (
            f"{one.name} ({one.affiliation})" if one.affiliation else one.name for one in session.speakers
        )
        yield "speakers", flow_list(names)
    if session.kind is not Kind.TALK:
        yield "kind", str(session.kind)
    for name in ("date", "start", "end", "room", "track", "language"):
        if (value := getattr(session, name)) is not None:
            yield name, scalar(value)
    if session.duration is not None and session.end is None:
        yield "duration", str(session.duration)
    for link in session.links:
        if link.type in ("slides", "video") and link is next(
            one for one in session.links if one.type == link.type
        ):
            yield link.type, quoted(link.url)
    rest = [link for link in session.links if link.type not in ("slides", "video")]
    if rest:
        rows = (
            f"{{type: {link.type}, label: {quoted(link.label or link.type)}, url: {quoted(link.url)}}}"
            for link in rest
        )
        yield "links", f"[{', '.join(rows)}]"


def _with_head(before: str, schedule: Schedule) -> str:
    """``before`` with what it does not say of the event, at its top; what it says stays."""
    first, last = schedule.days
    said: Mapping[str, str | None] = {"title": schedule.title, "start": first, "end": last}
    said = {**said, "timezone": schedule.timezone, "url": schedule.url}
    old = read_event_file(before, EVENT_FILE, "")
    missing = [
        f"{name}: {quoted(value) if name in ('title', 'url') else scalar(value)}\n"
        for name, value in said.items()
        if value and not getattr(old.event, name)
    ]
    if old.event.start and first != old.event.start:  # an end belongs to the start that somebody else wrote
        missing = [line for line in missing if not line.startswith("end:")]
    if not missing:
        return before
    after = "".join(missing) + before
    new = read_event_file(after, EVENT_FILE, "")
    return after if len(new.problems) <= len(old.problems) and len(new.talks) == len(old.talks) else before
