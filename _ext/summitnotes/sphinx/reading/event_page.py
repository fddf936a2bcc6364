"""The page of an event: its card and programme, then the notes of its folder.

The page has no file of its own. Its source is ``event.yml`` (or, where there is none, the first
notes file), so that "edit this page" leads to what an editor would change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from summitnotes.catalogue.events import by_date
from summitnotes.locale import _
from summitnotes.paths.docnames import event_of
from summitnotes.records.anchors import event_anchor
from summitnotes.sphinx.nodes import event_card, make_hidden_toctree, topic_index
from summitnotes.sphinx.reading.sources import NotesProject
from summitnotes.sphinx.store.domain import domain_of

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from summitnotes.sphinx.store.domain import SummitDomain


def event_documents(env: BuildEnvironment) -> list[str]:
    """The pages that stand for events, by date."""
    project = env.project
    if not isinstance(project, NotesProject):
        return []
    return by_date(project.pages_of_events(), domain_of(env).sidecars)


def build(document: nodes.document, docname: str, project: NotesProject, domain: SummitDomain) -> None:
    """Fill ``document`` with the page of the event that ``docname`` belongs to."""
    identifier = event_of(docname)
    file = domain.sidecars.events.get(identifier)
    title = file.event.title if file else identifier
    section = nodes.section("", ids=[event_anchor(identifier)], names=[])
    section += nodes.title(title, title)
    section += event_card.make({"event": identifier, "anchor": ""}, ids=[])
    others = sorted(
        doc for doc in project.docnames if doc.startswith(docname.removesuffix("index")) and doc != docname
    )
    section += make_hidden_toctree(docname, others, 1)
    if domain.sidecars.vocabulary.topics:
        topics = nodes.section("", ids=["topics"], names=[])
        topics += nodes.title("", _("Topics"))
        topics += topic_index.make({"event": identifier, "jump": "none", "view": "lines"}, ids=[])
        section += topics
    for node in section.findall(nodes.Element):
        node.source, node.line = document["source"], 1
    section.source, section.line = document["source"], 1
    document += section
