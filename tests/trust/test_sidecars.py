"""Hostile and damaged ``people.yml``, ``vocabulary.yml`` and ``event.yml``: told at their line, and the site stands."""

# ruff: noqa: E501 - warnings stand here as a reader sees them, in one line
from __future__ import annotations

import pytest

from summitnotes.records import things
from summitnotes.sphinx.store import reporting

from ..site.conftest import Build, Built
from .holding import assert_harmless, text_of, warnings_of

PEOPLE = """\
people:
- 1
- [a, b]
- {name: [x]}
- {name: Ana Prieto, aliases: {a: b}, url: "javascript:alert(1)", id: ../../x}
- {name: "<script>alert(1)</script>", aliases: ["(a+)+$", "[", "{{ 7*7 }}"], affiliations: ["<img src=x onerror=alert(1)>"]}
- {name: "Nul\\0 \\u202eevil", aliases: ["\\u200b"]}
- {name: __proto__}
- {name: constructor, id: constructor}
- {name: ANA PRIETO, id: X}
- {name: &n Bo Chen}
- {name: Cy Day, aliases: [*n]}
- &l [Dee Eve]
- *l
- {name: !!python/object/apply:os.system [echo]}
"""
VOCABULARY = """\
topics:
- 1
- {id: [x]}
- {id: queues, pref_label: [Queues, Rows], alt_label: {en: {x: y}, "": z}, broader: {a: b}, same_as: {c: d}}
- {id: __proto__, pref_label: {en: "<script>alert(2)</script>"}, definition: {en: "{{ 7*7 }} <img onerror=x>"}, broader: queues}
- {id: ring-a, pref_label: {en: Ring A}, broader: ring-b}
- {id: ring-b, pref_label: {en: Ring B}, broader: ring-c}
- {id: ring-c, pref_label: {en: Ring C}, broader: ring-a}
- {id: QUEUES, pref_label: {en: Twin}}
- {id: fold, pref_label: {en: "ＱＵＥＵＥＳ"}}
- {id: q, pref_label: {en: "(a+)+$"}, alt_label: [".*", "|", ""], related: [q, nothing]}
- {id: late
"""
EVENT = """\
title: &t [*t]
start: {a: b}
talks:
- 3
- {title: [x], speakers: {a: b}, start: {}}
- {title: Stays, topics: 3, slides: "data:text/html,x"}
- !!python/name:os.system
"""


@pytest.fixture(scope="module")
def site(build_once: Build) -> Built:
    return build_once(
        files={
            "index.md": "# Site\n\n```{topic-index}\n```\n\n```{person-list}\n```\n\n```{talk-list}\n```\n",
            "people.yml": PEOPLE,
            "vocabulary.yml": VOCABULARY,
            "notes/e/event.yml": EVENT,
            "notes/e/x.md": "# Page\n\nwords about Queues, " + "a" * 1_500 + "!\n",
        }
    )


def test_the_site_stands(site: Built) -> None:
    assert "words about Queues" in text_of(site, "notes/e/x")
    assert "Stays" in text_of(site, "index")
    assert "<script>alert(1)</script>" in text_of(site, "index")
    for docname in ("index", "notes/e/x", "notes/e/index", "topics/proto", "people/script-alert-1-script"):
        assert_harmless(site, docname)


def test_people(site: Built) -> None:
    assert warnings_of(site, "people.yml") == [
        '2 value: "1" is no name of a person; ignored',
        '3 key: a person without a name (a person: expected keys with values such as "title: …", ignored); ignored. Add name.',
        "4 key: a person without a name (name of a person: expected a single value, ignored); ignored. Add name.",
        '5 duplicate: "Ana Prieto" names both "ana-prieto" and "x"; taken as "ana-prieto". Take it out of one of them.',
        '5 link: url of a person: "javascript:alert(1)" may not be linked, ignored. An address begins with https://, http:// or mailto:.',
        "5 value: aliases of a person: expected a single value, ignored; write it without brackets and keys",
        '5 value: id of a person: "../../x" cannot be an id, taken as "x".',
        '7 control: control character read as a blank in "Nul \ufffdevil"',
        '10 duplicate: id "x" is taken by an earlier person; "ANA PRIETO" gets one made of the name',
        '10 value: id of a person: "X" cannot be an id, taken as "x".',
        '12 duplicate: "Bo Chen" names both "bo-chen" and "cy-day"; taken as "bo-chen". Take it out of one of them.',
        '13 key: a person without a name (a person: expected keys with values such as "title: …", ignored); ignored. Add name.',
        '14 limit: alias "*l" ignored; an alias may stand for a single value only',
        "15 key: a person without a name (name of a person: expected a single value, ignored); ignored. Add name.",
    ]


