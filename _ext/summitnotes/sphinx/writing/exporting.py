"""The files beside the pages: talks.json and its schema, talks.bib, the vocabulary, llms.txt."""

from __future__ import annotations

import os
import tempfile
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from summitnotes.exports.citations import to_bib
from summitnotes.exports.llms import to_llms_txt
from summitnotes.exports.skos import to_jsonld, to_turtle
from summitnotes.exports.talks_json import to_json
from summitnotes.sphinx.store.domain import domain_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.application import Sphinx


def export(app: Sphinx, exception: Exception | None) -> None:
    """Handler of ``build-finished``: write every export into an HTML output folder."""
    if exception is not None or app.builder.name not in ("html", "dirhtml", "singlehtml"):
        return
    catalogue = domain_of(app.env).catalogue
    base = app.config.html_baseurl

    def page_url(doc: str) -> str:
        return app.builder.get_target_uri(doc)

    files: Mapping[str, Callable[[], str]] = {
        "talks.json": lambda: to_json(catalogue),
        "talks.schema.json": lambda: (
            resources.files("summitnotes.exports").joinpath("talks.schema.json").read_text("utf-8")
        ),
        "talks.bib": lambda: to_bib(catalogue, base),
        "vocabulary.jsonld": lambda: to_jsonld(catalogue, base),
        "vocabulary.ttl": lambda: to_turtle(catalogue, base),
        "llms.txt": lambda: to_llms_txt(catalogue, base, page_url),
    }
    for name, make in files.items():
        write_if_changed(Path(app.outdir, name), make())


def write_if_changed(path: Path, text: str) -> None:
    """Put ``text`` into place in one step; leave the file alone when it holds that already."""
    data = text.encode("utf-8")
    if path.is_file() and path.read_bytes() == data:
        return
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(temporary).chmod(0o644)
    Path(temporary).replace(path)


def setup(app: Sphinx) -> None:
    app.connect("build-finished", export)
