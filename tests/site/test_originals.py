"""The five originals as they came: ``.txt`` files without a sidecar, against a careful reading of each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import Build, Built
from .counting import headings, items, links, marks

FORMATS = {"000": "markdown", "001": "dokuwiki", "002": "plaintext", "003": "plaintext", "004": "rst"}
ITEMS = {"000": 37, "001": 57, "002": 34, "003": 5, "004": 68}


@pytest.fixture(scope="module")
def originals(shared: Path, build_once: Build) -> Built:
    return build_once(files={f"notes/{p.name}": p.read_bytes() for p in (shared / "notes").iterdir()})


def gold(shared: Path, number: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((shared / "gold" / f"{number}.json").read_text("utf-8"))
    return found


def doc_of(site: Built, number: str) -> str:
    return next(doc for doc in site.app.env.found_docs if doc.startswith(f"notes/{number}"))


def test_formats_are_chosen(originals: Built) -> None:
    assert {n.doc[6:9]: n.format for n in originals.catalogue.notes} == FORMATS


def item_lines(lists: dict[str, Any]) -> list[tuple[int, int]]:
    return [
        (entry["line"], entry["level"]) if isinstance(entry, dict) else (entry, 1)
        for entry in lists["item_lines"]
    ]


@pytest.mark.parametrize("number", sorted(FORMATS))
def test_items_stand_at_their_lines(originals: Built, shared: Path, number: str) -> None:
    found = items(originals.doctree(doc_of(originals, number)))
    assert len(found) == ITEMS[number]
    assert found == item_lines(gold(shared, number)["lists"])


@pytest.mark.parametrize("number", ["000", "001", "004"])
def test_marked_headings(originals: Built, shared: Path, number: str) -> None:
    wanted = [(h["line"], h["text"]) for h in gold(shared, number)["headings"] if h["kind"] != "inferred"]
    found = [
        (line, " ".join(text.split()))
        for line, text in headings(originals.doctree(doc_of(originals, number)))
    ]
    assert found == [(line, " ".join(text.split())) for line, text in wanted]


@pytest.mark.parametrize("number", ["002", "003"])
def test_unmarked_headings(originals: Built, shared: Path, number: str) -> None:
    wanted = {(h["line"], h["text"]) for h in gold(shared, number)["headings"]}
    assert set(headings(originals.doctree(doc_of(originals, number)))) == wanted


def test_unmarked_headings_of_loose_markdown_are_blocks_of_their_own(originals: Built, shared: Path) -> None:
    document = originals.doctree(doc_of(originals, "000"))
    blocks = {
        node.astext() for node in document.findall() if node.__class__.__name__ in ("paragraph", "line")
    }
    inferred = [h["text"] for h in gold(shared, "000")["headings"] if h["kind"] == "inferred"]
    assert len(inferred) == 10
    assert [text for text in inferred if text not in blocks] == []


def test_one_fact_per_line(originals: Built, shared: Path) -> None:
    lines = next((shared / "notes").glob("000*")).read_text("utf-8").split("\n")
    document = originals.doctree(doc_of(originals, "000"))
    blocks = {
        node.astext().strip()
        for node in document.findall()
        if node.__class__.__name__ in ("paragraph", "line")
    }
    facts = [n for first, last in gold(shared, "000")["line_facts"]["ranges"] for n in range(first, last + 1)]
    assert [n for n in facts if lines[n - 1].strip() not in blocks] == []


@pytest.mark.parametrize("number", ["000", "001", "004"])
def test_links(originals: Built, shared: Path, number: str) -> None:
    wanted = [(link["line"], link["url"].rstrip("/").lower()) for link in gold(shared, number)["links"]]
    found = [
        (line, url.rstrip("/").lower()) for line, url in links(originals.doctree(doc_of(originals, number)))
    ]
    assert sorted(found) == sorted(wanted)


def test_lost_footnotes_come_back(originals: Built, shared: Path) -> None:
    wanted = [(mark["line"], mark["number"]) for mark in gold(shared, "003")["footnote_markers"]]
    assert len(wanted) == 16
    assert marks(originals.doctree(doc_of(originals, "003"))) == wanted
    for number in ("000", "001", "002", "004"):
        assert marks(originals.doctree(doc_of(originals, number))) == []


def talks_of(site: Built, number: str, kinds: tuple[str, ...] = ()) -> list[Any]:
    event = doc_of(site, number).removeprefix("notes/")
    talks = site.catalogue.talks_of_event.get(event, ())
    return [talk for talk in talks if (str(talk.kind) in kinds if kinds else talk.kind.is_talk)]


def test_talks_of_the_wiki_page(originals: Built, shared: Path) -> None:
    wanted = [
        (t["line"], t["start"], " ".join(t["title"].split()), t["speakers"], t["date"])
        for t in gold(shared, "001")["talks"]
    ]
    found = [
        (t.source.line, t.start, t.title, [s.name for s in t.speakers], t.date)
        for t in talks_of(originals, "001")
    ]
    assert len(wanted) == 12
    assert sorted(found) == sorted(wanted)


def test_talks_of_the_blog_paste(originals: Built) -> None:
    assert len(talks_of(originals, "002")) == 6
    assert [t.title for t in talks_of(originals, "002", ("break",))] == ["Lunch"]
    assert [t.title for t in talks_of(originals, "002", ("social",))] == ["Parties"]


def test_one_talk_by_its_speaker_and_none_inside_it(originals: Built) -> None:
    (talk,) = talks_of(originals, "004")
    assert (talk.title, [s.name for s in talk.speakers]) == ("Introduction to OpenStack", ["Jonathon LaCour"])
    assert (talk.date, talk.source.line) == ("2012-09-26", 9)


def test_eleven_sessions_none_invented(originals: Built) -> None:
    found = {(t.source.line, t.title) for t in talks_of(originals, "000")}
    assert sorted(found) == [
        (5, "Keynotes"),
        (35, "Orchestration"),
        (48, "libvirt"),
        (59, "Database migrations"),
        (72, "Vagrant Rackspace"),
        (81, "Keynote"),
        (113, "Distros"),
        (125, "Containers"),
        (134, "Getting Started"),
        (144, "CI&D"),
        (152, "Devops Tools"),
    ]


def test_days_are_no_talks(originals: Built) -> None:
    assert talks_of(originals, "003") == []


def test_slips_are_reported(originals: Built) -> None:
    found = [line.split(": WARNING: ", 1) for line in originals.warnings]
    assert [(place[6:9], place.rpartition(":")[2], message) for place, message in found] == [
        (
            "000",
            "3",
            'the weekdays in "Mon May 12 - Wed May 15 2014" do not fit its dates; the dates count. '
            "Say the right ones in event.yml. [summit.date]",
        ),
        (
            "001",
            "50",
            '"Why OpenStack [...] for private cloud?" starts at 11:50, as "OpenStack powered by users" does '
            "(line 42); both stay. Give rooms or times in event.yml if they were parallel. [summit.slot]",
        ),
    ]
