"""What is told of a page of HTML: what of it is left out, and what never ends."""

# ruff: noqa: E501 - messages stand here as a reader sees them, in one line
from __future__ import annotations

import pytest

from summitnotes.formats.pandoc.html import problems, shown
from work import LINEAR, exponent, repeated

SCRIPT = 'power: "<script>" is never run in notes, and left out (places: {}). Write what it shows as text.'
FORM = "markup: a choice that nobody can make here is left out (places: {}). Write it as a list."
COMMENT = 'markup: the comment "<!--" has no end; what follows is shown. Write "-->" behind it'
DRAWING = 'media: the words in a drawing "<svg>" are left out (places: {}). Write them as text.'


def told(text: str) -> list[str]:
    return [f"{problem.line} {problem.subtype}: {problem.message}" for problem in problems(text)]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("<p>a</p>\n<script>by</script>\n<SCRIPT>cd</SCRIPT>", [f"2 {SCRIPT.format(2)}"]),
        ("<body>\n<p><svg><path/><text>words</text></svg></p>", [f"2 {DRAWING.format(1)}"]),
        ("<select><option>A day</option></select>", [f"1 {FORM.format(1)}"]),
        ("a\n<!-- b", [f"2 {COMMENT}"]),
        ("<!-- a -->\n\n<!--\n<!-- b", [f"3 {COMMENT}"]),
        ("<p>a\n<script>\nb", ['2 markup: "<script>" has no end; what follows is shown. Write "</script>" behind it']),
        ("<p>a\n<textarea>\nb", ['2 markup: "<textarea>" has no end; what follows is shown. Write "</textarea>" behind it']),
        ("a\n<p b\n<i>c</i> <?d?>", ['2 markup: "<p b" begins no tag; shown as text (places: 2). Write "&lt;" for the sign']),
        ('<p class="a>\nb</p>', ['1 markup: "<p class="a>" begins no tag; shown as text (places: 1). Write "&lt;" for the sign']),
    ],
)  # fmt: skip
def test_told(text: str, messages: list[str]) -> None:
    assert told(text) == messages


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html>\n<html><head><script>x</script><title>a</title></head><body>b</body></html>",
        '<script src="a.js"></script><svg><path d="M0 0"/></svg><svg/>',
        "<nav><select><option>English</option></select><script>x</script></nav>",
        "<!-- a\n--> <!-- a\n<!-- b -->",
        "a < b, 1 <2 <= 3",
        '<a title="a > b < c" href=x>d</a> <img alt="e\nf"/>',
        '<?xml version="1.0"?><!--[if IE]>a<![endif]--><![if !IE]>b<![endif]>',
        "<template><p>a</p></template><noscript>b</noscript><textarea>c</textarea>",
    ],
)
def test_silence(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "unit", ["<", "<a ", '<a "', "<!--", "<script>", "</p ", "<?", "<nav>", "<svg><title>"]
)
def test_work_is_linear(unit: str) -> None:
    def look(text: str) -> object:
        return list(problems(text)), shown(text)

    assert exponent(look, repeated(unit), 1_000) < LINEAR


def test_a_long_value_is_one() -> None:
    text = f'<img src="data:image/png;base64,{"A" * 300_000}" alt="words">'
    assert told(text) == []
    assert shown(text) == text


def test_a_main_part_does_not_hide_what_stands_beside_it() -> None:
    text = '<h1>Rope day</h1>\n<main class="page"></main>\n<MAIN><p>The main rope</p></MAIN>'
    assert shown(text) == ('<h1>Rope day</h1>\n<div class="page"></div>\n<div><p>The main rope</p></div>')
