"""The files beside the pages, which other programs read; each export says which it has."""

from __future__ import annotations

from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util.osutil import relative_uri

from summitnotes.catalogue.cells import Cell, Cells, from_json, things
from summitnotes.catalogue.marks import Marks
from summitnotes.catalogue.watching import WatchedCatalogue, watched
from summitnotes.exports.pages import html_page
from summitnotes.exports.site import EVERY_PAGE, ExportedFile, Site, exported_files
from summitnotes.sphinx.store.domain import domain_of
from summitnotes.sphinx.writing.files import write_if_changed, write_pieces_if_changed
from summitnotes.sphinx.writing.kept import kept_of
from summitnotes.views.across import DATA
from summitnotes.views.year_talks import filter_data

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from docutils import nodes
    from sphinx.application import Sphinx

#: In an output folder: the files that the last build exported.
MANIFEST = ".summit-exports"
#: Builders whose output is a site.
_SITES = ("html", "dirhtml", "singlehtml")
#: Name of an exported file -> what its function was given, the cells it asked for, a digest of their values.
Made = dict[str, list[Any]]


class Exports:
    """The files of one catalogue, by their names and by the pages that announce them."""

    def __init__(self, app: Sphinx) -> None:
        self.catalogue = domain_of(app.env).catalogue
        builder = app.builder
        is_site = builder.name in _SITES
        address = builder.get_target_uri if is_site else html_page
        documents = frozenset(doc.casefold() for doc in app.env.found_docs)
        base, title, language = _named(app)
        self._cells: set[Cell] = set()
        site = Site(watched(self.catalogue, self._cells), base, address, title, language, documents)
        self.files = (
            {file.name: file for file in (*exported_files(site), *_of_views(site))} if is_site else {}
        )
        self.marks = Marks(self.catalogue, self.files)
        self.of_page: dict[str, list[ExportedFile]] = {}
        for file in self.files.values():
            for page in file.pages:
                self.of_page.setdefault(page, []).append(file)

    def write(self, file: ExportedFile, path: Path) -> Cells:
        """Write a file, and what was taken from the catalogue for it."""
        self._cells.clear()
        made = file.make()
        if isinstance(made, str):
            write_if_changed(path, made)
        else:
            write_pieces_if_changed(path, made)
        return things(self.catalogue, self._cells)


def _named(app: Sphinx) -> tuple[str, str, str]:
    """The address of the site, its title and its language."""
    config = app.config
    base = config.html_baseurl if app.builder.name in _SITES else ""
    return base, config.html_title or config.project, config.language or "en"


def _of_views(site: Site) -> Iterator[ExportedFile]:
    """What a script of our pages reads: it says what the views say, which no export knows."""
    if site.catalogue.in_years:
        yield ExportedFile(DATA, partial(filter_data, site.catalogue, site.language))


_exports: dict[int, Exports] = {}


def exports_of(app: Sphinx) -> Exports:
    """What the build of ``app`` exports, worked out once for a catalogue."""
    found = _exports.get(id(app))
    if found is None or found.catalogue is not domain_of(app.env).catalogue:
        found = _exports[id(app)] = Exports(app)
    return found


def export(app: Sphinx, exception: Exception | None) -> None:
    """Handler of ``build-finished``: write every export into an HTML output folder."""
    if exception is None and app.builder.name in _SITES:
        kept, inputs = kept_of(app), _inputs(app)
        if kept.get("exports", (domain_of(app.env).key, *inputs)) is None:
            made = _write(Path(app.outdir), exports_of(app), kept.get("exported files", inputs) or {})
            kept.put("exported files", inputs, made)
            kept.put("exports", (domain_of(app.env).key, *inputs))
        else:
            kept.get("exported files", inputs)  # stays kept
    _exports.pop(id(app), None)


def _inputs(app: Sphinx) -> tuple[object, ...]:
    """All that the exports depend on, besides the catalogue."""
    builder = app.builder
    suffixes = getattr(builder, "out_suffix", ""), getattr(builder, "link_suffix", "")
    return _named(app), suffixes, tuple(sorted(app.env.found_docs))


def _write(out: Path, exports: Exports, before: Made) -> Made:
    """Make and write the files whose inputs have changed, and remove those that are no more."""
    marks = exports.marks
    made: Made = {}
    for name, file in exports.files.items():
        given = marks.of_value(_given(file.make))
        known = before.get(name)
        if known is not None and known[0] == given and known[2] == marks.of(from_json(known[1])):
            made[name] = known
            continue
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        cells = exports.write(file, path)
        made[name] = [given, cells, marks.of(cells)]
    _remove_others(out, exports.files)
    return made


def _given(make: object) -> object:
    """What a function that makes a file was given: values of the catalogue, and other such functions.

    Not the site and its catalogue, which note what they are asked for.
    """
    if isinstance(make, partial):
        given = (*make.args, *make.keywords.values())
        return [
            make.func.__qualname__,
            *(_given(value) for value in given if not isinstance(value, (Site, WatchedCatalogue))),
        ]
    return getattr(make, "__qualname__", make)


def _remove_others(out: Path, files: Collection[str]) -> None:
    manifest = out / MANIFEST
    before = set(manifest.read_text("utf-8").split("\n")) if manifest.is_file() else set()
    for name in before - set(files) - {""}:
        path = out / name
        if path.resolve().is_relative_to(out.resolve()):
            path.unlink(missing_ok=True)
    write_if_changed(manifest, "\n".join(sorted(files)) + "\n")


def announce(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Handler of ``html-page-context``: feeds and calendars stand in the head of their pages."""
    if doctree is None or app.builder.name not in ("html", "dirhtml"):
        return
    here = app.builder.get_target_uri(pagename)
    links = "".join(
        f'<link rel="alternate" type="{escape(file.media_type)}" title="{escape(file.title)}" '
        f'href="{escape(relative_uri(here, file.name))}" />\n'
        for page in (EVERY_PAGE, pagename)
        for file in exports_of(app).of_page.get(page, ())
    )
    if links:
        context["metatags"] = (context.get("metatags") or "") + links


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", announce, priority=610)  # after what other modules say of a page
    app.connect("build-finished", export)
