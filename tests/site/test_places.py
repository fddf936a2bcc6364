"""What a page of notes adds to the words of its author: facts above, marks inside, one line below talks."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag

from .conftest import CONF, Build

EVENT = "title: Harbour Days\nstart: 2014-05-28\nend: 2014-05-28\nlocation: Oslo, Norway\n"
VOCABULARY = (
    "topics:\n- id: ceph\n  pref_label: {en: Ceph}\n  definition: {en: Storage on many disks.}\n"
    "- id: rope\n  pref_label: {en: rope}\n"
)
NOTES = """# Harbour Days

## 09:35 - Disks without tears / Kari Moen

- Ceph here, and
  Ceph there
- a rope

## Programme

| Time | Title | Speaker |
|---|---|---|
| 10:00 | Knots and Ceph | Ola Berg |
| 11:00 | Sails | Kari Moen |
"""
FILES = {
    "index.md": "# Site\n\n```{event-list}\n:toctree:\n```\n",
    "notes/oslo/event.yml": EVENT,
    "notes/oslo/a.md": NOTES,
    "notes/oslo/b.md": "# Oslo again\n\n## 09:35 - Disks without tears / Kari Moen\n\n- quiet\n",
    "vocabulary.yml": VOCABULARY,
}
DOC = "notes/oslo/a"


def _page(build: Build, doc: str = DOC, **options: str) -> Tag:
    return BeautifulSoup(build(files=FILES, **options).text(f"{doc}.html"), "html.parser")


def test_notes_are_called_by_their_event(build: Build) -> None:
    page = _page(build)
    assert page.title.get_text().startswith("Notes of Harbour Days, 28 May 2014 (a)")
    assert page.h1.find(string=True, recursive=False) == "Harbour Days"
    facts = page.select_one(".notes-facts .summit-line-facts")
    assert [one.get_text() for one in facts.select("span")] == [
        "Harbour Days",
        "Wednesday 28 May 2014",
        "Oslo, Norway",
        "English",
        "Cite",
    ]
    assert facts.a["href"] == "index.html"
    assert [a["href"] for a in page.select(".notes-around a")] == ["b.html"]


def test_an_event_is_called_as_its_notes_call_it(build: Build) -> None:
    files = {"index.md": FILES["index.md"], "notes/003/a.md": "# Meeting of the Rope Guild\n\nText.\n"}
    site = build(files=files, conf=CONF.replace('"basic"', '"furo"'))
    page = BeautifulSoup(site.text("notes/003/index.html"), "html.parser")
    assert page.h1.find(string=True, recursive=False) == "Meeting of the Rope Guild"
    assert page.title.get_text().startswith("Meeting of the Rope Guild")
    tree = page.select_one(".sidebar-tree")
    assert tree.select_one(".current-page > a").get_text() == "Meeting of the Rope Guild"
    (site.source / "notes/003/a.md").write_text("# Meeting of the Knot Guild\n\nText.\n", "utf-8")
    again = build(conf=CONF.replace('"basic"', '"furo"'))
    assert "Rope Guild" not in "".join(path.read_text("utf-8") for path in again.out.rglob("*.html"))


def test_parallel_sessions_are_a_grid_without_styles_of_its_own(build: Build) -> None:
    talks = "".join(
        f"- {{title: {title}, start: '{start}:00', date: 2026-05-04, room: {room}}}\n"
        for title, start, room in (("Ropes", 10, "Red"), ("Nets", 10, "Attic"), ("Sails", 11, "Red"))
    )
    site = build(
        files={"notes/bern/a.md": "# Bern\n", "notes/bern/event.yml": f"title: Bern\ntalks:\n{talks}"}
    )
    page = BeautifulSoup(site.text("notes/bern/index.html"), "html.parser")
    slots = [[li.p.get_text() for li in slot.select("li")] for slot in page.select(".event-grid .event-slot")]
    assert slots == [["Ropes", "Nets"], ["Sails"]]
    assert page.select(".event-grid [style]") == []


def test_notes_alone_are_headed_by_their_event_and_offer_nothing_that_is_here(build: Build) -> None:
    files = {
        "index.md": FILES["index.md"],
        "notes/003_af.md": "The Rope Summit 2017.\n\n## Day one\n\nText.\n",
    }
    page = BeautifulSoup(build(files=files).text("notes/003_af.html"), "html.parser")
    assert page.h1.find(string=True, recursive=False) == "Notes of The Rope Summit 2017"
    assert page.select(".event-card-notes a") == []


def test_a_card_leaves_out_what_its_heading_says(build: Build) -> None:
    page = _page(build)
    card = page.select_one("article.talk-card")
    assert card.select(".talk-card-when, .talk-card-speakers") == []
    assert [a.get_text() for a in card.select("ul:not(.talk-card-links) a")] == ["Ceph", "rope"]
    assert card.parent.h2.select_one("a:not(.headerlink)").get_text() == "Kari Moen"
    others = [a["href"] for a in card.select(".talk-card-links a")]
    assert others == ["b.html#talk-oslo-disks-without-tears"]


MISSPELT = {
    "day.rst": f"""Harbour Days
{12 * "="}

