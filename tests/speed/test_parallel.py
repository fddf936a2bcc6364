"""Who does what with ``-j 2``. Processes leave traces in files: what they hold in memory goes with them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.site.conftest import CONF, Build, builder_in

#: Notes and pages that are warned of while they are read, and while they are written.
NOTES = {
    f"notes/2014-05-lyon/day{day}.rst": f"Day {day}\n=====\n\n* *never closed {day}\n* :doc:`nowhere{day}`\n"
    for day in range(6, 0, -1)
}
PAGES = {
    f"page{number}.md": f"# Page {number}\n\n```{{no-{number}}}\n```\n\n{{doc}}`nowhere-{number}`\n"
    for number in range(20, 0, -1)
}
#: An extension in conf.py notes which process reads, resolves, and what a child sends of what it has read.
TRACES = """
import os
from pathlib import Path

TRACES = Path(__file__).parent.parent / "traces"

def note(what, docname):
    with TRACES.open("a") as file:
        file.write(f"{what} {os.getpid()} {docname}\\n")

def merged(app, env, docnames, other):
    note("sent", " ".join(sorted(other.all_docs)))

def setup(app):
    app.connect("env-merge-info", merged)
"""
RESOLVED = '    app.connect("doctree-resolved", lambda app, tree, docname: note("resolved", docname))\n'


@pytest.fixture
def build(tmp_path: Path) -> Build:
    return builder_in(tmp_path)


def traces(folder: Path, what: str) -> list[tuple[int, str]]:
    """(process, docname or docnames) of each trace."""
    lines = (folder / "traces").read_text("utf-8").splitlines()
    return [
        (int(process), names)
        for kind, process, names in (line.split(" ", 2) for line in lines)
        if kind == what
    ]


def test_warnings_are_told_in_the_order_of_a_serial_build(build: Build) -> None:
    files = {**NOTES, **PAGES}
    serial = build(files=files, name="one")
    parallel = build(files=files, name="two", parallel=2)
    assert len(serial.warnings) >= 2 * (len(NOTES) + len(PAGES))
    assert parallel.warnings == serial.warnings


def test_a_child_sends_what_it_has_read_and_nothing_else(build: Build, tmp_path: Path) -> None:
    build(files=dict(PAGES), conf=CONF + TRACES, parallel=2)
    sent = [set(names.split(" ")) for _, names in traces(tmp_path, "sent")]
    assert len(sent) > 2
    assert sum(map(len, sent)) == len(set().union(*sent)) == len(PAGES) + 1


def test_pages_are_resolved_by_children(build: Build, tmp_path: Path) -> None:
    """… but the first, by which the parent warms up, and those with pictures, which the parent copies."""
    files = {**PAGES, "page7.md": "# Seven\n\n![A dot](dot.png)\n", "dot.png": b"no picture at all"}
    handler = '    seen = lambda app, tree, docname: note("resolved", docname)\n'
    conf = (
        CONF + TRACES + handler + "    seen.__module__ = 'furo'\n    app.connect('doctree-resolved', seen)\n"
    )
    site = build(files=files, conf=conf, parallel=2)
    in_parent = {doc for process, doc in traces(tmp_path, "resolved") if process == os.getpid()}
    assert in_parent == {"index", "page7"}
    assert len({process for process, _ in traces(tmp_path, "resolved")}) > 2
    assert (site.out / "_images" / "dot.png").is_file()


def test_where_an_extension_may_keep_something_the_parent_resolves(build: Build, tmp_path: Path) -> None:
    build(files=dict(PAGES), conf=CONF + TRACES + RESOLVED, parallel=2)
    assert {process for process, _ in traces(tmp_path, "resolved")} == {os.getpid()}


@pytest.mark.parametrize("parallel", [0, 2])
def test_exports_and_search_are_made_once(build: Build, tmp_path: Path, parallel: int) -> None:
    conf = (
        CONF
        + TRACES
        + "    from summitnotes.sphinx.writing import exporting\n"
        + (
            "    make = exporting._write\n"
            "    exporting._write = lambda *given: (note('exported', ''), make(*given))[1]\n"
        )
    )
    site = build(files={**NOTES, **PAGES}, conf=conf, parallel=parallel)
    ((process, _),) = traces(tmp_path, "exported")
    assert (process == os.getpid()) == (parallel == 0)
    assert (site.out / "talks.json").is_file()
    assert (site.out / "_search").is_dir()
