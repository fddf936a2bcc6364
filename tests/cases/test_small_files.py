"""The small inputs about formats, front matter, languages and mails, as EXPECTED.md reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from docutils import nodes

from summitnotes.records.model import NotesFile

from ..site.conftest import Built, builder_in

HERE = Path(__file__).with_name("small")
NAMES = (
    "02-published.md",
    "04-front-inline.md",
    "05-italian.md",
    "05-spanish.md",
    "11-event-name.md",
    "21-toml-front.md",
    "22-mail.txt",
    "asciidoc-as.txt",
    "asciidoc-front-matter.adoc",
    "front-matter-title.md",
    "html-as.md",
    "html-furniture.html",
    "mediawiki-as.md",
    "org-results.org",
    "suffix.markdown",
)
VOCABULARY = """topics:
- {id: ceph, pref_label: {en: Ceph}}
- {id: swift, pref_label: {en: Swift}, context: {forms: [swift], near: [object]}}
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    files: dict[str, str | bytes] = {f"notes/{name.replace('.', '-')}/{name}": _bytes(name) for name in NAMES}
    files["notes/only/event.yml"] = (HERE / "13-event-only" / "event.yml").read_bytes()
    return builder_in(tmp_path_factory.mktemp("small"))(files={**files, "vocabulary.yml": VOCABULARY})


def _bytes(name: str) -> bytes:
    return (HERE / name).read_bytes()


def record(built: Built, name: str) -> NotesFile:
    return next(notes for notes in built.catalogue.notes if notes.path.endswith(f"/{name}"))


def page(built: Built, name: str) -> nodes.document:
    return built.doctree(record(built, name).doc)


def title(built: Built, name: str) -> str:
    page = BeautifulSoup(built.text(f"{record(built, name).doc}.html"), "html.parser")
    heading = page.find("h1")
    assert heading is not None
    return heading.get_text().removesuffix("¶")


def headings(built: Built, name: str) -> list[str]:
    titles = page(built, name).findall(nodes.title)
    return [node.astext() for node in titles if isinstance(node.parent, nodes.section)]


def count(built: Built, name: str) -> tuple[int, int, int]:
    """(headings, list items, links)."""
    links = [node for node in page(built, name).findall(nodes.reference) if "refuri" in node]
    return len(headings(built, name)), len(list(page(built, name).findall(nodes.list_item))), len(links)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("04-front-inline.md", "Boats in production"),
        ("11-event-name.md", "Three days at Harbour Conf"),
        ("21-toml-front.md", "Harbour Conf day three"),
        ("22-mail.txt", "Notes of the harbour summit"),
        ("front-matter-title.md", "Speaking at WidgetCon"),
        ("html-as.md", "Meetings"),
        ("suffix.markdown", "Railsconf: Monday Morning Keynote"),
    ],
)
def test_the_name_of_the_page(built: Built, name: str, shown: str) -> None:
    assert title(built, name) == shown


@pytest.mark.parametrize(
    ("name", "format_id", "counts"),
    [
        ("asciidoc-as.txt", "pandoc:asciidoc", (2, 3, 1)),
        ("asciidoc-front-matter.adoc", "pandoc:asciidoc", (2, 3, 0)),
        ("mediawiki-as.md", "pandoc:mediawiki", (1, 3, 2)),
        ("html-as.md", "pandoc:html", (1, 2, 1)),
    ],
)
def test_content_decides(built: Built, name: str, format_id: str, counts: tuple[int, int, int]) -> None:
    assert record(built, name).format == format_id
    assert count(built, name) == counts


def test_asciidoc_keeps_lines_and_leaves_out_remarks(built: Built) -> None:
    shown = page(built, "asciidoc-as.txt").astext()
    assert "Menu: label" not in shown
    assert "21:37 <ana> the template is not ready\n21:38 <tom> then we wait" in shown
    assert "Summary of ideas" in shown


def test_front_matter_is_data(built: Built) -> None:
    doc = record(built, "04-front-inline.md").doc
    assert record(built, "04-front-inline.md").by == "Ada Brink"
    assert record(built, "04-front-inline.md").language == "fr"
    said = built.app.env.domains["summit"].said[doc]  # type: ignore[attr-defined]
    assert said.topics == ("ceph", "swift")
    assert said.matter.date == "2021-01-14"
    assert 'lang="&quot;' not in built.text(f"{doc}.html")
    toml = record(built, "21-toml-front.md")
    assert toml.by == "Ada Brink"
    assert "+++" not in page(built, "21-toml-front.md").astext()


def test_languages(built: Built) -> None:
    assert record(built, "05-italian.md").language == "it"
    assert record(built, "05-spanish.md").language == "es"


def test_a_mail_is_decoded(built: Built) -> None:
    paragraphs = [node.astext() for node in page(built, "22-mail.txt").findall(nodes.paragraph)]
    assert "This session was led by Ægir. It was the first one." in paragraphs


def test_the_furniture_of_a_page_is_no_text(built: Built) -> None:
    shown = page(built, "html-furniture.html")
    assert not list(shown.findall(nodes.enumerated_list))
    for word in ("viewport", "Dev Day", "2018", "Previous"):
        assert word not in shown.astext()
    assert headings(built, "html-furniture.html") == ["Ana Prieto", "Conférence sur les tests"]


def test_a_folder_with_an_event_file_alone(built: Built) -> None:
    event = built.catalogue.event["only"]
    assert (event.title, event.start, event.location) == ("Meetup without notes", "2021-09-03", "Porto")
    assert [talk.title for talk in built.catalogue.talks if talk.event == "only"] == ["Lost talk"]


def test_what_is_said(built: Built) -> None:
    assert [line.partition("WARNING: ")[2] for line in built.warnings] == [
        'picture "a.jpg" is not there; shown as text. [summit.media]',
        'the page "Main_Page" is not among the notes; shown unlinked. Check the spelling. [summit.link]',
    ]
