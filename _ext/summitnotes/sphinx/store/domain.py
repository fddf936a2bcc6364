"""The domain ``summit``: the one store of talks, events, people and mentions.

It keeps what each document said, document by document; :meth:`SummitDomain.catalogue` is the same
resolved for the project. ``note_*`` store, ``clear_doc`` forgets, ``merge_domaindata`` joins. Its directives
and roles are given to it by ``authoring``.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.util.nodes import make_refnode

from summitnotes.catalogue.compiling import compile_catalogue
from summitnotes.catalogue.sidecars import Sidecars
from summitnotes.catalogue.targets import Target, find_targets
from summitnotes.locale import _, message
from summitnotes.records.said import Placed, Said, SaidByDocument
from summitnotes.sphinx.borrowed import app_of
from summitnotes.sphinx.nodes import SummitView, event_card, talk_card, talk_of
from summitnotes.sphinx.store.known import known_of
from summitnotes.sphinx.store.namespaces import name_problems
from summitnotes.sphinx.store.purpose import SITE, only_looks
from summitnotes.sphinx.store.references import REFERENCES, references_of
from summitnotes.sphinx.store.wikilinks import section_anchor
from summitnotes.sphinx.tree.walking import sorted_out
from summitnotes.views.base import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Set

    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from summitnotes.records.catalogue import Catalogue
    from summitnotes.records.pages import GeneratedPage
    from summitnotes.records.problems import Problem
    from summitnotes.sphinx.store.known import Known


#: Kinds of references for which it matters which documents there are: MyST decides that while it reads.
_PAGES = frozenset({"doc", "myst", "page", "download"})


class SummitDomain(Domain):
    """Talks, events and people, and the topics they are about."""

    name = "summit"
    label = "Summit"
    object_types = {
        "talk": ObjType(message("talk"), "talk"),
        "event": ObjType(message("event"), "event"),
        "person": ObjType(message("person"), "person"),
        "topic": ObjType(message("topic"), "topic"),
    }
    initial_data: ClassVar = {"said": SaidByDocument(), "shown": {}}
    data_version = 3

    sidecars: Sidecars = Sidecars()
    _catalogue: Catalogue | None = None
    _key: str = ""

    def setup(self) -> None:
        super().setup()
        #: Documents that this build has read.
        self.fresh: set[str] = set()
        #: Documents whose text is shown as it is, because reading them failed.
        self.literal: set[str] = set()

    # ---- the store -------------------------------------------------------------------------

    @property
    def said(self) -> dict[str, Said]:
        """Docname -> what that document says."""
        return cast("dict[str, Said]", self.data["said"])

    @property
    def shown(self) -> dict[str, str]:
        """Docname -> digest of what its views showed when this builder last wrote the page.

        What looks only begins with what the build of the site knows (see ``writing/continuing.py``).
        """
        by_builder = cast("dict[str, dict[str, str]]", self.data["shown"])
        app = app_of(self.env)
        before = by_builder.get(SITE, {}) if only_looks(app) else {}
        return by_builder.setdefault(app.builder.name, {**before})

    def decided(self, event: str) -> Mapping[int, str | None]:
        """Line of an event's event.yml -> the document that shows that entry, as decided last."""
        digest, decided = self.data.setdefault("decided", {}).get(event, ("", {}))
        return decided if digest == self.sidecars.digests.get(event) else {}

    @property
    def told(self) -> dict[str, list[Any]]:
        """Docname -> warnings of others that came up while it was read (see ``repeating``)."""
        return cast("dict[str, list[Any]]", self.data.setdefault("told", {}))

    @property
    def pages(self) -> dict[str, GeneratedPage]:
        """Docname -> page of a thing. They show what others say, and say nothing themselves."""
        return cast("dict[str, GeneratedPage]", self.data.setdefault("pages", {}))

    def note(self, docname: str, **fields: Any) -> None:
        """Store fields of :class:`Said` for a document."""
        self.said[docname] = replace(self.said.get(docname, Said()), **fields)
        self._changed(docname)

    def note_problems(self, docname: str, problems: Iterable[Problem]) -> None:
        """Keep problems of a document. They are reported once everything is read, in every build."""
        self.note(docname, problems=(*self.said.get(docname, Said()).problems, *problems))

    def note_looked_for(self, docname: str, path: Path) -> None:
        """Keep that a document depends on a file, whether it is there or not."""
        name = os.path.relpath(path, self.env.srcdir)
        looked_for = self.said.get(docname, Said()).looked_for
        if name not in looked_for:
            self.note(docname, looked_for=(*looked_for, name))

    def clear_doc(self, docname: str) -> None:
        self.told.pop(docname, None)
        if self.said.pop(docname, None) is not None:
            self._changed(docname)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        self.said.update({doc: said for doc, said in otherdata["said"].items() if doc in docnames})
        self.fresh |= docnames
        self._changed(*docnames)

    def _changed(self, *docnames: str) -> None:
        for docname in docnames:
            self._digests.pop(docname, None)
        self._catalogue, self._key = None, ""

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Collect the nodes of a document that has been read: the one entrance to the store."""
        self.fresh.add(docname)
        if docname in getattr(env.project, "generated", ()):
            return
        kinds: tuple[type[Any], ...] = (SummitView, *REFERENCES)
        sorted_nodes = sorted_out(document, *kinds)
        found = sorted_nodes[SummitView]
        references = references_of(node for kind in REFERENCES for node in sorted_nodes[kind])
        views = [node for node in found if not isinstance(node, talk_card)]
        cards = [node for node in found if isinstance(node, talk_card) and "title" in node]
        self.note(
            docname,
            talks=tuple((talk_of(node), node["ids"][0]) for node in cards),
            events=tuple(
                (node["event_record"], node["ids"][0])
                for node in views
                if isinstance(node, event_card) and "event_record" in node
            ),
            views=tuple(_placed(node) for node in views),
            references=references,
            names=self.said.get(docname, Said()).names or any(one.kind in _PAGES for one in references),
            inputs=self.sidecars.digest(docname),
        )

    # ---- the project -----------------------------------------------------------------------

    @property
    def catalogue(self) -> Catalogue:
        """Everything, resolved and sorted; worked out once after reading, by builds that change something."""
        if self._catalogue is None:
            self._catalogue = compile_catalogue(
                self.said,
                self.sidecars,
                self.env.config.summit_unknown_topic,
                self._problems_of_folder(),
                self.data.setdefault("compared titles", {}),
            )
        return self._catalogue

    @property
    def key(self) -> str:
        """A digest of all that the catalogue is made from, and that its views are made with."""
        if not self._key:
            digests, config = self._digests, self.env.config
            for docname in self.said.keys() - digests.keys():
                digests[docname] = digest(self.said[docname])
            self._key = digest(
                (
                    sorted(digests.items()),
                    self.sidecars.whole,
                    config.summit_unknown_topic,
                    config.language,
                    config.html_baseurl,
                    tuple(self._problems_of_folder()),
                )
            )
        return self._key

    @property
    def _digests(self) -> dict[str, str]:
        """Docname -> digest of what that document says; worked out once for each reading."""
        return cast("dict[str, str]", self.data.setdefault("digests", {}))

    @property
    def known(self) -> Known:
        """What is asked of the catalogue in every build; it is compiled only if it is another one."""
        known: Known | None = self.data.get("known")
        if known is None or known.key != self.key:
            language = self.env.config.language or "en"
            known = self.data["known"] = known_of(self.catalogue, self.key, language)
        return known

    def _problems_of_folder(self) -> Iterator[Problem]:
        """What finding the documents brought up, files that no page came to use, names that are taken."""
        yield from name_problems(self.env)
        project: Any = self.env.project
        yield from getattr(project, "problems", ())
        if hasattr(project, "left_over"):
            told = (name for said in self.said.values() for name in said.looked_for)  # refused there
            used = {*self.env.images, *self.env.dlfiles, *told}
            yield from project.left_over({Path(self.env.srcdir, name).resolve() for name in used})

    # ---- references ------------------------------------------------------------------------

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
        if typ == "page":  # of a wiki: its label may hold a picture, and its address a section
            anchor = section_anchor(env, target, node.get("fragment", ""))
            return make_refnode(builder, fromdocname, target, anchor, contnode)
        found = find_targets(self.catalogue, typ, target)
        if len(found) != 1 or found[0].place is None:
            return None
        return self._reference(builder, fromdocname, found[0], node, contnode)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        return [
            (f"summit:{typ}", self._reference(builder, fromdocname, found[0], node, contnode))
            for typ in self.object_types
            if len(found := find_targets(self.catalogue, typ, target)) == 1 and found[0].place
        ]

    def _reference(
        self, builder: Builder, fromdocname: str, target: Target, node: pending_xref, contnode: Element
    ) -> nodes.reference:
        assert target.place is not None
        if not node.get("refexplicit"):
            contnode = nodes.inline("", target.title, classes=list(contnode.get("classes", ())))
        return make_refnode(
            builder, fromdocname, target.place.doc, target.place.anchor, contnode, target.title
        )

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:
        """What a search calls a kind of thing, in the language of the site."""
        return _(type.lname) if primary else f"{self.label} {_(type.lname)}"

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        for named in self.known.named:
            # Names of an inventory end with their line.
            yield named.id, " ".join(named.title.split()), named.kind, named.doc, named.anchor, 1


def _placed(node: SummitView) -> Placed:
    """What to remember of a view: headings of its own go one level below the section it stands in."""
    if "heading" not in node.options:
        depth, parent = 0, node.parent
        while parent is not None:
            depth, parent = depth + isinstance(parent, nodes.section), parent.parent
        node["options"] = [*node.get("options", ()), f"heading={min(max(depth, 1) + 1, 6)}"]
    anchor = node["ids"][0] if node["ids"] else ""
    return Placed(node.view, tuple(node["options"]), anchor, node.line, tuple(node.get("lines", ())))


def domain_of(env: BuildEnvironment) -> SummitDomain:
    return cast("SummitDomain", env.domains["summit"])


def setup(app: Sphinx) -> None:
    app.add_domain(SummitDomain)
