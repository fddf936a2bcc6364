"""Notes share a parser, and nothing of one note is seen in the next."""

from __future__ import annotations

from typing import Any

import pytest
from docutils.frontend import get_default_settings
from docutils.nodes import document
from docutils.utils import new_document
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.base import DocutilsRenderer
from myst_parser.parsers.docutils_ import Parser

from summitnotes.formats.markdown import reading

NOTE = "# Looms\n\n[^1] [a][b] [c](javascript:d) <script>\n\n[^1]: Slow.\n\n[b]: https://example.org\n"


def read(text: str, config: MdParserConfig) -> tuple[str, list[str]]:
    tree: document = new_document("notes", get_default_settings(Parser))
    found = reading.render_notes_markdown(text, tree, config, DocutilsRenderer, loose=True)
    return tree.pformat(), [problem.message for problem in found.problems]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[MdParserConfig]:
    """The configurations that a parser was made for."""
    found: list[MdParserConfig] = []
    make = reading.create_md_parser

    def counted(config: MdParserConfig, renderer: Any) -> Any:
        found.append(config)
        return make(config, renderer)

    monkeypatch.setattr(reading, "create_md_parser", counted)
    return found


def test_each_note_is_read_as_if_it_were_the_first(made: list[MdParserConfig]) -> None:
    config = MdParserConfig()
    first = read(NOTE, config)
    assert read("Other words\n", config)[1] == []
    assert read(NOTE, config) == first
    assert first[1]
    assert len(made) == 1
    read(NOTE, MdParserConfig())
    assert len(made) == 2


def test_a_parser_that_failed_is_not_used_again(
    made: list[MdParserConfig], monkeypatch: pytest.MonkeyPatch
) -> None:
    config = MdParserConfig()
    with monkeypatch.context() as broken:
        broken.setattr(DocutilsRenderer, "render_paragraph", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            read(NOTE, config)
    read(NOTE, config)
    assert len(made) == 2
