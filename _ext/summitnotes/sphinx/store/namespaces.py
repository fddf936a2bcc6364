"""Labels and citations of notes live with their note: none takes a name of a page, of Sphinx, of other notes.

Sphinx keeps one table of labels and one of citations for the whole project, and whoever is read last wins.
Here those of notes are kept apart. A page refers to a label of a note as ``notes/<event>/<file>:<label>``;
the bare name leads there, too, as long as nobody else bears it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.domains.citation import CitationDomain
from sphinx.domains.std import StandardDomain

from summitnotes.paths.docnames import document_path, is_notes
from summitnotes.records.problems import Problem, Subtype

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    #: label -> (id on the page, title or None, 1-based line)
    Labels = dict[str, tuple[str, str | None, int | None]]


class NotesStandardDomain(StandardDomain):
    """The standard domain, with the labels of notes apart."""

    @property
    def of_notes(self) -> dict[str, Labels]:
        """Docname -> the labels of those notes."""
        return cast("dict[str, Labels]", self.data.setdefault("labels_of_notes", {}))

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        if not is_notes(docname):
            super().process_doc(env, docname, document)
            return
        kept = {name: self.data[name] for name in ("labels", "anonlabels")}
        self.data.update(labels={}, anonlabels={})
        try:
            super().process_doc(env, docname, document)
            found: Labels = {}
            for label in sorted(self.anonlabels):
                anchor = document.nameids[label]  # Sphinx may give the name of what bears it
                if isinstance(document.ids.get(anchor), nodes.citation):
                    continue
                title = self.labels[label][2] if label in self.labels else None
                found[label] = anchor, title, _line_of(document, anchor)
        finally:
            self.data.update(kept)
        if found:
            self.of_notes[docname] = found

    def clear_doc(self, docname: str) -> None:
        super().clear_doc(docname)
        self.of_notes.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        super().merge_domaindata(docnames, otherdata)
        others: dict[str, Labels] = otherdata.get("labels_of_notes", {})
        self.of_notes.update({doc: labels for doc, labels in others.items() if doc in docnames})

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """As Sphinx's; but names of an inventory end with their line, so a title has no line break."""
        for name, shown, kind, doc, anchor, priority in super().get_objects():
            yield name, " ".join(shown.split()), kind, doc, anchor, priority

    def take_back(self) -> None:
        """Leave the labels of pages and of Sphinx alone in the tables."""
        for table in (self.labels, self.anonlabels):
            for label in [label for label, entry in table.items() if is_notes(entry[0])]:
                del table[label]

    def lend(self) -> None:
        """Make the labels of all notes known under the names that are theirs."""
        self.take_back()
        times = Counter(label for labels in self.of_notes.values() for label in labels)
        for doc, labels in sorted(self.of_notes.items()):
            for label, (anchor, title, _) in labels.items():
                free = times[label] == 1 and label not in self.anonlabels
                for name in (f"{doc}:{label}".lower(), label)[: 1 + free]:
                    self.anonlabels[name] = doc, anchor
                    if title is not None:
                        self.labels[name] = doc, anchor, title

    def taken(self) -> Iterator[tuple[str, str, int | None]]:
        """The labels of notes that a page or Sphinx has, too: label, docname of the note, line."""
        for doc, labels in sorted(self.of_notes.items()):
            for label, (_, _, line) in labels.items():
                if label in self.anonlabels and not is_notes(self.anonlabels[label][0]):
                    yield label, doc, line


class NotesCitationDomain(CitationDomain):
    """Citations, where those of a note are cited by that note alone."""

    def note_citation(self, node: nodes.citation) -> None:
        if not is_notes(node["docname"]):
            super().note_citation(node)
            return
        label = _own(node["docname"], node[0].astext())
        self.citations[label] = (node["docname"], node["ids"][0], node.line or 0)
        self.citation_refs.setdefault(label, set()).add(node["docname"])  # whether cited or not, it is shown

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        own = _own(fromdocname, target)
        target = own if own in self.citations else target
        return super().resolve_xref(env, fromdocname, builder, typ, target, node, contnode)


def _own(docname: str, label: str) -> str:
    return f"{docname}:{label}"


def _line_of(document: nodes.document, anchor: str) -> int | None:
    """The line of what bears a label, or of the label above it."""
    node = document.ids.get(anchor)
    lines = (each.line for each in (node, *(node.children[:1] if node is not None else ())))
    return next((line for line in lines if line), None)


def take_labels_back(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Handler of ``env-before-read-docs``: a page may come to have a name that was lent to a note."""
    cast("NotesStandardDomain", env.domains.standard_domain).take_back()


def lend_labels(app: Sphinx, env: BuildEnvironment) -> None:
    """Handler of ``env-updated``: all notes have been read."""
    cast("NotesStandardDomain", env.domains.standard_domain).lend()


def name_problems(env: BuildEnvironment) -> Iterator[Problem]:
    """A problem for each label of a note that is the name of something of maintainers."""
    standard = env.domains.standard_domain
    if isinstance(standard, NotesStandardDomain):
        for label, doc, line in standard.taken():
            message = (
                f'the label "{label}" belongs to a page of the site; here it holds within this file only. '
                "Give it another name."
            )
            yield Problem(Subtype.DUPLICATE, message, line, document_path(env, doc))


def setup(app: Sphinx) -> None:
    app.add_domain(NotesStandardDomain, override=True)
    app.add_domain(NotesCitationDomain, override=True)
    app.connect("env-before-read-docs", take_labels_back)
    # After the documents that are read again (see ``settling``), before anything looks at references.
    app.connect("env-updated", lend_labels, priority=110)
