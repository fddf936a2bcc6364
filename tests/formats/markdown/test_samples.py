"""Small notes beside the trees that they must become: ``samples/*.md`` and ``samples/*.tree``."""

from __future__ import annotations

from pathlib import Path

import pytest
from docutils import nodes

from formats.markdown.reading_helper import outline, read

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.md"))


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_tree(path: Path) -> None:
    document, reading = read(path.read_text("utf-8"))
    said = [f"!! {p.line} {p.subtype.value}: {p.message}" for p in reading.problems]
    style = f"style: {reading.facts['style']} ({reading.facts['reasons']})"
    found = outline(document) + "\n".join([*said, style]) + "\n"
    assert found == path.with_suffix(".tree").read_text("utf-8")


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_line_ends_and_trailing_blanks_do_not_matter(path: Path) -> None:
    text = path.read_text("utf-8")
    assert outline(read(text + "\n\n")[0]) == outline(read(text.rstrip("\n"))[0])


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
@pytest.mark.parametrize("loose", [True, False])
def test_no_raw_nodes_and_spans_tile(path: Path, loose: bool) -> None:
    text = path.read_text("utf-8")
    document, reading = read(text, loose=loose)
    assert not list(document.findall(nodes.raw))
    assert "".join(text[span.start : span.end] for span in reading.spans) == text


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_every_writer_knows_the_words(path: Path) -> None:
    """Writers look a node up by the name of its class: a text of a kind of its own stops that of XML."""
    document, _reading = read(path.read_text("utf-8"))
    assert {type(text) for text in document.findall(nodes.Text)} <= {nodes.Text}
