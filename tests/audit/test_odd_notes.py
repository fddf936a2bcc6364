"""Notes with everything that a ledger could cry wolf at: it says nothing, and each block stands on its line.

``odd/`` holds one file for each format with what its parser drops, moves, repeats or writes otherwise.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from docutils import nodes

from summitnotes.audit.auditing import FileAudit, audits
from summitnotes.audit.page import is_ours
from summitnotes.commands.reading import read_site
from summitnotes.formats.pandoc.process import find_pandoc

HERE = Path(__file__).parent
REPOSITORY = HERE.parent.parent
CASES = REPOSITORY / "tests" / "cases" / "small"
FILES = sorted(
    path
    for path in (*(HERE / "odd").iterdir(), *CASES.iterdir())
    if path.is_file() and path.stem != "EXPECTED"
)
_WORD = re.compile(r"[^\W_]+")


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[FileAudit, nodes.document]]:
    folder = tmp_path_factory.mktemp("odd")
    for path in FILES:
        place = folder / f"e-{path.name.replace('.', '-')}"
        place.mkdir()
        shutil.copy(path, place)
    with read_site(REPOSITORY, folder) as app:
        return {Path(file.path).name: (file, app.env.get_doctree(file.record.doc)) for file in audits(app)}


needs_pandoc = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not installed")
ALL = pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])


@needs_pandoc
@ALL
def test_no_false_alarm(read: dict[str, tuple[FileAudit, nodes.document]], path: Path) -> None:
    found = read[path.name][0].account
    assert (found.lost, found.invented, found.misread) == ((), (), ())


@needs_pandoc
@ALL
def test_each_block_stands_on_its_line(read: dict[str, tuple[FileAudit, nodes.document]], path: Path) -> None:
    lines = path.read_text("utf-8", "replace").casefold().split("\n")
    astray = [
        f"{node.line}: {node.astext()[:60]}"
        for node in _blocks(read[path.name][1])
        if not _stands_on(node.astext(), lines[(node.line or 1) - 1 : (node.line or 1) + 1])
    ]
    assert astray == []


def _blocks(document: nodes.document) -> Iterator[nodes.Element]:
    for node in document.findall(nodes.TextElement):
        block: nodes.Node | None = node
        while block is not None and not is_ours(block):
            block = block.parent
        if block is None and not isinstance(node, nodes.Inline | nodes.label) and len(node.astext()) > 3:
            yield node


def _stands_on(words: str, lines: list[str]) -> bool:
    """Whether one of the first two words stands on the line, or on the next (a fence, a rule above)."""
    first = _WORD.findall(words.casefold())[:2]
    return not first or any(word in line for word in first for line in lines)
