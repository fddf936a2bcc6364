"""Lines that pandoc left out come back where they stood, told once."""

from __future__ import annotations

import pytest
from docutils import nodes

from summitnotes.formats.pandoc.losses import put_back_lost
from work import LINEAR, exponent

from .reading import empty

TEXT = """Boats and harbours of the north, with the people who build and sail them
{}
The people who sail the boats and build the harbours of the north
"""


def put_back(text: str, kept: list[int], format_id: str = "pandoc:org") -> tuple[list[str], list[str]]:
    """What stands on the page, and what is told, if only some lines (1-based) reach it."""
    document = empty()
    for number in kept:
        words = text.split("\n")[number - 1]
        paragraph = nodes.paragraph(words, words)
        paragraph.line = number
        document += paragraph
    told = put_back_lost(text, document, format_id)
    return [node.astext() for node in document.children], [f"{p.line} {p.message[:40]}" for p in told]


@pytest.mark.parametrize(
    ("line", "format_id"),
    [
        ("Nothing of this is there", "pandoc:org"),
        ("alone", "pandoc:org"),
        ("who sail, and who build, the north: the harbours", "pandoc:org"),
        ("caf&eacute; tables", "pandoc:html"),
    ],
)
def test_put_back(line: str, format_id: str) -> None:
    text = TEXT.format(line)
    shown, told = put_back(text, [1, 3], format_id)
    assert shown == text.split("\n")[:3]
    assert told == [f'2 pandoc leaves out "{line}" (lines: 1); shown'[:42]]


@pytest.mark.parametrize(
    ("line", "format_id"),
    [
        ("the boats", "pandoc:org"),
        ("# Nothing of this is there", "pandoc:org"),
        ("D&eacute;j&agrave;", "pandoc:html"),
        ("who build and sail them", "pandoc:org"),
        (
            "people who xref:a/way/off.adoc#far[build] and link:that/old/page.html[sail them]",
            "pandoc:asciidoc",
        ),
    ],
)
def test_nothing_is_lost(line: str, format_id: str) -> None:
    assert put_back(TEXT.format(line), [1, 3], format_id) == (
        [TEXT.split("\n")[0], TEXT.split("\n")[2]],
        [],
    )


def test_several_stay_in_order() -> None:
    text = "first\nsecond\nthird\nfourth\n"
    assert put_back(text, [3])[0] == ["first", "second", "third", "fourth"]


def test_work_is_linear() -> None:
    def text(size: int) -> str:
        return "".join(f"word{number}\n" for number in range(size // 8))

    assert exponent(lambda given: put_back(given, [1, 2]), text, 2_000) < LINEAR
