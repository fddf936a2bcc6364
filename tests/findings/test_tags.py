"""Tags of headings, as Org has them, say what kind of session one is."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.utils import new_document

from summitnotes.findings.outline.tree import read_tree
from summitnotes.findings.sessions.drafting.drafts import read_drafts
from summitnotes.records.model import Kind


@pytest.mark.parametrize(
    ("title", "marks", "kind"),
    [
        ("Slow looms - Ana Prieto", "DONE keynote", Kind.KEYNOTE),
        ("Slow looms - Ana Prieto", "weaving lightning_talk", Kind.LIGHTNING),
        ("Workshop: slow looms", "keynote", Kind.WORKSHOP),
        ("Slow looms - Ana Prieto", "TODO weaving", None),
    ],
)
def test_a_tag_names_the_kind(title: str, marks: str, kind: Kind | None) -> None:
    document, section = new_document("notes.org"), nodes.section()
    section += nodes.title(title, title)
    section += nodes.paragraph(marks, marks, classes=["heading-marks"])
    document += section
    outline = read_tree(document).outline
    assert len(outline) == 1
    (draft,) = read_drafts(outline, "en")
    assert draft.facts.kind is kind
