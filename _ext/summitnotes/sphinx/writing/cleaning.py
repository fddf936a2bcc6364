"""What a removed document left behind goes with it.

Sphinx never deletes an output file, so a deleted or renamed note, its source and its pictures would stay on
the site, and in the reach of search engines, until somebody builds afresh. What the documents of a build
should leave is kept in a list beside the pages; what only the list of the build before names is removed.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

from sphinx.builders.html import StandaloneHTMLBuilder

from summitnotes.sphinx.store.domain import domain_of
from summitnotes.sphinx.writing.files import write_if_changed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

MANIFEST = ".summit-files"


def remove_leftovers(app: Sphinx, builder: Builder) -> None:
    """Handler of ``write-started``: pages name a style sheet only if it is there."""
    if not _cleans(builder):
        return
    out = Path(app.outdir)
    for name in sorted(_before(out) - set(_should_hold(app, builder))):
        path = Path(os.path.normpath(out / name))
        if path.is_relative_to(out) and path.is_file():
            path.unlink()
            _remove_empty(path.parent, out)
    if builder.name == "epub":  # which packs whatever it finds in the folder
        (out / MANIFEST).unlink(missing_ok=True)


def keep_list(app: Sphinx, exception: Exception | None) -> None:
    """Handler of ``build-finished``."""
    if exception is None and _cleans(app.builder):
        lines = "\n".join(sorted(set(_should_hold(app, app.builder))))
        write_if_changed(Path(app.outdir, MANIFEST), lines + "\n")


def _cleans(builder: Builder) -> TypeGuard[StandaloneHTMLBuilder]:
    """Whether each document has a page of its own."""
    return isinstance(builder, StandaloneHTMLBuilder) and builder.name != "singlehtml"


def _before(out: Path) -> set[str]:
    """What the build before should have left. A damaged list is none."""
    path = out / MANIFEST
    if path.is_dir():
        shutil.rmtree(path)
    with suppress(OSError, UnicodeDecodeError):
        return set(path.read_text("utf-8").split("\n")) - {""}
    return set()


def _should_hold(app: Sphinx, builder: StandaloneHTMLBuilder) -> Iterator[str]:
    """The files that come from documents and from the folders of static files; from the output folder."""
    env = app.env
    for docname in env.found_docs:
        yield os.path.relpath(builder.get_output_path(docname), app.outdir)
        if app.config.html_copy_source and docname not in domain_of(env).pages:
            suffix, end = Path(env.doc2path(docname)).suffix, app.config.html_sourcelink_suffix
            yield f"_sources/{docname}{suffix}{end if suffix != end else ''}"
    for folder, files in (("_images", env.images), ("_downloads", env.dlfiles)):
        yield from (f"{folder}/{name}" for _, name in files.values())
    for name in app.config.html_static_path:
        root = Path(app.confdir, name)
        yield from (f"_static/{path.relative_to(root)}" for path in root.rglob("*") if path.is_file())


def _remove_empty(folder: Path, root: Path) -> None:
    with suppress(OSError):  # not empty
        while folder != root:
            folder.rmdir()
            folder = folder.parent


def setup(app: Sphinx) -> None:
    app.connect("write-started", remove_leftovers)
    app.connect("build-finished", keep_list)
