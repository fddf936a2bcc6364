"""Whatever fails on a note, wherever: the site stands, the words of the note too, and one message says so."""

from __future__ import annotations

import pytest

from ..site.conftest import CONF, Build
from .holding import assert_harmless, text_of

#: Somebody else's code that fails on one file, at the stage that a build passes through.
FAULTS = {
    "before it is written": """
from sphinx.transforms.post_transforms import SphinxPostTransform
class Fail(SphinxPostTransform):
    default_priority = 1
    def run(self, **kwargs):
        if self.env.current_document.docname.endswith("bad"):
            raise AssertionError("no")
def setup(app):
    app.add_post_transform(Fail)
""",
    "when its references are resolved": """
def fail(app, document, docname):
    if docname.endswith("bad"):
        raise AssertionError("no")
def setup(app):
    app.connect("doctree-resolved", fail)
""",
}


@pytest.mark.parametrize("stage", FAULTS)
@pytest.mark.parametrize("parallel", [0, 2])
def test_a_fault_costs_one_page_its_markup(build: Build, stage: str, parallel: int) -> None:
    notes = {f"notes/e/{name}.rst": f"Title\n=====\n\nwords of *{name}*\n" for name in ("bad", "good")}
    built = build(conf=CONF + FAULTS[stage], files=notes, parallel=parallel)
    (said,) = built.warnings
    assert said.startswith("notes/e/bad.rst:1: WARNING: could not be ")
    assert said.endswith("shown as plain text. Please report this fault with the file. [summit.internal]")
    assert "words of *bad*" in text_of(built, "notes/e/bad")
    assert "words of good" in text_of(built, "notes/e/good")
    assert_harmless(built, "notes/e/bad")
