"""The line above the words of a box."""

from __future__ import annotations

from docutils import nodes
from docutils.utils import new_document

from summitnotes.findings.outline.tree import read_tree


def words(text: str) -> nodes.paragraph:
    return nodes.paragraph(text, text)


def test_a_summary_stands_above_what_it_hides() -> None:
    document, head = new_document("notes.md"), words("[22/01] Looms - Ana Prieto")
    summary = nodes.container("", head, classes=["summary"])
    document += nodes.container("", summary, words("Slow ones."), classes=["details"])
    document += nodes.container("", words("No box"), classes=["summary"])
    tree = read_tree(document)
    assert [(block.kind, block.text, block.parent) for block in tree.outline] == [
        ("label", "[22/01] Looms - Ana Prieto", None),
        ("line", "Slow ones.", 0),
        ("line", "No box", None),
    ]
    assert tree.nodes[0] is head


def test_a_box_without_words_above_has_no_label() -> None:
    document = new_document("notes.rst")
    document += nodes.note("", words("Bring a coat."))
    assert [block.kind for block in read_tree(document).outline] == ["line"]
