"""The words of the cells of a table."""

from __future__ import annotations

from docutils import nodes
from sphinx.addnodes import pending_xref

from summitnotes.findings.outline.blocks import BREAK
from summitnotes.findings.outline.cells import cells_of


def test_a_link_to_another_page_is_said_once() -> None:
    link = pending_xref("", nodes.inline("", "Nets by hand"))
    entry = nodes.entry("", nodes.paragraph("", "", link, nodes.Text(" (Ana Prieto)")))
    (cell,) = cells_of(nodes.row("", entry), {})
    assert cell.text == "Nets by hand (Ana Prieto)"


def test_paragraphs_and_items_of_a_cell_are_parted() -> None:
    items = [nodes.list_item("", nodes.paragraph("", name)) for name in ("Ana Prieto", "Kofi Mensah")]
    entry = nodes.entry("", nodes.paragraph("", "Nets"), nodes.bullet_list("", *items))
    (cell,) = cells_of(nodes.row("", entry), {})
    assert cell.text.split(BREAK) == ["Nets", "Ana Prieto", "Kofi Mensah"]
