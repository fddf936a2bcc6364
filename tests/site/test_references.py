"""Roles, the general index, objects.inv, duplicates: how things are referred to and found."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from sphinx.util.inventory import InventoryFile

from .conftest import Build, Built

PAGE = """\
---
orphan:
---
# Page

{talk}`oslo-networks-for-everyone` by id, {talk}`Networks for everyone` by title, {talk}`nets` by alias,
{talk}`the nets <nets>` with words of its own; {event}`2012-oslo`, {event}`Cloud Days Oslo`;
{person}`kari-moen`, {person}`Kari Moen`, {person}`K. Moen`; {topic}`HA`, {topic}`haute disponibilité`,
{topic}`Quantum`.
"""
REST = """\
:orphan:

Page
====

:talk:`oslo-networks-for-everyone` by id, :talk:`Networks for everyone` by title, :talk:`nets` by alias,
:talk:`the nets <nets>` with words of its own; :event:`2012-oslo`, :event:`Cloud Days Oslo`;
:person:`kari-moen`, :person:`Kari Moen`, :person:`K. Moen`; :topic:`HA`, :topic:`haute disponibilité`,
:topic:`Quantum`.
"""
EVENT = """\
title: Cloud Days Oslo
start: 2012-10-15
talks:
  - {at: Networks for everyone, id: oslo-networks-for-everyone, aliases: [nets]}
"""
PEOPLE = "people:\n- {name: Kari Moen, aliases: [K. Moen]}\n"
TALK, EVENT_PAGE = "notes/2012-oslo/notes.html#talk-oslo-networks-for-everyone", "notes/2012-oslo/index.html"


@pytest.mark.parametrize("name", ["page.md", "page.rst"])
def test_an_id_a_title_or_an_alias(build: Build, name: str) -> None:
    site = build(
        "basic",
        files={
            name: PAGE if name.endswith("md") else REST,
            "notes/2012-oslo/event.yml": EVENT,
            "people.yml": PEOPLE,
            "notes/2012-oslo/more.dokuwiki": "====== More ======\n",
        },
    )
    assert site.warnings == []
    page = BeautifulSoup(site.text("page.html"), "html.parser")
    links = [
        (a.get_text(), a["href"].removesuffix("#event-2012-oslo")) for a in page.select(".body p a.reference")
    ]
    assert links == [
        ("Networks for everyone", TALK),
        ("Networks for everyone", TALK),
        ("Networks for everyone", TALK),
        ("the nets", TALK),
        ("Cloud Days Oslo", EVENT_PAGE),
        ("Cloud Days Oslo", EVENT_PAGE),
        ("Kari Moen", "people/kari-moen.html"),
        ("Kari Moen", "people/kari-moen.html"),
        ("Kari Moen", "people/kari-moen.html"),
        ("high availability", "topics/high-availability.html"),
        ("high availability", "topics/high-availability.html"),
        ("Neutron", "topics/neutron.html"),
    ]


TWO = """\
---
orphan:
---
# Two

```{talk} Opening
:id: one
```

```{talk} Opening
:id: two
```

{talk}`Opening` and {talk}`Openning` and {topic}`cephh` and {person}`Kari Mohn`
"""


def test_unknown_and_ambiguous_names(build: Build) -> None:
    site = build("basic", files={"page.md": TWO, "notes/2012-oslo/more.dokuwiki": "====== More ======\n"})
    assert site.warnings == [
        'page.md:14: WARNING: "Opening" names several; shown unlinked. Name one by its id: "one", "two". '
        "[summit.ambiguous]",
        'page.md:14: WARNING: unknown talk "Openning"; shown unlinked. Did you mean "Opening"? '
        "[summit.unknown_target]",
        'page.md:14: WARNING: unknown topic "cephh"; shown unlinked. Did you mean "ceph"? '
        "[summit.unknown_topic]",
        'page.md:14: WARNING: unknown person "Kari Mohn"; shown unlinked. Did you mean "Kari Moen"? '
        "[summit.unknown_target]",
    ]
    assert "Openning" in site.text("page.html")


DUPLICATE = "---\norphan:\n---\n# {0}\n\n```{{talk}} {0}\n:id: same\n:event: 2012-oslo\n```\n"


@pytest.mark.parametrize("parallel", [0, 2])
def test_a_duplicate_id_names_both_places_and_keeps_both_texts(build: Build, parallel: int) -> None:
    files = {
        "b.md": DUPLICATE.format("Second"),
        "a.md": DUPLICATE.format("First"),
        "notes/2012-oslo/more.dokuwiki": "====== More ======\n",
    }
    site = build("basic", files=files, parallel=parallel)
    assert site.warnings == [
        'b.md:6: WARNING: talk id "same" is already used at a.md:6; references lead there. '
        "Give one of them another :id:. [summit.duplicate]"
    ]
    assert site.catalogue.talk["same"].title == "First"
    assert "Second" in site.text("b.html")


@pytest.fixture(scope="module")
def basic(build_once: Build) -> Built:
    return build_once("basic")


def test_other_sites_can_refer_to_everything(basic: Built) -> None:
    with (basic.out / "objects.inv").open("rb") as file:
        inventory = InventoryFile.load(file, "", lambda _base, path: path)
    kinds = {kind: set(entries) for kind, entries in inventory.items() if kind.startswith("summit:")}
    assert kinds["summit:event"] >= {"2012-oslo", "2014-lyon"}
    assert kinds["summit:talk"] >= {"2012-oslo-networks-for-everyone", "2014-lyon-neutron-en-pratique"}
    assert kinds["summit:person"] >= {"kari-moen", "anne-roy"}
    assert kinds["summit:topic"] == {"ceph", "high-availability", "neutron"}


def test_the_general_index_lists_talks_and_speakers(basic: Built) -> None:
    page = BeautifulSoup(basic.text("genindex.html"), "html.parser")
    entries = [a.get_text() for a in page.select(".indextable a")]
    assert entries.count("Networks for everyone") == 2  # under its title and under its speaker
    assert "Kari Moen" in page.get_text()
