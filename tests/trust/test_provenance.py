"""A note speaks of its own event and its own talks; whatever it says, others keep what is theirs."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from ..site.conftest import Build, Built
from .holding import subtypes_of, text_of, warnings_of

EVENT = """title: Good days
start: 2014-05-28
aliases: [The good ones]
talks:
- {at: Ceph at home, id: good-ceph, speakers: [Ann Lee], status: confirmed}
- {id: good-panel, title: Panel of all}
"""
GOOD = (
    "Good days\n=========\n\nCeph at home\n------------\n\nwords\n\n"
    "10:00 - Queues / Bo Chen\n------------------------\n\nmore\n"
)
RST = """Evil
====

.. event:: Cancelled zqword
   :id: 2014-05-good
   :url: https://evil.example.org/
   :location: Nowhere

.. talk:: Taken one
   :id: good-ceph
   :speakers: Eve Evil

   zqnotes of it

.. talk:: Taken two
   :id: good-panel
   :status: cancelled

.. talk:: Taken three
   :id: 2014-05-good-queues

.. talk:: Taken four
   :event: 2014-05-good
   :parent: good-panel
   :aliases: Ceph at home; My own

.. talk:: good-ceph
   :id: aaa

.. talk:: Taken five
   :id: page-talk
"""
MD = """# Evil

```{event} Cancelled zqword
:id: 2014-05-good
:url: https://evil.example.org/
:location: Nowhere
```

```{talk} Taken one
:id: good-ceph
:speakers: Eve Evil

zqnotes of it
```

```{talk} Taken two
:id: good-panel
:status: cancelled
```

```{talk} Taken three
:id: 2014-05-good-queues
```

```{talk} Taken four
:event: 2014-05-good
:parent: good-panel
:aliases: Ceph at home; My own
```

```{talk} good-ceph
:id: aaa
```

```{talk} Taken five
:id: page-talk
```
"""
PAGE = """---
orphan: true
---
# Page

```{talk} A page's talk
:id: page-talk
:speakers: Pat Page
```

