"""The finders against tables of input and expected answer (the YAML files beside this one)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from summitnotes.findings.dates.finding import find_date, find_dates
from summitnotes.findings.footnotes.marks import find_marks, find_marks_in_segments
from summitnotes.findings.people.names import fold_name, looks_like_person
from summitnotes.findings.sessions.lines.headings import HeadingFinding, read_heading
from summitnotes.records.model import Kind, Speaker
from summitnotes.sphinx.tree.languages import language_vote

HERE = Path(__file__).parent


def table(name: str) -> Any:
    return yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))


def speaker(one: Speaker) -> str:
    return f"{one.name} ({one.affiliation})" if one.affiliation else one.name


def as_row(found: HeadingFinding) -> dict[str, Any]:
    """A finding in the shape of the tables: only what is known."""
    row: dict[str, Any] = {"kind": found.kind.value}
    if found.kind is not Kind.NONE:
        row["title"] = found.title
    row |= {key: getattr(found, key) for key in ("start", "end", "duration", "room") if getattr(found, key)}
    if found.speakers:
        row["speakers"] = [speaker(one) for one in found.speakers]
    if found.speaker_line_offset is not None:
        row["speaker_line"] = found.speaker_line_offset
    if found.day and found.rule == "day":
        date = found.day.date
        facts = {
            "ordinal": found.day.ordinal,
            "weekday": found.day.weekday,
            "date": (date.start or date.month_day) if date else None,
        }
        row["day"] = {key: value for key, value in facts.items() if value is not None}
    return row


@pytest.mark.parametrize(
    "row", table("headings") + table("headings_with_lines"), ids=lambda row: str(row)[:70]
)
def test_heading(row: dict[str, Any]) -> None:
    expected = dict(row)
    found = read_heading(expected.pop("heading"), expected.pop("following", ()))
    assert as_row(found) == expected


def test_title_of_a_section_is_the_heading() -> None:
    assert read_heading("Questions / réponses").title == "Questions / réponses"


def test_confidence_grows_with_evidence() -> None:
    heard = [
        read_heading(text).confidence
        for text in ("Antennas", "10:00 Antennas", "10:00 Antennas / Amadou Diallo")
    ]
    assert heard == sorted(set(heard))
    assert 0.0 <= heard[0] <= heard[-1] <= 1.0


@pytest.mark.parametrize("row", table("dates"), ids=lambda row: f"{row['language']}: {row['text']}")
def test_date(row: dict[str, Any]) -> None:
    found = find_date(row["text"], row["language"])
    if "precision" not in row:
        assert found is None
        return
    assert found is not None
    assert found.written == row["text"][found.begin : found.stop]
    written = found.start if found.start == found.end else f"{found.start}/{found.end}"
    assert {
        "date": row.get("date"),
        "month_day": row.get("month_day"),
        "precision": row["precision"],
        "place": row.get("place"),
        "conflict": row.get("conflict", False),
        "ambiguous": row.get("ambiguous", False),
    } == {
        "date": written,
        "month_day": found.month_day,
        "precision": found.precision.value,
        "place": found.place,
        "conflict": found.conflict,
        "ambiguous": found.ambiguous,
    }


def test_a_known_year_completes_a_day() -> None:
    found = find_date("le 3 juin", "fr", context_year=2014)
    assert found is not None
    assert (found.start, found.end, found.month_day) == ("2014-06-03", "2014-06-03", None)


def test_every_date_of_a_text_in_order() -> None:
    text = "From 3 June 2014 until mid-July 2014; see 31 June 2014, version 1.2.2014 and Q3 2015."
    assert [one.written for one in find_dates(text, "en")] == ["3 June 2014", "mid-July 2014", "Q3 2015"]


@pytest.mark.parametrize("written", table("footnote_marks"))
def test_marks(written: str) -> None:
    expected: list[tuple[int, int, int]] = []
    text = ""
    for piece in re.split(r"(\{[0-9]+\})", written):
        if piece.startswith("{"):
            line = text.count("\n") + 1
            col = len(text) - (text.rfind("\n") + 1) + 1
            expected.append((int(piece[1:-1]), line, col))
        text += piece.strip("{}")
    found = find_marks(text)
    assert [(one.number, one.line, one.col) for one in found] == expected
    assert all(text[one.offset : one.offset + one.length] == str(one.number) for one in found)


def test_marks_across_pieces() -> None:
    pieces = [("The ", 3), ("mast", 3), ("1 stood.2 It fell", 3), ("3 at noon.\nNobody saw it.4", 7)]
    found = find_marks_in_segments(pieces)
    assert [(one.number, one.segment, one.offset, one.line) for one in found] == [
        (1, 2, 0, 3),
        (2, 2, 8, 3),
    ], "a digit at the start of another block belongs to no word"
    joined = find_marks_in_segments(
        [("The mast1 stood.2 It ", 3), ("fell", 3), ("3 at noon.\nNobody saw it.4", 3)]
    )
    assert [(one.number, one.segment, one.offset, one.line, one.word) for one in joined] == [
        (1, 0, 8, 3, "mast"),
        (2, 0, 16, 3, "stood"),
        (3, 2, 0, 3, "fell"),
        (4, 2, 25, 4, "it"),
    ]


@pytest.mark.parametrize("name", table("names")["person"])
def test_person(name: str) -> None:
    assert looks_like_person(name) >= 0.5


@pytest.mark.parametrize("name", table("names")["nobody"])
def test_nobody(name: str) -> None:
    assert looks_like_person(name) < 0.5


def test_letters_of_other_sets_fold_like_plain_ones() -> None:
    assert fold_name("𝐀na ＰＲＩＥＴＯ") == "ana prieto"


@pytest.mark.parametrize(
    ("language", "text"),
    [(language, text) for language, texts in table("names")["languages"].items() for text in texts],
)
def test_language(language: str, text: str) -> None:
    found, confidence = language_vote().guess(text)
    assert found == (None if language == "unknown" else language)
    assert (confidence > 0) == (found is not None)


@pytest.mark.parametrize(
    ("language", "text"),
    [(language, text) for language, texts in table("names")["files"].items() for text in texts],
)
def test_language_of_a_file(language: str, text: str) -> None:
    assert language_vote().guess_file(text) == (None if language == "unknown" else language)
