"""Trees that pandoc gave for the samples, stored beside them, become nodes: no pandoc is needed for that."""

from __future__ import annotations

import json
from typing import Any

import pytest
from docutils import nodes

from formats.pandoc.reading import FORMATS, SAMPLES, as_written, dump, empty, stored
from summitnotes.findings.outline.texts import text_of
from summitnotes.formats.pandoc import HTML, ORG
from summitnotes.formats.pandoc.process import PandocError
from summitnotes.formats.sourcelines import SourceLines
from summitnotes.records.problems import Problem, Subtype
from work import LINEAR, exponent, repeated

Node = dict[str, Any]


def built(*blocks: Node, text: str = "") -> tuple[nodes.document, tuple[Problem, ...]]:
    document = empty()
    problems = ORG.build({"meta": {}, "blocks": list(blocks)}, text, document)
    return document, problems


def words(text: str) -> list[Node]:
    return [{"t": "Str", "c": text}]


def para(text: str) -> Node:
    return {"t": "Para", "c": words(text)}


SPAN: Node = {"t": "Span", "c": [["", [], []], words("Ana Prieto")]}


@pytest.mark.parametrize("name", FORMATS)
def test_samples(name: str) -> None:
    document = empty()
    problems = FORMATS[name].build(stored(name), (SAMPLES / name).read_text("utf-8"), document)
    assert as_written(document, problems) == (SAMPLES / f"{name}.expected").read_text("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_every_block_has_its_source_and_a_line(name: str) -> None:
    document = empty("notes/day")
    text = (SAMPLES / name).read_text("utf-8")
    FORMATS[name].build(stored(name), text, document)
    for node in document.findall(nodes.Element):
        if node is not document and not isinstance(node, nodes.Inline):
            assert node.source == "notes/day"
            assert isinstance(node.line, int)
            assert 1 <= node.line <= text.count("\n")


def test_the_page_says_that_it_was_converted() -> None:
    document, _ = built(para("text"), text="text")
    assert document[-1]["classes"] == ["summit-notice"]
    assert document[-1].astext() == "Converted from Org by pandoc."


@pytest.mark.parametrize("kind", ["RawBlock", "RawInline"])
def test_raw_markup_is_text(kind: str) -> None:
    raw = {"t": kind, "c": ["html", "<script>go()</script>"]}
    document, _ = built(raw if kind == "RawBlock" else {"t": "Para", "c": [raw]})
    assert not list(document.findall(nodes.raw))
    assert document[0].astext() == "<script>go()</script>"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "//host/x", "data:text/html,x", "../../secret", "https://a b"]
)
def test_addresses_that_are_refused_stay_text(address: str) -> None:
    link = {"t": "Link", "c": [["", [], []], words("label"), [address, ""]]}
    document, problems = built({"t": "Para", "c": [link]}, text="\nlabel")
    assert not list(document.findall(nodes.reference))
    assert document[0].astext() == f"label ({address})"
    assert [(p.subtype, p.line) for p in problems] == [(Subtype.LINK, 2)]


def test_depth_is_limited_and_no_word_is_lost() -> None:
    block = para("deepest")
    for number in range(120):
        block = {"t": "BlockQuote", "c": [para(f"level{number}"), block]}
    document, problems = built(block)
    assert [p.subtype for p in problems] == [Subtype.LIMIT]
    shown = document.astext().split()
    assert {"deepest", *(f"level{number}" for number in range(120))} <= set(shown)
    deepest = max(_depth(node) for node in document.findall(nodes.literal_block))
    assert deepest <= 42


def test_depth_of_spans_is_limited_too() -> None:
    inline = {"t": "Str", "c": "deepest"}
    for _ in range(300):
        inline = {"t": "Emph", "c": [inline]}
    document, _problems = built({"t": "Para", "c": [inline]})
    assert document[0].astext() == "deepest"
    assert len(list(document.findall(nodes.emphasis))) == 40


def _depth(node: nodes.Node | None) -> int:
    depth = 0
    while node is not None:
        depth += isinstance(node, nodes.block_quote)
        node = node.parent
    return depth


@pytest.mark.parametrize("columns", [0, 5000])
def test_a_table_that_claims_impossible_columns_is_text(columns: int) -> None:
    column = [{"t": "AlignDefault"}, {"t": "ColWidthDefault"}]
    cell = [["", [], []], {"t": "AlignDefault"}, 1, 1, [para("kept")]]
    body = [["", [], []], 0, [], [[["", [], []], [cell]]]]
    table = [["", [], []], [None, []], [column] * columns, [["", [], []], []], [body], [["", [], []], []]]
    document, _ = built({"t": "Table", "c": table})
    assert document[0].astext() == "kept"
    assert isinstance(document[0], nodes.literal_block)


