"""Incremental builds that equal fresh ones.

Documents store what they say; what their views show depends on the whole project. So after reading,
the views of every page are worked out and their digest is compared with that of the last build: the
pages that would change are written again, and no others.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, cast

from summitnotes.formats.pandoc.process import pandoc_identity
from summitnotes.paths.docnames import document_path, event_of, is_notes
from summitnotes.records.said import Said
from summitnotes.sphinx.borrowed import app_of
from summitnotes.sphinx.reading.event_page import event_documents
from summitnotes.sphinx.reading.sources import NotesProject
from summitnotes.sphinx.store.accepting import Accepted
from summitnotes.sphinx.store.domain import SummitDomain, domain_of
from summitnotes.sphinx.store.purpose import only_looks
from summitnotes.sphinx.store.references import Bearers
from summitnotes.sphinx.store.reporting import report_all
from summitnotes.sphinx.store.wikilinks import anchors, without_section
from summitnotes.sphinx.writing.navigation import is_furo, is_the_same_everywhere
from summitnotes.sphinx.writing.pages import pages_of
from summitnotes.sphinx.writing.rendering import NeutralLinker
from summitnotes.sphinx.writing.seen import PAGE_BUILDERS
from summitnotes.sphinx.writing.selection import unknown_names
from summitnotes.sphinx.writing.sidebar import Surroundings
from summitnotes.sphinx.writing.terms import terms_of
from summitnotes.views.base import digest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from summitnotes.records.problems import Problem

#: Before the name of a page: key for what stands around it.
_AROUND = ":around "
#: Key in ``shown`` for what the views of all pages depend on.
_INPUTS = ":inputs"
#: … and for the scripts and style sheets that they name.
_FILES = ":files"


def outdated_by_sidecars(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Handler of ``env-get-outdated``: documents that were read with other sidecars.

    Also those that list the events in a table of contents, when events came, went or moved in time.
    """
    domain = domain_of(env)
    outdated = [doc for doc, said in domain.said.items() if said.inputs != domain.sidecars.digest(doc)]
    order = "\n".join(event_documents(env))
    if domain.data.get("order") != order:
        outdated += [
            doc for doc, said in domain.said.items() if "event_list" in {placed.view for placed in said.views}
        ]
        domain.data["order"] = order
    # Sphinx goes on listing a removed document until the page that lists it is read again.
    outdated += [doc for doc, docs in env.toctree_includes.items() if removed.intersection(docs)]
    if added or removed:
        outdated += [doc for doc, said in domain.said.items() if said.links or said.names]
        project = env.project
        folders = {event_of(doc) for doc in added | removed if is_notes(doc)}
        if isinstance(project, NotesProject):
            outdated += [doc for doc in project.event_pages if event_of(doc) in folders]
    return [doc for doc in outdated if doc in env.found_docs]


