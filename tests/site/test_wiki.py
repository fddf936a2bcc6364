"""What only a wiki has, on finished pages: links to sections, pictures as labels, heads of rows."""

from __future__ import annotations

from bs4 import BeautifulSoup

from .conftest import Build

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc33"
    "0000000049454e44ae426082"
)
START = """\
====== Start ======

[[boats|{{boat.png|a boat}}]] and [[boats#Small boats|the small]] and [[boats#Big boats|the big]]

[[|this page]] and [[boats#Boats|their title]]
"""
BOATS = """\
====== Boats ======

===== Small boats =====

^ Name ^ Length ^
^ Ada  | 5 m    |
| :::  | 6 m    |
"""


def test_links_and_row_headings(build: Build) -> None:
    files = {
        "notes/oslo/start.dokuwiki": START,
        "notes/oslo/boats.dokuwiki": BOATS,
        "notes/oslo/boat.png": PNG,
    }
    site = build(files=files)
    assert site.warnings == [
        'notes/oslo/start.dokuwiki:3: WARNING: "Big boats" is no heading of the page "notes/oslo/boats"; '
        "the link leads to its top. [summit.link]"
    ]
    page = BeautifulSoup(site.text("notes/oslo/start.html"), "html.parser")
    links = page.select(".body p a.reference")
    assert [(a.get_text(), a["href"]) for a in links] == [
        ("", "boats.html"),
        ("the small", "boats.html#small-boats"),
        ("the big", "boats.html"),
        ("this page", "#"),
        ("their title", "boats.html"),
    ]
    assert [img["alt"] for img in links[0].select("img")] == ["a boat"]
    table = BeautifulSoup(site.text("notes/oslo/boats.html"), "html.parser").select_one("table")
    assert [
        [(cell.name, cell.get_text(strip=True)) for cell in row.select("th,td")] for row in table.select("tr")
    ] == [
        [("th", "Name"), ("th", "Length")],
        [("th", "Ada"), ("td", "5 m")],
        [("td", "6 m")],
    ]


def test_a_link_follows_a_heading_that_was_renamed(build: Build) -> None:
    files = {
        "notes/oslo/start.dokuwiki": START,
        "notes/oslo/boats.dokuwiki": BOATS,
        "notes/oslo/boat.png": PNG,
    }
    build(files=files)
    site = build(files={"notes/oslo/boats.dokuwiki": BOATS.replace("Small", "Big")})
    page = BeautifulSoup(site.text("notes/oslo/start.html"), "html.parser")
    assert [a["href"] for a in page.select(".body p a.reference")] == [
        "boats.html",
        "boats.html",
        "boats.html#big-boats",
        "#",
        "boats.html",
    ]


TABLE = """\
====== Harbour ======

^ Place ^ Winner        ^ Boat ^
| Porto | Ada Brink     | Tern |
| :::   | nobody at all | long words that must go to the next line, as no window is as wide as they are |
"""
AS_TEXT = """\
Harbour
*******

Oslo · English

+-------+---------------+--------------------------------------------------------+
| Place | Winner        | Boat                                                   |
|=======|===============|========================================================|
| Porto | Ada Brink     | Tern                                                   |
|       +---------------+--------------------------------------------------------+
|       | nobody at all | long words that must go to the next line, as no window |
|       |               | is as wide as they are                                 |
+-------+---------------+--------------------------------------------------------+
"""


def test_a_table_as_plain_text_keeps_its_words_whole(build: Build) -> None:
    site = build(files={"notes/oslo/harbour.dokuwiki": TABLE}, builder="text")
    assert site.text("notes/oslo/harbour.txt") == AS_TEXT


BADGES = """\
<p>Slow looms <span class="badge">Ana Prieto</span> <span class="badge">Kofi Adjei</span></p>
"""


def test_badges_beside_each_other_are_written_as_plain_text(build: Build) -> None:
    site = build(files={"notes/oslo/harbour.html": BADGES}, builder="text")
    assert "Slow looms Ana Prieto Kofi Adjei\n" in site.text("notes/oslo/harbour.txt")
    assert site.messages == ""
