"""Texts made of the marks of each format: no error, and every word accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .conftest import Site

PIECES: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "pieces.yaml").read_text("utf-8"))
WORDS = st.sampled_from(["amber ", "birch ", "cedar\n", "delta", "elm, ", "fir. ", "gorse 12 ", "hazel\n\n"])


def texts(format_id: str) -> st.SearchStrategy[str]:
    pieces = st.sampled_from([*PIECES["all"], *PIECES[format_id]])
    return st.lists(st.one_of(WORDS, pieces), max_size=25).map("".join)


@pytest.mark.parametrize("format_id", ["plaintext", "dokuwiki", "markdown", "rst"])
def test_everything_is_accounted_for(site: Site, format_id: str) -> None:
    @settings(max_examples=50, suppress_health_check=[*HealthCheck])
    @given(texts(format_id))
    def holds(text: str) -> None:
        found = site.page(format_id, text).account()
        assert (found.lost, found.invented, found.misread) == ((), (), ())

    holds()
