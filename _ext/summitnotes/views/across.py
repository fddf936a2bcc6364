"""The reader's filter over talks that have a page a year: one choice holds on all of these pages.

The pages carry the form without its choices. These come from one file of the site, :data:`DATA`, with what
each talk answers to; by it ``static/summit-filter.js`` counts the talks of each year, and hides lines of the
year at hand. A script, because a page that is opened as a file may load nothing else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from itertools import chain

from summitnotes.locale import _
from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Talk
from summitnotes.views.base import ViewOptions, prefix
from summitnotes.views.facets import FACETS, FEWEST_ENTRIES, Facet, FilterForm, filter_form, talk_keys

#: Relative to the root of a site.
DATA = "talks-filter.js"


def form_across(options: ViewOptions, data: str, words: str, total: int, **page: str) -> FilterForm:
    """The form over talks of several pages, whose choices come with ``data``."""
    facets = tuple(Facet(name, _(label), ()) for name, label in FACETS.items())
    return FilterForm(prefix(options), total, words, facets, data, **page)


def sealed(talks: Iterable[Talk]) -> str:
    """A short digest of some talks in their order: a page that is older than :data:`DATA` has another."""
    return hashlib.blake2b("\n".join(talk.id for talk in talks).encode(), digest_size=4).hexdigest()


def data_across(catalogue: Catalogue, language: str, years: Mapping[str, Iterable[Talk]]) -> str:
    """The text of :data:`DATA`: the choices of each facet, and for each year the numbers of what its talks
    answer to, in the order in which its page lists them. A year of several pages stands as ``2014/1``, …"""
    options = ViewOptions(language=language)
    listed = {year: list(talks) for year, talks in years.items()}
    keys = {year: [talk_keys(catalogue, talk) for talk in talks] for year, talks in listed.items()}
    form = filter_form(catalogue, options, chain.from_iterable(keys.values()), FEWEST_ENTRIES, "")
    facets = form.facets if form else ()
    choices = [(facet.name, choice) for facet in facets for choice in facet.choices]
    numbers = {(name, choice.value): number for number, (name, choice) in enumerate(choices)}
    rows = {
        year: [
            sorted(
                numbers[name, value]
                for name, values in talk
                for value in values.split()
                if (name, value) in numbers
            )
            for talk in talks
        ]
        for year, talks in keys.items()
    }
    data = {
        "choices": [[name, choice.value, choice.text, choice.count] for name, choice in choices],
        "years": {year: {"seal": sealed(listed[year]), "talks": rows[year]} for year in rows},
    }
    return f"window.SummitTalks = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"
