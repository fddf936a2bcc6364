"""What a docname and a path mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from summitnotes.paths.docnames import clean, document_path, event_of, is_notes, name_in_event
from summitnotes.paths.files import is_regular, printable


@pytest.mark.parametrize(
    ("docname", "notes", "event"),
    [
        ("notes/2014-05-lyon/day1", True, "2014-05-lyon"),
        ("notes/2014-05-lyon/index", True, "2014-05-lyon"),
        ("notes/2014-05-lyon", True, "2014-05-lyon"),
        ("guide/notes", False, "notes"),
        ("notes2/a", False, "a"),
    ],
)
def test_a_docname_says_its_event(docname: str, notes: bool, event: str) -> None:
    assert is_notes(docname) is notes
    assert event_of(docname) == event


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("notes/2014-05-lyon/day1.rst", "day1.rst"),
        ("notes/2014-05-lyon/room a/day1.rst", "room a/day1.rst"),
        ("notes/day1.rst", "day1.rst"),
    ],
)
def test_a_path_says_how_event_yml_calls_the_file(path: str, name: str) -> None:
    assert name_in_event(path) == name


@pytest.mark.parametrize(
    ("written", "safe"),
    [
        ("notes/cafe\u0301/a", "notes/caf\u00e9/a"),
        ("notes/a:b/c?d", "notes/a_b/c_d"),
        ("notes/line\nend", "notes/line_end"),
        ("notes/\udcff", "notes/_"),
    ],
)
def test_a_docname_is_safe_as_a_path(written: str, safe: str) -> None:
    assert clean(written) == safe


def test_long_names_stay_apart() -> None:
    one, two = clean("notes/" + "é" * 200 + "1"), clean("notes/" + "é" * 200 + "2")
    assert one != two
    assert all(len(name.rpartition("/")[2].encode()) <= 200 for name in (one, two))


def test_what_is_no_text_shows_as_such() -> None:
    assert printable("notes/\udcff.txt") == "notes/\ufffd.txt"


def test_a_link_is_no_regular_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("words", "utf-8")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert [is_regular(tmp_path / name) for name in ("a", "b", "c", "")] == [True, False, False, False]


class Environment:
    """Knows one document, as Sphinx's environment does."""

    def doc2path(self, docname: str, base: bool = True) -> Path:
        return Path("/site/docs" if base else "", f"{docname}.txt")


def test_records_hold_paths_relative_to_docs() -> None:
    assert document_path(Environment(), "notes/e/\udcff") == "notes/e/\ufffd.txt"
