"""What must hold for every page of notes, whatever its file holds."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from docutils import nodes

from ..site.conftest import Built

#: The formats of notes, by the suffixes under which the tests write them.
SUFFIXES = ("rst", "md", "dokuwiki", "txt")
#: A file of each format named by its suffix; plain text has to be named in event.yml.
PLAIN = "title: Event\nnotes:\n  page-txt.txt: {format: plaintext}\n"

_FORBIDDEN = ("script", "iframe", "style", "form", "meta", "object", "embed", "link", "base", "input", "svg")
_HARMLESS = re.compile(r"(?:https?|ftp|mailto):|[^:]*$")
_LOADING = ("src", "srcset", "data", "poster", "background", "action", "formaction", "xlink:href")
#: Words of the site itself that may stand beside those of an author.
_WORD = re.compile(r"\w+")


def body(built: Built, docname: str) -> Tag:
    """What stands on the page of a document, without the theme around it."""
    found = BeautifulSoup(built.text(f"{docname}.html"), "html.parser").select_one("div.body")
    assert found is not None, docname
    return found


def text_of(built: Built, docname: str) -> str:
    return body(built, docname).get_text()


def lost(source: str, shown: str, markup: Collection[str] = ()) -> list[str]:
    """The words of ``source`` that do not stand in ``shown``, but for those that are ``markup``."""
    there = set(_WORD.findall(shown))
    return [word for word in _WORD.findall(source) if word not in there and word not in markup]


def assert_harmless(built: Built, docname: str) -> None:
    """Nothing on the page acts, loads or leads anywhere but to a plain address."""
    page = body(built, docname)
    for icon in page.select("svg.summit-icon"):  # the site's own
        icon.decompose()
    assert [tag.name for tag in page.find_all(_FORBIDDEN)] == []
    for tag in page.find_all(True):
        handlers = [
            name for name in tag.attrs if name.startswith("on") or (name == "style" and "url" in tag[name])
        ]
        assert handlers == [], tag
        for name in _LOADING:
            assert not re.match(r"[a-z][a-z0-9+.-]*:|//", str(tag.get(name, "")), re.I), tag
        assert _HARMLESS.match(str(tag.get("href", ""))), tag
        assert not str(tag.get("href", "")).startswith("//"), tag
    document = built.doctree(docname)
    assert list(document.findall(nodes.raw)) == []
    assert list(document.findall(nodes.problematic)) == []


def assert_nothing_copied(built: Built, *allowed: str) -> None:
    """Of the files of the source folder, the output holds only those pictures."""
    copied = {path.name for folder in ("_images", "_downloads") for path in _files(built.out / folder)}
    assert copied == set(allowed)
    assert dict(built.app.env.dlfiles) == {}


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()] if folder.is_dir() else []


def warnings_of(built: Built, path: str) -> list[str]:
    """``line subtype message`` of every warning about a file; all must be of our type."""
    found = []
    for warning in built.warnings:
        if not warning.startswith(f"{path}:"):
            continue
        parts = re.fullmatch(r"(\d+): WARNING: (.*) \[summit\.(\w+)\]", warning[len(path) + 1 :])
        assert parts is not None, warning
        found.append(f"{parts[1]} {parts[3]}: {parts[2]}")
    return found


def subtypes_of(built: Built, path: str) -> list[tuple[int, str]]:
    """(line, subtype) of every warning about a file."""
    told = [warning.split(": ", 1)[0].split() for warning in warnings_of(built, path)]
    return [(int(line), subtype) for line, subtype in told]
