"""The pictures of the documentation: ``python -m tests.browser.screenshots [built site]``.

Each subject is taken in light, dark and on a phone, into ``docs/pictures/<subject>-<mode>.png``.
"""

from __future__ import annotations

import struct
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .serving import MODES, REPOSITORY, browser, chromium, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PICTURES = REPOSITORY / "docs" / "pictures"
COLOURS = 256  # of a palette


@dataclass(frozen=True)
class Subject:
    """What to take: a page, and the part of it that is scrolled to the top."""

    name: str
    path: str
    part: str = ""  # CSS selector, "" = the page from its start
    height: int = 760  # CSS pixels
    alone: bool = False  # the part by itself, without the page around it


SUBJECTS = (
    Subject("home", "index.html"),
    Subject("event", "notes/2014-05-paris/index.html"),
    Subject("index", "topics/neutron.html"),
    Subject("matrix", "topics.html", ".topic-matrix", 560, alone=True),
    Subject("life-line", "topics.html", ".topic-timeline", 560, alone=True),
    Subject("card", "notes/2014-05-paris/notes.html", "section:has(> .talk-card) >> nth=3", 440, alone=True),
)


def take(started: Browser, base: str, subject: Subject, mode: str) -> bytes:
    """One picture as PNG, one pixel a CSS pixel."""
    settings = {**MODES[mode], "reduced_motion": "reduce"}
    width = settings["viewport"]["width"]
    settings["viewport"] = {"width": min(width, 1200), "height": subject.height}
    context = started.new_context(**settings)
    try:
        page = context.new_page()
        page.goto(base + subject.path, wait_until="load")
        # The theme offers its way back whenever one scrolls upwards, as here.
        page.add_style_tag(content=".back-to-top { display: none !important; }")
        if subject.alone:
            return _part(page, subject)
        if subject.part:
            page.locator(subject.part).first.evaluate("e => e.scrollIntoView()")
        return page.screenshot()
    finally:
        context.close()


def _part(page: Page, subject: Subject) -> bytes:
    """The part with a margin, cut off at the height of the subject."""
    part = page.locator(subject.part).first
    part.evaluate("e => window.scrollTo(0, e.getBoundingClientRect().top + scrollY - 80)")
    page.wait_for_timeout(50)
    box = part.bounding_box()
    if box is None:
        raise SystemExit(f"{subject.name}: there is no {subject.part} on {subject.path}")
    left, top = max(box["x"] - 16, 0), max(box["y"] - 16, 0)
    view = page.viewport_size or {"width": 0, "height": 0}
    width = min(box["width"] + 32, view["width"] - left)
    height = min(box["height"] + 32, view["height"] - top)
    return page.screenshot(clip={"x": left, "y": top, "width": width, "height": height})


def smaller(png: bytes) -> bytes:
    """The same picture with a palette: the commonest colours, and for any other the nearest of them."""
    width, height, rows = _decoded(png)
    counts = Counter(pixel for row in rows for pixel in row)
    palette = [pixel for pixel, _ in counts.most_common(COLOURS)]
    nearest = {pixel: n for n, pixel in enumerate(palette)}
    for pixel in counts:
        if pixel not in nearest:
            nearest[pixel] = min(range(len(palette)), key=lambda n: _distance(palette[n], pixel))
    lines = b"".join(b"\0" + bytes(nearest[pixel] for pixel in row) for row in rows)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = {b"IHDR": header, b"PLTE": b"".join(palette), b"IDAT": zlib.compress(lines, 9), b"IEND": b""}
    return png[:8] + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks.items()
    )


def _distance(one: bytes, two: bytes) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, two, strict=True))


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += 12 + length


def _decoded(png: bytes) -> tuple[int, int, list[list[bytes]]]:
    """Width, height and rows of RGB pixels of a PNG as Chromium writes it (8 bits, no interlace)."""
    parts = list(_chunks(png))
    width, height, depth, kind = struct.unpack(">IIBB", parts[0][1][:10])
    if depth != 8 or kind not in (2, 6):
        raise ValueError(f"a PNG of depth {depth} and kind {kind}")
    step = 3 if kind == 2 else 4
    data = zlib.decompress(b"".join(body for name, body in parts if name == b"IDAT"))
    size = width * step
    last = bytes(size)
    rows = []
    for at in range(0, len(data), size + 1):
        last = _unfiltered(data[at], bytearray(data[at + 1 : at + 1 + size]), last, step)
        rows.append([last[x : x + 3] for x in range(0, size, step)])
    return width, height, rows


def _unfiltered(kind: int, line: bytearray, above: bytes, step: int) -> bytes:
    """One line without its filter (PNG specification, section 9)."""
    for x in range(len(line)) if kind else ():
        left = line[x - step] if x >= step else 0
        corner = above[x - step] if x >= step else 0
        guess = (0, left, above[x], (left + above[x]) >> 1, 0)[kind]
        if kind == 4:
            straight = left + above[x] - corner
            guess = min((left, above[x], corner), key=lambda value: abs(straight - value))
        line[x] = (line[x] + guess) & 255
    return bytes(line)


def main(folder: Path) -> None:
    """Take every picture of the site built in ``folder``."""
    executable = chromium()
    if executable is None:
        raise SystemExit("no Chromium here (Debian: apt-get install chromium)")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with served(folder) as base, browser(executable) as started:
        for subject in SUBJECTS:
            for mode in MODES:
                picture = smaller(take(started, base, subject, mode))
                path = PICTURES / f"{subject.name}-{mode}.png"
                path.write_bytes(picture)
                print(f"{path.relative_to(REPOSITORY)}: {len(picture) // 1024} KB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / "_build" / "html")
