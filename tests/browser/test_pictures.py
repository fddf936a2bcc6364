"""The pictures of the documentation: all there, small, and every one that is named exists."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

import pytest

from browser.screenshots import PICTURES, SUBJECTS, smaller
from browser.serving import MODES, REPOSITORY

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LARGEST, ALL = 120 * 1024, 1024 * 1024  # bytes


def test_every_subject_in_every_mode() -> None:
    names = {f"{subject.name}-{mode}.png" for subject in SUBJECTS for mode in MODES}
    assert {path.name for path in PICTURES.iterdir()} == names
    sizes = [path.stat().st_size for path in PICTURES.iterdir()]
    assert max(sizes) <= LARGEST
    assert sum(sizes) <= ALL


@pytest.mark.parametrize("page", ["README.md", "docs/guide/index.md"])
def test_named_pictures_exist(page: str) -> None:
    source = REPOSITORY / page
    named = re.findall(r"[\w./-]*pictures/[\w-]+\.png", source.read_text("utf-8"))
    assert named
    assert [name for name in named if not (source.parent / name).is_file()] == []


def test_a_palette_keeps_the_picture(browser_started: Browser) -> None:
    """Few colours come back exactly; of many, the commonest 256 stay."""
    page = browser_started.new_page(viewport={"width": 300, "height": 40})
    try:
        page.set_content("<body style='margin:0;background:linear-gradient(90deg,red,blue,lime)'>")
        many = smaller(page.screenshot())
        page.set_content(
            "<body style='margin:0;background:#123456'><div style='width:9px;height:9px;background:#fa0'>"
        )
        few = page.screenshot()
        assert len(smaller(few)) < len(few)
        palette = many[many.index(b"PLTE") - 4 :]
        assert struct.unpack(">I", palette[:4]) == (3 * 256,)
        assert struct.unpack(">IIBB", many[16:26]) == (300, 40, 8, 3)
        pixels = """async bytes => {
          const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
          const canvas = new OffscreenCanvas(bitmap.width, bitmap.height), context = canvas.getContext("2d");
          context.drawImage(bitmap, 0, 0);
          return [...context.getImageData(0, 0, bitmap.width, bitmap.height).data].join();
        }"""
        assert page.evaluate(pixels, list(smaller(few))) == page.evaluate(pixels, list(few))
    finally:
        page.close()
