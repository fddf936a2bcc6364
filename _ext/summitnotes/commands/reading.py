"""Read a site without writing it, for the commands that look at what was found."""

from __future__ import annotations

import io
import tempfile
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

from summitnotes.commands.build import source_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


class NoSiteError(Exception):
    """There is no site to read; the message says where it was looked for."""


@contextmanager
def read_site(conf: Path, notes: Path | None = None, heard: io.StringIO | None = None) -> Iterator[Sphinx]:
    """The application after reading all documents; warnings go into ``heard``.

    Nothing is written but a temporary folder, which goes with the context.
    """
    # Sphinx takes long to load, and ``--help`` needs none of it.
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    if not (conf / "conf.py").is_file():
        raise NoSiteError(f"{conf / 'conf.py'}: there is no such file; give --conf.")
    overrides = {"summit_notes_dir": str(notes.resolve())} if notes else {}
    with tempfile.TemporaryDirectory() as folder, patch_docutils(str(conf)), docutils_namespace():
        # Some extensions print what they lack, which is nobody's business here.
        with redirect_stdout(io.StringIO()):
            app = Sphinx(
                source_folder(conf),
                conf,
                Path(folder, "out"),
                Path(folder, "doctrees"),
                "dummy",
                confoverrides=overrides,
                status=None,
                warning=heard if heard is not None else io.StringIO(),
                freshenv=True,
            )
        try:
            app.builder.read()
            yield app
        finally:
            app.events.emit("build-finished", None)
