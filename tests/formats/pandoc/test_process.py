"""Running pandoc, and what happens where it is missing, slow, loud or old."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest
from docutils import nodes

from formats.pandoc.reading import FORMATS, SAMPLES, as_written, empty, stored
from summitnotes.formats import FORMATS as ALL
from summitnotes.formats.base import Fate, Reading, ReadOptions, Span
from summitnotes.formats.pandoc import ORG, process
from summitnotes.formats.pandoc.process import PandocError, convert, find_pandoc, pandoc_identity
from summitnotes.formats.sniffing import choose
from summitnotes.formats.suffixes import PANDOC
from summitnotes.records.problems import Subtype

needs_scripts = pytest.mark.skipif(os.name != "posix", reason="stands in for pandoc by a script")
TEXT = "* Heading\nwords\n"


@pytest.fixture
def no_pandoc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)


def pretend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A program of that name which does something else."""
    path = tmp_path / "pandoc"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))


def read(text: str = TEXT) -> tuple[nodes.document, Reading]:
    document = empty()
    return document, ORG.read(text, document, ReadOptions())


@pytest.mark.usefixtures("no_pandoc")
@pytest.mark.parametrize("name", FORMATS)
def test_without_pandoc_the_text_stands_as_it_is(name: str) -> None:
    text = (SAMPLES / name).read_text("utf-8")
    document = empty()
    reading = FORMATS[name].read(text, document, ReadOptions())
    assert document.astext() == text
    assert document[0].line == 1
    assert reading.spans == (Span(0, len(text), Fate.TEXT, "pandoc"),)
    (problem,) = reading.problems
    assert problem.subtype is Subtype.FORMAT
    assert "pip install '.[pandoc]'" in problem.message
    assert FORMATS[name].label in problem.message


@pytest.mark.usefixtures("no_pandoc")
def test_an_empty_file_needs_no_pandoc() -> None:
    assert read("")[1] == Reading(())
    assert not read(" \n")[1].problems


@needs_scripts
@pytest.mark.parametrize(
    ("script", "subtype", "said"),
    [
        ("echo 'Unknown input format' >&2; exit 21", Subtype.FORMAT, "pandoc says: Unknown input format"),
        ("exit 3", Subtype.FORMAT, "exit status 3"),
        ("echo '{'", Subtype.FORMAT, "no JSON"),
        ("echo '[]'", Subtype.FORMAT, "unknown shape"),
        ("exec sleep 5", Subtype.LIMIT, "too long"),
        ("kill -XCPU $$", Subtype.LIMIT, "too long"),
        ("exit 251", Subtype.LIMIT, "too much memory"),
        ("while :; do echo 0123456789012345678901234567890; done", Subtype.LIMIT, "grows"),
        ("i=0; while [ $i -lt 5000 ]; do printf '[[[[[[[[['; i=$((i+1)); done", Subtype.LIMIT, "nested"),
    ],
)
def test_a_pandoc_that_fails_costs_the_markup_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, subtype: Subtype, said: str
) -> None:
    pretend(tmp_path, monkeypatch, f"PATH=/bin:/usr/bin\n{script}")
    monkeypatch.setattr(process, "TIMEOUT", 0.5)
    monkeypatch.setattr(process, "MAX_ANSWER", 100_000)
    document, reading = read()
    assert document.astext() == TEXT
    (problem,) = reading.problems
    assert problem.subtype is subtype
    assert said in problem.message


@needs_scripts
def test_pandoc_gets_limits_and_nothing_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(tmp_path, monkeypatch, 'echo "$* [$SECRET] [$HOME]" >&2; exit 1')
    monkeypatch.setenv("SECRET", "of the builder")
    with pytest.raises(PandocError) as caught:
        convert(TEXT, "org")
    assert str(caught.value) == "pandoc says: +RTS -M200M -RTS -f org -t json --sandbox [] []"


@needs_scripts
@pytest.mark.skipif(not hasattr(process.resource, "prlimit"), reason="not posix enough: no prlimit")
def test_pandoc_gets_seconds_of_the_processor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a text, and of a document of a word processor."""
    pretend(tmp_path, monkeypatch, 'while [ "$(ulimit -t)" = unlimited ]; do :; done; ulimit -t >&2; exit 1')
    said = []
    for given in (TEXT, TEXT.encode()):
        with pytest.raises(PandocError) as caught:
            convert(given, "org")
        said.append(str(caught.value))
    assert said == ["pandoc says: 4", "pandoc says: 15"]


@needs_scripts
def test_another_pandoc_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(tmp_path, monkeypatch, "exit 1")
    first = pandoc_identity()
    pretend(tmp_path, monkeypatch, "exit 12")
    assert first
    assert pandoc_identity() != first


def test_the_binary_of_the_package_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    binary = tmp_path / "pypandoc" / "files" / "pandoc"
    binary.parent.mkdir(parents=True)
    (tmp_path / "pypandoc" / "__init__.py").write_text("", encoding="utf-8")
    binary.write_text("", encoding="utf-8")
    binary.chmod(0o755)
    monkeypatch.setenv("PATH", "")
    monkeypatch.syspath_prepend(str(tmp_path))
    importlib.invalidate_caches()
    assert find_pandoc() == str(binary)


@pytest.mark.parametrize(("suffix", "format_id"), PANDOC.items())
def test_suffixes_decide_and_each_has_its_reader(suffix: str, format_id: str) -> None:
    choice = choose("# looks like Markdown\n", suffix.upper())
    assert (choice.format, choice.reason) == (format_id, "suffix")
    assert ALL[format_id].id == format_id
    assert suffix in ALL[format_id].suffixes


def test_event_yml_decides() -> None:
    assert choose("text", ".txt", "pandoc:org").format == "pandoc:org"
    unknown = choose("text", ".txt", "pandoc:rtf")
    assert unknown.format != "pandoc:rtf"
    assert unknown.problems[0].subtype is Subtype.FORMAT


@pytest.mark.parametrize("name", FORMATS)
def test_pandoc_itself(name: str) -> None:
    """A later pandoc may say it in other words; then its tree must still build, with the same text."""
    text, document, expected = (SAMPLES / name).read_text("utf-8"), empty(), empty()
    reading = FORMATS[name].read(text, document, ReadOptions())
    FORMATS[name].build(stored(name), text, expected)
    if any("Unknown input format" in problem.message for problem in reading.problems):
        pytest.skip("this pandoc is too old for the format")
    assert document.astext() == expected.astext()
    assert as_written(document, reading.problems).count("@") == as_written(expected, ()).count("@")


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_text_never_raises(name: str) -> None:
    for unit in ("[[", "{{", "* ", "<div>", "|", "\n>", "\0", "\ud800", '#+INCLUDE: "/etc/hostname"\n'):
        document = empty()
        FORMATS[name].read(unit * 60, document, ReadOptions())
        assert document.children


def test_files_are_not_included() -> None:
    document, _ = read('#+INCLUDE: "/etc/passwd"\n\nwords\n')
    assert "root:" not in document.astext()
