"""The five notes that ship, against counts that were made by hand (tests/shipped/expected.yml)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from .conftest import REPOSITORY, Build, Built
from .counting import headings, items, links, marks

EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load(
    (REPOSITORY / "tests" / "shipped" / "expected.yml").read_text("utf-8")
)


@pytest.fixture(scope="module")
def shipped(build_once: Build) -> Built:
    return build_once(REPOSITORY / "docs", files={"index.md": INDEX, "conf.py": CONF})


INDEX = "# Site\n\n```{bibliography}\n:all:\n```\n"
CONF = """
extensions = ["myst_parser", "sphinx_design", "sphinxcontrib.bibtex", "summitnotes"]
primary_domain = "summit"
smartquotes = False
html_theme = "basic"
bibtex_bibfiles = ["references.bib"]
exclude_patterns = ["guide", "reference", "develop", "examples", "[!i]*.md"]
"""

FILES = sorted(EXPECTED)


def doc(path: str) -> str:
    return "notes/" + str(Path(path).with_suffix(""))


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("path", FILES)
def test_format(shipped: Built, path: str) -> None:
    (notes,) = [n for n in shipped.catalogue.notes if n.doc == doc(path)]
    assert (notes.format, notes.language, notes.lines) == (
        EXPECTED[path]["format"],
        EXPECTED[path]["language"],
        EXPECTED[path]["lines"],
    )


@pytest.mark.parametrize("path", FILES)
def test_headings(shipped: Built, path: str) -> None:
    wanted = [(line, one_line(text)) for line, text, _level in EXPECTED[path]["headings"]]
    assert [(line, one_line(text)) for line, text in headings(shipped.doctree(doc(path)))] == wanted


@pytest.mark.parametrize("path", FILES)
def test_items(shipped: Built, path: str) -> None:
    found = items(shipped.doctree(doc(path)))
    assert len(found) == EXPECTED[path]["items"]
    assert max(level for _line, level in found) == EXPECTED[path]["max_nesting"]
    blocks = EXPECTED[path].get("item_blocks")
    if blocks:
        lines = [line for first, last in blocks for line in range(first, last + 1)]
        assert [line for line, _level in found] == lines


@pytest.mark.parametrize("path", FILES)
def test_links(shipped: Built, path: str) -> None:
    wanted = [(row[0], row[1].rstrip("/")) for row in EXPECTED[path]["links"]]
    domains = [(row[0], row[1].lower()) for row in EXPECTED[path]["domains"]]
    found = [(line, url.rstrip("/")) for line, url in links(shipped.doctree(doc(path)))]
    for line, url in list(found):
        if (line, url.removeprefix("http://").lower()) in domains:
            found.remove((line, url))
    assert sorted(found) == sorted(wanted)


@pytest.mark.parametrize("path", FILES)
def test_footnote_marks(shipped: Built, path: str) -> None:
    wanted = [number for _line, number, *_ in EXPECTED[path]["footnote_marks"]]
    assert [number for _line, number in marks(shipped.doctree(doc(path)))] == wanted


@pytest.mark.parametrize("path", FILES)
def test_words_that_must_stay(shipped: Built, path: str) -> None:
    text = one_line(shipped.doctree(doc(path)).astext())
    assert [words for words in EXPECTED[path]["keep"] if one_line(words) not in text] == []


@pytest.mark.parametrize("path", FILES)
def test_sessions(shipped: Built, path: str) -> None:
    found = {
        (t.source.line, t.title): t
        for t, _anchor in shipped.app.env.domains["summit"].said[doc(path)].talks  # type: ignore[attr-defined]
    }
    for wanted in EXPECTED[path]["sessions"]:
        key = next((k for k in found if k[0] == wanted["line"]), None)
        assert key is not None, wanted
        talk = found[key]
        assert str(talk.kind) == wanted.get("kind", "talk"), wanted
        if "start" in wanted:
            assert talk.start == wanted["start"]
        for name in wanted.get("speakers", ()):
            assert name in [s.name for s in talk.speakers], wanted


def test_talks_in_prose(shipped: Built) -> None:
    said = shipped.app.env.domains["summit"].said["notes/2017-05-boston/week"]  # type: ignore[attr-defined]
    assert len(said.talks) >= 10
    assert all(str(talk.origin) == "event.yml" for talk, _anchor in said.talks)


def test_silence(shipped: Built) -> None:
    assert shipped.warnings == []


def test_french_words_elide() -> None:
    """It is "d'avril", never "de avril": a definition is put together from no pattern."""
    topics = yaml.safe_load((REPOSITORY / "docs" / "vocabulary.yml").read_text("utf-8"))["topics"]
    texts = {topic["id"]: topic.get("definition", {}).get("fr", "") for topic in topics}
    slips = re.compile(r"\b(?:de|le|la|que|ne|se|je) [aeiouyàâéèêëîïôœù]", re.I)
    assert [key for key, text in texts.items() if slips.search(text)] == []
