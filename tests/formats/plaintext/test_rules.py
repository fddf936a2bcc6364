"""Single rules: names, switches, and the traps that they must not fall into."""

from __future__ import annotations

import pytest
from docutils import nodes

from summitnotes.formats.plaintext import Kind, type_lines
from summitnotes.formats.plaintext.rules import NAMES, RULES
from summitnotes.formats.sniffing.plaintext import look

PROSE = "A long sentence about nothing in particular that goes on as long as prose has to, and then stops."


def kinds(text: str, *without: str) -> list[str]:
    return [line.kind.value for line in type_lines(text, frozenset(without))]


def test_names_are_unique() -> None:
    assert len(NAMES) == len(RULES)


def test_every_line_says_why() -> None:
    lines = type_lines(f"Title here\n\nPart\n\n{PROSE}\n\n- item\n")
    assert [line.rule for line in lines] == ["title", "alone", "text", "bullet"]
    assert all(0 < line.confidence < 1 for line in lines)


@pytest.mark.parametrize(
    ("rule", "text", "line"),
    [
        ("underlined", "First\n\nName\n====\n\ntext goes here.", 2),
        ("hashed", "First\n\n## Name\n\ntext", 1),
        ("framed", "Title\n\n== Name ==\n\ntext", 1),
        ("furniture", "Title here\nLeave a comment", 1),
        ("date", "Title here\n3 May 2014\n\ntext.", 1),
        ("bullet", "- one\n- two", 0),
        ("tight-bullet", "*one\n*two", 0),
        ("time", "Title\n\n09:00 - Talk\n\ntext", 1),
        ("number", "1. one\n2. two", 0),
        ("letter", "a) one\nb) two", 0),
        ("lead-in", "Title\n\nWe saw:\n\ntext", 1),
        ("boxed", "+-----+\n| Box |\n+-----+\n\ntext", 1),
        ("behind-signs", "Title\n\n== One\n\ntext.\n\n== Two\n\ntext.", 1),
        ("bracketed", "[One]\ntext.\n\n[Two]\ntext.", 2),
        ("ruled", "Title\n\nOne\n\n----\nTwo\nAda\n\n----\nSix\nBo\n\n----\nTen\nCy\n\ntext.", 3),
        ("lettered-heading", "A. One\n\ntext.\n\nB. Two\n\ntext.", 2),
        ("above-indent", "Title\n\nAb\n  Cd is here.\n\nEf\n  Gh is here.", 1),
        ("alike", f"Title\n\n{PROSE}\n\nAda (Hut): one\n\nBo (Hut): {PROSE}\n\n{PROSE}", 2),
        ("tabbed-head", "Name\tTitle\tDay\nAda\tRopes\t3 May\nBo\tKnots\t4 May\nCy\tNets\t5 May", 0),
        ("caption", "Title\n\nPhoto: a hat\n\ntext", 1),
    ],
)
def test_a_rule_can_be_switched_off(rule: str, text: str, line: int) -> None:
    on, off = type_lines(text), type_lines(text, frozenset([rule]))
    assert rule in {found.rule for found in on}
    assert rule not in {found.rule for found in off}
    assert (on[line].rule, on[line].kind) != (off[line].rule, off[line].kind)


def test_without_any_rule_all_is_text() -> None:
    assert set(kinds(f"T\n=\n\n- a\n- b\n\n{PROSE}", *NAMES)) == {"text"}


@pytest.mark.parametrize(
    "text",
    [
        "-5 degrees outside\n-6 at night",
        "--verbose helps\n--quiet does not",
        "*stressed* words here\n*more* of them",
        "2 * 3 rooms",
        "3.5 is a number\n4.5 is another",
        "+1 from me\n+1 from her",
        "2014 was long\n2015 was longer",
    ],
)
def test_no_item(text: str) -> None:
    assert "item" not in kinds(text)


def test_hours_with_a_stop_are_lines_of_a_programme_where_there_are_several() -> None:
    programme = "10.30-11.00 Knots\n\n11.00-11.30 ropes\n\n11.30-12.00 Lunch\n"
    assert {line.rule for line in type_lines(f"Title here\n\n{programme}")[1:]} == {"time"}
    assert "time" not in {line.rule for line in type_lines("Title here\n\n10.30 Knots\n\n1.30 knots\n")}


@pytest.mark.parametrize("mark", ["-", "*", "+", "•", "–", "—", "◦", "‣", "--"])
def test_bullets(mark: str) -> None:
    assert kinds(f"{mark} one thing\n{mark}\tanother") == ["item", "item"]


