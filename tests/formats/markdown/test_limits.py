"""Hostile Markdown: nothing runs, nothing explodes, no word goes missing."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable

import pytest
from docutils import nodes
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.markdown.reading_helper import read
from summitnotes.formats.markdown import is_loose
from summitnotes.records.problems import Subtype
from work import LINEAR, exponent

NESTED: dict[str, Callable[[int], str]] = {
    "lists": lambda n: "".join("  " * i + f"- x{i}\n" for i in range(n)),
    "lists on a line": lambda n: "- " * n + "x0\n",
    "quotes": lambda n: ">" * n + " x0\n",
    "quotes and lists": lambda n: "> - " * n + "x0\n",
    "emphasis": lambda n: "*" * n + "x0" + "*" * n + "\n",
    "emphasis by turns": lambda n: "*a _b " * n + "x0" + " b_ a*" * n + "\n",
    "brackets": lambda n: "[" * n + "x0" + "]" * n + "(a)" * n + "\n",
    "directives": lambda n: (
        "".join("`" * (n - i + 3) + "{note}\n" for i in range(n))
        + "x0\n"
        + "".join("`" * (i + 4) + "\n" for i in range(n))
    ),
}


@pytest.mark.parametrize("kind", NESTED)
@pytest.mark.parametrize("loose", [True, False])
@pytest.mark.parametrize("depth", [39, 60, 300])
def test_nesting(kind: str, loose: bool, depth: int) -> None:
    text = NESTED[kind](depth)
    document, _ = read(text, loose=loose)
    document.reporter = document.settings = document.transformer = None  # type: ignore[assignment]
    pickle.dumps(document)
    found = set(re.findall(r"x\d+", document.astext()))
    assert found == set(re.findall(r"x\d+", text))


def test_deep_lists_are_reported_once_with_their_line() -> None:
    _, reading = read(NESTED["lists"](60))
    assert [(p.subtype, p.line) for p in reading.problems] == [(Subtype.LIMIT, 41)]


TOKENS = [
    "`",
    "*a ",
    "[",
    "[a](",
    "<a ",
    "<!-- a\n",
    "a-",
    "http://",
    "a.b.",
    "- a\n",
    "a\n",
    "##a\n",
    "(a)=\n",
    "<b>a</b>",
    "</b>",
    "<ul><li>\n\n",
    "<div><!--",
    "<pre>\n",
    "[[a|b]]",
    "==a",
    "`a`{b=1} ",
    "{a=1}\n",
    "{% highlight x %}\n",
    "| a | b | c |\n",
    "- [a\nb] c\n",
]


@pytest.mark.parametrize("token", TOKENS)
@pytest.mark.parametrize("loose", [True, False])
def test_work_is_linear(token: str, loose: bool) -> None:
    def text(size: int) -> str:
        return token * (size // len(token)) + "\n"

    assert exponent(lambda given: read(given, loose=loose), text, 125) < LINEAR


def test_a_block_that_is_too_long_is_text() -> None:
    text = "*a* " * 3000 + "\n"
    document, reading = read(text, loose=False)
    assert document.astext().split() == text.split()
    assert [(p.subtype, p.line) for p in reading.problems] == [(Subtype.LIMIT, 1)]


def test_literal_lines_stay_as_they_are() -> None:
    document, _ = read("one\n- *two*\n- three\n", loose=True, literal_lines=frozenset({2}))
    block = next(iter(document.findall(nodes.literal_block)))
    assert (block.astext(), block.line) == ("- *two*", 2)
    assert [item.line for item in document.findall(nodes.list_item)] == [3]


POWERS = [
    "{{ 7 * 6 }}",
    "$$ x $$",
    "```{eval-rst}\n.. raw:: html\n```",
    "```{raw} html\n<b>x</b>\n```",
    "```{include} /etc/hostname\n```",
    "```{literalinclude} /etc/hostname\n```",
    "```{toctree}\nindex\n```",
    "```{only} html\nx\n```",
    "{download}`/etc/hostname`",
    "{raw}`x`",
    "<iframe src=x></iframe>",
    "<div onclick=x>\n\n**y**\n\n</div>",
]


@pytest.mark.parametrize("text", POWERS)
@pytest.mark.parametrize("loose", [True, False])
def test_powers_are_shown_as_text(text: str, loose: bool) -> None:
    extensions = {"substitution", "dollarmath", "amsmath", "html_image", "html_admonition", "colon_fence"}
    document, _ = read(f"# Title\n\n{text}\n", loose=loose, enable_extensions=extensions)
    shown = document.astext()
    assert set(re.findall(r"\w+", text)) <= set(re.findall(r"\w+", shown))
    kinds = {type(node).__name__ for node in document.findall(nodes.Element)}
    assert not kinds & {"raw", "math", "math_block", "image", "system_message", "problematic"}


def test_settings_in_front_matter_have_no_effect() -> None:
    matter = "---\nmyst:\n  enable_extensions: [substitution]\n  substitutions:\n    a: b\n"
    matter += "html_meta:\n  x: y\n---\n"
    document, reading = read(matter + "\n{{ a }} <script>c</script>\n")
    assert "{{ a }} <script>c</script>" in document.astext()
    assert not list(document.findall(nodes.meta))
    assert [p.line for p in reading.problems if p.subtype is Subtype.POWER][:2] == [2, 6]


WELL_FORMED = [
    "# Title\n\nOne paragraph that an author broke at some width because the editor\ndid so by itself.\n",
    "# A\n\n- one\n- two\n\n## B\n\n```{note}\nHi.\n```\n",
    "# A\n\nEach sentence stands on a line of its own, as some authors like it.\nThe next follows here.\n",
    "Intro:\n\n1. one\n2. two\n",
    "",
]


@pytest.mark.parametrize("text", WELL_FORMED)
def test_well_formed_markdown_is_left_alone(text: str) -> None:
    assert not is_loose(text)


ALPHABET = st.sampled_from(list("ab#-*_`>[](){}<!:|=~+1. \n\n\t\\&/•"))


@given(st.lists(ALPHABET, max_size=120).map("".join))
@settings(max_examples=150)
def test_total_and_without_loss(text: str) -> None:
    document, _ = read(text)
    for message in list(document.findall(nodes.system_message)):
        message.parent.remove(message)  # docutils' own words, which no page shows
    written = re.findall(r"[ab]", re.sub(r"(?m)^\s*<!--.*?-->\s*$", "", text, flags=re.S))
    if "[" not in text and "<" not in text and "`" not in text and "~" not in text:
        assert re.findall(r"[ab]", document.astext()) == written
