"""What is done to a text before pandoc gets it: a sample and, beside it, what pandoc gets and what went."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from summitnotes.formats.pandoc.preparing import prepare
from summitnotes.formats.suffixes import PANDOC, suffix_of

SAMPLES = sorted(p for p in Path(__file__).with_name("preparing").iterdir() if p.suffix != ".prepared")


@pytest.mark.parametrize("path", SAMPLES, ids=[path.name for path in SAMPLES])
def test_prepared(path: Path) -> None:
    text = path.read_text("utf-8")
    prepared = prepare(text, PANDOC[suffix_of(path.name)])
    rows = [f"{line}\n" for line in "\n".join(map(str.rstrip, prepared.text.split("\n"))).splitlines()]
    for span in prepared.spans:
        line = text.count("\n", 0, span.start) + 1
        words = " ".join(text[span.start : span.end].split())
        rows.append(f"{line}: {span.fate} {span.rule}: {words}\n")
    expected = path.with_name(f"{path.name}.prepared")
    if os.environ.get("REGENERATE"):
        expected.write_text("".join(rows), "utf-8")
    assert "".join(rows) == expected.read_text("utf-8")


@pytest.mark.parametrize("path", SAMPLES, ids=[path.name for path in SAMPLES])
def test_lines_stay(path: Path) -> None:
    text = path.read_text("utf-8")
    prepared = prepare(text, PANDOC[suffix_of(path.name)])
    # A block that is never closed is closed behind the last line.
    assert prepared.text.count("\n") - text.count("\n") == (
        path.name in ("open.adoc", "open.mediawiki", "parts.adoc")
    )
    starts = [span.start for span in prepared.spans]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    "unit", ["<nav>", "</nav>", "<div class=nav>", "{a}", "a\n==\n", "----\n", "// x\n", "<", ":a: b\n"]
)
@pytest.mark.parametrize("format_id", ["pandoc:html", "pandoc:asciidoc", "pandoc:org"])
def test_hostile_texts_end(unit: str, format_id: str) -> None:
    text = unit * 3_000
    assert text.count("\n") <= prepare(text, format_id).text.count("\n") <= text.count("\n") + 1
