"""What a file says of itself: one record for every spelling. A sample and, beside it, its record as JSON."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

import pytest
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document

from summitnotes.formats import FORMATS
from summitnotes.formats.base import Fate, ReadOptions
from summitnotes.formats.frontmatter import front_matter_end, header_end, read_head, toml_end
from summitnotes.formats.suffixes import DECIDING
from summitnotes.records.frontmatter import Fact, FrontMatter, front_matter

SAMPLES = sorted(path for path in Path(__file__).with_name("samples").iterdir() if path.suffix != ".json")


@pytest.mark.parametrize("path", SAMPLES, ids=[path.name for path in SAMPLES])
def test_record(path: Path) -> None:
    head = read_head(path.read_text("utf-8"), DECIDING.get(path.suffix, "plaintext"))
    matter = {name: value for name, value in asdict(head.matter).items() if value}
    problems = [f"{problem.line}: {problem.message}" for problem in head.problems]
    found = {"kind": head.kind, "taken off": head.count, **matter, "problems": problems}
    expected = path.with_name(f"{path.name}.json")
    if os.environ.get("REGENERATE"):
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert json.loads(json.dumps(found)) == json.loads(expected.read_text("utf-8"))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2014", "2014"),
        ("2014-05", "2014-05"),
        ("2014/5/7", "2014-05-07"),
        ("20140507", "2014-05-07"),
        ("<2014-05-07 Wed 10:00>", "2014-05-07"),
        ("Wed, 07 May 2014 10:30:23 +0200", "2014-05-07"),
        ("2014-02-30", None),
        ("05/07/2014", None),
        ("7 May 2014", None),
        ("2014.5", "2014-05"),
        ("20145", None),
    ],
)
def test_days(written: str, day: str | None) -> None:
    matter = front_matter([Fact("date", (written,))])
    assert matter.date == day
    assert matter.written("Date") == (None if day else written)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("---\ntitle: a\n---\n", 3),
        ("---\ntitle: a\n...\nb", 3),
        ("---\nÜberschrift: a\n---\nb", 3),
        ("---\n- a\n---\n", 0),
        ("---\ntitle: a\n", 0),
        ("---\n" + "a: b\n" * 1_200 + "---\n", 0),
        ('---\nabout: "Looms that\nnobody has: none"\ntitle: a\n---\n', 5),
        ('---\nabout: "Looms that\nnobody has\n---\n', 0),
        ("----\ntitle: a\n----\n", 0),
        ("words\n---\ntitle: a\n---\n", 0),
    ],
)
def test_where_yaml_ends(text: str, lines: int) -> None:
    assert front_matter_end(text) == lines


def test_where_others_end() -> None:
    assert toml_end("+++\na = 1\n+++\n") == 3
    assert toml_end("+++\nwords\n+++\n") == 0
    assert header_end("Title: a\nDate: 2014\n\nwords") == 3
    assert header_end("Title: a\nDate: 2014\nwords\n\n") == 0
    assert header_end("Speaker: a\nLanguage: en\n\n") == 0


def test_of_two_keys_the_plainer_one_wins() -> None:
    facts = [Fact("published", ("2014-01-02",)), Fact("date", ("2014-01-01",)), Fact("updated", ("2015",))]
    assert front_matter(facts).date == "2014-01-01"
    assert front_matter(facts[:1] + facts[2:]).date == "2014-01-02"


def test_what_is_no_address_is_kept_as_written() -> None:
    matter = front_matter([Fact("slides", ("deck.pdf",), 2), Fact("source", ("javascript:x()",), 3)])
    assert matter == FrontMatter(rest=(("slides", "deck.pdf"), ("source", "javascript:x()")))
    assert matter.line("slides") == 2


@pytest.mark.parametrize("format_id", ["dokuwiki", "plaintext", "rst"])
def test_any_format_may_stand_below_front_matter(format_id: str) -> None:
    text = "---\ntitle: Boats\n---\nWords below.\n"
    document = new_document("notes", get_default_settings(Parser))
    reading = FORMATS[format_id].read(text, document, ReadOptions())
    assert reading.matter.title == "Boats"
    assert [node.astext() for node in document.findall(nodes.field)] == ["title\n\nBoats"]
    paragraph = next(p for p in document.findall(nodes.paragraph) if p.astext() == "Words below.")
    assert paragraph.line == 4
    assert [reading.spans[0].fate, reading.spans[0].end] == [Fate.MARKUP, text.index("Words")]
    assert [one.start for one in reading.spans[1:]] == [one.end for one in reading.spans[:-1]]
    assert reading.spans[-1].end == len(text)
