"""Names of months and weekdays: the lists are those that the script makes, and hold nothing in doubt."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from summitnotes.findings.dates.calendar_words import words_of

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("kind", ["months", "weekdays"])
def test_the_list_is_what_the_script_compiles(kind: str) -> None:
    spec = importlib.util.spec_from_file_location("compiling", ROOT / "tools" / "compile_calendar_words.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert (script.FOLDER / f"{kind}_elsewhere.txt").read_text("utf-8") == script.compiled(kind)
    assert (script.FOLDER / "whole_names.txt").read_text("utf-8") == script.whole_names()


def test_names_of_other_languages_are_known_where_the_language_is_not() -> None:
    unknown, english = words_of(None), words_of("en")
    assert (unknown.months["kwietnia"], unknown.weekdays["piątek"], unknown.weekdays["piatek"]) == (4, 4, 4)
    assert "listopada" not in unknown.months  # November or October
    assert "kwietnia" not in english.months
    assert unknown.months["may"] == english.months["may"] == 5
