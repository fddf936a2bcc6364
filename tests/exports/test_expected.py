"""Every export of the small site, beside the text that it has to be."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from summitnotes.exports.citations import to_bib
from summitnotes.exports.jsonld import (
    event_jsonld,
    notes_jsonld,
    person_jsonld,
    series_jsonld,
    topic_jsonld,
)
from summitnotes.exports.llms import to_llms_txt
from summitnotes.exports.talks_json import to_json
from summitnotes.records.catalogue import Catalogue

EXPECTED = Path(__file__).parent / "expected"
BASE = "https://notes.example/en"
EXPORTS: dict[str, Callable[[Catalogue], str | None]] = {
    "talks.json": to_json,
    "talks.bib": lambda catalogue: to_bib(catalogue, BASE),
    "talks-without-base.bib": lambda catalogue: to_bib(catalogue, ""),
    "event.jsonld": lambda catalogue: event_jsonld(catalogue, "h19", BASE),
    "notes.jsonld": lambda catalogue: notes_jsonld(catalogue, "notes/h19/week", BASE),
    "person.jsonld": lambda catalogue: person_jsonld(catalogue, "zoe-vann", BASE),
    "topic.jsonld": lambda catalogue: topic_jsonld(catalogue, "sand", BASE),
    "series.jsonld": lambda catalogue: series_jsonld(catalogue, "harbour", BASE),
    "llms.txt": lambda catalogue: to_llms_txt(catalogue, BASE, lambda doc: f"{doc}/"),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_the_text_is_as_expected(name: str, catalogue: Catalogue) -> None:
    text = EXPORTS[name](catalogue)
    if os.environ.get("REGENERATE") and text is not None:
        (EXPECTED / name).write_text(text, "utf-8")
    assert text == (EXPECTED / name).read_text("utf-8")


@pytest.mark.parametrize("name", EXPORTS)
def test_an_empty_site_has_exports_too(name: str) -> None:
    text = EXPORTS[name](Catalogue())
    assert (text is None) == name.endswith("jsonld")
