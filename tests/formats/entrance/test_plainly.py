"""A text that plainly shows its format is read so, whatever its name says. The right one begins the name."""

from __future__ import annotations

from pathlib import Path

import pytest

from summitnotes.formats import FORMATS
from summitnotes.formats.sniffing import choose
from summitnotes.formats.sniffing.looks import FOREIGN, LOOKS
from summitnotes.formats.suffixes import suffix_of

SAMPLES = sorted(Path(__file__).with_name("plainly").iterdir())
OF_OURS = sorted(Path(__file__).with_name("samples").glob("*.txt"))


@pytest.mark.parametrize("path", SAMPLES, ids=[path.name for path in SAMPLES])
def test_plainly(path: Path) -> None:
    name = path.name.partition("--")[0]
    choice = choose(path.read_text("utf-8"), suffix_of(path.name))
    assert choice.format.removeprefix("pandoc:") == name, choice


def test_every_format_is_there() -> None:
    formats = {name.removeprefix("pandoc:") for name in FORMATS} - {"docx", "odt"}
    assert {path.name.partition("--")[0] for path in SAMPLES} == formats


@pytest.mark.parametrize("path", OF_OURS, ids=[path.stem for path in OF_OURS])
def test_samples_of_our_formats_are_of_no_other(path: Path) -> None:
    text = path.read_text("utf-8")
    for suffix in ("", ".txt"):
        assert choose(text, suffix).format == path.stem.partition("-")[0]


def test_front_matter_above_says_nothing_of_what_stands_below() -> None:
    matter = "---\ntitle: Boats\n---\n"
    assert choose(f"{matter}Words\n", ".txt").format == "markdown"
    assert choose(f"{matter}<p>Words</p>\n<ul>\n<li>one</li>\n</ul>\n", ".txt").format == "pandoc:html"


def test_without_pandoc_html_under_md_is_left_to_markdown(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "<p>Words</p>\n<ul>\n<li>one</li>\n</ul>\n"
    assert choose(text, ".md").format == "pandoc:html"
    monkeypatch.setattr("summitnotes.formats.sniffing.choosing.find_pandoc", lambda: None)
    assert choose(text, ".md").format == "markdown"
    assert choose(text, ".txt").format == "pandoc:html"


def test_one_habit_is_no_format() -> None:
    assert [LOOKS[name]("=== a\n\n=== b\n\n=== c\n") for name in FOREIGN] == [0.0] * len(FOREIGN)