9:00 Scalling Cephh (Kari Moen)
{31 * "-"}

- disks

10:00 Sails and winds (Ola Berg)
{32 * "-"}
""",
    "day.md": "# Harbour Days\n\n## 9:00 Scalling Cephh (Kari Moen)\n\n- disks\n\n"
    "## 10:00 Sails and winds (Ola Berg)\n",
    "day.dokuwiki": "====== Harbour Days ======\n\n===== 9:00 Scalling Cephh (Kari Moen) =====\n\n"
    "  * disks\n\n===== 10:00 Sails and winds (Ola Berg) =====\n",
}
CORRECTED = """talks:
- at: Scalling Cephh
  title: Scaling Ceph
- at: Sails and winds
  title: Sails and Winds
"""


@pytest.mark.parametrize("name", MISSPELT)
def test_a_title_corrected_in_event_yml_stands_in_the_card(build: Build, name: str) -> None:
    """The heading stays as its author wrote it; a title that only repeats it is not said twice."""
    files = {f"notes/2020-05-oslo/{name}": MISSPELT[name], "notes/2020-05-oslo/event.yml": CORRECTED}
    made = build(files=files)
    page = BeautifulSoup(made.text("notes/2020-05-oslo/day.html"), "html.parser")
    sections = [card.parent for card in page.select("article.talk-card, .talk-place")]
    assert [section.h2.find(string=True).strip()[:14] for section in sections] == [
        "9:00 Scalling ",
        "10:00 Sails an",
    ]
    assert [[one.get_text() for one in section.select(".talk-card-title")] for section in sections] == [
        ["Scaling Ceph"],
        [],
    ]
    assert made.warnings == []
    assert "Scaling Ceph" in build(files=files, builder="text").text("notes/2020-05-oslo/day.txt")


def test_a_row_bears_the_mark_of_its_talk(build: Build) -> None:
    page = _page(build)
    rows = page.select("tbody tr")
    marks = [row.select_one("td .talk-mark") for row in rows]
    assert [mark["id"] for mark in marks] == ["talk-oslo-knots-and-ceph", "talk-oslo-sails"]
    assert [mark.get_text(" ", strip=True) for mark in marks] == ["Ceph", ""]
    assert [row.select_one("a[href*='people/']").get_text() for row in rows] == ["Ola Berg", "Kari Moen"]
    assert page.select("table ~ article") == []


def test_one_line_below_the_notes_of_a_talk(build: Build) -> None:
    page = _page(build)
    section = page.select_one("article.talk-card").parent
    children = [child for child in section.children if isinstance(child, Tag)]
    assert children[-1]["class"] == ["talk-foot"]
    assert [a.get_text() for a in children[-1].select(":scope > a")] == ["Next"]


def test_a_term_is_linked_once_a_talk(build: Build) -> None:
    page = _page(build)
    section = page.select_one("article.talk-card").parent
    terms = section.select("[id^=line-] a:not([class])")
    assert [(a.get_text(), a.get("title")) for a in terms] == [
        ("Ceph", "Storage on many disks."),
        ("rope", None),
    ]


def test_an_item_of_one_line_has_its_address(build: Build) -> None:
    notes = """# Talks

