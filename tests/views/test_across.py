"""The filter over pages of several years: what the pages carry, and the file that they share."""

from __future__ import annotations

import json

import pytest

from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Talk
from summitnotes.views import year_talks
from summitnotes.views.base import ViewOptions
from views.sample import CATALOGUE, SampleLinker

IN_YEARS = Catalogue(
    talks=tuple(Talk(f"t{n}", f"Talk {n}", date="2012" if n < 100 else "2014") for n in range(301))
)


def _data() -> dict[str, dict[str, dict[str, object]]]:
    text = year_talks.filter_data(CATALOGUE, "en")
    assert text.startswith("window.SummitTalks = ")
    assert text.endswith(";\n")
    return dict(json.loads(text.removeprefix("window.SummitTalks = ").removesuffix(";\n")))


def test_the_file_has_each_choice_once_and_the_talks_by_numbers() -> None:
    data = _data()
    assert data["choices"] == [
        ["topic", "anchor", "Anchor", 2],
        ["topic", "rope", "Rope", 2],
        ["event", "oslo-2012", "Oslo 2012", 1],
        ["event", "lyon-2014", "Lyon 2014", 2],
        ["year", "2012", "2012", 1],
        ["year", "2014", "2014", 2],
        ["language", "en", "English", 1],
        ["language", "fr", "French", 1],
        ["kind", "talk", "talk", 3],
        ["kind", "keynote", "keynote", 1],
        ["speaker", "ines-berg", "Inès Berg", 2],
        ["speaker", "tomas-oak", "Tomas Oak", 1],
    ]
    assert {year: page["talks"] for year, page in data["years"].items()} == {
        "2012": [[1, 2, 4, 6, 8, 10]],
        "2014": [[0, 1, 3, 5, 7, 9, 10, 11], [0, 3, 5, 8]],
        "undated": [[8]],
    }


def test_a_page_has_the_seal_of_its_talks() -> None:
    seals = {year: page["seal"] for year, page in _data()["years"].items()}
    for year, seal in seals.items():
        page = year_talks.build(CATALOGUE, ViewOptions(subject=year), SampleLinker())
        assert page is not None
        assert page.form is not None
        assert (page.form.year, page.form.seal) == (year, seal)
    assert len(set(seals.values())) == len(seals) > 1


def test_a_year_of_many_talks_has_several_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [page.doc for page in year_talks.pages(IN_YEARS, "en")] == ["talks/2014", "talks/2012"]
    monkeypatch.setattr(year_talks, "MOST_TALKS", 200)
    pages = list(year_talks.pages(IN_YEARS, "en"))
    assert [(page.doc, page.title) for page in pages] == [
        ("talks/2014", "Talks of 2014"),
        ("talks/2014/2", "Talks of 2014, page 2"),
        ("talks/2012", "Talks of 2012"),
    ]
    first, second = (
        year_talks.build(
            IN_YEARS, ViewOptions(subject=page.option("subject"), part=page.option("part")), SampleLinker()
        )
        for page in pages[:2]
    )
    assert first is not None
    assert second is not None
    assert first.counts == second.counts == "201 talks"
    assert [len(page.groups[0].talks) for page in (first, second)] == [200, 1]
    assert [(link.text, link.href is None, link.key) for link in second.parts] == [
        ("1", False, "2014/1"),
        ("2", True, "2014/2"),
    ]
    assert [link.text for link in second.years] == ["2014", "2012"]
    data = json.loads(year_talks.filter_data(IN_YEARS, "en").partition("= ")[2].removesuffix(";\n"))
    assert {key: len(page["talks"]) for key, page in data["years"].items()} == {
        "2012": 100,
        "2014/1": 200,
        "2014/2": 1,
    }
    for page in (first, second):
        assert page.form is not None
        assert data["years"][page.form.year]["seal"] == page.form.seal
    assert year_talks.build(IN_YEARS, ViewOptions(subject="2014", part="3"), SampleLinker()) is None
