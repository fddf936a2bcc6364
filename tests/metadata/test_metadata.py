"""What pages say to machines, and where "edit this page" leads."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from sphinx.testing.util import SphinxTestApp

from summitnotes.sphinx.writing.metadata import source_link

HERE = Path(__file__).parent
TEMPLATES = HERE.parents[1] / "_templates"
EVENT = "notes/2031-05-lyon/index"
MONDAY = "notes/2031-05-lyon/monday"
SIDE = "notes/2031-05-lyon/side #2"


def build(folder: Path, **settings: Any) -> Path:
    shutil.copytree(HERE / "site", folder / "site")
    app = SphinxTestApp("html", srcdir=folder / "site", confoverrides=settings)
    try:
        app.build()
    finally:
        app.cleanup()
    return Path(app.outdir)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("metadata"), templates_path=[str(TEMPLATES)])


def page(site: Path, name: str) -> str:
    return (site / f"{name}.html").read_text("utf-8")


def jsonld(text: str) -> dict[str, Any]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert len(found) == 1
    return dict(json.loads(found[0]))


def links(text: str) -> dict[str, str]:
    """Title of a button of Furo -> where it leads."""
    found = re.findall(r'<a class="muted-link" href="([^"]*)"[^>]*title="([^"]*)"', text)
    return {title: address for address, title in found}


def test_an_event_page_is_an_event(site: Path) -> None:
    data = jsonld(page(site, EVENT))
    assert data["@type"] == "Event"
    assert data["name"] == "Lamp </script> & Mirror Days"
    assert data["url"] == "index.html"
    # The pages of the notes say which talks there are.
    assert {"@type": "Article", "url": "monday.html"} in data["subjectOf"]
    assert "subEvent" not in data


def test_a_notes_page_is_an_article_about_its_event(site: Path) -> None:
    data = jsonld(page(site, MONDAY))
    assert data["@type"] == "Article"
    assert data["author"]["name"] == "Ada Quill"
    assert data["about"]["name"] == "Lamp </script> & Mirror Days"
    assert [talk["name"] for talk in data["about"]["subEvent"]] == ["Polishing lenses </script>", "Wicks"]
    assert data["about"]["subEvent"][0]["url"].startswith("#t-")


def test_other_pages_say_nothing(site: Path) -> None:
    for name in ("index", "events", "search"):
        assert "ld+json" not in page(site, name)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        (EVENT, "notes/2031-05-lyon/event.yml"),
        (MONDAY, "notes/2031-05-lyon/monday.txt"),
        (SIDE, "notes/2031-05-lyon/side%20%232.md"),
        ("notes/alone", "notes/alone.dokuwiki"),
        ("events", "events.md"),
    ],
)
def test_links_lead_to_the_file_of_the_author(site: Path, name: str, path: str) -> None:
    assert links(page(site, name)) == {
        "Edit this page": f"https://github.com/example/meetings/edit/main/docs/{path}",
        "View this page": f"https://github.com/example/meetings/blob/main/docs/{path}?plain=true",
    }


def test_copies_of_the_sources(tmp_path: Path) -> None:
    site = build(tmp_path, html_theme_options={})
    for name, copy in (
        (EVENT, f"{EVENT}.yml.txt"),
        (MONDAY, f"{MONDAY}.txt"),
        ("notes/alone", "notes/alone.dokuwiki.txt"),
    ):
        (address,) = links(page(site, name)).values()
        target = (site / name).parent / address
        assert target.resolve() == (site / "_sources" / copy).resolve()
        assert target.is_file()
    assert "Lyon" in (site / "_sources" / f"{EVENT}.yml.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "pattern", "expected"),
    [
        (
            {"repository": "https://gitlab.com/a/b/", "branch": "x"},
            None,
            "https://gitlab.com/a/b/-/edit/x/p.txt",
        ),
        ({"repository": "https://git.example.org/a", "branch": "x"}, None, None),
        ({"repository": "https://github.com/a/b", "branch": ""}, None, None),
        ({}, "https://git.example.org/{filename}?a={filename}", "https://git.example.org/p.txt?a=p.txt"),
        ({}, None, None),
    ],
)
def test_source_link(options: dict[str, str], pattern: str | None, expected: str | None) -> None:
    from summitnotes.sphinx.writing.metadata import _EDIT

    context = {f"theme_source_{name}": value for name, value in options.items()}
    assert source_link(context, "p.txt", pattern, _EDIT) == expected


def test_the_language_of_a_page(site: Path) -> None:
    assert re.search(r'<html[^>]* lang="fr"', page(site, "bretagne"))
    assert re.search(r'<html[^>]* lang="en"', page(site, MONDAY))


def test_descriptions(site: Path) -> None:
    assert 'og:description" content="Lyon, France. 2031-05-12 – 2031-05-13. Polishing' in page(site, EVENT)
    assert "Talk about oil" in page(site, SIDE)
    for name in (EVENT, MONDAY, SIDE):
        assert "og:url" not in page(site, name)
        assert "og:image" not in page(site, name)


def test_with_a_base_address(tmp_path: Path) -> None:
    base = "https://meetings.example.org/en/"
    site = build(tmp_path, html_baseurl=base, ogp_site_url=base)
    assert jsonld(page(site, EVENT))["url"].startswith(f"{base}notes/2031-05-lyon/index.html")
    assert f'og:url" content="{base}notes/2031-05-lyon/index.html"' in page(site, EVENT)


def test_the_page_for_addresses_that_lead_nowhere(site: Path) -> None:
    text = page(site, "404")
    content = text.partition("<article")[2].partition("</article>")[0]
    addresses = re.findall(r'(?:href|action)="([^"]*)"', content)
    assert set(addresses) >= {"/search.html", "/index.html", "/events.html"}
    assert "/talks.html" not in addresses  # this site has no such page
    everywhere = re.findall(r'(?:href|src|action)="([^"#]+)"', text)
    assert [address for address in everywhere if not address.startswith(("/", "https://"))] == []