* Des *mots* et [un lien](https://example.org)
* Les mots de la réunion que nous avons tous vus dans la salle

1. A first
2. A second

* An item

  of two paragraphs
* Another
"""
    files = {"index.md": FILES["index.md"], "notes/003/a.md": notes}
    page = BeautifulSoup(build(files=files).text("notes/003/a.html"), "html.parser")
    lines = page.select("ul > li[id^=line-]")
    assert [(line["id"], line.get("lang"), len(line.select("p"))) for line in lines] == [
        ("line-3", "fr", 0),
        ("line-4", "fr", 0),
    ]
    assert [line.get_text() for line in page.select("ol > li > p[id^=line-]")] == ["A first", "A second"]
    assert len(page.select("ul > li > p[id^=line-]")) == 3


def test_books_and_paper_go_without(build: Build) -> None:
    book = BeautifulSoup(build(files=FILES, builder="epub").text(f"{DOC}.xhtml"), "html.parser")
    assert book.select(".talk-foot, .notes-around") == []
    assert book.select_one(".notes-facts").get_text(strip=True).startswith("Harbour Days")
    text = build(files=FILES, builder="text").text(f"{DOC}.txt")
    assert "Harbour Days · Wednesday 28 May 2014 · Oslo, Norway · English" in text
    assert "Related" not in text


ROOMS = """# Harbour Days

## Programme, 28 May 2014

| Time | Big room | Small room |
|---|---|---|
| 10:00 - 10:45 | Knots in anger (Ola Berg) | Ceph for sailors (Kari Moen) |
| 11:00 - 11:45 | Sails without wind (Ann Lee) | Oars (Tom Oak) |
"""


def test_a_cell_is_about_its_own_talk(build: Build) -> None:
    page = BeautifulSoup(build(files={**FILES, "notes/oslo/a.md": ROOMS}).text(f"{DOC}.html"), "html.parser")
    found = {mark["id"]: mark.get_text(" ", strip=True) for mark in page.select(".talk-mark")}
    assert found["talk-oslo-ceph-for-sailors"] == "Ceph"
    assert found["talk-oslo-knots-in-anger"] == ""


def test_code_in_a_language_without_colours_is_no_fault_of_a_note(build: Build) -> None:
    made = build(files={"notes/2020-05-oslo/day.md": "# Oslo\n\n```mermaid\ngraph TD\n```\n"})
    assert made.warnings == []
    assert "graph TD" in made.text("notes/2020-05-oslo/day.html")


PROSE = """# Harbour Days

In the morning Kari Moen talked about "Disks without tears", which is to say Ceph, and Ola Berg had a workshop
called "Knots by hand" with much rope.
"""


def test_sessions_of_one_paragraph_have_the_words_behind_their_names(build: Build) -> None:
    site = build(files={**FILES, "notes/oslo/a.md": PROSE, "notes/oslo/b.md": "# Quiet\n"})
    assert site.warnings == []
    told = {talk.title: [name.name for name in talk.speakers] for talk in site.catalogue.talks}
    assert told == {"Disks without tears": ["Kari Moen"], "Knots by hand": ["Ola Berg"]}
    page = BeautifulSoup(site.text(f"{DOC}.html"), "html.parser")
    paragraphs = [p for p in page.select("article p, [role=main] p") if "In the morning" in p.get_text()]
    assert [" ".join(p.get_text().split()) for p in paragraphs] == [
        " ".join(PROSE.split()[3:]) + " Ceph rope"
    ]
    mentions = {(mention.topic, mention.talk) for mention in site.catalogue.mentions}
    by_title = {talk.title: talk.id for talk in site.catalogue.talks}
    assert mentions == {("ceph", by_title["Disks without tears"]), ("rope", by_title["Knots by hand"])}
