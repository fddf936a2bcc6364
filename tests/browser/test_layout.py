"""Where things stand: lines of a readable length, nothing on anything else, nothing clipped on paper."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opening = Callable[..., "Page"]

# Characters on each line of each paragraph of prose, but for its last line; word by word.
LINES = r"""() =>
[...document.querySelectorAll("[role=main] :is(section > p, li > p, li[id^=line-], dd > p)")].flatMap(p => {
  const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), range = document.createRange();
  const lines = [];
  let top = -Infinity;
  for (let node; (node = walker.nextNode());) {
    for (const word of node.data.matchAll(/\S+\s*/g)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].trimEnd().length);
      const box = range.getClientRects()[0];
      if (!box || !box.width) continue;
      if (box.top > top + 8) { lines.push(0); top = box.top; }
      lines[lines.length - 1] += word[0].length;
    }
  }
  return lines.slice(0, -1);
})"""

# Pairs of elements of one kind that cover each other by more than a pixel.
OVERLAPS = """selector => {
  const found = [...document.querySelectorAll(selector)].map(e => [e, e.getBoundingClientRect()])
    .filter(([e, box]) => box.width && box.height && e.checkVisibility());
  const pairs = [];
  found.forEach(([a, one], n) => found.slice(n + 1).forEach(([b, two]) => {
    const wide = Math.min(one.right, two.right) - Math.max(one.left, two.left);
    const high = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
    const words = [a, b].map(e => e.textContent.slice(0, 40));
    if (wide > 1 && high > 1 && !a.contains(b)) pairs.push(words.join(" / "));
  }));
  return pairs;
}"""

#: With a class where the list has a name, else known by their place.
CHIPS = ":is(.summit-chips, .talk-card > ul, td > ul) > li > a"
KINDS = {
    ("shipped", "index.html"): (
        ".home-line svg text",
        ".home-list li",
        CHIPS,
        ".summit-home > *",
    ),
    ("shipped", "talks.html"): (
        CHIPS,
        ".summit-filter-facet > summary, .summit-filter-reset",
        "tbody tr > *",
    ),
    ("shipped", "topics.html"): (".timeline-scale text", ".topic-matrix thead th", ".summit-entries > li"),
    ("shipped", "topics/neutron.html"): (
        ".timeline-scale text",
        ".index-lines > li > *",
        ".index-lines > li",
        CHIPS,
    ),
    ("shipped", "notes/2017-05-boston/week.html"): (".talk-card", ".talk-card > *", CHIPS),
    ("shipped", "notes/2014-05-paris/index.html"): (".event-card > *", ".event-programme", CHIPS),
}


#: What may stand on such a page at all.
ANYTHING = (
    ".home-line svg text, .timeline-scale text",
    ".home-list li",
    CHIPS,
    ".summit-home > *",
)
ANYTHING += (".index-lines > li > *", ".talk-card > *", ".event-card > *", ".event-card-notes > li")
ANYTHING += (".summit-jump li", ".summit-entries > li", ".person-talks > *, .person-talks li")
ELSEWHERE = {
    "strangers": (
        "index.html",
        "topics/ceph.html",
        "people/ines-garnier.html",
        "notes/oslo/index.html",
        "notes/lille/notes.html",
        "notes/harbour-meetup.html",
    ),
    "many": (
        "index.html",
        "topics/ceph.html",
        "events/2024.html",
        "talks/2024.html",
        "people/ada-almeida.html",
        "notes/2024-05-meeting-16/index.html",
        "notes/2024-05-meeting-16/day-1.html",
    ),
}
KINDS |= {(site, path): ANYTHING for site, paths in ELSEWHERE.items() for path in paths}


@pytest.mark.parametrize(
    ("site", "path"),
    [
        ("shipped", "notes/2017-05-boston/week.html"),
        ("shipped", "notes/2012-10-san-diego/day-2.html"),
        ("shipped", "guide/start.html"),
        ("many", "notes/2024-05-meeting-16/day-1.html"),
    ],
)
def test_lines_of_60_to_80_characters(site: str, path: str, open_page: Opening) -> None:
    lines = open_page(path, site=site).evaluate(LINES)
    assert len(lines) >= 5
    assert 60 <= sum(lines) / len(lines) <= 80


@pytest.mark.parametrize("mode", ["light", "phone"])
@pytest.mark.parametrize(("site", "path"), KINDS)
def test_nothing_stands_on_anything_else(site: str, path: str, mode: str, open_page: Opening) -> None:
    page = open_page(path, mode, site)
    found = {kind: page.evaluate(OVERLAPS, kind) for kind in KINDS[site, path]}
    assert {kind: pairs for kind, pairs in found.items() if pairs} == {}


NOTES = (
    "2012-09-dreamhost/notes",
    "2012-10-san-diego/day-2",
    "2014-05-atlanta/notes",
    "2014-05-paris/notes",
    "2017-05-boston/week",
)


@pytest.mark.parametrize("notes", NOTES)
def test_cards_serve_the_notes(notes: str, open_page: Opening) -> None:
    """What the site adds takes less than a seventh of the height of the notes."""
    page = open_page(f"notes/{notes}.html")
    height = "all => all.reduce((sum, e) => sum + e.offsetHeight, 0)"
    whole = page.eval_on_selector_all("[role=main]", height)
    assert 0 < page.eval_on_selector_all(".talk-card", height) <= 0.15 * whole


def test_a_caption_does_not_repeat_its_heading(open_page: Opening) -> None:
    page = open_page("topics.html")
    assert page.locator(".topic-timeline caption").count() == 2  # of topics of several events, and of one
    widths = page.eval_on_selector_all("caption", "all => all.map(e => e.getBoundingClientRect().width)")
    assert max(widths) <= 1


@pytest.mark.parametrize(
    ("site", "path"),
    [
        ("shipped", "topics.html"),
        ("shipped", "notes/2014-05-paris/notes.html"),
        ("strangers", "notes/porto/agenda.html"),
        ("many", "topics.html"),
    ],
)
def test_paper(site: str, path: str, open_page: Opening) -> None:
    page = open_page(
        path, site=site, viewport={"width": 718, "height": 1000}
    )  # A4 less margins, at 96 pixels an inch
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 718
    clipped = page.eval_on_selector_all(
        "[role=main] :is(.topic-matrix, .topic-matrix-clip, .highlight, .talk-card, .topic-timeline)",
        """all => all.filter(e => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
          .filter(e => getComputedStyle(e).overflow !== "visible").map(e => e.className)""",
    )
    assert clipped == []
    for furniture in ("filter", "jump", "find", "more"):
        assert page.locator(f".summit-{furniture}:visible").count() == 0
    assert page.locator(":is(.talk-foot, .notes-around, .skip-to-content):visible").count() == 0
    breaks = page.eval_on_selector_all(
        ".talk-card, .summit-entries > li",
        "all => [...new Set(all.map(e => getComputedStyle(e).breakInside))]",
    )
    assert breaks == ["avoid"]
    ink = page.eval_on_selector("[role=main] h1", "e => getComputedStyle(e).color")
    assert max(int(n) for n in re.findall(r"\d+", ink)[:3]) < 80


def test_pdf_of_a_notes_page(open_page: Opening) -> None:
    pdf = open_page("notes/2014-05-paris/notes.html").pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    streams = re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    drawn = [s for s in streams if s[:1] == b"x" and b" Tj" in _inflated(s) + b" Tj"]
    assert len(drawn) >= 3
    assert 3 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 20


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return b""


def test_a_jump_never_lands_under_the_bar(open_page: Opening) -> None:
    for mode in ("light", "phone"):
        page = open_page("topics.html#letter-n", mode)
        bar, title = page.locator(".summit-jump"), page.locator("#letter-n")
        page.wait_for_function("document.querySelector('.summit-jump').getBoundingClientRect().top < 120")
        under, over = bar.bounding_box(), title.bounding_box()
        assert under is not None
        assert over is not None
        assert under["y"] + under["height"] <= over["y"] + 1


def test_a_life_line_on_a_phone_takes_two_rows(open_page: Opening) -> None:
    page = open_page("topics.html", "phone")
    rows = page.eval_on_selector_all(
        ".topic-timeline tbody tr:not(:has(.timeline-history))",
        """all => all.map(row => [".timeline-talks", "th"].map(part =>
          row.querySelector(part).getBoundingClientRect().top))""",
    )
    assert rows
    assert all(abs(count - topic) < 4 for count, topic in rows)