def test_vocabulary(site: Built) -> None:
    assert warnings_of(site, "vocabulary.yml") == [
        '2 yaml: a topic: expected keys with values such as "title: …", ignored',
        "3 value: a topic without id ignored; add one such as id: ceph",
        "3 value: id: expected a single value, ignored; write it without brackets and keys",
        '4 key: queues: alt_label: "" is no language code such as en or fr, ignored',
        "4 value: queues: alt_label: expected a single value, ignored; write it without brackets and keys",
        "4 value: queues: broader: expected a single value, ignored; write it without brackets and keys",
        "4 value: queues: same_as: expected a single value, ignored; write it without brackets and keys",
        "4 vocabulary: queues: pref_label: one text a language; the first counts, move the others to alt_label",
        '5 value: id of a topic: "__proto__" cannot be an id, taken as "proto".',
        '8 vocabulary: ring-c: broader "ring-a" closes a circle, ignored; leave one of them out',
        '9 duplicate: topic "QUEUES" ignored; "queues" on line 4 has the same id. Keep one of them',
        '10 vocabulary: fold: "ＱＵＥＵＥＳ" already names "queues"; it stays a name of that one. Rename it or give it context rules',
        '11 unknown_topic: q: related "nothing" is no other topic here, ignored; check the id',
        '11 unknown_topic: q: related "q" is no other topic here, ignored; check the id',
        "12 yaml: cannot be read from here on (did not find expected ',' or '}'); what stands before it was read. Close the \"{\" that begins here",
    ]


def test_event(site: Built) -> None:
    assert warnings_of(site, "notes/e/event.yml") == [
        '1 limit: alias "*t" ignored; an alias may stand for a single value only',
        "1 value: title of the event: expected a single value, ignored; write it without brackets and keys",
        "2 value: start of the event: expected a single value, ignored; write it without brackets and keys",
        '4 anchor: the words "3" stand nowhere in the notes of this event; the talk is listed without a place. Copy the words as they are written there.',
        "5 value: speakers of a talk: expected a single value, ignored; write it without brackets and keys",
        "5 value: start of a talk: expected a single value, ignored; write it without brackets and keys",
        "5 value: title of a talk: expected a single value, ignored; write it without brackets and keys",
        '6 link: slides of a talk: "data:text/html,x" may not be linked, ignored. An address begins with https://, http:// or mailto:.',
        '6 unknown_topic: unknown topic "3"; left out of the index. Add it to vocabulary.yml or fix the spelling.',
    ]


def test_one_file_does_not_drown_the_others(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reporting, "MAX_TOLD", 2)
    built = build(
        files={
            "people.yml": "- {name: Ann Lee, a: x, b: x, c: x, d: x}\n",
            "vocabulary.yml": "topics: 3\n",
            "notes/e/x.md": "# Page\n",
        }
    )
    known = "known keys: id, name, aliases, affiliations, url"
    assert warnings_of(built, "people.yml") == [
        f'1 key: a person: unknown key "a" ignored; {known}',
        f'1 key: a person: unknown key "b" ignored; {known}',
        "1 limit: more than 2 faults stand in this file; the others are not told. Mend these first",
    ]
    assert len(warnings_of(built, "vocabulary.yml")) == 1


def test_an_event_lists_so_many_talks(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(things, "MAX_OF_EVENT", 3)
    talks = "".join(f"- {{title: Talk {number}, speakers: Ann Lee}}\n" for number in range(5))
    built = build(files={"notes/e/event.yml": f"title: Event\ntalks:\n{talks}", "notes/e/x.md": "# Page\n"})
    assert [talk.title for talk in built.catalogue.talks] == ["Talk 0", "Talk 1"]
    assert warnings_of(built, "notes/e/event.yml") == [
        "5 limit: more than 3 talks and speakers stand in this file; the others are not read. Split the event"
    ]


def test_lines_that_only_markup_cares_for_are_not_told(build: Build) -> None:
    names = ", ".join(f"Ann Lee{number}" for number in range(1_500))
    built = build(files={"people.yml": f"- {{name: Bo Chen, aliases: [{names}]}}\n"})
    assert built.warnings == []
