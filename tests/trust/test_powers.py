"""Notes have no power over the build: code, settings, files and raw HTML stand on the page as text."""

# ruff: noqa: E501 - warnings stand here as a reader sees them, in one line
from __future__ import annotations

from pathlib import Path

import pytest

from ..site.conftest import Build, Built
from .holding import PLAIN, SUFFIXES, assert_harmless, assert_nothing_copied, lost, text_of, warnings_of

POWERS = Path(__file__).parent / "powers"
#: Marks that the author's page does not show: they were read as what they are.
MARKUP = {"rst": ["math"], "md": [], "dokuwiki": ["NOCACHE"], "txt": []}


def refused(line: int, kind: str, name: str) -> str:
    return f'{line} power: the {kind} "{name}" is not for notes; shown as text. Write it on a page outside the notes.'


WARNINGS = {
    "rst": [
        '1 power: fields of notes set nothing: ":orphan:" has no effect and is shown as text.',
        refused(7, "directive", "include"),
        refused(8, "directive", "literalinclude"),
        refused(10, "directive", "raw"),
        refused(14, "directive", "only"),
        refused(18, "directive", "toctree"),
        refused(22, "directive", "csv-table"),
        refused(25, "directive", "role"),
        refused(28, "directive", "meta"),
        refused(31, "directive", "default-role"),
        refused(33, "directive", "math"),
        refused(35, "directive", "container"),
        refused(39, "directive", "talk-list"),
        '41 markup: substitution definition "inner" empty or invalid; the text stays as it is written.',
        refused(41, "directive", "raw"),
        '45 markup: undefined substitution referenced: "inner"; the text stays as it is written.',
        '45 markup: unknown role "bold"; shown as text.',
        refused(45, "role", "doc"),
        refused(45, "role", "download"),
        refused(45, "role", "raw"),
    ],
    "md": [
        '2 power: front matter of notes sets nothing: "myst" has no effect and is shown as text. '
        "Ask an editor to put settings into conf.py",
        '5 power: front matter of notes sets nothing: "orphan" has no effect and is shown as text. '
        "Ask an editor to put settings into conf.py",
        '10 power: raw HTML "<script>" is shown as text; use Markdown for it',
        refused(20, "directive", "include"),
        refused(23, "directive", "raw"),
        refused(27, "directive", "eval-rst"),
        refused(31, "directive", "only"),
        refused(35, "directive", "toctree"),
        refused(39, "directive", "figure"),
        refused(43, "directive", "talk-list"),
        '46 markup: unknown role "eval"; shown as text.',
        refused(46, "role", "doc"),
        refused(46, "role", "download"),
        refused(46, "role", "raw"),
    ],
    "dokuwiki": [
        '3 power: "<php>" is never run in notes; shown as text. Use a code block to show it as code.',
        '3 power: "<html>" is never run in notes; shown as text. Use a code block to show it as code.',
        '9 plugin: "<WRAP>" belongs to a wiki plugin; shown as text. Remove it or write the notes without it.',
        '9 plugin: "{{page>" belongs to a wiki plugin; shown as text. Remove it or write the notes without it.',
        '9 plugin: "{{rss>" belongs to a wiki plugin; shown as text. Remove it or write the notes without it.',
        '11 plugin: "<iframe>" belongs to a wiki plugin; shown as text. Remove it or write the notes without it.',
    ],
    "txt": [],
}


@pytest.fixture(scope="module")
def site(build_once: Build) -> Built:
    files: dict[str, str | bytes] = {f"notes/e/{p.name}": p.read_bytes() for p in POWERS.iterdir()}
    return build_once(files={**files, "notes/e/event.yml": PLAIN})


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_shown_as_text(site: Built, suffix: str) -> None:
    name = f"page-{suffix}"
    source = (POWERS / f"{name}.{suffix}").read_text("utf-8")
    assert lost(source, text_of(site, f"notes/e/{name}"), MARKUP[suffix]) == []
    assert_harmless(site, f"notes/e/{name}")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_told_at_its_line(site: Built, suffix: str) -> None:
    said = warnings_of(site, f"notes/e/page-{suffix}.{suffix}")
    assert [line for line in WARNINGS[suffix] if line not in said] == []


def test_nothing_was_read_or_set(site: Built) -> None:
    assert_nothing_copied(site)
    everything = "".join(path.read_text("utf-8") for path in site.out.rglob("*.html"))
    assert Path("/etc/hostname").read_text("utf-8").strip() not in text_of(site, "notes/e/page-rst")
    assert "root:" not in everything
    assert "replaced" not in text_of(site, "notes/e/page-md").replace("jinja: replaced", "")
    assert 'content="metaword"' not in everything
    for suffix in SUFFIXES:
        docname = f"notes/e/page-{suffix}"
        assert not {"nosearch", "tocdepth", "html_meta", "author"} & set(site.app.env.metadata[docname])
        assert site.app.env.toctree_includes.get(docname) is None
