"""One talk, written in four ways: the same card and the same record."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from bs4 import BeautifulSoup

from .conftest import Build, Built

VOCABULARY = "topics:\n- id: ceph\n  pref_label: {en: Ceph}\n- id: storage\n  pref_label: {en: storage}\n"
EVENT = "title: Cloud Days\nstart: 2014-05-28\nend: 2014-05-28\nlocation: Oslo, Norway\n"
TALKS = "notes: {day.dokuwiki: {language: en}}\ntalks:\n"
INDEX = "# Site\n\n```{event-list}\n:toctree:\n```\n"
PEOPLE = {"people.md": "---\norphan:\n---\n# People\n\n```{person-list}\n```\n"}

MYST = """# Page

```{talk} Disks without tears
:event: oslo
:speakers: Kari Moen (Acme); Ola Berg
:start: 2014-05-28 09:35
:end: 10:15
:topics: ceph; storage
:language: en
:slides: https://example.org/slides.pdf
```
"""
REST = """Page
====

.. talk:: Disks without tears
   :event: oslo
   :speakers: Kari Moen (Acme); Ola Berg
   :start: 2014-05-28 09:35
   :end: 10:15
   :topics: ceph; storage
   :language: en
   :slides: https://example.org/slides.pdf
"""
HEADING = """====== Cloud Days ======

===== 09:35–10:15 - Disks without tears / Kari Moen (Acme), Ola Berg =====

text
"""
PLAIN = "====== Cloud Days ======\n\n===== Disks without tears =====\n\ntext\n"
ENTRY = """  - at: Disks without tears
    speakers: [Kari Moen (Acme), Ola Berg]
    start: "09:35"
    end: "10:15"
    topics: [ceph, storage]
    language: en
    slides: https://example.org/slides.pdf
"""
EXTRA = """  - at: Disks without tears
    topics: [ceph, storage]
    language: en
    slides: https://example.org/slides.pdf
"""

WAYS: dict[str, dict[str, str | bytes]] = {
    "reST directive": {"page.rst": f":orphan:\n\n{REST}"},
    "MyST directive": {"page.md": f"---\norphan:\n---\n{MYST}"},
    "event.yml": {"notes/oslo/day.dokuwiki": PLAIN, "notes/oslo/event.yml": EVENT + TALKS + ENTRY},
    "heading": {"notes/oslo/day.dokuwiki": HEADING, "notes/oslo/event.yml": EVENT + TALKS + EXTRA},
}
SAID_BY = {"anchor", "confidence", "notes", "origin", "page", "source"}


@pytest.fixture(scope="module", params=sorted(WAYS))
def site(request: pytest.FixtureRequest, build_once: Build) -> Built:
    files = {
        "index.md": INDEX,
        "vocabulary.yml": VOCABULARY,
        "notes/oslo/event.yml": EVENT,
        "notes/oslo/other.txt": "Nothing to see here, but the event exists.\n",
        **PEOPLE,
        **WAYS[request.param],
    }
    return build_once(files=files, name=request.param.replace(" ", "-"))


def record(site: Built) -> dict[str, Any]:
    data = json.loads(site.text("talks.json"))
    (talk,) = data["talks"]
    return {key: value for key, value in talk.items() if key not in SAID_BY}


def test_the_record_is_the_same(site: Built) -> None:
    assert site.warnings == []
    assert record(site) == {
        "date": "2014-05-28",
        "end": "10:15",
        "event": "oslo",
        "id": "oslo-disks-without-tears",
        "kind": "talk",
        "language": "en",
        "links": [{"label": None, "type": "slides", "url": "https://example.org/slides.pdf"}],
        "speakers": ["kari-moen", "ola-berg"],
        "start": "09:35",
        "status": None,
        "title": "Disks without tears",
        "topics": ["ceph", "storage"],
    }


def test_the_card_is_the_same(site: Built) -> None:
    place = site.catalogue.talk_places["oslo-disks-without-tears"]
    page = BeautifulSoup(site.text(f"{place.doc}.html"), "html.parser")
    (card,) = page.select("article.talk-card")
    around = card.parent.get_text(" ", strip=True)  # a card leaves out what its heading says
    assert card["id"] == "talk-oslo-disks-without-tears"
    assert re.search("0?9[:h]35", around)
    links = page.select(".talk-card-speakers a, h2 > a:not(.headerlink)")
    assert sorted(a.get_text(strip=True) for a in links) == ["Kari Moen", "Ola Berg"]
    assert "Acme" in around
    assert [a["href"] for a in card.select(".talk-card-links a")] == ["https://example.org/slides.pdf"]
    assert [c.get_text(strip=True) for c in card.select("ul:not(.talk-card-links) a")] == ["Ceph", "storage"]
