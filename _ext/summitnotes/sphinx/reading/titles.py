"""Every notes page has one title, though the notes may have none, or several of the top level.

The tree that is stored stays as the author wrote it. For the sidebar the page's entry is made whole
when the document has been read; for readers, a title is put above the notes when the page is written.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from summitnotes.locale import _
from summitnotes.paths.docnames import event_of, is_notes
from summitnotes.paths.files import printable
from summitnotes.records.ids import name_key
from summitnotes.records.said import Placed
from summitnotes.sphinx.nodes import event_card
from summitnotes.sphinx.reading.sources import NotesProject
from summitnotes.sphinx.store.domain import domain_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def is_whole(document: nodes.document) -> bool:
    """Whether the document has one section of the top level and nothing beside it but what is hidden."""
    shown = [node for node in document.children if not isinstance(node, (nodes.comment, nodes.Invisible))]
    sections = [node for node in shown if isinstance(node, nodes.section)]
    return len(sections) == 1 and isinstance(shown[0], nodes.section)


def title_section(env: BuildEnvironment, docname: str, document: nodes.document) -> nodes.section | None:
    """The first section, where its heading is the title that the front matter gives, or that of notes
    whose headings are all of one level."""
    said = domain_of(env).said[docname]
    first = next((node for node in document.children if not _stands_apart(node)), None)
    if not isinstance(first, nodes.section) or not isinstance(first[0], nodes.title):
        return None
    wanted = said.matter.title or (said.derived.title if said.derived else "")
    return first if wanted and name_key(wanted) in name_key(first[0].astext()) else None


def _stands_apart(node: nodes.Node) -> bool:
    """Whether a node at the top is no part of what the author wrote below the front matter."""
    return isinstance(node, event_card) or (
        isinstance(node, nodes.container) and "front-matter" in node["classes"]
    )


def _only_section(document: nodes.document) -> nodes.section | None:
    """The section that holds all of the notes below their front matter."""
    hidden = (nodes.comment, nodes.Invisible)
    below = [node for node in document.children if not isinstance(node, hidden) and not _stands_apart(node)]
    only = below[0] if len(below) == 1 else None
    return only if isinstance(only, nodes.section) and isinstance(only[0], nodes.title) else None


def title_of(env: BuildEnvironment, docname: str, document: nodes.document) -> str:
    """The title of a page: what its front matter says, else that of its first section where it names
    the event or holds all else, else that of the event, else the file's name in words."""
    domain = domain_of(env)
    if title := domain.said[docname].matter.title:
        return title
    if (section := title_section(env, docname, document) or _only_section(document)) is not None:
        return section[0].astext()
    file = domain.sidecars.event_file(docname)
    name = printable(Path(env.doc2path(docname)).stem).replace("_", " ").replace("-", " ")
    if file is None:
        return name
    return _("{title}: {group}").format(title=file.event.title, group=name)


def name_untitled(app: Sphinx, document: nodes.document) -> None:
    """Handler of ``doctree-read``, after Sphinx's collectors: give the page its name in the sidebar."""
    env = app.env
    docname = env.current_document.docname
    if not _concerns(env, docname) or is_whole(document):
        return
    title = nodes.title("", title_of(env, docname, document))
    env.titles[docname] = title
    env.longtitles[docname] = title
    # The entries of the sections stay, one level down.
    old = env.tocs.get(docname, nodes.bullet_list(""))
    reference = nodes.reference(
        "", "", nodes.Text(title.astext()), internal=True, refuri=docname, anchorname=""
    )
    item = nodes.list_item("", addnodes.compact_paragraph("", "", reference))
    if old.children:
        item += nodes.bullet_list("", *old.children)
    env.tocs[docname] = nodes.bullet_list("", item)


def name_notes(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Handler of ``env-updated``: events are called as the catalogue calls them, and away from their
    page notes are called by their event."""
    domain = domain_of(env)
    for doc, name in domain.known.titles.items():
        if name and doc in env.titles and (doc in domain.fresh or env.titles[doc].astext() != name):
            env.titles[doc] = env.longtitles[doc] = nodes.title("", name)
            entry = next(iter(env.tocs[doc].findall(nodes.reference)), None)
            if entry is not None:
                entry.setdefault("headline", entry.astext())
                entry.children = []
                entry += nodes.Text(name)
    return []


def _concerns(env: BuildEnvironment, docname: str) -> bool:
    project = env.project
    return is_notes(docname) and not (isinstance(project, NotesProject) and docname in project.event_pages)


class EventTitle(SphinxPostTransform):
    """Head the page of an event with the name that its notes give it, where no ``event.yml`` does."""

    default_priority = 3

    def run(self, **kwargs: Any) -> None:
        project, docname = self.env.project, self.env.current_document.docname
        if not isinstance(project, NotesProject) or docname not in project.event_pages:
            return
        title = next(iter(self.document.findall(nodes.title)), None)
        name = domain_of(self.env).known.titles.get(docname)
        if title is not None and name and title.astext() != name:
            title.children = []
            title += nodes.Text(name)


class OneTitle(SphinxPostTransform):
    """Put the page's title above notes that do not begin with one of their own.

    Before ``PlainViews`` of ``writing.rendering`` (5). Not for builders that show the tree itself.
    """

    default_priority = 4
    formats = ("html", "latex", "text", "man", "texinfo")

    def run(self, **kwargs: Any) -> None:
        document = self.document
        docname = self.env.current_document.docname
        if not _concerns(self.env, docname) or is_whole(document):
            return
        section = title_section(self.env, docname, document)
        if section is None and not domain_of(self.env).said[docname].matter.title:
            section = _only_section(document)
        if section is None:
            section = nodes.section("", ids=["notes"], names=[])
            section += nodes.title("", self._name(docname, document), classes=["generated"])
        others = [node for node in document.children if node is not section]
        cards = [node for node in others if isinstance(node, event_card)]
        for node in others:
            document.remove(node)
        if section.parent is None:
            document += section
        section.extend(node for node in others if node not in cards)
        for card in cards:
            section.insert(1, card)

    def _name(self, docname: str, document: nodes.document) -> str:
        """The title of notes that have none: by their event, where they name it and no ``event.yml`` does."""
        domain = domain_of(self.env)
        said = domain.said.get(docname)
        event = domain.catalogue.event.get(event_of(docname))
        if said is not None and said.matter.title:
            return title_of(self.env, docname, document)  # the author's own
        if domain.sidecars.event_file(docname) is None and event is not None and event.title != event.id:
            return domain.known.titles.get(docname) or title_of(self.env, docname, document)
        return title_of(self.env, docname, document)


def add_event_cards(app: Sphinx, document: nodes.document) -> None:
    """Handler of ``doctree-read``: notes that lie in no folder open with the card of their event."""
    docname = app.env.current_document.docname
    if not _concerns(app.env, docname) or docname.count("/") != 1:
        return
    card = event_card.make({"event": event_of(docname), "anchor": "", "heading": "2"}, ids=[])
    card.source, card.line = document["source"], 1
    first = document.children[0] if is_whole(document) else None
    if isinstance(first, nodes.section):
        first.insert(1, card)
    else:
        document.insert(0, card)
    domain = domain_of(app.env)
    domain.note(docname, views=(*domain.said[docname].views, Placed(card.view, tuple(card["options"]))))


def setup(app: Sphinx) -> None:
    app.connect("doctree-read", add_event_cards, priority=400)
    app.connect("doctree-read", name_untitled, priority=600)
    app.connect("env-updated", name_notes, priority=400)  # before it is told which pages have changed
    app.add_post_transform(EventTitle)
    app.add_post_transform(OneTitle)