{talk}`good-ceph` {talk}`Ceph at home` {event}`2014-05-good` {event}`Good days` {talk}`page-talk`
"""
#: Before and after the trusted folder in the order of names.
PLACES = [("rst", "notes/1evil/e.rst"), ("md", "notes/zevil/e.md")]


@pytest.fixture(scope="module", params=PLACES, ids=[path for _, path in PLACES])
def attacked(request: pytest.FixtureRequest, build_once: Build) -> tuple[Built, str]:
    suffix, path = request.param
    files = {
        "notes/2014-05-good/event.yml": EVENT,
        "notes/2014-05-good/a.rst": GOOD,
        "page.md": PAGE,
        path: RST if suffix == "rst" else MD,
    }
    return build_once(files=files, name=suffix), path


def test_the_event_is_what_its_own_folder_says(attacked: tuple[Built, str]) -> None:
    site, path = attacked
    event = site.catalogue.event["2014-05-good"]
    assert (event.title, event.url, event.location) == ("Good days", None, None)
    place = site.catalogue.event_places["2014-05-good"]
    assert place.doc == "notes/2014-05-good/index"
    assert "zqword" in text_of(site, path.rpartition(".")[0])


def test_talks_are_what_their_own_folder_says(attacked: tuple[Built, str]) -> None:
    site, path = attacked
    talks = {talk.id: talk for talk in site.catalogue.talks}
    ceph = talks["good-ceph"]
    assert (ceph.title, [s.name for s in ceph.speakers], ceph.status) == (
        "Ceph at home",
        ["Ann Lee"],
        "confirmed",
    )
    assert talks["good-panel"].title == "Panel of all"
    assert talks["good-panel"].status is None
    assert [s.name for s in talks["2014-05-good-queues"].speakers] == ["Bo Chen"]
    assert (talks["page-talk"].title, talks["page-talk"].event) == ("A page's talk", None)
    own = {talk.title: talk for talk in talks.values() if talk.event == path.split("/")[1]}
    assert own.keys() == {"Taken one", "Taken two", "Taken three", "Taken four", "good-ceph", "Taken five"}
    assert own["Taken four"].aliases == ("My own",)
    assert own["Taken four"].parent is None
    assert all(
        place.doc == path.rpartition(".")[0]
        for talk, place in site.catalogue.talk_places.items()
        if talk in {one.id for one in own.values()}
    )


def test_references_of_a_page_lead_to_what_maintainers_named(attacked: tuple[Built, str]) -> None:
    page = BeautifulSoup(attacked[0].text("page.html"), "html.parser")
    links = [str(link["href"]) for link in page.select("[role=main] p a.reference.internal")]
    ceph = "notes/2014-05-good/a.html#talk-good-ceph"
    event = "notes/2014-05-good/index.html"
    assert links[-5:] == [ceph, ceph, event, event, "#talk-page-talk"]


def test_each_attempt_is_told_at_its_line(attacked: tuple[Built, str]) -> None:
    site, path = attacked
    rows = site.app.env.doc2path(path.rpartition(".")[0]).read_text("utf-8").split("\n")
    told = subtypes_of(site, path)
    planted = [number for number, row in enumerate(rows, 1) if "Taken" in row or "Cancelled" in row]
    for line in planted:
        assert [one for one in told if line <= one[0] <= line + 3], (line, told)
    assert {subtype for _, subtype in told} <= {"duplicate", "power", "unknown_target"}
    assert [line for line in site.warnings if not line.startswith(path)] == []


def test_notes_describe_their_own_event(build: Build) -> None:
    """Where nobody else does; event.yml counts more, and each of both is kept field by field."""
    note = "Day\n===\n\n.. event:: Own name\n   :location: Oslo\n   :url: https://own.example.org/\n"
    built = build(
        files={
            "notes/2015-own/a.rst": note,
            "notes/2015-own/event.yml": "location: Bergen\nstart: 2015-02-03\n",
        }
    )
    event = built.catalogue.event["2015-own"]
    assert (event.title, event.location, event.url) == ("Own name", "Bergen", "https://own.example.org/")
    assert built.warnings == []


LABELS = {
    "rst": "Evil\n====\n\n.. _my-label:\n\nEvil section\n------------\n\n.. _genindex:\n\nIndex\n-----\n\n"
    "my-label_ and [CIT]_ and `own`_\n\n.. _own:\n\nOwn\n---\n\n.. [CIT] evil words\n",
    "md": "# Evil\n\n(my-label)=\n## Evil section\n\n(genindex)=\n## Index\n\n[mine](#my-label)\n\n"
    "(own)=\n## Own\n\nwords\n",
}
TRUSTED = (
    ":orphan:\n\nPage\n====\n\n.. _my-label:\n\nTrusted section\n---------------\n\n"
    ":ref:`my-label` :ref:`genindex` :ref:`own` :ref:`notes/evil/l:my-label` [CIT]_\n\n.. [CIT] good words\n"
)


@pytest.mark.parametrize("suffix", ["rst", "md"])
@pytest.mark.parametrize("page", ["aaa", "zzz"])
def test_labels_of_notes_are_their_own(build: Build, suffix: str, page: str) -> None:
    built = build(files={f"{page}.rst": TRUSTED, f"notes/evil/l.{suffix}": LABELS[suffix]})
    shown = BeautifulSoup(built.text(f"{page}.html"), "html.parser")
    links = [str(link["href"]) for link in shown.select("[role=main] p a.reference.internal")]
    assert links == [
        "#my-label",
        "genindex.html",
        "notes/evil/l.html#own",
        "notes/evil/l.html#my-label",
        "#cit",
    ]
    note = BeautifulSoup(built.text("notes/evil/l.html"), "html.parser")
    own = {str(link["href"]) for link in note.select("[role=main] p a.reference.internal")}
    assert own >= ({"#my-label", "#cit", "#own"} if suffix == "rst" else {"#my-label"})
    rows = LABELS[suffix].split("\n")
    told = dict(row.split(" ", 1)[::-1] for row in warnings_of(built, f"notes/evil/l.{suffix}"))
    for label in ("my-label", "genindex"):
        place = next(n for n, row in enumerate(rows, 1) if f"_{label}:" in row or f"({label})=" in row)
        assert abs(int(told.pop("duplicate: " + TAKEN.format(label))) - place) <= 2
    assert told == {}
    assert [line for line in built.warnings if not line.startswith("notes/evil/")] == []


TAKEN = (
    'the label "{}" belongs to a page of the site; here it holds within this file only. Give it another name.'
)
REFERRING = ":orphan:\n\nPage\n====\n\n:ref:`intro`\n"


def test_a_label_that_two_notes_have_is_nobodys(build: Build) -> None:
    note = "Day\n===\n\n.. _intro:\n\nIntro\n-----\n\nintro_\n"
    built = build(files={"page.rst": REFERRING, "notes/a/x.rst": note, "notes/b/x.rst": note})
    assert built.warnings == ["page.rst:6: WARNING: undefined label: 'intro' [ref.ref]"]


def test_a_label_goes_to_the_page_that_comes_to_have_it(build: Build) -> None:
    note = "Day\n===\n\n.. _intro:\n\nIntro\n-----\n\nwords\n"
    first = build(files={"page.rst": REFERRING, "notes/a/x.rst": note})
    assert 'href="notes/a/x.html#intro"' in first.text("page.html")
    (first.source / "other.rst").write_text(f":orphan:\n\n{note}", "utf-8")
    again = build()
    assert 'href="other.html#intro"' in again.text("page.html")
    assert again.warnings == [f"notes/a/x.rst:6: WARNING: {TAKEN.format('intro')} [summit.duplicate]"]


IDS = {
    "rst": "Day\n===\n\nTalk a queues\n-------------\n\n.. _searchbox:\n\nBox\n---\n\n"
    "`Talk a queues`_ searchbox_\n\n10:00 - Queues / Bo Chen\n------------------------\n\nwords\n",
    "md": "# Day\n\n## Talk a queues\n\n(searchbox)=\n## Box\n\n[x](#talk-a-queues) [y](#searchbox)\n\n"
    "## 10:00 - Queues / Bo Chen\n\nwords\n",
}


@pytest.mark.parametrize("suffix", ["rst", "md"])
def test_ids_of_the_page_are_no_notes(build: Build, suffix: str) -> None:
    """What bears the id of a card, or one that scripts of themes look for, takes another."""
    page = ":orphan:\n\nPage\n====\n\n:ref:`searchbox` :talk:`Queues`\n"
    built = build(files={f"notes/a/x.{suffix}": IDS[suffix], "page.rst": page})
    assert built.warnings == []
    note = BeautifulSoup(built.text("notes/a/x.html"), "html.parser")
    ids = [str(tag["id"]) for tag in note.select("[id]")]
    assert len(ids) == len(set(ids))
    (card,) = note.select("#talk-a-queues")
    assert "talk-place" in card["class"]
    assert not note.select("section#searchbox, section #searchbox")
    links = [str(link["href"]) for link in note.select("section p a.reference.internal")]
    assert [link for link in links if "notes-" in link] == ["#notes-talk-a-queues", "#notes-searchbox"]
    trusted = BeautifulSoup(built.text("page.html"), "html.parser")
    assert [str(link["href"]) for link in trusted.select("[role=main] p a")] == [
        "notes/a/x.html#notes-searchbox",
        "notes/a/x.html#talk-a-queues",
    ]
