"""Where the links of a built site lead, page by page, without a server."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

#: Attributes that hold an address of the site or of elsewhere.
_ADDRESSES = ("href", "src", "data", "xlink:href", "poster")


@dataclass
class Page(HTMLParser):
    """The addresses that a page names, and the places on it that others can name."""

    path: Path
    links: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.path.read_text("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if name in _ADDRESSES:
                self.links.add(value)
            elif name == "id" or (name == "name" and tag == "a"):
                self.places.add(value)


def dead_links(folder: Path, suffix: str = ".html") -> list[str]:
    """``page -> address`` of each link that leads to no file, or to no place in one; not to other sites."""
    folder = folder.resolve()
    paths = (path for path in sorted(folder.rglob(f"*{suffix}")) if "_static" not in path.parts)
    pages = {path: Page(path) for path in paths}
    dead = []
    for path, page in pages.items():
        for link in sorted(page.links):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = _file(folder, path, unquote(parts.path))
            there = pages.get(target)
            if not target.is_file() or (
                parts.fragment and there is not None and unquote(parts.fragment) not in there.places
            ):
                dead.append(f"{path.relative_to(folder)} -> {link}")
    return dead


def _file(folder: Path, page: Path, path: str) -> Path:
    """The file that a path on a page names; one that begins with a slash begins at the site's root."""
    if not path:
        return page
    target = Path(folder, path[1:]) if path.startswith("/") else page.parent / path
    target = Path(target).resolve()
    return target / "index.html" if target.is_dir() else target
