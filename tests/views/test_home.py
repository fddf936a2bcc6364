"""The home page where the events are too many to tell them apart: a dot a year."""

from __future__ import annotations

import re

from summitnotes.records.catalogue import MOST_ON_ONE_PAGE, Catalogue
from summitnotes.records.model import Event, Precision, Talk
from summitnotes.views import home
from summitnotes.views.base import ViewOptions
from summitnotes.views.columns import MOST_COLUMNS
from summitnotes.views.render import render
from views.sample import SampleLinker


def test_each_year_is_led_to_by_its_number() -> None:
    events = tuple(
        Event(
            id=f"e{n}", title=f"Ropes {n}", start=f"{2010 + n % 3}-05-0{1 + n % 9}", precision=Precision.DAY
        )
        for n in range(MOST_COLUMNS + 1)
    )
    talks = tuple(
        Talk(f"t{n}", f"Knot {n}", event="e0", date="2010-05-01") for n in range(MOST_ON_ONE_PAGE + 1)
    )
    catalogue = Catalogue(events=events, talks=talks)
    page = render(None, "home", home.build(catalogue, ViewOptions(), SampleLinker()))
    listed = page[page.index('<ol class="home-list">') :]
    assert re.findall(r"<a [^>]*>([^<]*)</a>", listed)[:3] == ["2010", "2011", "2012"]
