"""Pictures and attachments of notes, wherever the notes lie and however their names are written."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from .conftest import CONF, Build, Built
from .test_wiki import PNG

NOTE = """\
# Pictures

![one](images/boat.png)

![](./images/boat.png)

![three](images/my%20boat.png "The Tern at noon")

![four](../common/tern.png) and ![five](/common/tern.png) and ![six](/images/boat.png)

[![](images/boat.png)](slides.pdf)

[the slides](slides.pdf), [page 3](slides.pdf#page=3), [all of it](../common/all%20of%20it.zip)

![seven](images/none.png "Not here") and ![eight](../../conf.png) and [a page](page.xml)

[rest](rest.rst), [wiki](wiki.dokuwiki#wiki)

<img src="images/boat.png" width="20">
"""
WIKI = "====== Wiki ======\n\n{{:boats:boat.png|nine}} and {{slides.pdf|ten}} and {{:summit:slides.pdf}}\n"
REST = """\
Rest
====

.. image:: images/my%20boat.png

`eleven <slides.pdf>`_ and `twelve <slides.svg>`_ and `md <md.md#pictures>`_
"""
NOTES = {
    "lyon/md.md": NOTE,
    "lyon/wiki.dokuwiki": WIKI,
    "lyon/rest.rst": REST,
    "lyon/images/boat.png": PNG,
    "lyon/images/my boat.png": PNG,
    "lyon/boat.png": PNG,
    "lyon/slides.pdf": b"%PDF-1.4\n",
    "lyon/slides.svg": b"<svg/>",
    "lyon/page.xml": b"<p>page</p>",
    "common/tern.png": PNG,
    "common/all of it.zip": b"PK\x05\x06" + bytes(18),
}
WARNINGS = [
    'notes/lyon/md.md:15: WARNING: "page.xml" is no page of this site; shown as text. Did you mean '
    '"/notes/lyon/rest"? [summit.link]',
    'notes/lyon/md.md:15: WARNING: picture "../../conf.png" lies outside the folder of the notes; shown as '
    "text. [summit.media]",
    'notes/lyon/md.md:15: WARNING: picture "images/none.png" is not there; shown as text. [summit.media]',
    'notes/lyon/page.xml:1: WARNING: "page.xml", "slides.svg": no kind of notes that is read, and no notes '
    "lead there; left out. Save notes as text (.txt, .md), .odt, .docx or .html. [summit.media]",
    'notes/lyon/rest.rst:6: WARNING: address "slides.svg" is not linked; shown as text. [summit.link]',
]


@pytest.fixture(params=["inside", "elsewhere"])
def site(request: pytest.FixtureRequest, build: Build, tmp_path: Path) -> Built:
    if request.param == "inside":
        return build(files={f"notes/{name}": content for name, content in NOTES.items()})
    folder = tmp_path / "my notes"
    for name, content in NOTES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return build(files={}, overrides={"summit_notes_dir": str(folder)})


def test_every_file_is_there_and_no_path_is_read_aloud(site: Built, tmp_path: Path) -> None:
    warnings = [line.replace(f"{tmp_path}/my notes/", "notes/") for line in site.warnings]
    assert [line for line in warnings if "notes/lyon" in line] == WARNINGS
    shown: dict[str, list[tuple[str, str]]] = {}
    for name in ("md", "wiki", "rest"):
        page = BeautifulSoup(site.text(f"notes/lyon/{name}.html"), "html.parser").select_one("div.body")
        shown[name] = [(img["alt"], img["src"].rpartition("/")[2]) for img in page.select("img")]
        for img in page.select("img"):
            assert (site.out / "notes" / "lyon" / img["src"].replace("%20", " ")).is_file()
        for link in page.select("a.download"):
            assert (site.out / "notes" / "lyon" / link["href"].replace("%20", " ")).is_file()
    assert shown == {
        "md": [
            ("one", "boat.png"),
            ("", "boat.png"),
            ("three", "my%20boat.png"),
            ("four", "tern.png"),
            ("five", "tern.png"),
            ("six", "boat.png"),
            ("boat", "boat.png"),
            ("", "boat.png"),
        ],
        "wiki": [("nine", "boat1.png")],
        "rest": [("", "my%20boat.png")],
    }
    page = BeautifulSoup(site.text("notes/lyon/md.html"), "html.parser")
    assert page.select_one("figcaption").get_text(strip=True).startswith("The Tern at noon")
    assert "seven (Not here) and eight and a page (page.xml)" in page.get_text()
    assert [a.get_text() for a in page.select("a.download")] == ["", "the slides", "page 3", "all of it"]
    pages = [a["href"] for a in page.select("p > a.internal") if a["href"].endswith(".html")]
    assert pages == ["rest.html", "wiki.html"]
    wiki = BeautifulSoup(site.text("notes/lyon/wiki.html"), "html.parser")
    assert [a.get_text() for a in wiki.select("a.download")] == ["ten", ":summit:slides.pdf"]
    rest = BeautifulSoup(site.text("notes/lyon/rest.html"), "html.parser")
    assert [a.get_text() for a in rest.select("a.download")] == ["eleven"]


@pytest.mark.parametrize("given", ["nowhere", "nul\0"])
def test_a_folder_of_notes_that_is_none(build: Build, given: str) -> None:
    shown = given.replace("\0", "\ufffd")
    built = build(files={"notes/e/x.md": "# Page\n"}, overrides={"summit_notes_dir": given})
    assert built.warnings == [
        f'conf.py:1: WARNING: summit_notes_dir: there is no folder "{shown}", so the site has no notes. '
        "Correct the path [summit.unreadable]"
    ]


@pytest.mark.parametrize("given", [3, ["notes"], None])
def test_a_setting_of_another_type_counts_as_none(build: Build, given: object) -> None:
    built = build(files={"notes/e/x.md": "# Page\n"}, conf=f"{CONF}\nsummit_notes_dir = {given!r}\n")
    (said,) = built.warnings
    assert "`summit_notes_dir' has type" in said
    assert "notes/e/x" in built.app.env.all_docs


def test_a_heading_is_its_words_and_what_leads_nowhere_is_a_hint(build: Build) -> None:
    note = '# {% include icon.html icon="owl" %}Owls\n\n## [Monday](days/monday.md)\n\n## {% alone %}\n'
    site = build(files={"notes/fen/md.md": note})
    page = BeautifulSoup(site.text("notes/fen/md.html"), "html.parser").select_one("div.body")
    heads = [head for head in page.select("h1, h2") if head.get_text(strip=True).rstrip("¶") != "Topics"]
    assert [head.get_text(strip=True).rstrip("¶") for head in heads] == ["Owls", "Monday", "{% alone %}"]
    hints = [hint["title"] for hint in page.select("abbr")]
    assert hints == ['{% include icon.html icon="owl" %}', "days/monday.md"]
