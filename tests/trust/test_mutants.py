"""The notes that ship, with random damage: every build ends, and no word of a mutant is lost.

``SUMMIT_MUTANTS=1000`` for a thorough run; the seed is fixed, so that a failure can be repeated.
"""

# ruff: noqa: E501 - tables of pieces
from __future__ import annotations

import os
import random
import re
from collections.abc import Callable

import pytest

from ..site.conftest import REPOSITORY, Build
from .holding import assert_harmless, body

MUTANTS = int(os.environ.get("SUMMIT_MUTANTS", "15"))
SEED = int(os.environ.get("SUMMIT_SEED", "20170508"))
BATCH = 50
#: Pieces of the marks of every format, and of what breaks readers.
PIECES = (
    "*", "**", "`", "``", "```", "~~~", "|", "||", "_", "__", "[", "]", "[[", "]]", "{{", "}}", "((", "))", "<", ">",
    "<code>", "</code>", "%%", "\\", "\\\\", "::", ":::", ".. ", ".. talk:: ", "```{talk} ", "=", "====", "----", "#", "######",
    "\t", "    ", "- ", "* ", "1. ", "  * ", "> ", "\n", "\n\n", "\r\n", "\x00", "\u202e", "\u2028", "\ufeff", "é", "…",
    "[^1]", "1", "12", "http://", "javascript:", "<script>", "{.x}", "$$", "&amp;", "+---+", "^ ", "| a | b", "---\n", ":x: y",
)  # fmt: skip


def insert(text: str, chance: random.Random) -> str:
    place = chance.randrange(len(text) + 1)
    return text[:place] + chance.choice(PIECES) + text[place:]


def remove(text: str, chance: random.Random) -> str:
    place = chance.randrange(max(1, len(text)))
    return text[:place] + text[place + chance.choice((1, 1, 2, 5, 40)) :]


def repeat(text: str, chance: random.Random) -> str:
    place = chance.randrange(max(1, len(text)))
    piece = text[place : place + chance.choice((1, 5, 80))]
    return text[:place] + piece * chance.choice((2, 3, 60)) + text[place:]


def swap_lines(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def indent(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    place = chance.randrange(len(lines))
    lines[place] = " " * chance.choice((1, 2, 3, 4, 9)) + lines[place]
    return "\n".join(lines)


def join_lines(text: str, chance: random.Random) -> str:
    breaks = [found.start() for found in re.finditer("\n", text)]
    place = chance.choice(breaks or [0])
    return text[:place] + " " + text[place + 1 :]


CHANGES: tuple[Callable[[str, random.Random], str], ...] = (insert, insert, insert, remove, repeat, swap_lines, indent, join_lines)  # fmt: skip


def mutants(count: int) -> dict[str, tuple[str, str]]:
    """Docname -> (path below the source folder, text)."""
    chance = random.Random(SEED)
    shipped = sorted(
        path
        for path in (REPOSITORY / "docs" / "notes").rglob("*")
        if path.suffix in (".rst", ".md", ".dokuwiki", ".txt")
    )
    found = {}
    for number in range(count):
        path = shipped[number % len(shipped)]
        text = path.read_text("utf-8")
        for _ in range(chance.choice((1, 2, 5, 20))):
            text = chance.choice(CHANGES)(text, chance)
        docname = f"notes/e{number}/mutant"
        found[docname] = (f"{docname}{path.suffix}", text)
    return found


_WORD = re.compile(r"[^\W_\d]{3,}")


def words_lost(text: str, shown: str) -> list[str]:
    """The words of three letters or more that the letters of the page do not hold."""
    there = re.sub(r"[\W_\d]+", "", shown).casefold()
    return [word for word in _WORD.findall(text) if word.casefold() not in there]


#: Names of roles, directives, languages, schemes and entities: marks, though they are words.
MARKS = {
    "note",
    "code",
    "talk",
    "http",
    "https",
    "amp",
    "python",
    "image",
    "class",
    "www",
    "javascript",
    "script",
}


@pytest.mark.parametrize("batch", range((MUTANTS + BATCH - 1) // BATCH))
def test_no_mutant_breaks_the_build_or_loses_a_word(build: Build, batch: int) -> None:
    chosen = dict(list(mutants(MUTANTS).items())[batch * BATCH : (batch + 1) * BATCH])
    built = build(files=dict(chosen.values()))
    assert [line for line in built.warnings if "[summit." not in line] == []
    assert [line for line in built.warnings if "[summit.internal]" in line] == []
    missing = {}
    for docname, (path, text) in chosen.items():
        assert_harmless(built, docname)
        page = body(built, docname)
        shown = page.get_text() + " ".join(str(tag["href"]) for tag in page.select("a[href]"))
        if gone := [word for word in words_lost(text, shown) if word.lower() not in MARKS]:
            missing[path] = gone[:8]
    assert missing == {}
