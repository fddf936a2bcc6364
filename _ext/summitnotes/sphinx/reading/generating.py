"""Pages of things become documents, once everything else has been read.

Which topics, people and series there are is known only then. A page of one is a document like any
other, so every builder writes it, roles and the search find it, and it is written again when what it
shows has changed. Its source is the template of its view: nothing that an author edits.
"""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from summitnotes.sphinx.nodes import make_hidden_toctree
from summitnotes.sphinx.reading import generated_page
from summitnotes.sphinx.reading.sources import NotesProject
from summitnotes.sphinx.store.domain import domain_of
from summitnotes.sphinx.store.purpose import only_looks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docutils.frontend import Values
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from summitnotes.records.pages import GeneratedPage


def remember(app: Sphinx) -> None:
    """Handler of ``builder-inited``: tell the project which pages the last build generated."""
    if isinstance(app.project, NotesProject):
        app.project.read = app.env.all_docs
        app.project.generated = dict(domain_of(app.env).pages)


def generate(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Handler of ``env-updated``: read pages that are new or changed, forget those whose thing is gone."""
    project, domain = env.project, domain_of(env)
    if not isinstance(project, NotesProject):
        return []
    whole = domain.fresh >= project.docnames  # all is read anew, because of a setting or of a broken build
    before = {} if whole else domain.pages
    project.add_generated(domain.known.pages)
    for doc in project.generated_read.keys() - project.generated.keys() - project.docnames:
        _forget(app, env, doc)
    domain.data["pages"] = dict(project.generated)
    new = []
    if only_looks(app):
        _announce(env, project.generated)
    else:
        new = list(_outdated(app, env, project, before))
        _read(app, env, {doc: project.generated[doc] for doc in new})
    return new + _list_them(app, env, project.generated)


def _announce(env: BuildEnvironment, pages: Mapping[str, GeneratedPage]) -> None:
    """Let others refer to pages that are not read: they hold nothing that could be wrong."""
    for doc, page in pages.items():
        env.all_docs.setdefault(doc, 0)
        env.titles[doc] = env.longtitles[doc] = nodes.title("", page.title)
        entry = nodes.reference("", page.title, internal=True, refuri=doc, anchorname="")
        env.tocs[doc] = nodes.bullet_list("", nodes.list_item("", addnodes.compact_paragraph("", "", entry)))
        env.toc_num_entries[doc] = 1


def _outdated(
    app: Sphinx, env: BuildEnvironment, project: NotesProject, before: Mapping[str, GeneratedPage]
) -> Iterator[str]:
    """The pages that are not as they were, forgotten."""
    for doc, page in project.generated.items():
        if before.get(doc) == page and doc in project.generated_read and _tree_of(app, doc).is_file():
            env.all_docs[doc] = project.generated_read[doc]
        else:
            _forget(app, env, doc)
            yield doc


def _read(app: Sphinx, env: BuildEnvironment, pages: Mapping[str, GeneratedPage]) -> None:
    """Read the pages: the first of each view as Sphinx reads a file, the others after its pattern."""
    settings: dict[str, Values] = {}  # of the pages of a view
    for doc, page in pages.items():
        if page.view in settings:
            generated_page.read(app, doc, page, settings[page.view])
        else:
            app.builder.read_doc(doc)
            settings[page.view] = env.get_doctree(doc).settings


def _tree_of(app: Sphinx, doc: str) -> Path:
    return Path(app.doctreedir, f"{doc}.doctree")


def _forget(app: Sphinx, env: BuildEnvironment, doc: str) -> None:
    app.emit("env-purge-doc", env, doc)
    env.all_docs.setdefault(doc, 0)  # Sphinx clears nothing of a document that it does not know
    env.clear_doc(doc)


def _list_them(app: Sphinx, env: BuildEnvironment, pages: Mapping[str, GeneratedPage]) -> list[str]:
    """Put the pages into the tables of contents of the pages that give an overview of them.

    The overview was read before its things were known. Rather than read it twice, and have it complain
    twice, the place that it keeps for the table is filled. Names the documents that this changed.
    """
    domain = domain_of(env)
    wanted: dict[str, list[str]] = {}
    for page in pages.values():
        if host := domain.known.hosts.get(page.host):
            wanted.setdefault(host, []).append(page.doc)
    listed: dict[str, list[str]] = domain.data.setdefault("listed", {})
    changed = [
        doc
        for doc in sorted(listed.keys() | wanted.keys())
        if doc in env.all_docs and (doc in domain.fresh or listed.get(doc) != wanted.get(doc))
    ]
    for doc in changed:
        _fill(app, env, doc, wanted.get(doc, []))
    domain.data["listed"] = wanted
    return changed


def _fill(app: Sphinx, env: BuildEnvironment, host: str, docs: list[str]) -> None:
    """Let the place that the page ``host`` keeps for a table of generated pages hold one of ``docs``."""
    # Not by the environment, which would remember the tree as it is before the change.
    tree: nodes.document = pickle.loads(_tree_of(app, host).read_bytes())
    place = next((node for node in tree.findall(nodes.compound) if "generated" in node), None)
    if place is None:
        return
    listed = {doc for table in place.findall(addnodes.toctree) for doc in table["includefiles"]}
    place.children = list(make_hidden_toctree(host, docs, 1).children) if docs else []
    for table in place.children:
        table.parent = place
    app.builder.write_doctree(host, tree)
    _fill_toc(env.tocs[host], host, docs)
    env.toctree_includes[host] = [*(d for d in env.toctree_includes.get(host, []) if d not in listed), *docs]
    for doc in listed - set(docs):
        env.files_to_rebuild.get(doc, set()).discard(host)
    for doc in docs:
        env.files_to_rebuild.setdefault(doc, set()).add(host)


def _fill_toc(toc: nodes.bullet_list, host: str, docs: list[str]) -> None:
    """The same in what Sphinx remembers of the page for tables of contents of the site."""
    for table in [table for table in toc.findall(addnodes.toctree) if "generated" in table]:
        around = table.parent
        around.remove(table)
        if around is not toc and not around.children:
            around.parent.remove(around)
    if not docs:
        return
    table = next(make_hidden_toctree(host, docs, 1).findall(addnodes.toctree))
    table["generated"] = "1"
    page = next((entry for entry in toc.children if isinstance(entry, nodes.list_item)), None)
    if page is None:  # it has no title
        toc += table
    elif isinstance(page[-1], nodes.bullet_list):
        page[-1].append(table)
    else:
        page += nodes.bullet_list("", table)


def setup(app: Sphinx) -> None:
    # After NotesProject is there (100).
    app.connect("builder-inited", remember, priority=150)
    # When talks are settled (100), and before it is worked out which pages changed (500).
    app.connect("env-updated", generate, priority=200)
