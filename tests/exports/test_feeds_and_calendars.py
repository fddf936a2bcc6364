"""Feeds and calendars: beside the text that they have to be, and as programs read them."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import icalendar
import pytest

from summitnotes.exports.atom import NAMESPACE
from summitnotes.exports.site import Site, exported_files
from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Event, Precision, Talk

EXPECTED = Path(__file__).parent / "expected"
BASE = "https://notes.example/en"
FILES = {
    "notes/h19/event.ics": "event.ics",
    "series/harbour.ics": "series.ics",
    "notes.atom": "notes.atom",
    "topics/sand.atom": "topic.atom",
    "series/harbour.atom": "series.atom",
}


def made(catalogue: Catalogue, base: str = BASE) -> dict[str, str]:
    """Name -> text of every exported feed and calendar."""
    files = exported_files(Site(catalogue, base))
    return {file.name: file.make() for file in files if file.name.endswith((".ics", ".atom"))}


@pytest.mark.parametrize("name", FILES)
def test_the_text_is_as_expected(name: str, catalogue: Catalogue) -> None:
    text = made(catalogue)[name]
    path = EXPECTED / FILES[name]
    if os.environ.get("REGENERATE"):
        path.write_text(text, "utf-8", newline="")
    assert text == path.read_bytes().decode("utf-8")


def test_there_is_a_file_for_each_thing_and_no_other(catalogue: Catalogue) -> None:
    assert set(made(catalogue)) == {*FILES, "topics/tide.atom"}
    assert made(Catalogue()).keys() == {"notes.atom"}


def test_without_an_address_there_are_no_feeds(catalogue: Catalogue) -> None:
    assert made(catalogue, "").keys() == {"notes/h19/event.ics", "series/harbour.ics"}


def test_feeds_have_what_atom_asks_for(catalogue: Catalogue) -> None:
    for name, text in made(catalogue).items():
        if name.endswith(".atom"):
            feed = ElementTree.fromstring(text)
            ns = {"a": NAMESPACE}
            for node in (feed, *feed.findall("a:entry", ns)):
                assert [len(node.findall(f"a:{tag}", ns)) for tag in ("id", "title", "updated")] == [1, 1, 1]
            assert feed.find("a:id", ns).text == f"{BASE}/{name}"  # type: ignore[union-attr]


def calendar(*events: Event, talks: tuple[Talk, ...] = (), base: str = BASE) -> list[icalendar.Event]:
    """The entries of the first event's calendar, as a program reads them."""
    text = made(Catalogue(events=events, talks=talks), base)[f"notes/{events[0].id}/event.ics"]
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


PARIS = Event("e", "Days", start="2030-07-01", end="2030-07-03", timezone="Europe/Paris")


def test_an_event_takes_its_days_whole() -> None:
    (entry,) = calendar(PARIS)
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (dt.date(2030, 7, 1), dt.date(2030, 7, 4))


@pytest.mark.parametrize(
    ("timezone", "start"),
    [
        ("Europe/Paris", dt.datetime(2030, 7, 1, 7, 35, tzinfo=dt.UTC)),
        (None, dt.datetime(2030, 7, 1, 9, 35)),
        ("Nowhere/Land", dt.datetime(2030, 7, 1, 9, 35)),
    ],
)
def test_times_are_utc_or_float(timezone: str | None, start: dt.datetime) -> None:
    talk = Talk("t", "Talk", "e", date="2030-07-01", start="09:35", duration=40)
    _, entry = calendar(replace(PARIS, timezone=timezone), talks=(talk,))
    assert entry["dtstart"].dt == start
    assert entry["dtend"].dt == start + dt.timedelta(minutes=40)


def test_a_talk_past_midnight_ends_the_day_after() -> None:
    talk = Talk("t", "Talk", "e", date="2030-07-01", start="23:30", end="00:15")
    _, entry = calendar(PARIS, talks=(talk,))
    assert entry["dtend"].dt - entry["dtstart"].dt == dt.timedelta(minutes=45)


def test_what_has_no_exact_day_is_in_no_calendar() -> None:
    vague = Event("e", "Days", start="2030-07", precision=Precision.MONTH)
    week = Event("e", "Days", start="2030-07-01", precision=Precision.WEEK)
    talks = (Talk("t", "Talk", "e", date="2030-07", start="09:35"), Talk("u", "Talk", "e", date="2030-07-02"))
    for event in (vague, week):
        assert "notes/e/event.ics" not in made(Catalogue(events=(event,), talks=talks))


def test_uids_stay_when_everything_but_the_id_changes() -> None:
    talk = Talk("t", "Talk", "e", date="2030-07-01", start="09:35")
    other = replace(talk, title="Another", date="2030-07-02", start="10:00")
    first, second = calendar(PARIS, talks=(talk,)), calendar(replace(PARIS, title="D"), talks=(other,))
    assert [entry["uid"] for entry in first] == [entry["uid"] for entry in second]
    assert len({entry["uid"] for entry in first}) == 2


def test_words_that_could_end_a_line_or_an_element(catalogue: Catalogue) -> None:
    words = "a\nBEGIN:VEVENT\r\n;,\\ </title> ]]> \x00\x0b\ud800"
    event, talk = catalogue.events[0], catalogue.talks[0]
    hostile = replace(catalogue, events=(replace(event, title=words), *catalogue.events[1:]),
                      talks=(replace(talk, title=words), *catalogue.talks[1:]))  # fmt: skip
    plain, found = made(catalogue), made(hostile)
    assert plain.keys() == found.keys()
    for name, text in found.items():
        if name.endswith(".ics"):
            text.encode("utf-8")
            before = icalendar.Calendar.from_ical(plain[name])
            after = icalendar.Calendar.from_ical(text)
            assert len(after.walk("VEVENT")) == len(before.walk("VEVENT"))
        else:
            ElementTree.fromstring(text)
