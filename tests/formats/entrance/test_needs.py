"""Marks that a pattern cannot be found without: seen before it is looked for, and never too many."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from summitnotes.formats.sniffing.looks import LOOKS
from summitnotes.formats.sniffing.needs import marks_in, needs_of
from summitnotes.formats.sniffing.signs import Sign, lines_of

SAMPLES = Path(__file__).parents[2] / "cases"
_TEXTS = (".md", ".rst", ".txt", ".dokuwiki")


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"^ {0,3}#{1,6} +\S", ["#"]),
        (r"\[\[[^\]\n]+\|", ["[", "|"]),
        (r"[-*+] \[[ xX]\]", ["*+-", "[", "]"]),
        (r"'''|^={2,6}|~(?:\*)", ["'=~"]),
        (r"'''|[A-Z]+", []),  # one way needs nothing
        (r"-?\w{3}:*", []),
        (r"(?<!:)//(?!/)", ["/"]),  # what must not stand around is not needed
        (r"(?:`{3}|~~~)\w*", ["`~"]),
        (r"([~^])\1{3,}", ["^~"]),
        (r"[^*]", []),
        (r"[#\w]", []),
    ],
)
def test_marks_that_a_pattern_needs(pattern: str, needs: list[str]) -> None:
    assert ["".join(sorted(need)) for need in needs_of(pattern)] == needs


def _signs() -> list[Sign]:
    """All signs of all looks: those that a module names, and those that its look was made of."""
    made_of = [cell.cell_contents for look in LOOKS.values() for cell in look.__closure__ or ()]
    named = [value for look in LOOKS.values() for value in vars(sys.modules[look.__module__]).values()]
    groups = [value for value in (*made_of, *named) if isinstance(value, tuple)]
    return [one for group in groups for one in group if isinstance(one, Sign)]


def _lines(path: Path) -> list[str]:
    return lines_of(path.read_text("utf-8", "replace"))


def test_no_sign_is_passed_over() -> None:
    """Wherever one stands on a line of a sample, all that it needs is there."""
    lines = {line for path in SAMPLES.rglob("*.*") if path.suffix in _TEXTS for line in _lines(path)}
    found = 0
    for one in _signs():
        for line in lines:
            if re.search(one.pattern, line, one.flags):
                found += 1
                assert not any(need.isdisjoint(marks_in(line)) for need in needs_of(one.pattern)), line
    assert found > 1_000
