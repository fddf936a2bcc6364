"""The notes that ship, with random damage: every build ends, and no word is lost without a warning at its line.

``SUMMIT_MUTANTS=1000`` for so many of each format; the seed is fixed, so that a failure can be repeated.
"""

# ruff: noqa: E501 - tables of pieces
from __future__ import annotations

import os
import random
import re
from collections.abc import Callable, Collection

import pytest

from ..site.conftest import REPOSITORY, Build
from .holding import SUFFIXES, assert_harmless, body

MUTANTS = int(os.environ.get("SUMMIT_MUTANTS", "4"))
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
    """Docname -> (path below the source folder, text), ``count`` of each format."""
    chance = random.Random(SEED)
    shipped = {suffix: sorted((REPOSITORY / "docs" / "notes").rglob(f"*.{suffix}")) for suffix in SUFFIXES}
    found = {}
    for number in range(count * len(SUFFIXES)):
        paths = shipped[SUFFIXES[number % len(SUFFIXES)]]
        path = paths[number // len(SUFFIXES) % len(paths)]
        text = path.read_text("utf-8")
        for _ in range(chance.choice((1, 2, 5, 20))):
            text = chance.choice(CHANGES)(text, chance)
        docname = f"notes/e{number}/mutant"
        found[docname] = (f"{docname}{path.suffix}", text)
    return found


_LINE_END = re.compile(r"\r\n|\r|\n")
#: What an author of reST or Markdown hides on purpose.
_COMMENT = re.compile(r"\s*(?:\.\. (?!\S+::)|<!--)")
_WORD = re.compile(r"[^\W_\d]{3,}")


def words_lost(text: str, shown: str) -> list[str]:
    """The words of three letters or more that the letters of the page do not hold."""
    there = re.sub(r"[\W_\d]+", "", shown).casefold()
    return [word for word in _WORD.findall(text) if word.casefold() not in there]


def in_silence(text: str, gone: list[str], told: Collection[int]) -> list[str]:
    """Those of the words for which no warning stands within two lines of any line that holds them."""
    near = {line + by for line in told for by in range(-2, 3)}
    rows = enumerate(_LINE_END.split(text), 1)
    places = {word: set() for word in gone}  # type: dict[str, set[int]]
    for number, row in rows:
        if not _COMMENT.match(row):
            for word in gone:
                if word in row:
                    places[word].add(number)
    return [word for word, lines in places.items() if lines and not lines & near]


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


@pytest.mark.parametrize("batch", range((4 * MUTANTS + BATCH - 1) // BATCH))
def test_no_mutant_breaks_the_build_or_loses_a_word(build: Build, batch: int) -> None:
    chosen = dict(list(mutants(MUTANTS).items())[batch * BATCH : (batch + 1) * BATCH])
    built = build(files=dict(chosen.values()))
    assert [line for line in built.warnings if "[summit." not in line] == []
    assert [line for line in built.warnings if "[summit.internal]" in line] == []
    said = "\n".join(built.warnings)
    missing = {}
    for docname, (path, text) in chosen.items():
        assert_harmless(built, docname)
        page = body(built, docname)
        shown = page.get_text() + " ".join(str(tag["href"]) for tag in page.select("a[href]"))
        told = {int(line) for line in re.findall(rf"^{re.escape(path)}:(\d+):", said, re.MULTILINE)}
        gone = [word for word in words_lost(text, shown) if word.lower() not in MARKS]
        if silent := in_silence(text, gone, told):
            missing[path] = silent[:8]
    assert missing == {}
