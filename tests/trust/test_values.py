"""Values that cannot be: dates, ids, topics, words of markup in titles. Each export escapes for itself."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree

import pytest
from bs4 import BeautifulSoup

from ..site.conftest import Build, Built
from .holding import assert_harmless, body, warnings_of

EVIL = "</script><b onclick=1>&\"'{{ 7*7 }}\\input{x}$%#_^~`|"
EVENT = f"""title: {json.dumps("Conf " + EVIL)}
start: 2014-02-31
end: 2013-01-01
url: javascript:alert(1)
talks:
  - at: First words
    title: {json.dumps("Talk " + EVIL)}
    speakers: [{json.dumps("Who " + EVIL)}]
    topics: [cehp, ceph]
    slides: javascript:alert(1)
    date: 2014-13-99
    start: 25:00
    id: dup
  - at: nowhere to be found
    id: dup
  - title: "Null \\0 here"
"""
VOCABULARY = """topics:
  - id: ceph
    pref_label: {en: Ceph}
    broader: [storage]
  - id: storage
    pref_label: {en: Storage}
    broader: [ceph]
  - id: CEPH
    pref_label: {en: Twin}
  - id: constructor
    pref_label: {en: "__proto__"}
  - id: "<script>alert(1)</script>"
    pref_label: {en: "<script>alert(2)</script>"}
    same_as: ["javascript:alert(1)"]
"""
TALKS = """# Talks

```{talk} One
:id: same
```

First text.

```{talk} Two
:id: same
:start: 2014-05-02 10:00
:end: 09:00
:topics: cehp
```

Second text with {topic}`cehp` and {talk}`nope` and {person}`Nobody`.

```{talk} =HYPERLINK(1)
:id: ../../x" onclick="y
```
"""
INDEX = """# Site

```{event-list}
:toctree:
```

```{talk-list}
:view: table
```

```{topic-index}
```

```{topic-matrix}
```

```{topic-timeline}
```

```{person-list}
```

```{talk-list}
:filter: year >>> 3
```
"""
FILES: dict[str, str | bytes] = {
    "index.md": INDEX,
    "vocabulary.yml": VOCABULARY,
    "people.yml": f"people:\n  - name: {json.dumps('Who ' + EVIL)}\n    url: javascript:alert(1)\n",
    "notes/e/event.yml": EVENT,
    "notes/e/a.txt": f"Notes {EVIL}\n\nFirst words\n\n- ceph\n\nMonday 28 May 2014\n",
    "notes/e/b.md": TALKS,
}


@pytest.fixture(scope="module")
def site(build_once: Build) -> Built:
    return build_once(files=FILES)


WARNINGS = {
    "notes/e/b.md": [
        '9 duplicate: talk id "same" is already used at notes/e/b.md:3; references lead there. Give one of '
        "them "
        "another :id:.",
        '12 date: ":end: 09:00" is before ":start: 10:00"; the end was left out.',
        '16 unknown_topic: unknown topic "cehp"; shown unlinked. Did you mean "ceph"?',
        '16 unknown_target: unknown talk "nope"; shown unlinked. Check the spelling.',
        '16 unknown_target: unknown person "Nobody"; shown unlinked. Check the spelling.',
    ],
    "notes/e/event.yml": [
        '9 unknown_topic: unknown topic "cehp"; left out of the index. Did you mean "ceph"? Add it to '
        "vocabulary.yml or fix the spelling.",
        '2 date: start of the event: "2014-02-31" is no date, ignored. Write 2014, 2014-05 or 2014-05-12.',
        '4 link: url of the event: "javascript:alert(1)" may not be linked, ignored. '
        "An address begins with https://, http:// or mailto:.",
        '10 link: slides of a talk: "javascript:alert(1)" may not be linked, ignored. '
        "An address begins with https://, http:// or mailto:.",
        '11 date: date of a talk: "2014-13-99" is no date, ignored. Write 2014, 2014-05 or 2014-05-12.',
        '12 date: start of a talk: "25:00" is no time of day, ignored. Write 09:35.',
        '14 anchor: the words "nowhere to be found" stand nowhere in the notes of this event; the talk is '
        "listed "
        "without a place. Copy the words as they are written there.",
        '15 duplicate: talk id "dup" already stands on line 13; the id is ignored. Write another one.',
    ],
    "vocabulary.yml": [
        '7 vocabulary: storage: broader "ceph" closes a circle, ignored; leave one of them out',
        '8 duplicate: topic "CEPH" ignored; "ceph" on line 2 has the same id. Keep one of them',
    ],
    "index.md": [
        '24 filter: ":filter: year >>> 3" cannot be used (expected a value, found ">"); nothing is shown.'
    ],
}


@pytest.mark.parametrize("path", WARNINGS)
def test_told_at_its_line(site: Built, path: str) -> None:
    said = warnings_of(site, path)
    assert [line for line in WARNINGS[path] if line not in said] == []


def test_talks_stay_without_what_cannot_be(site: Built) -> None:
    talk = next(talk for talk in site.catalogue.talks if talk.title.startswith("Talk "))
    assert (talk.start, talk.links) == (None, ())
    event = next(event for event in site.catalogue.events if event.id == "e")
    assert event.end is None or event.start is None or event.start <= event.end
    shown = body(site, "notes/e/b").get_text()
    assert "First text." in shown
    assert "Second text" in shown


@pytest.mark.parametrize("docname", ["notes/e/a", "notes/e/b", "notes/e/index"])
def test_pages_are_harmless(site: Built, docname: str) -> None:
    assert_harmless(site, docname)


def test_the_index_shows_words_and_no_markup(site: Built) -> None:
    page = body(site, "index")
    assert page.find_all(["script", "iframe"]) == []
    assert [tag for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)] == []
    assert all(not str(tag.get("href", "")).lower().startswith("javascript") for tag in page.find_all("a"))
    ids = [str(tag["id"]) for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert "constructor" not in ids


def test_json_in_pages_ends_where_it_should(site: Built) -> None:
    for path in site.out.rglob("*.html"):
        for script in BeautifulSoup(path.read_text("utf-8"), "html.parser").find_all("script"):
            if str(script.get("type", "")).endswith("json"):
                json.loads(script.string or "")
    assert json.loads(site.text("talks.json"))["talks"]
    assert json.loads(site.text("vocabulary.jsonld"))


def test_bibtex_has_no_open_brace(site: Built) -> None:
    depth = 0
    text = site.text("talks.bib").replace("\\{", "").replace("\\}", "")
    for character in text:
        depth += (character == "{") - (character == "}")
        assert depth >= 0
    assert depth == 0
    assert "\\input" not in text


@pytest.mark.parametrize("builder", ["epub", "xml"])
def test_xml_is_well_formed(build: Build, builder: str) -> None:
    built = build(files=FILES, builder=builder, overrides={"copyright": "x", "version": "1"})
    pages = [*built.out.rglob("*.xhtml"), *built.out.rglob("*.xml")]
    assert pages
    for path in pages:
        ElementTree.fromstring(path.read_bytes())


def test_tex_is_escaped(build: Build) -> None:
    built = build(files=FILES, builder="latex")
    text = next(built.out.glob("*.tex")).read_text("utf-8")
    assert "Talk " in text
    assert "\\input{x}" not in text
