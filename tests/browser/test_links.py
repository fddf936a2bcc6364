"""No link of any page leads nowhere or has no name, on three sites."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import lru_cache
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


@lru_cache(maxsize=1)
def _texts(folder: Path) -> dict[Path, str]:
    return {path.resolve(): path.read_text("utf-8") for path in folder.rglob("*.html")}


@pytest.mark.parametrize("site", SITES)
def test_no_dead_link(site: str, site_of: Callable[[str], Site]) -> None:
    folder = site_of(site).folder.resolve()
    texts = _texts(folder)
    places = {path: {html.unescape(name) for name in PLACE.findall(text)} for path, text in texts.items()}
    dead = set()
    for page, text in texts.items():
        for address in set(LED_TO.findall(text)):
            parts = urlsplit(html.unescape(address))
            if parts.scheme or parts.netloc:
                continue
            path, there = unquote(parts.path), page
            if path:
                there = (folder / path.lstrip("/") if path.startswith("/") else page.parent / path).resolve()
                there = there / "index.html" if there.is_dir() else there
            name = unquote(parts.fragment)
            if not there.is_file() or (name and there in places and name not in places[there]):
                dead.add((page.relative_to(folder).as_posix(), address))
    assert len(texts) > 300
    assert dead == set()


@pytest.mark.parametrize("site", SITES)
def test_no_link_without_a_name(site: str, site_of: Callable[[str], Site]) -> None:
    nameless = {
        (page.name, attributes)
        for page, text in _texts(site_of(site).folder.resolve()).items()
        for attributes, inner in LINK.findall(text)
        if not re.sub("<[^>]*>", "", inner).strip() and not NAME.search(attributes + inner)
    }
    assert nameless == set()
