"""Any text: nothing is lost, nothing is raised, time grows with the text and no faster."""

from __future__ import annotations

import math

import pytest
from docutils import nodes
from hypothesis import given, settings
from hypothesis import strategies as st

from summitnotes.formats.base import Fate
from summitnotes.formats.plaintext import type_lines
from summitnotes.formats.plaintext.doctree import MAX_NESTING
from summitnotes.formats.plaintext.rules import NAMES
from summitnotes.records.problems import Subtype
from work import LINEAR, exponent, repeated

PIECES = [
    "\n", "\n\n", " ", "  ", "\t", "- ", "* ", "*", "-- ", "• ", "◦ ", "1. ", "2) ", "a) ", "ii) ",
    "1.1 ", "# ", "##",
    "=====", "-----", "~~~", "== ", " ==", "09:30 - ", "9h - ", "Day One", "Jour 2", "3 May 2014",
    "Share this:", "Home",
    "Contents", "Photo: x", "(aside)", "WORDS IN CAPS", "word", "Some words", "A sentence.", "why?",
    "Kim: ", "To: x",
    "Subject: y", ":", ".", "https://a.org/b", "www.a.fr", "a@b.org", "javascript:x", "\\", "\x00",
    "\x0c", "\u2028",
    "\u00a0", "\u202e", "é", "x" * 60, "word " * 30,
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


def tree_words(document: nodes.document) -> list[str]:
    found = []
    for node in document.findall(nodes.TextElement):
        if not isinstance(node, nodes.Inline):
            found += node.astext().split()
    return found


def check(text: str, read, *without: str) -> None:
    document, reading = read(text, *without)
    at = 0
    for span in reading.spans:
        assert span.start == at < span.end
        at = span.end
    assert at == len(text)
    kept = "\n".join(text[span.start : span.end] for span in reading.spans if span.fate is Fate.TEXT)
    assert kept.replace("\x00", " ").split() == tree_words(document)
    assert len(type_lines(text, frozenset(without))) == sum(bool(line.strip()) for line in text.split("\n"))
    for span in reading.spans:
        if span.fate is Fate.MARKUP and span.rule == "white-space":
            assert not text[span.start : span.end].strip()


@settings(max_examples=200)
@given(text=TEXTS)
def test_nothing_is_lost(text: str, read) -> None:
    check(text, read)


@settings(max_examples=100)
@given(text=TEXTS, without=st.sets(st.sampled_from(sorted(NAMES)), max_size=4))
def test_nothing_is_lost_without_some_rules(text: str, without: set[str], read) -> None:
    check(text, read, *without)


def depth(node: nodes.Node) -> int:
    deepest, stack = 0, [(node, 0)]
    while stack:
        current, level = stack.pop()
        level += isinstance(current, nodes.Sequential | nodes.section)
        deepest = max(deepest, level)
        stack += [(child, level) for child in current.children]
    return deepest


@pytest.mark.parametrize("mark", ["- ", "1. ", "* "])
def test_nesting_is_limited(mark: str, read) -> None:
    text = "Title\n=====\n\nPart\n----\n\n" + "\n".join(
        "  " * level + f"{mark}w{level}" for level in range(200)
    )
    document, reading = read(text)
    assert depth(document) <= MAX_NESTING
    assert [problem.subtype for problem in reading.problems] == [Subtype.LIMIT]
    assert reading.problems[0].line == 7 + MAX_NESTING - 2
    assert tree_words(document)[2:] == [f"w{level}" for level in range(200)]


@pytest.mark.parametrize(
    "target",
    [
        "javascript:x",
        "vbscript:x",
        "data:text/html,x",
        "//host.org/x",
        "https://a.org/\\b",
        "file:///etc",
        "https://a.org/\u202ex",
    ],
)
def test_no_dangerous_reference(target: str, read) -> None:
    document, _ = read(f"see {target} there")
    allowed = ("https://a.org/", "https://host.org/")
    assert all(node["refuri"] in allowed for node in document.findall(nodes.reference))
    assert document.astext() == f"see {target} there"


TOKENS = [
    "a", "a ", "a\n", "a\n\n", "Word\n\n", "- a\n", "-", "- ", "*a\n", "* ", "1. a\n", "1. ", "1.",
    "a) b\n", "#", "# a\n", "=", "=\n",
    "a\n=\n", "a\n---\n", "== a ==\n", "09:00 - A\n", "09:00 A\n\n", "9h", "A: ", "Kim: yes\n",
    "CAPS WORD\n\n", "Contents\n", "Home\n",
    "Share this\n", "1 May 2014\n", "Monday, ", "1/2/3", "Day One\n\n", "http://", "http://a.org ",
    "http://a.org/", "a.org", "a.b", "a@b",
    "@", "www.", "mailto:", "//", "\\", ".", ". A", "?", "!", ":", ":\n", "(", ")", "(a)\n", "[", "\"",
    "«", "'", "\t", " ", "\n", "\x00",
    "\u00a0", "\u2028", "é", "From: a\n", "> a\n", "* * *\n", "|", "_", "~", "\u202e", "-- \n", "i) a\n",
    "Photo: x\n", "a, ", "a - ",
]  # fmt: skip


@pytest.mark.parametrize("token", TOKENS, ids=ascii)
def test_work_is_linear(token: str, read) -> None:
    assert exponent(read, repeated(token), 250) < LINEAR


def test_work_on_deeper_and_deeper_is_linear(read) -> None:
    def staircase(size: int) -> str:
        return "\n".join(" " * step + "1. a" for step in range(math.isqrt(size)))

    assert exponent(read, staircase, 600) < LINEAR
