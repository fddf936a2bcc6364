"""The shipped notes: every word accounted for; every paragraph counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from docutils import nodes

from summitnotes.audit.account import account
from summitnotes.audit.auditing import FileAudit, audits
from summitnotes.audit.page import is_ours
from summitnotes.audit.source import Outcome
from summitnotes.commands.reading import read_site
from summitnotes.formats.base import ReadOptions
from summitnotes.formats.decoding import decode

REPOSITORY = Path(__file__).parent.parent.parent


class _Read:
    """The audits of one folder of notes, and what is needed to audit a changed page."""

    def __init__(self, folder: Path) -> None:
        with read_site(REPOSITORY, folder) as app:
            self.files: list[FileAudit] = list(audits(app))
            self.texts = {
                file.path: decode(Path(app.env.doc2path(file.record.doc)).read_bytes()).text
                for file in self.files
            }
            self.pages = {file.path: app.env.get_doctree(file.record.doc) for file in self.files}


@pytest.fixture(scope="module")
def read() -> _Read:
    return _Read(REPOSITORY / "docs" / "notes")


def test_every_word_is_accounted_for(read: _Read) -> None:
    assert len(read.files) >= 5
    for file in read.files:
        found = file.account
        assert (file.path, found.lost, found.invented, found.misread) == (file.path, (), (), ())
        lines = [line for line in read.texts[file.path].split("\n") if line.strip()]
        assert sum(found.lines.values()) == len(lines)
        assert found.of(Outcome.KEPT) > 0.9 * sum(found.words.values())


def test_every_paragraph_counts(read: _Read) -> None:
    """Three paragraphs of each file are taken off its page, one at a time."""
    for file in read.files:
        whole = read.pages[file.path]
        count = len(_blocks(whole))
        for index in {1, count // 2, count - 1}:
            page = whole.deepcopy()
            block = _blocks(page)[index]
            words = block.astext()
            block.parent.remove(block)
            options = ReadOptions(file.record.dialect, file.record.language)
            found = account(read.texts[file.path], file.record.format, page, options, file.warnings)
            assert not found.balanced, words
            assert found.lost, words


def test_a_word_too_many_shows(read: _Read) -> None:
    file = read.files[0]
    page = read.pages[file.path].deepcopy()
    _blocks(page)[-1].append(nodes.Text(" marmalade"))
    found = account(read.texts[file.path], file.record.format, page, ReadOptions(), file.warnings)
    assert [one.form for one in found.invented] == ["marmalade"]


def _blocks(page: nodes.document) -> list[nodes.Element]:
    found = [*page.findall(nodes.paragraph), *page.findall(nodes.line)]
    return [node for node in found if not is_ours(node) and any(map(str.isalnum, node.astext()))]
