"""reST that docutils cannot afford is shown as it was written; all other reST is not touched."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable

import pytest
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document

from summitnotes.formats.base import Reading, ReadOptions
from summitnotes.formats.hiding import put_back
from summitnotes.formats.rst import FORMAT
from summitnotes.formats.rst.allowed import ALLOWED_RST_DIRECTIVES, ALLOWED_RST_ROLES
from summitnotes.formats.rst.limits import prepare_rst
from summitnotes.records.problems import Subtype
from work import LINEAR, exponent


def read(text: str) -> tuple[nodes.document, Reading]:
    settings = get_default_settings(Parser)
    settings.report_level, settings.halt_level, settings.warning_stream = 5, 6, False
    document = new_document("note.rst", settings)
    return document, FORMAT.read(text, document, ReadOptions())


NESTED: dict[str, Callable[[int], str]] = {
    "lists": lambda n: "".join("  " * i + f"- x{i}\n\n" for i in range(n)),
    "quotes": lambda n: "".join(" " * i + f"x{i}\n\n" for i in range(n)),
    "definitions": lambda n: "".join(" " * i + f"x{i}\n" for i in range(n)),
    "lists on a line": lambda n: "- " * n + "x0\n",
    "numbers on a line": lambda n: "1. " * n + "x0\n",
    "fields on a line": lambda n: ":a: " * n + "x0\n",
    "boxes on a line": lambda n: ".. note:: " * n + "x0\n",
    "footnotes on a line": lambda n: ".. [1] " * n + "x0\n",
    "line block": lambda n: "".join("| " + "  " * i + f"x{i}\n" for i in range(n)),
    "cell": lambda n: f"+{'-' * (2 * n + 4)}+\n| {'- ' * n}x0 |\n+{'-' * (2 * n + 4)}+\n",
}


@pytest.mark.parametrize("kind", NESTED)
@pytest.mark.parametrize("depth", [38, 60, 300])
def test_nesting(kind: str, depth: int) -> None:
    text = NESTED[kind](depth)
    document, reading = read(text)
    document.reporter = document.settings = document.transformer = None  # type: ignore[assignment]
    pickle.dumps(document)
    assert set(re.findall(r"x\d+", document.astext())) == set(re.findall(r"x\d+", text))
    assert bool(reading.problems) == (depth > 40)


TOKENS = [
    "a-",
    "//a",
    "a-a-a- ",
    "*a ",
    "`a ",
    "|a ",
    "_a ",
    "a_ ",
    "[a]_ ",
    "http://",
    ".. _a: b\n",
    "a::\n",
    "* a\n",
]


@pytest.mark.parametrize("token", TOKENS)
def test_work_is_linear(token: str) -> None:
    assert exponent(read, lambda size: token * (size // len(token)) + "\n", 250) < LINEAR


ORDINARY = [
    "Title\n=====\n\n* a\n\n  * b\n\n    * c\n\n.. note:: x\n\n`a <http://example.org>`_ and *b*\n",
    "\n\n".join(f"`slides <http://example.org/{n}>`_ of talk {n}" for n in range(60)) + "\n",
    "+---+---+\n| a | b |\n+===+===+\n|   |   |\n+---+---+\n",
    "",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_is_not_touched(text: str) -> None:
    prepared = prepare_rst(text)
    assert prepared.text == text
    assert prepared.words == prepared.problems == ()


def test_given_lines_come_back_in_place() -> None:
    text = "Title\n=====\n\n* one\n* **two** literalline\n* three\n"
    prepared = prepare_rst(text, frozenset({5, 99}))
    assert prepared.text.count("\n") == text.count("\n")
    assert "two" not in prepared.text
    document = new_document("note.rst", get_default_settings(Parser))
    Parser().parse(prepared.text, document)
    put_back(document, prepared.words)
    assert "* **two** literalline" in document.astext()


def test_repeated_targets_are_reported_where_text_begins() -> None:
    _, reading = read(".. _a: http://example.org\n" * 30)
    assert [(p.subtype, p.line) for p in reading.problems] == [(Subtype.DUPLICATE, 9)]


def test_nothing_that_opens_files_or_runs_code_is_allowed() -> None:
    dangerous = {"include", "literalinclude", "raw", "eval-rst", "only", "toctree", "highlight", "role"}
    dangerous |= {"default-role", "class", "meta", "math", "date", "title", "automodule", "graphviz"}
    assert not dangerous & ALLOWED_RST_DIRECTIVES
    assert not {"raw", "download", "math", "doc", "ref"} & ALLOWED_RST_ROLES
    assert {"note", "talk", "event"} <= ALLOWED_RST_DIRECTIVES
    assert {"talk", "person", "topic", "event"} <= ALLOWED_RST_ROLES
