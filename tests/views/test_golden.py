"""Each view against its files: HTML for the browser, pseudo-XML for every other builder.

``REGENERATE=1 pytest tests/views`` writes the files anew; read the difference before it is committed.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from docutils import nodes

from summitnotes.views.render import render
from views.sample import CASES, CATALOGUE, SUBJECTS, SampleLinker, view_name
from views.speaking import catalogue_of, speaking

GOLDEN = Path(__file__).parent / "golden"
#: What several views hold -> the case whose file shows it whole; in the files of all others it is one line.
WHOLE_IN = {
    re.compile(r'(<form class="summit-filter"[^>]*>).*?(</form>)', re.DOTALL): "talk_list-cards",
    re.compile(r'(<table class="topic-timeline">).*?(</table>)', re.DOTALL): "topic_timeline",
}


def _check(name: str, found: str) -> None:
    path = GOLDEN / name
    if os.environ.get("REGENERATE"):
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


def _thin(case: str, found: str) -> str:
    for part, whole in WHOLE_IN.items():
        found = found if case == whole else part.sub(r"\1…\2", found)
    return found


@pytest.mark.parametrize("case", CASES)
def test_html(case: str) -> None:
    view, options = CASES[case]
    with speaking(catalogue_of(options.language)):
        model = view.build(CATALOGUE, options, SampleLinker())
        found = render(None, view_name(case), model)
    _check(f"{case}.html", _thin(case, found) + "\n")
    ElementTree.fromstring(f"<body>{found}</body>")  # well-formed, as a book wants it


@pytest.mark.parametrize("case", CASES)
def test_plain_nodes(case: str) -> None:
    view, options = CASES[case]
    with speaking(catalogue_of(options.language)):
        model = view.build(CATALOGUE, options, SampleLinker())
        _check(f"{case}.xml", nodes.container("", *view.to_nodes(model)).pformat())


def test_no_file_without_a_case() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(CASES)


def test_unknown_subjects_give_no_card() -> None:
    for case in SUBJECTS:
        assert CASES[case][0].build(CATALOGUE, type(CASES[case][1])(subject="nobody"), SampleLinker()) is None
