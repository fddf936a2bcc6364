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


#: The builder of :mod:`summitnotes.sphinx.writing.checking`.
LINT_BUILDER = "summit-lint"


class NoSiteError(Exception):
    """There is no site to read; the message says where it was looked for."""


@contextmanager
def read_site(conf: Path, notes: Path | None = None) -> Iterator[Sphinx]:
    """The application after reading all documents; what it warns of goes nowhere.

    Nothing is written but a temporary folder, which goes with the context.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        _application(conf, notes, Path(folder), "dummy", io.StringIO()) as app,
    ):
        try:
            app.builder.read()
            yield app
        finally:
            app.events.emit("build-finished", None)


@contextmanager
def checked_site(conf: Path, notes: Path | None, folder: Path, heard: io.StringIO) -> Iterator[Sphinx]:
    """The application after all of a build but writing pages; warnings go into ``heard``.

    ``folder`` keeps what was read: the next time, only documents that changed are read again. The first time
    it is what the last build of the site has read.
    """
    # Sphinx takes long to load, and ``--help`` needs none of it.
    from summitnotes.sphinx.writing.continuing import go_on

    go_on(folder / "doctrees", conf)
    with _application(conf, notes, folder, LINT_BUILDER, heard) as app:
        app.build()
        yield app


@contextmanager
def _application(
    conf: Path, notes: Path | None, folder: Path, builder: str, heard: io.StringIO
) -> Iterator[Sphinx]:
    # Sphinx takes long to load, and ``--help`` needs none of it.
    from sphinx.application import Sphinx
    from sphinx.errors import SphinxError
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    if not (conf / "conf.py").is_file():
        raise NoSiteError(f"{conf / 'conf.py'}: there is no such file; give --conf.")
    overrides = {"summit_notes_dir": str(notes.resolve())} if notes else {}
    with patch_docutils(str(conf)), docutils_namespace():
        # Some extensions print what they lack, which is nobody's business here.
        with redirect_stdout(io.StringIO()):
            try:
                app = Sphinx(
                    source_folder(conf),
                    conf,
                    folder / "out",
                    folder / "doctrees",
                    builder,
                    confoverrides=overrides,
                    status=None,
                    warning=heard,
                )
            except SphinxError as error:
                raise NoSiteError(f"{conf / 'conf.py'}: {_reason(error)}") from None
            except SystemExit:  # what it said of it
                raise NoSiteError(heard.getvalue().strip()) from None
        yield app


def _reason(error: Exception) -> str:
    if LINT_BUILDER in str(error):
        return '"summitnotes" is not among the extensions, so there is nothing to look at. Add it.'
    return " ".join(str(error).split())
