"""Floor 2: a notes file becomes a docutils tree. One file (or folder) per format; docutils only.

``FORMATS`` names every format. A format's module is imported when it is first asked for, and holds an
object ``FORMAT`` of the shape ``summitnotes.formats.base.Format``. A new format is one line here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module

from summitnotes.formats.pipeline import OwnPipeline, Pipeline

#: Format id, as in talks.json -> the module that reads it, and its object if that is not ``FORMAT``.
MODULES = {
    "rst": "summitnotes.formats.rst",
    "markdown": "summitnotes.formats.markdown",
    "dokuwiki": "summitnotes.formats.dokuwiki",
    "plaintext": "summitnotes.formats.plaintext",
    "pandoc:org": "summitnotes.formats.pandoc:ORG",
    "pandoc:mediawiki": "summitnotes.formats.pandoc:MEDIAWIKI",
    "pandoc:asciidoc": "summitnotes.formats.pandoc:ASCIIDOC",
    "pandoc:textile": "summitnotes.formats.pandoc:TEXTILE",
    "pandoc:html": "summitnotes.formats.pandoc:HTML",
    "pandoc:docx": "summitnotes.formats.pandoc:DOCX",
    "pandoc:odt": "summitnotes.formats.pandoc:ODT",
}


@cache
def _load(place: str) -> Pipeline:
    module, _, name = place.partition(":")
    found = getattr(import_module(module), name or "FORMAT")
    return found if isinstance(found, Pipeline) else OwnPipeline(found)


class _Formats(Mapping[str, Pipeline]):
    """The formats by id, each imported when it is first used."""

    def __getitem__(self, format_id: str) -> Pipeline:
        return _load(MODULES[format_id])

    def __iter__(self) -> Iterator[str]:
        return iter(MODULES)

    def __len__(self) -> int:
        return len(MODULES)

    def __contains__(self, format_id: object) -> bool:
        return format_id in MODULES


FORMATS: Mapping[str, Pipeline] = _Formats()


def is_native(format_id: str) -> bool:
    """Whether Sphinx or MyST reads this format itself, and ``Format.read`` is for use without Sphinx."""
    return format_id in MODULES and bool(getattr(FORMATS[format_id], "native", False))
