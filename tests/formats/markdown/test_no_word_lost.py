"""No word of Markdown is lost in silence, whatever stands beside it: it is on the page, or it is told.

``W`` in a piece of ``pieces.txt`` stands for a word that stands nowhere else. Names of languages, classes of
code and ids are no words; what an author put into a comment counts as shown.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from docutils import nodes

from formats.markdown.reading_helper import read

PIECES = (Path(__file__).parent / "pieces.txt").read_text("utf-8").split("\n====\n")

_SHOWN = ("alt", "title", "explanation", "reftitle", "refuri", "refname", "uri", "target", "fragment")


def words_of(document: nodes.document) -> str:
    """All that a reader gets to see: text, what pictures and links say of themselves, addresses."""
    shown = [document.astext()]
    for node in document.findall(nodes.Element):
        shown += [str(node[name]) for name in _SHOWN if name in node]
    return " ".join(shown).casefold()


@pytest.mark.parametrize("loose", [True, False])
@pytest.mark.parametrize("piece", PIECES)
def test_alone(piece: str, loose: bool) -> None:
    _check([piece], "\n", loose=loose)


@pytest.mark.parametrize("seed", range(300))
def test_together(seed: int) -> None:
    chance = random.Random(seed)
    _check(chance.choices(PIECES, k=chance.randint(2, 5)), chance.choice(["\n\n", "\n"]))


def _check(pieces: list[str], between: str, *, loose: bool | None = None) -> None:
    numbers = iter(range(1_000))
    text = re.sub(r"W", lambda _: f"zq{next(numbers)}x", between.join(pieces)) + "\n"
    document, reading = read(text, loose=loose)
    told = " ".join(problem.message for problem in reading.problems)
    shown = words_of(document)
    assert [word for word in re.findall(r"zq\d+x", text) if word not in shown and word not in told] == []
