"""The package file of an ePub says which of its pages hold pictures that are drawn in place.

EPUB 3.3 asks for it (section D.8, ``svg``), and Sphinx does not tell.
"""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx.builders.epub3 import Epub3Builder

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_PAGE = re.compile(r'(<item [^>]*href="(?P<address>[^"]+)" media-type="application/xhtml\+xml") />')


class BookBuilder(Epub3Builder):
    """Sphinx's own builder of ePubs, with a whole package file."""

    def build_content(self) -> None:
        super().build_content()
        package = Path(self.outdir, "content.opf")
        package.write_text(_PAGE.sub(self._declared, package.read_text("utf-8")), "utf-8")

    def _declared(self, item: re.Match[str]) -> str:
        page = Path(self.outdir, unquote(html.unescape(item["address"])))
        return f'{item[1]} properties="svg" />' if b"<svg" in page.read_bytes() else item[0]


def setup(app: Sphinx) -> None:
    app.add_builder(BookBuilder, override=True)
