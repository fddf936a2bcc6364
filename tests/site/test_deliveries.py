"""A talk that was given more than once: each card leads to the others."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup

from summitnotes.records.anchors import short_anchor

from .conftest import Build, Built


def event(name: str, entry: str) -> str:
    return f"title: {name} Days\ntalks:\n- {entry}\n"


TABLE = "| Time | Talk |\n|---|---|\n| 10:00 | Ropes, once more |\n| 11:00 | Sails |\n"
FILES = {
    "notes/2012-oslo/a.md": "# Oslo\n\n## 09:00 Ropes / Ola Berg\n\n- hemp\n",
    "notes/2014-lyon/a.md": "# Lyon\n\n## 10:00 Ropes again / Ola Berg\n\n- steel\n",
    "notes/2015-rome/a.md": f"# Rome\n\n{TABLE}",
    "notes/2012-oslo/event.yml": event("Oslo", "{at: Ropes, id: ropes}"),
    "notes/2014-lyon/event.yml": event("Lyon", "{at: Ropes again, id: ropes-2, same_as: ropes}"),
    "notes/2015-rome/event.yml": event("Rome", "{at: once more, id: ropes-3, same-as: [ropes-2]}"),
}


def led_to(site: Built, name: str) -> list[tuple[str, str]]:
    page = BeautifulSoup(site.text(name), "html.parser")
    links = page.select(".talk-card-links a, .talk-mark a")
    return [(a.get_text(), str(a["href"])) for a in links if "given at" in str(a.previous_sibling)]


def test_every_card_leads_to_all_others(build: Build) -> None:
    site = build(files=FILES)
    assert site.warnings == []
    oslo, lyon, rome = (
        f"../{event}/a.html#{short_anchor(f'talk-{talk}')}"
        for event, talk in (("2012-oslo", "ropes"), ("2014-lyon", "ropes-2"), ("2015-rome", "ropes-3"))
    )
    assert led_to(site, "notes/2012-oslo/a.html") == [
        ("Lyon Days 2014", lyon),
        ("Rome Days 2015", rome),
    ]
    assert led_to(site, "notes/2014-lyon/a.html") == [
        ("Oslo Days 2012", oslo),
        ("Rome Days 2015", rome),
    ]
    assert led_to(site, "notes/2015-rome/a.html") == [
        ("Oslo Days 2012", oslo),
        ("Lyon Days 2014", lyon),
    ]


def test_other_programs_are_told(build: Build) -> None:
    talks = json.loads(build(files=FILES).text("talks.json"))["talks"]
    assert {talk["id"]: talk["deliveries"] for talk in talks if "deliveries" in talk} == {
        "ropes": ["ropes-2", "ropes-3"],
        "ropes-2": ["ropes", "ropes-3"],
        "ropes-3": ["ropes", "ropes-2"],
    }


@pytest.mark.parametrize("builder", ["text", "epub"])
def test_in_every_builder(build: Build, builder: str) -> None:
    site = build(files=FILES, builder=builder)
    assert "Lyon Days" in site.text(f"notes/2012-oslo/a.{'txt' if builder == 'text' else 'xhtml'}")


def test_an_unknown_one_is_told(build: Build) -> None:
    entry = "title: Lyon Days\ntalks:\n- at: Ropes again\n  same_as: [ropse]\n"
    site = build(files={**FILES, "notes/2014-lyon/event.yml": entry})
    assert site.warnings[:1] == [
        'notes/2014-lyon/event.yml:4: WARNING: same_as: no other talk has the id "ropse"; left out. '
        'Did you mean "ropes"? [summit.unknown_target]'
    ]


def test_a_withheld_one_is_not_shown(build: Build) -> None:
    entry = "talks:\n- {at: Ropes, id: ropes, status: withheld}\n"
    site = build(files={**FILES, "notes/2012-oslo/event.yml": entry})
    assert [text for text, _ in led_to(site, "notes/2014-lyon/a.html")] == ["Rome Days 2015"]
