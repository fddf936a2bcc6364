"""What an ePub needs besides its pages.

Its package file says which of them hold pictures that are drawn in place: EPUB 3.3 asks for it (section D.8,
``svg``), and Sphinx does not tell. Its style sheets hold no selector that readers of books do not know.
"""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx.builders.epub3 import Epub3Builder

from summitnotes.sphinx.writing.book_styles import flat
from summitnotes.sphinx.writing.files import write_if_changed
from summitnotes.sphinx.writing.styles import FURO

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

#: What CSS 3 does not know.
_LATER = re.compile(r":(?:is|where|has)\(")
_PAGE = re.compile(r'(<item [^>]*href="(?P<address>[^"]+)" media-type="application/xhtml\+xml") />')


class BookBuilder(Epub3Builder):
    """Sphinx's own builder of ePubs, with a whole package file and plain style sheets."""

    def build_content(self) -> None:
        for path in sorted(Path(self.outdir, "_static").rglob("*.css")):
            if _LATER.search(style := path.read_text("utf-8")):
                write_if_changed(path, flat(style))
        super().build_content()
        package = Path(self.outdir, "content.opf")
        package.write_text(_PAGE.sub(self._declared, package.read_text("utf-8")), "utf-8")

    def _declared(self, item: re.Match[str]) -> str:
        page = Path(self.outdir, unquote(html.unescape(item["address"])))
        return f'{item[1]} properties="svg" />' if b"<svg" in page.read_bytes() else item[0]


def leave_out(app: Sphinx, config: Config) -> None:
    """Handler of ``config-inited``: no book looks like Furo."""
    config.epub_exclude_files = [*config.epub_exclude_files, f"_static/{FURO}"]


def setup(app: Sphinx) -> None:
    app.connect("config-inited", leave_out)
    app.add_builder(BookBuilder, override=True)
