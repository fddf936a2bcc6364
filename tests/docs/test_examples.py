"""Every example is shown, gives no warning, and is the same in both syntaxes."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from docutils import nodes

from docs.documentation import DOCS, EXAMPLES, PARTS, Shown, Site, shown_examples
from summitnotes.exports.talks_json import to_json
from summitnotes.sphinx.documenting.reading import Example
from summitnotes.sphinx.store.domain import domain_of

PAGES = sorted(path.stem for path in EXAMPLES.glob("*.md"))
NOTES = sorted(
    path.relative_to(EXAMPLES / "notes") for path in EXAMPLES.glob("notes/*/*") if path.name != "event.yml"
)
# Both differ between two files with the same content.
LINE = re.compile(r"(?<=line )\d+|(?<=line </span>)\d+")


def shape(example: Example) -> str:
    """The nodes of an example without places in its source; a line end in a text is a blank."""
    whole = nodes.container("", *(node.deepcopy() for node in example.nodes))
    for parent in whole.findall(nodes.TextElement):
        merged: list[nodes.Node] = []
        for child in parent.children:
            if isinstance(child, nodes.Text):
                before = merged.pop() if merged and isinstance(merged[-1], nodes.Text) else nodes.Text("")
                child = nodes.Text(before.astext() + child.astext().replace("\n", " "))
            merged.append(child)
        parent.children = []
        parent.extend(merged)
    for reference in whole.findall(nodes.reference):
        reference.attributes.pop("internal", None)
    return LINE.sub("N", whole.pformat())


def record(example: Example) -> dict[str, Any]:
    """The part of talks.json that speaks of the example, without places in its source."""
    data: dict[str, Any] = json.loads(to_json(example.catalogue))
    for talk in data["talks"]:
        del talk["source"]
    for mention in data["mentions"]:
        del mention["line"], mention["anchor"]
    return data


@pytest.mark.parametrize("name", PAGES)
def test_example_is_the_same_in_both_syntaxes(site: Site, name: str) -> None:
    markdown, rst = site.examples[name, ".md"], site.examples[name, ".rst"]
    assert shape(markdown) == shape(rst)
    assert record(markdown) == record(rst)


@pytest.mark.parametrize("name", PAGES)
def test_example_says_something_and_complains_of_nothing(site: Site, name: str) -> None:
    for suffix in (".md", ".rst"):
        example = site.examples[name, suffix]
        assert example.nodes
        assert not example.catalogue.problems


def test_no_example_has_one_syntax_only() -> None:
    assert sorted(path.stem for path in EXAMPLES.glob("*.rst")) == PAGES


@pytest.mark.parametrize("path", NOTES, ids=str)
def test_example_of_notes_is_shown(path: object) -> None:
    pages = [page.read_text("utf-8") for part in PARTS for page in (DOCS / part).glob("*.md")]
    assert any(f"{{summit-notes}} {path}\n" in page for page in pages)


@pytest.mark.parametrize("shown", list(shown_examples()), ids=lambda shown: f"{shown.page.stem}-{shown.name}")
def test_example_stands_below_what_it_builds_on(shown: Shown) -> None:
    """Links lead to the examples that it builds on, so these must be on the page."""
    page = shown.page.read_text("utf-8")
    above = page[: page.index(f"{{summit-example}} {shown.name}\n")]
    assert [name for name in shown.base if f"{{summit-example}} {name}\n" not in above] == []


def test_examples_stay_out_of_the_site(site: Site) -> None:
    catalogue = domain_of(site.app.env).catalogue
    assert not [talk.id for talk in catalogue.talks]
    assert not [event.id for event in catalogue.events]
    assert "grebe" not in catalogue.topic
    assert not [mention.doc for mention in catalogue.mentions]


def test_site_without_notes_reads_without_warnings(site: Site) -> None:
    assert site.warnings == []
