"""Notes for pandoc in a whole site: with it, without it, and when it comes or goes between two builds."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest
from docutils import nodes

from .conftest import Build

ORG = """\
#+TITLE: Ceph at the meeting
* 09h30 - Growing a cluster / Ann Example
All of it is /Ceph/ now, see [[file:week.txt][the other notes]].

* 10h30 - Break
#+BEGIN_EXPORT html
<script>alert("no")</script>
#+END_EXPORT
[[https://example.org/far.png]]
"""
FILES: dict[str, str | bytes] = {
    "notes/2016-lyon/day.org": ORG,
    "notes/2016-lyon/week.txt": "Week\n====\n\nwords\n",
    "notes/2016-lyon/form.html": "<h1>Form</h1><p onclick='x()'>words <b>here</b><script>x()</script></p>",
    "notes/2016-lyon/plain.txt": "* Heading\nwords",
    "notes/2016-lyon/event.yml": "title: Lyon\nnotes:\n  plain.txt: {format: 'pandoc:org'}\n",
    "pieces/layout.html": "<p>no page: an HTML file outside the notes</p>",
}


def hide_pandoc(monkeypatch: pytest.MonkeyPatch) -> None:
    known = importlib.util.find_spec
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *rest: None if name == "pypandoc" else known(name, *rest)
    )


def test_without_pandoc_each_file_is_a_literal_page_with_one_warning(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide_pandoc(monkeypatch)
    site = build(files=FILES)
    for name, doc in (("day.org", "day"), ("form.html", "form"), ("plain.txt", "plain")):
        said = [line for line in site.warnings if f"/{name}:" in line]
        assert len(said) == 1, said
        assert f"notes/2016-lyon/{name}:1: WARNING" in said[0]
        assert "pip install '.[pandoc]'" in said[0]
        assert "[summit.format]" in said[0]
        (block,) = site.doctree(f"notes/2016-lyon/{doc}").findall(nodes.literal_block)
        assert block.astext().strip() == str(FILES[f"notes/2016-lyon/{name}"]).strip()
    assert "<script>alert" not in site.text("notes/2016-lyon/day.html")
    formats = {note.path.rpartition("/")[2]: note.format for note in site.catalogue.notes}
    assert formats["day.org"] == formats["plain.txt"] == "pandoc:org"
    assert formats["form.html"] == "pandoc:html"


def test_html_outside_the_notes_is_no_page(build: Build) -> None:
    site = build(files=FILES)
    assert "pieces/layout" not in site.app.env.found_docs


@pytest.mark.skipif(os.name != "posix", reason="stands in for pandoc by a script")
def test_when_pandoc_comes_its_pages_are_read_again(
    build: Build, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = os.environ["PATH"]
    hide_pandoc(monkeypatch)
    site = build(files={"notes/2016-lyon/day.org": "* Heading\n"})
    assert "Converted" not in site.text("notes/2016-lyon/day.html")
    program = tmp_path / "bin" / "pandoc"
    program.parent.mkdir()
    tree = '{"meta": {}, "blocks": [{"t": "Header", "c": [1, ["", [], []], [{"t": "Str", "c": "Heading"}]]}]}'
    program.write_text(f"#!/bin/sh\necho '{tree}'\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{path}")
    again = build()
    assert "Converted from Org by pandoc." in again.text("notes/2016-lyon/day.html")
    assert not [line for line in again.warnings if "day.org" in line]
    assert not build().app.env.get_outdated_files(False)[1]


def test_with_pandoc_notes_are_like_any_others(build: Build) -> None:
    site = build(files=FILES)
    day = site.text("notes/2016-lyon/day.html")
    assert "Converted from Org by pandoc." in day
    assert 'href="week.html"' in day
    assert "<script>alert" not in day
    assert '<img alt="https://example.org' not in day
    talks = {talk.title: talk for talk in site.catalogue.talks}
    talk = talks["Growing a cluster"]
    assert (talk.start, talk.source and talk.source.line) == ("09:30", 2)
    assert [speaker.name for speaker in talk.speakers] == ["Ann Example"]
    assert "onclick" not in site.text("notes/2016-lyon/form.html")
    assert [line for line in site.warnings if "pandoc" in line] == []
