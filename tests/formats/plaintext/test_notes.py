"""Whole notes in many styles; each line of a fixture says which kind of line it is.

``kind|words``; a digit after ``item`` or ``heading`` is its depth (1 if there is none). The words are our
own: these notes guard against rules that only fit the words of the graded cases.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from summitnotes.formats.plaintext import Kind, type_lines

NOTES = Path(__file__).parent / "notes"
SHORT = {"cont": "text-cont", "itemc": "item-cont", "under": "underline"}
PATHS = sorted(NOTES.glob("*.typed"))


def _split(path: Path) -> tuple[str, dict[int, tuple[str, int]]]:
    lines, expected = [], {}
    for number, row in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        code, _, words = row.partition("|")
        lines.append(words)
        code = code.strip()
        if code:
            name = code.rstrip("0123456789")
            depth = int(code[len(name) :] or 1)
            expected[number] = (SHORT.get(name, name), depth)
    return "\n".join(lines), expected


def _typed(text: str) -> dict[int, tuple[str, int]]:
    shift = {Kind.HEADING: -1, Kind.ITEM: 0}
    return {
        line.line: (line.kind.value, line.level + shift[line.kind] if line.kind in shift else 1)
        for line in type_lines(text)
    }


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_line_has_its_kind(path: Path) -> None:
    text, expected = _split(path)
    assert _typed(text) == expected


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_twice_as_many_blank_lines_change_no_kind(path: Path) -> None:
    text, expected = _split(path)
    spread = "\n".join(line if line.strip() else "\n" for line in text.split("\n"))
    assert [kind for kind, _ in _typed(spread).values()] == [kind for kind, _ in expected.values()]
