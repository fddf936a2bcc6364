"""The decoder: every kind of bytes becomes text, with the right complaint at the right line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitnotes.formats.decoding import MAX_BYTES, decode
from summitnotes.records.problems import Subtype

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = json.loads((HERE / "decoding.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_ladder(case: dict[str, Any]) -> None:
    result = decode(bytes.fromhex(case["bytes"]) if "bytes" in case else case["text"].encode(case["as"]))
    assert result.text == case["reads"]
    assert result.encoding == case["encoding"]
    assert [[problem.subtype.value, problem.line] for problem in result.problems] == case["problems"]


def test_line_ends_do_not_matter() -> None:
    text = "# Café\n\n- un\n- deux\n"
    folded = {decode(text.replace("\n", end).encode()).text for end in ("\n", "\r\n", "\r")}
    assert folded == {text}


def test_a_file_over_the_cap_is_cut_at_a_line_and_says_so() -> None:
    line = "a plain line of words\n"
    result = decode(line.encode() * (MAX_BYTES // len(line) + 100))
    assert len(result.text) <= MAX_BYTES
    assert result.text.endswith(line)
    assert result.notice is not None
    assert [problem.subtype for problem in result.problems] == [Subtype.LIMIT]


def test_the_cut_tears_no_letter() -> None:
    result = decode(b"x" + "é".encode() * MAX_BYTES)
    assert result.encoding == "utf-8"
    assert "\ufffd" not in result.text


def test_long_lines_are_literal_and_keep_every_letter() -> None:
    text = "short\n" + "word " * 3000 + "\n" + "x" * 2500 + "\n" + "x" * 2000 + "\n"
    result = decode(text.encode())
    assert result.text == text
    assert result.literal_lines == {2, 3}
    assert result.problems == ()
    assert [(problem.subtype, problem.line) for problem in result.lengths] == [
        (Subtype.LIMIT, 2),
        (Subtype.LIMIT, 3),
    ]


@given(st.binary(max_size=400))
@settings(max_examples=150)
def test_total(data: bytes) -> None:
    result = decode(data)
    assert "\r" not in result.text
    assert len(result.text.splitlines()) == result.text.count("\n") + bool(result.text.rpartition("\n")[2])
    assert all(problem.line is None or problem.line >= 1 for problem in result.problems)


@given(st.text(max_size=200))
@settings(max_examples=100)
def test_plain_utf8_is_not_touched(text: str) -> None:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    result = decode(data)
    if not result.problems:
        assert result.text == text.replace("\r\n", "\n").replace("\r", "\n")
