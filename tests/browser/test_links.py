"""No link of any page leads nowhere or has no name, on three sites."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from browser.sites import SITES

if TYPE_CHECKING:
    from browser.conftest import Site

LED_TO = re.compile(r'<(?:a|link|script|img)\b[^>]*?\s(?:href|src)="([^"]*)"')
PLACE = re.compile(r'\sid="([^"]*)"')
LINK = re.compile(r"<a\b([^>]*\shref=[^>]*)>(.*?)</a>", re.DOTALL)
NAME = re.compile(r'(?:aria-label|title|alt)="[^"]|<title>')


@pytest.fixture(scope="module", params=SITES)
def site(request: pytest.FixtureRequest, site_of: Callable[[str], Site]) -> tuple[Path, dict[str, str]]:
    """The folder of a site, and the text of each of its pages by its path there."""
    folder = site_of(request.param).folder
    texts = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.html")}
    return folder, texts


def test_no_dead_link(site: tuple[Path, dict[str, str]]) -> None:
    folder, texts = site
    places = {path: {html.unescape(name) for name in PLACE.findall(text)} for path, text in texts.items()}

    @cache
    def is_file(path: str) -> bool:
        return (folder / path).is_file()

    dead = set()
    for page, text in texts.items():
        around = page.rpartition("/")[0]
        for address in set(LED_TO.findall(text)):
            parts = urlsplit(html.unescape(address))
            if parts.scheme or parts.netloc:
                continue
            path, there = unquote(parts.path), page
            if path:
                there = posixpath.normpath(posixpath.join("" if path[0] == "/" else around, path.lstrip("/")))
                there = f"{there}/index.html".removeprefix("./") if not is_file(there) else there
            name = unquote(parts.fragment)
            if not is_file(there) or (name and there in places and name not in places[there]):
                dead.add((page, address))
    assert len(texts) > 300
    assert dead == set()


def test_no_link_without_a_name(site: tuple[Path, dict[str, str]]) -> None:
    nameless = {
        (page, attributes)
        for page, text in site[1].items()
        for attributes, inner in LINK.findall(text)
        if not re.sub("<[^>]*>", "", inner).strip() and not NAME.search(attributes + inner)
    }
    assert nameless == set()
