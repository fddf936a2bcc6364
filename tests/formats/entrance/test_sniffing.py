"""The choice of a format: who decides, and what the scores say about samples of each format."""

from __future__ import annotations

from pathlib import Path

import pytest

from summitnotes.formats import FORMATS, is_native
from summitnotes.formats.frontmatter import front_matter_end
from summitnotes.formats.sniffing import choose
from summitnotes.records.problems import Subtype
from work import LINEAR, exponent, repeated

HERE = Path(__file__).parent
SAMPLES = sorted((HERE / "samples").glob("*.txt"))


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_samples(path: Path) -> None:
    choice = choose(path.read_text("utf-8"), ".txt")
    assert choice.format == path.stem.partition("-")[0], choice
    assert choice.reason == "sniffed"


def test_there_are_samples_of_each_format() -> None:
    assert len(SAMPLES) >= 40
    sniffed = {name for name in FORMATS if not name.startswith("pandoc:")}
    assert {path.stem.partition("-")[0] for path in SAMPLES} == sniffed


@pytest.mark.parametrize(
    ("text", "suffix", "declared", "expected", "reason"),
    [
        ("# Title\n", ".txt", "dokuwiki", "dokuwiki", "event.yml"),
        ("# Title\n", ".rst", "Text", "plaintext", "event.yml"),
        ("# Title\n", ".rst", None, "rst", "suffix"),
        ("Title\n~~~~~\n", ".md", None, "markdown", "suffix"),
        ("Title\n~~~~~\n", ".MD", None, "markdown", "suffix"),
        (
            '<h1>Day</h1>\n<p>\none</p>\n## <img src="a.png"> Talks\n<p>two</p>\n',
            ".md",
            None,
            "markdown",
            "suffix",
        ),
        ("# Title\n", ".dokuwiki", None, "dokuwiki", "suffix"),
        (".. -*- mode: rst -*-\n\n# Title\n", ".txt", None, "rst", "marker"),
        ("-*- rst -*-\n# Title\n", ".txt", None, "rst", "marker"),
        ("# Title\n\nvim: ft=dokuwiki\n", ".txt", None, "dokuwiki", "marker"),
        ("# Title\nvim: set ts=4 filetype=rst :\n", ".txt", None, "rst", "marker"),
        ("<!-- format: markdown -->\nTitle\n~~~~~\n", ".txt", None, "markdown", "marker"),
        ("---\ntitle: Day\ntags:\n  - a\n---\n\nTitle\n~~~~~\n", ".txt", None, "markdown", "marker"),
        (
            "# Title\n" + "word\n" * 9 + "a line about vim: ft=rst\n" + "word\n" * 9,
            ".txt",
            None,
            "markdown",
            "sniffed",
        ),
        ("vim: ft=python\n# Title\n\n## More\n", ".txt", None, "markdown", "sniffed"),
        ("", ".txt", None, "plaintext", "sniffed"),
    ],
)
def test_who_decides(text: str, suffix: str, declared: str | None, expected: str, reason: str) -> None:
    choice = choose(text, suffix, declared)
    assert (choice.format, choice.reason) == (expected, reason)


def test_an_unknown_format_is_reported_and_left_out() -> None:
    choice = choose("# Title\n\n## More\n", ".txt", "troff")
    assert choice.format == "markdown"
    assert choice.problems[0].subtype is Subtype.FORMAT
    assert '"troff"' in choice.problems[0].message


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("---\na: 1\n---\n", 3),
        ("---\na: 1\n\nb:\n  - x\n# c\n...\ntext\n", 7),
        ("---\n---\n", 0),
        ("---\njust words\n---\n", 0),
        ("---\na: 1\n", 0),
        ("----\na: 1\n----\n", 0),
        ("text\n---\na: 1\n---\n", 0),
    ],
)
def test_front_matter(text: str, lines: int) -> None:
    assert front_matter_end(text) == lines


def test_native_formats() -> None:
    assert {name for name in FORMATS if is_native(name)} == {"rst", "markdown"}


@pytest.mark.parametrize(
    "unit", ["`", "*", "_a", "[", "[[", "a-", ":a", "<a", "# ", "| ", "\n#", "`a <", "-*-", "vim: "]
)
def test_work_is_linear(unit: str) -> None:
    assert exponent(lambda text: choose(text, ".txt"), repeated(unit), 400) < LINEAR
