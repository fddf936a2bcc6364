"""SKOS: the expected texts, and the two writers read back to the same statements."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitnotes.exports.skos import SKOS, to_jsonld, to_turtle
from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import FormerName, Topic
from summitnotes.records.vocabulary import read_vocabulary

HERE = Path(__file__).parent
BASE = "https://site.example/topics.html"
Statements = set[tuple[str, str, str]]


def catalogue() -> Catalogue:
    return Catalogue(topics=read_vocabulary((HERE / "skos.yml").read_text("utf-8")).topics)


@pytest.mark.parametrize(("write", "name"), [(to_turtle, "skos.ttl"), (to_jsonld, "skos.jsonld")])
def test_expected_text(write: object, name: str) -> None:
    assert callable(write)
    assert write(catalogue(), BASE) == (HERE / name).read_text("utf-8")


def from_jsonld(text: str) -> Statements:
    found: Statements = set()
    for entry in json.loads(text)["@graph"]:
        found.add((entry["@id"], "a", entry["@type"]))
        for name, values in entry.items():
            for value in values if not name.startswith("@") else ():
                literal = f'"{value.get("@value")}"@{value.get("@language", "")}'
                found.add((entry["@id"], name, value.get("@id") or literal))
    return found


# The grammar of Turtle 1.1 as far as the writer uses it.
TOKEN = re.compile(
    r"(?P<blank>\s+)|(?P<prefix>@prefix skos: <[^>]*> \.)|<(?P<iri>[^\x00-\x20<>\"{}|^`\\]*)>"
    r'|"(?P<text>(?:[^"\\\n\r]|\\[tbnrf"\'\\]|\\u[0-9A-F]{4})*)"(?:@(?P<language>[a-zA-Z]+(?:-[a-zA-Z0-9]+)*))?'
    r"|(?P<name>a|skos:[A-Za-z]+)|(?P<mark>[;,.])"
)


def from_turtle(text: str) -> Statements:
    found: Statements = set()
    subject = verb = None
    position = 0
    while position < len(text):
        match = TOKEN.match(text, position)
        assert match, text[position : position + 60]
        position = match.end()
        kind = match.lastgroup
        if kind in ("blank", "prefix"):
            continue
        if kind == "mark":
            verb = None if match["mark"] != "," else verb
            subject = None if match["mark"] == "." else subject
            continue
        if kind == "iri" and subject is None:
            subject = match["iri"]
        elif kind == "name" and verb is None:
            verb = match["name"]
        else:
            assert subject is not None
            assert verb is not None
            value = match["iri"] or match["name"]
            if value is None:
                plain = re.sub(r'\\u([0-9A-F]{4})|\\(["\\])', unescape, match["text"])
                value = f'"{plain}"@{match["language"] or ""}'
            found.add((subject, verb, value))
    return found


def unescape(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else match[2]


def test_both_writers_state_the_same() -> None:
    turtle = from_turtle(to_turtle(catalogue(), BASE))
    assert turtle == from_jsonld(to_jsonld(catalogue(), BASE))
    assert (f"{BASE}#topic-lights", "skos:narrower", f"{BASE}#topic-lantern") in turtle
    assert (f"{BASE}#topic-c%2B%2B", "skos:related", f"{BASE}#topic-lantern") in turtle
    assert (f"{BASE}#topic-lantern", "skos:altLabel", '"Torch"@') in turtle


NASTY = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


@given(NASTY, NASTY, NASTY, NASTY)
def test_any_words_survive_both_formats(name: str, label: str, former: str, address: str) -> None:
    topic = Topic(
        name,
        (("en", label),),
        alt_label=(former + "x",),
        former=(FormerName(former),),
        same_as=(f"https://x.example/{address}",),
    )
    texts = Catalogue(topics=(topic,))
    turtle, jsonld = to_turtle(texts, BASE), to_jsonld(texts, BASE)
    assert from_turtle(turtle) == from_jsonld(jsonld)
    assert any(value == f'"{label}"@en' for _, _, value in from_jsonld(jsonld))
    assert "</" not in jsonld
    turtle.encode("utf-8")


def test_the_order_of_the_file_does_not_show() -> None:
    topics = catalogue().topics
    for write in (to_turtle, to_jsonld):
        assert write(Catalogue(topics=topics[::-1]), BASE) == write(Catalogue(topics=topics), BASE)


def test_every_concept_has_one_preferred_label_a_language() -> None:
    shipped = read_vocabulary((HERE.parents[1] / "docs" / "vocabulary.yml").read_text("utf-8"))
    seen: set[tuple[str, str]] = set()
    for subject, verb, value in sorted(from_turtle(to_turtle(Catalogue(topics=shipped.topics), BASE))):
        if verb == "skos:prefLabel":
            language = value.rpartition("@")[2]
            assert (subject, language) not in seen
            seen.add((subject, language))
    assert len(seen) == 2 * (len(shipped.topics) + 1)
    assert SKOS in to_jsonld(catalogue(), BASE)
