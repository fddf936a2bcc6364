"""Work grows with the size of the text, whatever the text is made of."""

from __future__ import annotations

import pytest

from formats.dokuwiki.reading import read
from work import LINEAR, exponent, repeated

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


@pytest.mark.parametrize(
    ("name", "dialect"), [(name, "2026") for name in TOKENS] + [(name, "2025") for name in OLDER]
)
def test_each_kind_of_token(name: str, dialect: str) -> None:
    assert exponent(lambda text: read(text, dialect), repeated(TOKENS[name]), 250) < LINEAR


def test_a_page_of_everything() -> None:
    assert exponent(read, repeated("".join(TOKENS.values())), 750) < LINEAR