@pytest.mark.parametrize(
    "line",
    [
        "The slides are online.",
        "Present: Kim and Lou",
        "Présents : Kim et Lou",
        "They never found the switch",
        "Kim, Lou, Max, Ana",
        "https://lake.example.org/talks",
        "Was it good? Yes it was",
        "Bonjour à toutes",
    ],
)
def test_no_heading_although_alone(line: str) -> None:
    lines = type_lines(f"Title here\n\nPart one\n\n{PROSE}\n\n{line}\n\n{PROSE}\n")
    assert [found.kind for found in lines][1:2] == [Kind.HEADING]
    assert lines[3].kind not in (Kind.HEADING, Kind.TITLE)


def test_nothing_below_no_heading() -> None:
    assert kinds(f"Title here\n\n{PROSE}\n\nGood night all") == ["title", "text", "text"]


def test_capitals_in_the_middle_are_no_heading() -> None:
    text = "Title here\n\none fact\nREAD THIS ONE\nanother fact\nREAD THAT ONE\nlast fact"
    assert "heading" not in kinds(text)


def test_marked_headings_make_the_others_labels() -> None:
    text = "Title\n=====\n\nPart\n----\n\nKim\n- said this\n\nLou\n- said that\n"
    assert [line.kind for line in type_lines(text) if line.text in ("Kim", "Lou")] == [Kind.LABEL] * 2


def test_the_first_of_headings_alike_is_no_title() -> None:
    talks = "Ropes\n-----\nAna Prieto\n\nKnots\n-----\nKofi Mensah\n\nSails\n-----\nMei Tan\n"
    heads = [
        line for line in type_lines(talks) if line.rule in ("underlined", "title") and line.text[0] != "-"
    ]
    assert [line.kind for line in heads] == [Kind.HEADING] * 3
    titled = type_lines(f"Camp\n----\n\n{talks}")
    assert titled[0].kind is Kind.TITLE


def test_label_is_no_section(read) -> None:
    document, _ = read("Title\n=====\n\nPart\n----\n\nKim\n- said this\n")
    assert [title.astext() for title in document.findall(nodes.title)] == ["Title", "Part"]
    assert [rubric.astext() for rubric in document.findall(nodes.rubric)] == ["Kim"]


def test_furniture_words_can_head_a_talk() -> None:
    text = f"Title here\n\nSearch\n\n{PROSE}\n\nArchives\n\n{PROSE}\n"
    assert kinds(text) == ["title", "heading", "text", "heading", "text"]


def test_timetable_is_no_row_of_sections() -> None:
    assert kinds("Title here\n\n09:00 Doors\n09:30 Talk\n10:00 Break\n\nThe end.")[1:4] == ["text"] * 3


def test_a_file_of_only_a_date_has_no_title(read) -> None:
    document, _ = read("13 May 2015\n")
    assert not list(document.findall(nodes.title))
    assert document[0]["classes"] == ["date"]


@pytest.mark.parametrize("text", ["", "\n\n", " \t\n\u00a0\n"])
def test_empty(text: str, read) -> None:
    document, reading = read(text)
    assert len(document) == 0
    assert reading.facts == {"style": "empty"}
    assert type_lines(text) == []


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("- a\n- b\n- c", "outline"),
        ("one\ntwo\nthree", "one-fact-per-line"),
        (f"Title\n{PROSE * 2}\n{PROSE * 2}", "paragraph-per-line"),
        (f"Title\n\n{PROSE * 2}\n\n{PROSE * 2}", "blank-separated"),
    ],
)
def test_style(text: str, style: str, read) -> None:
    assert read(text)[1].facts == {"style": style}


def test_a_word_within_a_menu_is_no_heading() -> None:
    menu = f"Skip to content\nBlog\nPeople\nContact\n\nMy week by the sea\n\n{PROSE}\n"
    assert kinds(menu)[:5] == ["furniture"] * 4 + ["title"]
    assert kinds(f"People\n\n{PROSE}\n")[0] == "title"


def test_who_speaks_once_is_no_heading() -> None:
    talk = "ANA: When did it begin, and where?\nBO: In the cellar, on a very wet morning.\n"
    said = f"Interview: my cellar\n\n{talk}{talk}\nTHE CAT: And me?\nBO: You may sleep on it, it is warm.\n"
    assert kinds(said) == ["title", *["text"] * 6]


def test_sniff_is_modest() -> None:
    assert look("some words") < look("• some words") < 0.5


def test_numbers_are_shown_as_written(read) -> None:
    document, _ = read("3) three\n4) four\n\n1. one\n1. one again\n")
    starts = [(node.get("start", 1), len(node)) for node in document.findall(nodes.enumerated_list)]
    assert starts == [(3, 2), (1, 1), (1, 1)]
