"""The filter over pages of several years: what the pages carry, and the file that they share."""

from __future__ import annotations

import json

from summitnotes.views import year_talks
from summitnotes.views.base import ViewOptions
from views.sample import CATALOGUE, SampleLinker


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
