"""Time grows with the size of the text, whatever the text is made of."""

from __future__ import annotations

import gc
import math
import time

import pytest

from formats.dokuwiki.reading import read

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


def seconds(text: str, dialect: str) -> float:
    """Processor time of one reading, without the garbage collector."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        read(text, dialect)
        return time.process_time() - start
    finally:
        gc.enable()


def exponent(token: str, dialect: str, small: int = 8_000, factor: int = 4) -> float:
    one = seconds(token * (small // len(token)), dialect)
    other = seconds(token * (small * factor // len(token)), dialect)
    return math.log(max(other, 1e-4) / max(one, 1e-4)) / math.log(factor)


@pytest.mark.parametrize("token", TOKENS.values(), ids=TOKENS.keys())
def test_each_kind_of_token(token: str) -> None:
    # Other work on the machine disturbs a single measurement; a quadratic rule fails every time.
    for dialect in ("2026", "2025"):
        assert any(exponent(token, dialect) <= 1.2 for _ in range(6)), dialect


def test_a_large_page_of_everything() -> None:
    page = "".join(TOKENS.values())
    text = page * (100_000 // len(page))
    assert seconds(text, "2026") < 20
