"""Time grows with the size of the text, whatever the text is made of."""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Iterator

import pytest

from formats.dokuwiki.reading import read
from timing import noisy

TOKENS = {
    "stars": "**", "bold opened": "**a ", "bold touching": "**a", "slashes": "/",
    "italic opened": "//a ", "quotes": "''", "underlines": "__a", "sub": "<sub>a",
    "spans": "**//__''<sub>", "links": "[[", "closed links": "[[a]]]", "media": "{{",
    "short media": "{{}", "notes": "((a ", "closed notes": "((a)) ", "note ends": "))",
    "code": "<code>", "nowiki": "<nowiki>", "percent": "%%", "carets": "^", "bars": "\n|",
    "rows": "\n| ::: | ::: |", "wide rows": "\n| a ^ b || ", "blanks": " ", "tabs": "\t",
    "empty lines": "\n", "blank lines": " \n", "equals": "=", "half headings": "== a ",
    "headings": "\n== a ==", "marks": ">", "quoted": "\n> a **b", "items": "\n  * a\n    - b",
    "backslashes": "\\", "breaks": "\\\\ ", "schemes": "http://", "addresses": "http://a.b ",
    "www": "www.", "mail": "<a@", "tildes": "~~", "rules": "\n-----", "pre": "\n  a",
    "lists in notes": "((\n  * a", "quotes in notes": "((\n> a\n",
}  # fmt: skip


# Older releases have rules of their own for these.
OLDER = ("stars", "italic opened", "sub", "notes", "half headings", "quoted", "blanks", "pre", "rules")


@pytest.fixture(autouse=True)
def uncollected() -> Iterator[None]:
    """Time without the garbage collector, whose cost is that of the whole process."""
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


def seconds(text: str, dialect: str) -> float:
    """Processor time of one reading."""
    start = time.process_time()
    read(text, dialect)
    return time.process_time() - start


def exponent(token: str, dialect: str, small: int = 6_000, factor: int = 4) -> float:
    one = seconds(token * (small // len(token)), dialect)
    other = seconds(token * (small * factor // len(token)), dialect)
    return math.log(max(other, 1e-4) / max(one, 1e-4)) / math.log(factor)


@pytest.mark.parametrize(
    ("name", "dialect"), [(name, "2026") for name in TOKENS] + [(name, "2025") for name in OLDER]
)
def test_each_kind_of_token(name: str, dialect: str) -> None:
    # Other work on the machine disturbs a single measurement; a quadratic rule fails every time.
    assert any(exponent(TOKENS[name], dialect) <= 1.2 for _ in range(6))


@noisy
def test_a_large_page_of_everything() -> None:
    page = "".join(TOKENS.values())
    text = page * (100_000 // len(page))
    assert seconds(text, "2026") < 20
