"""The BibTeX entry that a page shows is the one of ``talks.bib``, letter by letter."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.serving import REPOSITORY
from summitnotes.exports.citations import talk_bibtex
from summitnotes.exports.jsonld import notes_jsonld
from summitnotes.records.anchors import citation_key, short_anchor, talk_anchor
from summitnotes.records.catalogue import Catalogue, Place
from summitnotes.records.model import Event, Kind, NotesFile, Speaker, Talk

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from browser.conftest import Site

SCRIPT = (REPOSITORY / "_ext" / "summitnotes" / "static" / "summit-cite.js").read_text("utf-8")
DOC = "notes/h19/week"
PLACE = f"{DOC}.html"
TALKS = (
    Talk(
        "tides", "Why {tides} wait & 100% \\stop_~^#$", "h19", Kind.KEYNOTE, date="2019-05-03", language="en"
    ),
    Talk(
        "names",
        "Names",
        "h19",
        speakers=(Speaker("Reed and Sons, Ltd"), Speaker("A {B}"), Speaker("Zo\u00eb")),
    ),
    Talk("month", "A  month\tonly", "h19", Kind.PANEL, date="2019-07", start="09:35"),
    Talk("A.b c", "An id of one's own", "h19"),
)
EVENT = Event("h19", "Harbour [Days]", start="2019-05-02", location="Brest, France")


def own_key(talk: Talk) -> str:
    """What a link says besides the anchor of its card."""
    key = citation_key(talk.id)
    return "" if key == talk_anchor(talk.id) else f"#{key}"


@pytest.mark.parametrize("base", ["", "https://notes.example/en/"])
@pytest.mark.parametrize("event", [EVENT, None])
def test_of_awkward_talks(base: str, event: Event | None, browser_started: Browser, tmp_path: Path) -> None:
    catalogue = Catalogue(
        events=(event,) if event else (),
        talks=TALKS,
        notes=(NotesFile(DOC, f"{DOC}.md", "markdown", 1.0, event="h19"),),
        talk_places={talk.id: Place(DOC, talk_anchor(talk.id)) for talk in TALKS},
    )
    told = notes_jsonld(catalogue, DOC, base)
    cards = "".join(
        f'<div><span id="{short_anchor(talk_anchor(talk.id))}"></span>'
        f'<article class="talk-card" id="{talk_anchor(talk.id)}"></article><p>Notes</p>'
        f'<div><a class="talk-cite" href="talks.bib{own_key(talk)}">Cite</a></div></div>'
        for talk in TALKS
    )
    page_file = tmp_path / "page.html"
    page_file.write_text(
        f'<!doctype html><meta charset=utf-8><script type="application/ld+json">{told}</script>'
        f"{cards}<script>{SCRIPT}</script>",
        "utf-8",
    )
    context = browser_started.new_context()
    page = context.new_page()
    page.goto(page_file.as_uri())
    for number, talk in enumerate(TALKS):
        page.locator(".talk-cite").nth(number).click()
        address = f"{base}{PLACE}#{talk_anchor(talk.id)}" if base else None
        shown = page.locator(".talk-cited").nth(number).evaluate("box => box.textContent")
        assert shown == talk_bibtex(catalogue, talk.id, address)
    assert json.loads(told or "")["@type"] == "Article"
    context.close()


@pytest.mark.parametrize("path", ["notes/2014-05-paris/notes.html", "notes/2017-05-boston/week.html"])
def test_of_the_notes_of_this_repository(path: str, open_page: Callable[..., Page], built: Site) -> None:
    page = open_page(path)
    links = page.locator(".talk-foot .talk-cite")
    for number in range(links.count()):
        links.nth(number).click()
    shown = page.evaluate("[...document.querySelectorAll('.talk-cited')].map(box => box.textContent)")
    entries = (built.folder / "talks.bib").read_text("utf-8").split("\n\n")
    assert len(shown) == links.count() > 5
    assert {entry.strip() for entry in shown} <= {entry.strip() for entry in entries}
    links.first.click()
    assert page.locator(".talk-cited").count() == len(shown) - 1
