"""The world of the examples: a small store of its own, so that no example reaches the site's lists.

``docs/examples/`` is laid out like ``docs/`` itself: a vocabulary, people, notes with their event
files, and pages. What is read there goes into a :class:`World`, which has the part of the domain's
interface that the transforms of notes use.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from docutils import nodes

from summitnotes.catalogue.compiling import compile_catalogue
from summitnotes.catalogue.sidecars import Sidecars
from summitnotes.paths.files import PEOPLE_FILE, VOCABULARY_FILE
from summitnotes.records.anchors import person_anchor, topic_anchor
from summitnotes.records.catalogue import Catalogue, Place
from summitnotes.records.problems import Problem
from summitnotes.records.said import Placed, Said
from summitnotes.sphinx.nodes import SummitView, event_card, talk_card, talk_of
from summitnotes.sphinx.reading.sidecars import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

FOLDER = "examples"  # in docs/; excluded from its documents


@dataclass
class World:
    """What the examples of one directive say; stands in for the domain while they are read."""

    sidecars: Sidecars
    said: dict[str, Said] = field(default_factory=dict)

    @classmethod
    def load(cls, srcdir: Path) -> World:
        return cls(load(srcdir / FOLDER, srcdir / FOLDER / "notes"))

    def decided(self, event: str) -> Mapping[int, str | None]:
        """Nothing: the entries of an example stand in one file each."""
        return {}

    def note(self, docname: str, **fields: Any) -> None:
        self.said[docname] = replace(self.said.get(docname, Said()), **fields)

    def note_problems(self, docname: str, problems: Iterable[Problem]) -> None:
        self.note(docname, problems=(*self.said.get(docname, Said()).problems, *problems))

    def collect(self, docname: str, document: nodes.document) -> None:
        """Take in the cards and views of a document, as the domain does."""
        views = [node for node in document.findall(SummitView) if not isinstance(node, talk_card)]
        self.note(
            docname,
            talks=tuple((talk_of(node), node["ids"][0]) for node in document.findall(talk_card)),
            events=tuple(
                (node["event_record"], node["ids"][0])
                for node in views
                if isinstance(node, event_card) and "event_record" in node
            ),
            views=tuple(Placed(node.view, tuple(node.get("options", ()))) for node in views),
        )

    def catalogue(self) -> Catalogue:
        """Everything resolved, with places that are unique on a page with many examples."""
        found = compile_catalogue(self.said, self.sidecars)
        return replace(
            found,
            mentions=tuple(replace(m, anchor=prefix(m.doc) + m.anchor) for m in found.mentions),
            person_places=_placed(found, "person_list", found.person, person_anchor),
            topic_places=_placed(found, "topic_index", found.topic_at_events, topic_anchor),
            problems=tuple(_in_examples(problem) for problem in found.problems),
        )


def prefix(docname: str) -> str:
    """What ids of an example begin with on the page that shows it."""
    return nodes.make_id(docname) + "-"


def _placed(
    catalogue: Catalogue, view: str, ids: Iterable[str], anchor: Callable[[str], str]
) -> dict[str, Place]:
    """The entries of a list that an example shows: its things have no pages of their own."""
    doc = catalogue.hosts.get(view)
    return {each: Place(doc, prefix(doc) + anchor(each)) for each in ids} if doc else {}


def _in_examples(problem: Problem) -> Problem:
    path = problem.path or ""
    if path.startswith("notes/") or path in (PEOPLE_FILE, VOCABULARY_FILE):
        return replace(problem, path=f"{FOLDER}/{path}")
    return problem
