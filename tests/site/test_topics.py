"""The cross-summit index over the shipped notes, and over the whole output."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from .conftest import REPOSITORY, Build, Built

PAGES = {
    "index.md": "# Site\n\n```{event-list}\n:toctree:\n```\n\n```{toctree}\ntopics\npeople\ntalks\n```\n",
    "topics.md": "# Topics\n\n```{topic-timeline}\n```\n\n```{topic-matrix}\n```\n\n```{topic-index}\n```\n",
    "people.md": "# People\n\n```{person-list}\n```\n",
    "talks.md": "# Talks\n\n```{talk-list}\n:reader-filter:\n```\n",
}


@pytest.fixture(scope="module")
def site(build_once: Build) -> Built:
    docs = REPOSITORY / "docs"
    data = [docs / "vocabulary.yml", *(path for path in (docs / "notes").rglob("*") if path.is_file())]
    return build_once(files={**PAGES, **{str(path.relative_to(docs)): path.read_bytes() for path in data}})


@pytest.fixture(scope="module")
def page(site: Built) -> BeautifulSoup:
    return BeautifulSoup(site.text("topics.html"), "html.parser")


WHERE = {
    "pacemaker": {"2012-10-san-diego", "2014-05-paris"},
    "juju": {"2012-10-san-diego", "2014-05-atlanta"},
    "geard": {"2014-05-atlanta", "2014-05-paris"},
    "gerrit": {"2012-09-dreamhost", "2014-05-atlanta", "2014-05-paris"},
    "ceph": {"2012-09-dreamhost", "2014-05-paris"},
    "neutron": {"2012-09-dreamhost", "2012-10-san-diego", "2014-05-atlanta", "2014-05-paris"},
}


@pytest.mark.parametrize("topic", sorted(WHERE))
def test_topics_are_found_where_they_are_spoken_of(site: Built, topic: str) -> None:
    found = {mention.doc.split("/")[1] for mention in site.catalogue.mentions_of_topic[topic]}
    assert found == WHERE[topic]


def test_former_and_present_name_stand_on_one_row(page: BeautifulSoup) -> None:
    rows = [row for row in page.select("table.topic-matrix tbody tr, .topic-matrix table tbody tr") if row.th]
    (row,) = [row for row in rows if row.th.get_text(" ", strip=True).startswith("Neutron")]
    words = row.get_text(" ", strip=True)
    assert "Quantum" in words


def test_columns_are_in_order_of_date(site: Built) -> None:
    assert [event.id for event in site.catalogue.events] == [
        "2012-09-dreamhost",
        "2012-10-san-diego",
        "2014-05-atlanta",
        "2014-05-paris",
        "2017-05-boston",
    ]


def test_cells_sum_to_the_pairs_of_talks_and_topics(site: Built, page: BeautifulSoup) -> None:
    data = json.loads(site.text("talks.json"))
    pairs = {(talk["id"], topic) for talk in data["talks"] for topic in talk["topics"]}
    cells = page.select(".topic-matrix td a")
    total = sum(int(re.match(r"\d+", cell.get_text(strip=True))[0]) for cell in cells)  # type: ignore[index]
    assert total == len(pairs)


def broken_links(out: Path) -> list[str]:
    """Every link of the HTML output that leads to no file, or to no element."""
    ids: dict[Path, set[str]] = {}
    links: list[tuple[Path, str]] = []
    for path in sorted(out.rglob("*.html")):
        soup = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        ids[path.resolve()] = {str(element["id"]) for element in soup.select("[id]")} | {
            str(element["name"]) for element in soup.select("a[name]")
        }
        links += [(path, str(element["href"])) for element in soup.select("[href]")]
    broken = []
    for path, href in links:
        parts = urlsplit(href)
        if parts.scheme or parts.netloc or path.name == "404.html":
            continue
        target = (path.parent / unquote(parts.path)).resolve() if parts.path else path.resolve()
        if not target.exists():
            broken.append(f"{path.relative_to(out)}: {href} (no such file)")
        elif parts.fragment and target in ids and unquote(parts.fragment) not in ids[target]:
            broken.append(f"{path.relative_to(out)}: {href} (no such element)")
    return broken


def test_every_link_lands_on_an_element(site: Built) -> None:
    assert broken_links(site.out) == []
