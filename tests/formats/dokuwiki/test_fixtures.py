"""Each input file has its tree beside it: pseudo-XML with lines, then the complaints.

``SUMMITNOTES_REGENERATE=1`` writes the trees anew; read the difference before you commit it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from docutils import nodes

from formats.dokuwiki.reading import read

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*.dokuwiki"))


def rendered(path: Path) -> str:
    dialect = "2025" if path.suffixes[0] == ".2025" else None
    document, reading = read(path.read_text(encoding="utf-8"), dialect)
    for node in document.findall(nodes.Element):
        if node.line:
            node["at"] = node.line
    problems = [f"{p.line}: {p.subtype}: {p.message}\n" for p in reading.problems]
    return document.pformat("  ") + "".join(problems)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_tree(path: Path) -> None:
    expected = path.with_suffix(".tree")
    got = rendered(path)
    if os.environ.get("SUMMITNOTES_REGENERATE"):
        expected.write_text(got, encoding="utf-8")
    assert got == expected.read_text(encoding="utf-8")
