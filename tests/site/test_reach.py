"""Links, heads and wide tables of notes that a screen reader and a keyboard can make something of."""

from __future__ import annotations

from xml.etree import ElementTree

from bs4 import BeautifulSoup

from .conftest import CONF, Build

NOTES = (
    "# Day\n\n[](https://slides.example/a) and [words](https://slides.example/b)\n\n"
    "| | berths |\n|---|---|\n| Oslo | 3 |\n"
)


def test_a_link_around_nothing_is_called_by_its_address(build: Build) -> None:
    html = build(files={"notes/e/day.md": NOTES}).text("notes/e/day.html")
    assert 'href="https://slides.example/a">https://slides.example/a</a>' in html
    assert 'href="https://slides.example/b">words</a>' in html


def test_an_empty_cell_is_no_head(build: Build) -> None:
    html = build(files={"notes/e/day.md": NOTES}).text("notes/e/day.html")
    cells = BeautifulSoup(html, "html.parser").select(".head")
    assert [(cell.name, cell.get_text(strip=True)) for cell in cells] == [("td", ""), ("th", "berths")]


def test_a_wide_table_is_reached_by_keyboard(build: Build) -> None:
    site = build(files={"notes/e/day.md": NOTES}, conf=CONF.replace('"basic"', '"furo"'))
    html = site.text("notes/e/day.html")
    assert html.count('<div class="table-wrapper') == html.count('docutils container" tabindex="0">') == 1


def test_pictures_of_a_book_are_pictures(build: Build) -> None:
    """XML has no SVG but in its own name space."""
    index = "# Site\n\n```{summit-home}\n```\n\n```{event-list}\n```\n"
    event = "title: Day\nstart: 2014-05-28\nurl: https://day.example/\n"
    files = {"index.md": index, "notes/e/day.md": NOTES, "notes/e/event.yml": event}
    page = ElementTree.fromstring(build(files=files, builder="epub").text("index.xhtml"))
    names = {element.tag for element in page.iter() if element.tag.endswith("svg")}
    assert names == {"{http://www.w3.org/2000/svg}svg"}
