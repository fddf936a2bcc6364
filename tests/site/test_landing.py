"""Every link of the output leads somewhere, and every page of the book is well-formed."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from summitnotes.sphinx.writing.book_styles import flat

from .conftest import Build, sphinx_build
from .landing import dead_links


@pytest.fixture(scope="module")
def book(checkout: Path) -> Path:
    """The pages of the ePub of this repository."""
    return sphinx_build(checkout, "-b", "epub", "-c", ".", "docs")


def ill_formed(folder: Path) -> list[str]:
    """``page: fault`` of each page that is no XML."""
    faults = []
    for path in sorted(folder.rglob("*.xhtml")):
        try:
            ElementTree.parse(path)
        except ElementTree.ParseError as fault:
            faults.append(f"{path.relative_to(folder)}: {fault}")
    return faults


def test_links_of_every_page(usual: Path) -> None:
    pages = {path.relative_to(usual).as_posix() for path in usual.rglob("*.html")}
    assert pages >= {"index.html", "genindex.html", "search.html", "404.html", "talks.html"}
    assert dead_links(usual) == []


def test_links_of_the_book(book: Path) -> None:
    assert {"nav.xhtml", "genindex.xhtml"} <= {path.name for path in book.rglob("*.xhtml")}
    assert dead_links(book, ".xhtml") == []


def test_every_page_of_the_book_is_xml(book: Path) -> None:
    assert ill_formed(book) == []


def test_the_package_file_says_where_pictures_are_drawn(book: Path) -> None:
    package = ElementTree.parse(book / "content.opf")
    items = {str(item.get("href")): item.get("properties") for item in package.iterfind(".//{*}item")}
    assert items["topics/neutron.xhtml"] == "svg"
    assert items["bibliography.xhtml"] is None


def test_the_book_by_epubcheck(book: Path) -> None:
    command = checker()
    if command is None:
        pytest.skip("no epubcheck here (Debian: apt-get install epubcheck): the book was not checked by it")
    (file,) = book.glob("*.epub")
    done = subprocess.run([*command, "-q", str(file)], capture_output=True, text=True, check=False)
    said = [line for line in (done.stdout + done.stderr).splitlines() if re.match(r"[A-Z]+\(", line)]
    assert said == []
    assert done.returncode == 0  # it has run


@pytest.mark.parametrize(
    ("style", "plain"),
    [
        ("/* b */ a, b{x: y}", "a, b {x: y}\n"),
        (":is(a, .b:hover) > p { x: y }", "a > p, .b:hover > p { x: y }\n"),
        ("td:is(.a, .b):is(:link, :visited) {}", "td.a:link, td.a:visited, td.b:link, td.b:visited {}\n"),
        ("[c=d] :is(a, :is(b, p)) q {}", "[c=d] a q, [c=d] b q, [c=d] p q {}\n"),
        ("li:not(:last-child, :is(.a, .b)) {}", "li:not(:last-child):not(.a):not(.b) {}\n"),
        (".a:is(b, .c) {}", ".a.c {}\n"),
        ("a:has(> b), c {}", "c {}\n"),
        ("a:has(> b) {}", ""),
        ("@media print { :is(a, b) {} a:has(b) {} }", "@media print {\na, b {}\n}\n"),
        ("@font-face { a: b }", "@font-face { a: b }\n"),
    ],
)
def test_styles_of_a_book_are_plain(style: str, plain: str) -> None:
    assert flat(style) == plain
    assert flat(plain) == plain


def checker() -> list[str] | None:
    """How epubcheck is called: a program, or what Debian installs, an archive of Java."""
    found = shutil.which("epubcheck")
    if found is None:
        return None
    with Path(found).open("rb") as file:
        archive = file.read(2) == b"PK"
    java = shutil.which("java")
    return [found] if not archive else [java, "-jar", found] if java else None


def test_examples_of_the_guide_are_in_no_index(usual: Path) -> None:
    index = BeautifulSoup((usual / "genindex.html").read_text("utf-8"), "html.parser")
    talks = [a["href"] for a in index.select("a") if "#talk-" in str(a.get("href"))]
    assert talks != []
    assert [link for link in talks if not str(link).startswith("notes/")] == []


#: Notes and an event file whose words could end an element, an attribute or a section of XML.
HOSTILE = {
    "notes/2031-<b>/a.txt": 'Day 1\n\n09:00 - </title> ]]> & <br> \x0b\x1f / Ann "Q" Lee <hr>\n\n'
    "- Ceph &nbsp; \ufffe <!-- \u2028\n",
    "notes/2031-<b>/event.yml": 'title: "A & B <br> \\x01"\nlocation: "\'x\' \\"y\\" ]]>"\n',
    "vocabulary.yml": "topics:\n- {id: ceph, pref_label: {en: 'Ceph <b>&nbsp;'}, alt_label: [Ceph]}\n",
    "all.md": "# All\n\n```{talk-list}\n:view: table\n```\n\n```{topic-index}\n```\n\n"
    "```{person-list}\n```\n",
    "index.md": "# Site\n\n```{toctree}\nall\n```\n\n```{summit-home}\n```\n",
}


@pytest.mark.parametrize(("builder", "suffix"), [("html", ".html"), ("dirhtml", ".html"), ("epub", ".xhtml")])
def test_whatever_the_notes_say(build: Build, builder: str, suffix: str) -> None:
    built = build(files=dict(HOSTILE), builder=builder)
    assert dead_links(built.out, suffix) == []
    assert ill_formed(built.out) == []
