"""What a removed document left behind goes with it.

Sphinx never deletes an output file, so a deleted or renamed note would stay on the site, and in the
reach of search engines, until somebody builds afresh. A list of the pages of the last build is kept
beside them; the pages that it names and that are no documents any more are removed.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder

from summitnotes.sphinx.writing.exporting import write_if_changed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

MANIFEST = ".summit-pages"


def remove_leftovers(app: Sphinx, exception: Exception | None) -> None:
    """Handler of ``build-finished``."""
    builder = app.builder
    if exception is not None or not isinstance(builder, StandaloneHTMLBuilder):
        return
    if builder.name == "singlehtml":
        return
    out = Path(app.outdir)
    manifest = out / MANIFEST
    before = set(manifest.read_text("utf-8").split("\n")) if manifest.is_file() else set()
    for docname in sorted(before - app.env.found_docs - {""}):
        for path in [Path(builder.get_output_path(docname)), *_copies(out, docname)]:
            if path.is_relative_to(out) and path.is_file():
                path.unlink()
                _remove_empty(path.parent, out)
    write_if_changed(manifest, "\n".join(sorted(app.env.found_docs)) + "\n")


def _copies(out: Path, docname: str) -> Iterator[Path]:
    """The copies of the source of a document; their suffix depends on that of the source."""
    folder, _, stem = docname.rpartition("/")
    copies = out / "_sources" / folder
    if copies.is_dir():
        yield from (path for path in sorted(copies.glob("*.txt")) if path.name.startswith(f"{stem}."))


def _remove_empty(folder: Path, root: Path) -> None:
    with suppress(OSError):  # not empty
        while folder != root:
            folder.rmdir()
            folder = folder.parent


def setup(app: Sphinx) -> None:
    app.connect("build-finished", remove_leftovers)
