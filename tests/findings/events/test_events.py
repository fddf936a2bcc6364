"""What a file says of its event, against tables of notes and answers (the YAML files beside this one)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docutils.core import publish_doctree

from findings.plain_tables import plain_table
from summitnotes.findings.events.calendar import FileCalendar
from summitnotes.findings.events.names.naming import event_title
from summitnotes.findings.events.notetakers import note_taker
from summitnotes.findings.events.usual_hours import Asked, usual_hours
from summitnotes.findings.outline.blocks import BREAK, Outline
from summitnotes.findings.outline.tree import read_tree
from summitnotes.records.frontmatter import FrontMatter
from summitnotes.records.model import Event


def table(name: str) -> list[dict[str, Any]]:
    return plain_table(Path(__file__).parent / f"{name}.yaml")


def outline_of(text: str) -> Outline:
    settings = {"report_level": 5, "doctitle_xform": False, "docinfo_xform": False}
    return read_tree(publish_doctree(text, settings_overrides=settings)).outline


def titled(title: str, text: str) -> Outline:
    return outline_of(f"{title}\n{'=' * (len(title) + 2)}\n\n{text}\n")


def matter_of(row: dict[str, Any]) -> FrontMatter:
    given = dict(row.get("matter", {}))
    return FrontMatter(**given | {"authors": tuple(given.get("authors", ()))})


def calendar_of(row: dict[str, Any]) -> FileCalendar:
    event = Event(id="it", title="", **row["event"]) if "event" in row else None
    outline = outline_of(row["notes"])
    if "break" in row:  # reST breaks no heading
        broken = [replace(block, text=block.text.replace(row["break"], BREAK)) for block in outline]
        outline = Outline(broken)
    return FileCalendar(
        outline,
        language=row["language"],
        matter=matter_of(row),
        file=row.get("file", ""),
        folder=row.get("folder", ""),
        event=event,
    )


@pytest.mark.parametrize("row", table("calendars"), ids=lambda row: row["name"])
def test_calendar(row: dict[str, Any]) -> None:
    calendar = calendar_of(row)
    if "start" in row:
        assert (calendar.start, calendar.end) == (row["start"], row.get("end"))
    for words, day in row.get("days", {}).items():
        block = next(block for block in calendar.outline if block.text.strip().startswith(words))
        assert (words, calendar.day_of(block.index)) == (words, day)
    for words, day in row.get("cells", {}).items():
        found = [(b.index, c.column) for b in calendar.outline for c in b.cells if c.text.strip() == words]
        assert [calendar.day_of(*place) for place in found] == [day]
    if "headings" in row:
        assert row["headings"] == [b.text for b in calendar.outline if calendar.is_day_heading(b.index)]
    assert [f"{slip.kind} {slip.written}" for slip in calendar.slips] == row.get("slips", [])


@pytest.mark.parametrize("row", table("names"), ids=lambda row: row["title"])
def test_title_of_an_event(row: dict[str, Any]) -> None:
    text = row.get("notes", "")
    outline = titled(row["heading"], text) if "heading" in row else outline_of(text)
    found = event_title(
        outline,
        language=row.get("language", "en"),
        matter=matter_of(row),
        file=row.get("file", "notes.rst"),
        folder=row.get("folder", ""),
        start=row.get("start"),
        sessions=[block.index for block in outline if block.text in row.get("sessions", ())],
    )
    assert found == row["title"]


@pytest.mark.parametrize("row", table("places"), ids=lambda row: row.get("title", "") + row["line"])
def test_place_of_an_event(row: dict[str, Any]) -> None:
    outline = titled(row.get("title", "Mesh Camp"), row["line"])
    calendar = FileCalendar(outline, language=row.get("language", "en"), matter=matter_of(row))
    assert calendar.place == row["place"]


@pytest.mark.parametrize("row", table("notetakers"), ids=lambda row: row["line"])
def test_who_took_the_notes(row: dict[str, Any]) -> None:
    outline = titled(row.get("title", "Mesh Camp"), row["line"])
    found = note_taker(outline, language=row.get("language", "en"), matter=matter_of(row))
    assert found == row["by"]


@pytest.mark.parametrize("row", table("usual_hours"), ids=lambda row: row["name"])
def test_hours_of_a_series(row: dict[str, Any]) -> None:
    outline = outline_of(row["notes"])
    asked = [
        Asked(next(block.index for block in outline if block.text.strip().startswith(words)), str(day), start)
        for words, day, start in row["asked"]
    ]
    found = usual_hours(outline, row["language"], asked)
    assert [one and one.start + (f"-{one.end}" if one.end else "") for one in found] == row["hours"]