def outdated_by_pandoc(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Handler of ``env-get-outdated``: notes for pandoc, when pandoc came, went or was replaced."""
    domain = domain_of(env)
    identity = pandoc_identity()
    before, domain.data["pandoc"] = domain.data.get("pandoc", identity), identity
    if before == identity:
        return []
    formats = ((doc, said.notes.format) for doc, said in domain.said.items() if said.notes)
    converted = [doc for doc, format_id in formats if format_id.startswith("pandoc:")]
    return [doc for doc in converted if doc in env.found_docs]


def stale_pages(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Handler of ``env-updated``: repeat what is still wrong, and name the pages to write again."""
    domain = domain_of(env)
    unchanged = not domain.fresh and domain.shown.get(_INPUTS) == domain.key
    accepted = Accepted(domain.sidecars, env)
    report_all((problem for problem in domain.known.problems if not accepted.holds(problem)), env)
    report_all(accepted.stale(), env)
    report_all(_unknown_names(env, domain), env)
    report_all(_lost_sections(env, domain), env)
    _mark_orphans(env)
    stale = set()
    app.builder.summit_unchanged = unchanged  # type: ignore[attr-defined]
    if not unchanged:
        domain.shown[_INPUTS] = domain.key
        bearers = Bearers(env, domain.catalogue)
        for doc in _with_views(domain):
            shown = _shown(env, domain, doc, bearers)
            if domain.shown.get(doc) != shown:
                domain.shown[doc] = shown
                stale.add(doc)
        if app.builder.name in PAGE_BUILDERS and not domain.fresh >= env.all_docs.keys():
            stale.update(pages_of(app).stale())
    stale |= _with_other_surroundings(app, env, domain, unchanged=unchanged)
    for doc in domain.shown.keys() - env.all_docs.keys() - {_INPUTS, _FILES}:
        if doc.removeprefix(_AROUND) not in env.all_docs:
            del domain.shown[doc]
    return sorted(stale - domain.fresh)


def _unknown_names(env: BuildEnvironment, domain: SummitDomain) -> Iterable[Problem]:
    """Names in the options of lists that mean nothing, on all pages."""
    key, problems = domain.data.get("unknown", ("", ()))
    if key != domain.key:
        problems = tuple(
            problem
            for doc, said in sorted(domain.said.items())
            for placed in said.views
            for problem in unknown_names(placed, domain.catalogue, document_path(env, doc))
        )
        domain.data["unknown"] = domain.key, problems
    return cast("tuple[Problem, ...]", problems)


def _lost_sections(env: BuildEnvironment, domain: SummitDomain) -> Iterable[Problem]:
    """Links of a wiki to sections that are not there, on all pages."""
    for doc, said in sorted(domain.said.items()):
        if said.links:
            yield from without_section(env, said.links, document_path(env, doc))


def _with_views(domain: SummitDomain) -> list[str]:
    said = (
        doc
        for doc, said in domain.said.items()
        if said.views or said.talks or said.links or said.references or said.notes
    )
    return sorted([*domain.pages, *said])


def _shown(env: BuildEnvironment, domain: SummitDomain, doc: str, bearers: Bearers) -> str:
    """The digest of what a page shows of others besides its views: how it is called, where links lead.

    Where documents have no pages of their own, every one of them is made again with the catalogue.
    """
    linker = NeutralLinker(domain.catalogue, doc)
    said = domain.said.get(doc, Said())
    named = bearers.of(said.references)
    title = env.titles[doc].astext()  # of notes it names their event
    terms = terms_of(domain.catalogue, linker, env.config.language)
    app = app_of(env)
    whole = "" if app.builder.name in PAGE_BUILDERS or only_looks(app) else domain.key
    return digest((title, anchors(env, said.links), named, terms, whole))


def _with_other_surroundings(
    app: Sphinx, env: BuildEnvironment, domain: SummitDomain, *, unchanged: bool
) -> set[str]:
    """Pages around which something has changed: their sidebar, or a title of their neighbours.

    With our sidebar for Furo that is told page by page; other themes may show anything on any page.
    """
    if only_looks(app):
        return set()  # there is nothing around a page that nobody writes
    files = _files_of_pages(app)
    if unchanged and domain.shown.get(_FILES) == files:
        return set()
    domain.shown[_FILES] = files
    if is_furo(app) and is_the_same_everywhere(env):
        around = Surroundings(env)
        found = {doc: digest(around.of(doc)) for doc in env.all_docs}
    else:
        contents = _contents(env)
        found = dict.fromkeys(env.all_docs, contents)
    found = {doc: f"{value} {files}" for doc, value in found.items()}
    stale = {doc for doc, value in found.items() if domain.shown.get(_AROUND + doc) != value}
    domain.shown.update({_AROUND + doc: found[doc] for doc in stale})
    return stale


def _files_of_pages(app: Sphinx) -> str:
    """The digest of the scripts and style sheets of the site: pages name them with a checksum."""
    folders = [Path(app.confdir, name) for name in app.config.html_static_path]
    files = sorted(path for folder in folders for path in folder.rglob("*.[cj]s*") if path.is_file())
    return digest(tuple((path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in files))


def _contents(env: BuildEnvironment) -> str:
    """The digest of the table of contents, which stands on every page."""
    lines = [f"{doc}:{title.astext()}" for doc, title in sorted(env.titles.items())]
    lines += [f"{doc}>{','.join(docs)}" for doc, docs in sorted(env.toctree_includes.items())]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _mark_orphans(env: BuildEnvironment) -> None:
    """Notes need no table of contents: a site of bare notes builds without a word about it."""
    included = {doc for docs in env.toctree_includes.values() for doc in docs}
    for doc in env.all_docs:
        if (is_notes(doc) or doc in domain_of(env).pages) and doc not in included:
            env.metadata[doc].setdefault("orphan", True)


def setup(app: Sphinx) -> None:
    app.connect("env-get-outdated", outdated_by_sidecars)
    app.connect("env-get-outdated", outdated_by_pandoc)
    app.connect("env-updated", stale_pages)
