"""What was once lost of a wiki's page, one test each."""

from __future__ import annotations

from docutils import nodes

from formats.dokuwiki.reading import read
from summitnotes.formats.wikinodes import wiki_reference


def test_a_picture_as_the_label_of_a_page() -> None:
    document, _ = read("[[page|{{boat.png|A boat}}]]\n")
    (link,) = document.findall(wiki_reference)
    assert [image["uri"] for image in link.findall(nodes.image)] == ["boat.png"]


def test_the_section_of_a_page() -> None:
    (link,) = read("[[page#part|x]]\n")[0].findall(wiki_reference)
    assert (link["target"], link["fragment"]) == ("page", "part")


def test_plugins_between_signs_of_nowiki_are_words() -> None:
    document, reading = read("%%~~NOTOC~~%% and <nowiki><WRAP></nowiki>\n")
    assert document.astext() == "~~NOTOC~~ and <WRAP>"
    assert reading.problems == ()


def test_the_head_of_a_table_above_a_span() -> None:
    document, _ = read("^ a ^ b ^\n| c | d |\n| ::: | e |\n")
    (head,) = document.findall(nodes.thead)
    assert head.astext().split() == ["a", "b"]


def test_the_heading_of_a_row() -> None:
    document, _ = read("^ a ^ b ^\n^ c | d |\n")
    entries = [entry for part in document.findall(nodes.tbody) for entry in part.findall(nodes.entry)]
    assert ["header-cell" in entry["classes"] for entry in entries] == [True, False]


def test_a_link_to_nowhere_and_empty_marks_are_no_signs_on_the_page() -> None:
    assert "[[" not in read("see [[|x]] here\n")[0].astext()
    assert read("a <sub></sub> b\n")[0].astext().split() == ["a", "b"]


def test_a_heading_behind_a_blank_and_a_tab() -> None:
    (title,) = read(" \t====== Storage ======\nWords.\n")[0].findall(nodes.title)
    assert title.astext() == "Storage"


def test_braces_that_close_only_far_below_are_told() -> None:
    document, reading = read("| {{ a | b |\n\nWords }} here.\n")
    assert "{{" in document.astext()
    assert [problem.line for problem in reading.problems] == [1]
