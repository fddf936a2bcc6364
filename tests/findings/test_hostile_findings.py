"""No input makes a finder raise, and twice the text takes about twice the work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitnotes.findings.dates.finding import find_date, find_dates
from summitnotes.findings.footnotes.marks import find_marks, find_marks_in_segments
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.people.names import fold_name, looks_like_person
from summitnotes.findings.sessions.lines.headings import read_heading
from summitnotes.findings.sessions.reading import read_sessions
from summitnotes.records.model import Kind
from summitnotes.sphinx.tree.languages import language_vote
from work import LINEAR, exponent, repeated

# Words that steer the finders into their corners, and any characters at all.
PIECES = st.sampled_from((Path(__file__).parent / "hostile_pieces.txt").read_text(encoding="utf-8").split())
LINE = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=14).map(" ".join)
QUICK = settings(max_examples=80)


@QUICK
@given(LINE, st.lists(LINE, max_size=4), st.sampled_from(["en", "fr", None]))
def test_headings_never_raise(heading: str, following: list[str], language: str | None) -> None:
    found = read_heading(heading, following, language)
    assert 0.0 <= found.confidence <= 1.0
    assert found.kind is not Kind.NONE or not found.speakers
    assert found.speaker_line_offset is None or following[found.speaker_line_offset]


@QUICK
@given(st.lists(st.tuples(st.sampled_from(BlockKind), LINE, st.integers(1, 6)), max_size=8))
def test_sessions_never_raise(rows: list[tuple[BlockKind, str, int]]) -> None:
    outline = Outline([Block(at, kind, text, at + 1, depth) for at, (kind, text, depth) in enumerate(rows)])
    found = read_sessions(outline)
    assert all(session.title and 0.0 <= session.confidence <= 1.0 for session in found.sessions)


@QUICK
@given(LINE, st.sampled_from(["en", "fr", None]))
def test_dates_never_raise_and_are_as_written(text: str, language: str | None) -> None:
    stop = 0
    for found in find_dates(text, language):
        assert found.written == text[found.begin : found.stop]
        assert found.begin >= stop
        stop = found.stop
        assert found.start or found.month_day
    find_date(text, language, 2014)


@QUICK
@given(LINE, LINE)
def test_marks_rise_by_one(one: str, two: str) -> None:
    text = f"{one}\n{two}"
    assert [mark.number for mark in find_marks(text)] == list(range(1, len(find_marks(text)) + 1))
    for mark in find_marks_in_segments([(one, 1), (two, 1), (one, 4)]):
        assert (one, two, one)[mark.segment][mark.offset].isnumeric()


@QUICK
@given(LINE)
def test_names_and_languages_never_raise(one: str) -> None:
    assert 0.0 <= looks_like_person(one) <= 1.0
    assert fold_name(fold_name(one)) == fold_name(one)
    language_vote().guess(one)


HOSTILE = {
    "digits": "1",
    "glued marks": "a1 b2 c3. ",
    "days": "12, ",
    "ranges": "12-",
    "months": "May ",
    "years": "2014 ",
    "dates": "12 May 2014 - ",
    "dashes": " - ",
    "brackets": "(",
    "closing": ")",
    "dots": ".",
    "names": "Ana Prieto, ",
    "by": " by A",
    "times": "10:30-",
    "blanks": " ",
    "quotes": "\"'",
    "addresses": "http://a/",
    "colons": ": ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize(
    "work",
    [
        read_heading,
        lambda text: read_heading("A", [text]),
        find_dates,
        find_marks,
        language_vote().guess,
        fold_name,
    ],
    ids=["heading", "line under a heading", "dates", "marks", "language", "name"],
)
def test_work_is_linear(work: Callable[[str], object], unit: str) -> None:
    assert exponent(work, repeated(unit), 250) < LINEAR
