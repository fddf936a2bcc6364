"""``policy``: the Content-Security-Policy under which a built site works, to send with each page.

Nothing may come from another host, and nothing inline may run or apply but what the theme itself writes:
those pieces are allowed one by one, by their hashes. They are taken from pages that hold no notes, so that
nothing that came with notes could be among them.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

HELP = "print the Content-Security-Policy header of a built site"
#: Folder of the pages that hold notes, below that of the site.
_NOTES = "notes"
_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.S)
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.S)
_ATTRIBUTE = re.compile(r'<[a-zA-Z][^<>]*?\sstyle="([^"]*)"')


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, nargs="?", default=Path("_build/html"), help="the built site")


def run(arguments: argparse.Namespace) -> int:
    pages = [
        path.read_text("utf-8")
        for path in sorted(arguments.folder.rglob("*.html"))
        if path.relative_to(arguments.folder).parts[0] != _NOTES
    ]
    if not pages:
        print(f"policy: no pages in {arguments.folder}; build the site first", file=sys.stderr)
        return 2
    print(f"Content-Security-Policy: {policy(pages)}")
    return 0


def policy(pages: Iterable[str]) -> str:
    """The value of the header for pages of HTML; the same pages in any order give the same words."""
    scripts: set[str] = set()
    styles: set[str] = set()
    attributes: set[str] = set()
    for page in pages:
        scripts.update(_inline_scripts(page))
        styles.update(_STYLE.findall(page))
        attributes.update(html.unescape(value) for value in _ATTRIBUTE.findall(page))
    hashed = ["'unsafe-hashes'"] if attributes else []  # what applies to attributes of style
    parts = {
        "default-src": ["'self'"],
        "script-src": ["'self'", *_hashes(scripts)],
        "style-src": ["'self'", *hashed, *_hashes(styles | attributes)],
        "img-src": ["'self'", "data:"],  # the signs of the theme
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
    }
    return "; ".join(" ".join((name, *values)) for name, values in parts.items())


def _inline_scripts(page: str) -> Iterator[str]:
    """What runs; data in scripts does not."""
    for script in _SCRIPT.finditer(page):
        if "src=" not in script["attributes"] and "application/ld+json" not in script["attributes"]:
            yield script["text"]


def _hashes(pieces: Iterable[str]) -> list[str]:
    digests = (hashlib.sha256(piece.encode("utf-8")).digest() for piece in pieces)
    return sorted(f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in digests)
