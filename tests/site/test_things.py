"""Topics, people and series have pages of their own, in every builder, coming and going with their things."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from sphinx import addnodes

from summitnotes.records import catalogue as records
from summitnotes.sphinx.reading import generated_page
from summitnotes.views import year_talks

from .comparing import contents, differences
from .conftest import CONF, Begun, Build, Built
from .landing import dead_links

FURO = CONF.replace('"basic"', '"furo"') + 'html_baseurl = "https://notes.example/"\n'
LATE = "====== Late ======\n\n===== 17:00 - Ceph / Per Lie =====\n\ntext\n"
ASKING = "---\norphan:\n---\n# Asking\n\n{person}`Per Lie` and {topic}`Ceph`\n"
FILES = {
    "notes/2012-oslo/event.yml": "title: Cloud Days Oslo\nseries: cloud-days\nstart: 2012-10-15\n",
    "notes/2014-lyon/event.yml": "title: Cloud Days Lyon\nseries: cloud-days\nstart: 2014-05-12\n",
    "notes/2012-oslo/late.dokuwiki": LATE,
    "people.yml": "people:\n- {name: Luc Petit, aliases: [L. Petit]}\n- {name: Never Spoke}\n",
    "asking.md": ASKING,
}
WANTED = ("topics/ceph", "topics/neutron", "people/per-lie", "people/never-spoke", "series/cloud-days")


@pytest.fixture(scope="module")
def site(build_once: Build) -> Built:
    return build_once("basic", files=dict(FILES), conf=FURO)


def page(built: Built, name: str) -> BeautifulSoup:
    return BeautifulSoup(built.text(name), "html.parser")


@pytest.mark.parametrize(
    ("builder", "shape"),
    [("html", "{}.html"), ("dirhtml", "{}/index.html"), ("epub", "{}.xhtml"), ("text", "{}.txt")],
)
def test_every_builder_writes_them(build: Build, builder: str, shape: str) -> None:
    built = build("basic", files=dict(FILES), builder=builder)
    assert [name for name in WANTED if not (built.out / shape.format(name)).is_file()] == []


def test_one_page_holds_them(build: Build) -> None:
    built = build("basic", files=dict(FILES), builder="singlehtml")
    assert "she drew every packet by hand" in built.text("index.html")
    assert [link for link in dead_links(built.out) if "#" in link] == []  # the theme names pages of others


def test_a_book_holds_them_in_reading_order(build: Build) -> None:
    book = build("basic", files=dict(FILES), builder="epub")
    package = ElementTree.parse(book.out / "content.opf")
    files = {item.get("id"): item.get("href") for item in package.iterfind(".//{*}manifest/{*}item")}
    read = {files[item.get("idref")] for item in package.iterfind(".//{*}spine/{*}itemref")}
    assert {f"{name}.xhtml" for name in WANTED} <= read


@pytest.mark.parametrize("above", ["", "```{toctree}\n:hidden:\ntalks\n```\n"])
def test_a_page_without_a_title_gives_the_overview_of_them(build: Build, above: str) -> None:
    files = {"people.md": f"---\norphan:\n---\n{above}```{{person-list}}\n```\n"}
    for text in (files["people.md"], files["people.md"] + "\nOne more line.\n"):
        built = build("basic", files={"people.md": text}, conf=FURO)
        assert [one for one in built.warnings if "people" in one] == []
        assert built.app.env.toctree_includes["people"][-1].startswith("people/")
        tables = list(built.app.env.tocs["people"].findall(addnodes.toctree))
        assert [each["includefiles"][-1] for each in tables if "generated" in each] == [
            built.app.env.toctree_includes["people"][-1]
        ]


def test_a_topic(site: Built) -> None:
    ceph = page(site, "topics/ceph.html")
    assert ceph.h1 is not None
    assert ceph.h1.get_text().rstrip("¶") == "Ceph"
    lines = [str(a["href"]) for a in ceph.select(".index-talks p a")]
    assert lines
    assert all(line.startswith("../notes/") and "#" in line for line in lines)


def test_a_person_without_a_talk(site: Built) -> None:
    assert "No talk in the notes yet." in page(site, "people/never-spoke.html").get_text()


def test_a_person_is_named_on_lines_of_others(build: Build) -> None:
    notes = "# Rome\n\n## 10:00 Disks / Gina Rossi\n\n- as Luc\n  Petit said in Lyon, who knows Gina Rossi\n"
    built = build("basic", files={**FILES, "notes/2013-rome/x.md": notes + "\n## 11:00 Luc Petit's ropes\n"})
    luc = page(built, "people/luc-petit.html")
    (line,) = luc.select(".index-talks p")
    assert line.get_text() == "as Luc Petit said in Lyon, who knows Gina Rossi line 5"
    assert line.mark.get_text() == "Luc Petit"  # type: ignore[union-attr]
    assert line.a["href"] == "../notes/2013-rome/x.html#line-5"  # type: ignore[index]
    assert page(built, "notes/2013-rome/x.html").select_one("#line-5") is not None
    assert page(built, "people/gina-rossi.html").select(".index-talks p") == []
    assert dead_links(built.out) == []


def test_a_series_is_called_as_its_events_are(site: Built) -> None:
    series = page(site, "series/cloud-days.html")
    assert series.h1 is not None
    assert series.h1.get_text().rstrip("¶") == "Cloud Days"
    assert [a["href"] for a in series.select(".summit-lines a")] == [
        "../notes/2014-lyon/index.html",
        "../notes/2012-oslo/index.html",
    ]


def test_every_link_lands(site: Built) -> None:
    assert dead_links(site.out) == []


def test_at_an_old_address_a_link_stands(site: Built) -> None:
    for overview, old, new in (
        ("topics.html", "topic-ceph", "topics/ceph.html"),
        ("people.html", "person-per-lie", "people/per-lie.html"),
    ):
        entry = page(site, overview).find(id=old)
        assert entry is not None
        assert new in [a["href"] for a in entry.select("a")]  # type: ignore[union-attr]


OLD = {"topics/quantum": "neutron", "topics/ha": "high-availability", "people/l-petit": "luc-petit"}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_other_names_lead_on(build: Build, builder: str) -> None:
    event = FILES["notes/2014-lyon/event.yml"] + "aliases: [lyon-14, Cloud Days 2]\n"
    built = build("basic", files={**FILES, "notes/2014-lyon/event.yml": event}, builder=builder)
    shape, end = ("{}.html", ".html") if builder == "html" else ("{}/index.html", "/")
    up = "" if builder == "html" else "../"
    for old, new in (
        ("topics/quantum", "neutron"),
        ("topics/ha", "high-availability"),
        ("people/l-petit", "luc-petit"),
    ):
        found = page(built, shape.format(old))
        assert [a["href"] for a in found.select("a")] == [f"{up}{new}{end}"]
        assert found.select_one("meta[http-equiv=refresh]")["content"] == f"0; url={up}{new}{end}"  # type: ignore[index]
    assert (built.out / "notes" / "lyon-14" / "index.html").is_file()
    assert not (built.out / "notes" / "Cloud Days 2").exists()
    assert dead_links(built.out) == []


def test_a_name_of_two_things_leads_nowhere(build: Build) -> None:
    people = "people:\n- {name: Ann Lee, aliases: [A. Lee]}\n- {name: Abe Lee, aliases: [A. Lee]}\n"
    built = build("basic", files={**FILES, "people.yml": people})
    assert not (built.out / "people" / "a-lee.html").exists()


def test_pages_announce_their_feeds_and_calendars(site: Built) -> None:
    def announced(name: str) -> list[str]:
        return [str(link["href"]) for link in page(site, name).select("head link[rel=alternate]")]

    assert announced("topics/ceph.html") == ["../notes.atom", "ceph.atom"]
    assert announced("series/cloud-days.html") == ["../notes.atom", "cloud-days.atom", "cloud-days.ics"]
    assert announced("notes/2012-oslo/index.html") == ["../../notes.atom", "event.ics"]
    assert announced("index.html") == ["notes.atom"]


def test_the_sidebar_shows_years_and_one_of_them(site: Built) -> None:
    def shown(name: str) -> list[str]:
        return [a.get_text() for a in page(site, name).select(".sidebar-tree a") if a.get_text() != "Events"]

    assert not any("Ceph" in shown(name) for name in ("index.html", "topics/ceph.html"))
    oslo, other = shown("notes/2012-oslo/index.html"), shown("index.html")
    assert "Cloud Days Oslo" in oslo
    assert "Cloud Days Lyon" not in oslo
    assert {"2012", "2014"} <= set(oslo)
    assert "Cloud Days Lyon" in other  # the latest year, where the page is of none


# ---- coming and going -------------------------------------------------------------------------


def write(path: str, text: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")

    return change


def delete(path: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        target = folder / path
        shutil.rmtree(target) if target.is_dir() else target.unlink()

    return change


def replace(path: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        text = (folder / path).read_text("utf-8")
        assert old in text
        (folder / path).write_text(text.replace(old, new), encoding="utf-8")

    return change


CHANGES: dict[str, Callable[[Path], None]] = {
    "a person comes": write("notes/2014-lyon/x.txt", "X\n\n10:00 - Ceph / Gina Rossi\n\n- disks\n"),
    "a person goes": delete("notes/2012-oslo/late.dokuwiki"),
    "a person is called otherwise": replace("people.yml", "Luc Petit", "Luc Le Petit"),
    "a topic comes": replace(
        "vocabulary.yml", "topics:\n", "topics:\n  - {id: packet, pref_label: {en: packet}}\n"
    ),
    "a series goes": replace("notes/2014-lyon/event.yml", "cloud-days", "other-days"),
    "an event comes": write("notes/2013-rome/x.txt", "Rome\n\n10:00 - Ceph / Gina Rossi\n\n- disks\n"),
    "an event moves to another year": replace("notes/2012-oslo/event.yml", "2012-10-15", "2013-10-15"),
    "somebody writes the page of a topic": write("topics/ceph.md", "---\norphan:\n---\n# Our Ceph\n"),
    "the overview goes": delete("topics.md"),
    "the vocabulary goes": delete("vocabulary.yml"),
}


@pytest.mark.parametrize("years_from", [300, 3])
@pytest.mark.parametrize("change", CHANGES)
def test_incremental_equals_fresh(
    begun: Begun, change: str, years_from: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "MOST_ON_ONE_PAGE", years_from)
    build, first = begun("basic", years_from, files=dict(FILES), conf=FURO)
    CHANGES[change](first.source)
    again = build("basic", conf=FURO)
    shutil.copytree(first.source, first.source.parent / "fresh")
    fresh = build(None, name="fresh", conf=FURO)
    assert differences(again.out, fresh.out) == []
    assert [w.replace("fresh/", "") for w in fresh.warnings] == again.warnings


def test_what_was_kept_of_views_changes_no_byte(build: Build) -> None:
    """A build that may use what the last one worked out, and one that has to work all of it out."""
    first = build("basic", files=dict(FILES), conf=FURO)
    CHANGES["a person comes"](first.source)
    using = build("basic", conf=FURO)
    shutil.copytree(using.out, using.out.parent / "using")
    kept = sorted(Path(using.app.doctreedir).glob("*.json"))
    assert kept
    for file in kept:
        file.unlink()
    shutil.rmtree(using.out)
    without = build("basic", conf=FURO)
    assert differences(using.out.parent / "using", without.out) == []


def test_pages_of_years_come_and_go(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MOST_ON_ONE_PAGE", 3)
    monkeypatch.setattr(year_talks, "MOST_TALKS", 2)
    first = build("basic", files=dict(FILES), conf=FURO)
    assert {"talks/2012.html", "talks/2014.html", "events/2012.html"} <= contents(first.out).keys()
    assert {"talks/2012/2.html", "talks/2014/2.html"} & contents(first.out).keys()
    assert dead_links(first.out) == []
    monkeypatch.setattr(records, "MOST_ON_ONE_PAGE", 300)
    write("notes/2014-lyon/more.txt", "More\n\n17:00 - Nets / Per Lie\n\n- text\n")(first.source)
    again = build("basic", conf=FURO)
    assert not (again.out / "talks").exists()
    assert dead_links(again.out) == []


def test_parallel_equals_serial(build: Build) -> None:
    serial = build("basic", files=dict(FILES), conf=FURO)
    shutil.copytree(serial.source, serial.source.parent / "parallel")
    parallel = build(None, name="parallel", parallel=2, conf=FURO)
    assert differences(serial.out, parallel.out) == []


def test_a_bullet_more_writes_the_pages_that_show_it(build: Build) -> None:
    first = build("basic", files=dict(FILES), conf=FURO)
    before = {path: path.stat().st_mtime_ns for path in first.out.rglob("*.html")}
    replace("notes/2014-lyon/talks.txt", "les réseaux, enfin", "les réseaux, enfin, et Ceph")(first.source)
    again = build("basic", conf=FURO)
    written = {
        path.relative_to(again.out).as_posix()
        for path, time in before.items()
        if path.stat().st_mtime_ns != time and path.stem not in ("genindex", "search")
    }
    things = {name for name in written if name.startswith(("topics/", "people/", "series/"))}
    assert things == {"topics/ceph.html", "people/anne-roy.html", "series/cloud-days.html"}
    assert "notes/2012-oslo/notes.html" not in written


def test_their_trees_are_those_that_sphinx_would_read(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """All but the first of a view are read without what docutils does for files of authors."""
    ours = build("basic", files=dict(FILES))
    monkeypatch.setattr(generated_page, "read", lambda app, doc, *_: app.builder.read_doc(doc))
    sphinxs = build("basic", files=dict(FILES), name="other")
    docs = [doc for doc in WANTED if doc in ours.app.env.all_docs]
    assert docs == list(WANTED)
    assert [ours.doctree(doc).pformat() for doc in docs] == [
        sphinxs.doctree(doc).pformat().replace("/other/", "/site/") for doc in docs
    ]
    assert {doc: vars(ours.doctree(doc).settings).keys() for doc in docs} == {
        doc: vars(sphinxs.doctree(doc).settings).keys() for doc in docs
    }
