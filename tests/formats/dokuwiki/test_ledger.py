"""Nothing is lost and nothing breaks: any text at all, in both dialects, with any rule switched off."""

from __future__ import annotations

import pickle
import random
from collections import Counter

import pytest
from docutils import nodes
from hypothesis import example, given, settings
from hypothesis import strategies as st

from formats.dokuwiki.reading import read, shown_text, tree_text
from summitnotes.formats.base import Fate
from summitnotes.formats.dokuwiki.modes import RULE_NAMES
from summitnotes.records.problems import Subtype

PIECES = [
    "**", "//", "__", "''", "'", "<sub>", "</sub>", "<sup>", "</sup>", "<del>", "</del>", "((", "))",
    "(", "[[", "]]", "{{", "}}", "|", "^", ":::", "\n", "\n\n", "\n  * ", "\n  - ", "\n    * ",
    "\n\t- ", "\n| ", "\n^ ", "\n> ", "\n>> ", "\n  ", "\n----\n", "\n== h ==\n", "\n===== h =====\n",
    "=", "\\\\ ", "\\\\", "%%", "<nowiki>", "</nowiki>", "<code>", "<code sh x.sh>", "</code>",
    "<file>", "</file>", "~~NOTOC~~", "http://a.example/b", "www.a.example", "<me@a.example>", "a",
    "b c", " ", "  ", "\u00e9", "\t", "x.png", "?20x30", "javascript:x", "wp>Name", "#part",
    "\\\\host\\dir", "<WRAP>", "{{tag>x}}", ":-)", "(c)", "\u0000", "\u2028", ">",
]  # fmt: skip
MARKUP = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
DIALECTS = st.sampled_from(["2026", "2025"])


def check(text: str, dialect: str, without: frozenset[str] = frozenset()) -> nodes.document:
    document, reading = read(text, dialect, without)
    assert "".join(text[s.start : s.end] for s in reading.spans) == text
    assert all(a.end == b.start for a, b in zip(reading.spans, reading.spans[1:], strict=False))
    for span in reading.spans:
        if span.rule == "layout":
            assert not text[span.start : span.end].strip(), f"unaccounted: {text[span.start : span.end]!r}"
    assert Counter(shown_text(text, reading)) == Counter(tree_text(document))
    if not any(document.findall(nodes.footnote)):
        assert shown_text(text, reading) == tree_text(document)
    lines = text.count("\n") + 1
    for node in document.findall(nodes.Element):
        if isinstance(node, (nodes.Body, nodes.title, nodes.list_item, nodes.section)) and not isinstance(
            node, (nodes.document, nodes.Inline, nodes.label)
        ):
            assert node.source == "notes.dokuwiki"
            assert node.line is not None
            assert 1 <= node.line <= lines
    return document


@given(MARKUP, DIALECTS)
@settings(max_examples=250)
@example("((\n> a\n  * b))", "2026")
@example("| a || b |\n| ::: | ::: | c\n", "2026")
@example("\n  \n", "2026")
def test_markup_is_tiled(text: str, dialect: str) -> None:
    check(text, dialect)


@given(st.text(max_size=60), DIALECTS)
@settings(max_examples=60)
def test_any_text_is_tiled(text: str, dialect: str) -> None:
    check(text, dialect)


@given(MARKUP, st.sets(st.sampled_from(sorted(RULE_NAMES)), max_size=4))
@settings(max_examples=120)
def test_any_rule_can_be_switched_off(text: str, without: set[str]) -> None:
    check(text, "2026", frozenset(without))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("bold", "some **bold** words"),
        ("italic", "some //slanted// words"),
        ("link", "see [[a page|its label]] now"),
        ("footnote", "words((a note)) more"),
        ("heading", "== words ==\nmore"),
        ("table", "| one | two |\n"),
        ("media", "{{a.png|title}}"),
        ("quote", "> said"),
        ("code", "<code>x = 1</code>"),
        ("nowiki", "%%a%% <nowiki>b</nowiki>"),
        ("macro", "~~NOTOC~~"),
        ("rule", "a\n\n----\n\nb"),
        ("plugin", "{{tag>one two}}"),
        ("url", "http://a.example/x"),
    ],
)
def test_a_rule_that_is_off_leaves_its_words(rule: str, text: str) -> None:
    _, reading = read(text, without=[rule])
    on = read(text)[1]
    assert reading.spans != on.spans or rule in ("plugin", "url")
    assert all(span.rule != rule or span.fate is Fate.TEXT for span in reading.spans)
    check(text, "2026", frozenset({rule}))


@pytest.mark.parametrize(
    ("text", "spans"),
    [("* words\n", 0), ("  * {{a.png}} %%b%%\n", 0), ("<WRAP>\nwords\n{{tag>one}}", 1)],
)
def test_a_build_has_no_ledger_unless_tags_of_plugins_ask_for_it(text: str, spans: int) -> None:
    """… and hears of the same slips."""
    document, reading = read(text)
    same, without = read(text, ledger=False)
    assert bool(without.spans) == bool(spans)
    assert without.problems == reading.problems
    assert same.pformat() == document.pformat()


@pytest.mark.parametrize("dialect", ["2026", "2025"])
@pytest.mark.parametrize(
    "text",
    [
        "".join("  " * (i + 1) + f"* word{i}\n" for i in range(120)),
        "".join(">" * (i + 1) + f" word{i}\n" for i in range(120)),
        "**//" * 200 + "x",
        ">" * 60 + " a\n" + ">" * 60 + "".join(f"\n{'>' * 60}{'  ' * i}  * b" for i in range(60)),
    ],
    ids=["list", "quote", "spans", "list in quote"],
)
def test_deep_nesting_is_flattened(text: str, dialect: str) -> None:
    document = check(text, dialect)
    deepest = max(len(list(_parents(leaf))) for leaf in document.findall(nodes.Text))
    assert deepest < 130
    pickle.dumps(document.deepcopy().children)
    problems = [p for p in read(text, dialect)[1].problems if p.subtype is Subtype.LIMIT]
    assert len(problems) == (0 if text.startswith("**") and dialect == "2026" else 1)


def _parents(node: nodes.Node) -> list[nodes.Node]:
    out = []
    while node.parent is not None:
        out.append(node)
        node = node.parent
    return out


def test_two_thousand_documents() -> None:
    """Longer ones than those that are made up anew each time, and always the same."""
    for seed in range(2000):
        chance = random.Random(seed)
        pieces = chance.choices(PIECES, k=chance.randint(5, 120))
        check("".join(pieces), chance.choice(["2026", "2025"]))