def test_kinds_of_a_later_pandoc_keep_their_words() -> None:
    document, _ = built(
        {"t": "Aside", "c": [para("block")]},
        {"t": "Para", "c": [{"t": "Sparkle", "c": [["", [], []], words("inline")]}]},
    )
    assert [node.astext() for node in document[:2]] == ["block", "inline"]


@pytest.mark.parametrize(
    "tree",
    [None, [], {}, {"meta": {}}, {"meta": {}, "blocks": [{}]}, {"meta": {}, "blocks": [{"t": "Header"}]},
     {"meta": {}, "blocks": [{"t": "Table", "c": [1]}]}],
)  # fmt: skip
def test_a_tree_of_unknown_shape_is_refused(tree: object) -> None:
    with pytest.raises(PandocError):
        ORG.build(tree, "text", empty())


def test_lines_are_found_in_order() -> None:
    lines = SourceLines("one four\n*one* [[http://a.example/b/c][two]] three\n\nQ&eacute; one\ntwo")
    assert lines.place("one two three") == 2
    assert lines.place("qé") == 4
    assert lines.place("nowhere") == 4
    assert lines.anywhere("one two three") == 2
    with lines.aside("one two three"):
        assert lines.place("one two") == 2
    assert lines.place("two") == 5


def test_a_note_inside_a_block_stands_there() -> None:
    lines = SourceLines("the blue note\n\nbegins here\nand footnote:[the note] ends")
    lines.place("the blue note")
    lines.place("begins here and ends")
    for _ in "ab":
        with lines.aside("the note"):
            assert lines.place("the note") == 4


def test_whom_asciidoc_names_above_a_quote_stands_there() -> None:
    text = "[quote, Ana Prieto]\n____\nsaid\n____\n\nlater\n\nAna Prieto, later"
    quote = {"t": "BlockQuote", "c": [para("said"), para("— Ana Prieto")]}
    document, _ = built(quote, para("later"), para("Ana Prieto, later"), text=text)
    assert [node.line for node in document.findall(nodes.paragraph)][:4] == [3, 1, 6, 8]


def test_several_authors_are_several() -> None:
    authors = [{"t": "MetaInlines", "c": words(name)} for name in ("Ana Prieto", "Tom Weber")]
    document = empty()
    ORG.build({"meta": {"author": {"t": "MetaList", "c": authors}}, "blocks": []}, "", document)
    assert [node.astext() for node in document.findall(nodes.field_body)] == ["Ana Prieto; Tom Weber"]


@pytest.mark.parametrize(("author", "shown"), [("Penpad", []), ("Ana Prieto", ["Ana Prieto"])])
def test_what_made_a_page_did_not_write_it(author: str, shown: list[str]) -> None:
    meta = {name: {"t": "MetaInlines", "c": words(value)} for name, value in
            (("author", author), ("generator", "Penpad"))}  # fmt: skip
    document = empty()
    HTML.build({"meta": meta, "blocks": []}, "", document)
    assert [node.astext() for node in document.findall(nodes.field_body)] == shown


@pytest.mark.parametrize(
    ("inlines", "set_apart"),
    [
        ([*words("Loom"), {"t": "Space"}, SPAN], ["Ana Prieto"]),
        ([*words("Loom"), SPAN], []),  # the rest of a word
        ([SPAN], []),
        ([*words("Loom"), {"t": "Space"}, SPAN, {"t": "Space"}, *words("weaves")], []),
    ],
)
def test_a_span_behind_the_words_of_a_heading_is_a_run_of_its_own(
    inlines: list[Node], set_apart: list[str]
) -> None:
    document, _ = built({"t": "Header", "c": [1, ["", [], []], inlines]}, text="Loom")
    text, runs = text_of(document[0][0])
    assert [text[run.begin : run.stop] for run in runs] == set_apart


def test_one_common_word_does_not_carry_the_search_away() -> None:
    text = "start here now\n" + "filler words of all kinds\n" * 200 + "yes\n"
    lines = SourceLines("\n" + text)
    lines.place("start here now")
    assert lines.place("yes") == 2
    assert lines.place("filler words of") == 3


@pytest.mark.parametrize("unit", ["a ", "a b ", "x\n"])
def test_work_of_finding_lines_is_linear(unit: str) -> None:
    def find(text: str) -> None:
        lines = SourceLines(text)
        for _ in range(len(text) // 20):
            lines.place(unit * 10)
            lines.place("a b c d e")

    assert exponent(find, repeated(unit), 200) < LINEAR


def test_dump_shows_what_is_compared() -> None:
    document, _ = built(para("text"), text="text")
    assert dump(document).startswith("paragraph @1\n  'text'\n")
    assert json.loads(json.dumps(stored("meeting.org")))["blocks"]
