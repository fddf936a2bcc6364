"""What a document says of itself at its top, handed to the domain.

Of notes the entrance has read it already (``Said.matter``). Fields of pages are read after docutils has made
its docinfo (340). Both are shown as they are.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace

from docutils import nodes
from sphinx import addnodes

from summitnotes.records.anchors import talk_anchor, talk_id
from summitnotes.records.frontmatter import Fact, FrontMatter, front_matter
from summitnotes.records.model import Source
from summitnotes.sphinx.nodes import talk_card
from summitnotes.sphinx.reading.lastresort import text_of
from summitnotes.sphinx.transforms.base import NotesTransform

#: Rows of a file in which its front matter is looked for.
MAX_ROWS = 80


class ReadFrontMatter(NotesTransform):
    """Hand the fields of a document to the domain; in pages, name the event of their talks."""

    default_priority = 770

    def concerns(self) -> bool:
        return True

    def find(self) -> None:
        said = self.said
        entry = self.entry if said and said.notes else None
        if entry is not None and entry.date is not None:
            self.domain.note(self.docname, date=entry.date)
        matter = said.matter if said and said.notes else _matter_of_page(self.document)
        if not matter:
            return
        title = next((s[0].astext() for s in self.document.findall(nodes.section) if s.children), "")
        place = (
            Source(self.path, matter.line("topics") or self._line_of("topics?")) if matter.topics else None
        )
        self.domain.note(self.docname, topics=matter.topics, topics_at=place, title=matter.title or title)
        for card in list(self.document.findall(talk_card)) if matter.event else ():
            if "event" not in card:
                self._join_event(card, matter.event or "")
        said = self.said
        if said is not None and said.notes is not None:
            self.domain.note(
                self.docname,
                notes=replace(
                    said.notes,
                    language=self._language(matter.language, said.notes.language),
                    by=said.notes.by or ", ".join(matter.authors) or None,
                    source_url=said.notes.source_url or matter.source,
                ),
                date=entry.date if entry else None,
            )

    def _line_of(self, key: str) -> int:
        """The 1-based line of a field at the top of the file, in whatever way it is written there."""
        rows = text_of(self.env.doc2path(self.docname)).split("\n")[:MAX_ROWS]
        written = re.compile(rf"[\s:#+.%\"']*{key}\b", re.IGNORECASE)
        return next((number for number, row in enumerate(rows, 1) if written.match(row)), 1)

    def _join_event(self, card: talk_card, event: str) -> None:
        """Make a card of the page a talk of ``event``; an id that nobody gave follows."""
        card["event"] = event
        old, anchor = card["talk"], card["ids"][0]
        if old != talk_id(None, card["title"]):
            return
        card["talk"] = new = talk_id(event, card["title"])
        card["ids"] = [talk_anchor(new)]
        self.document.ids.pop(anchor, None)
        self.document.ids[card["ids"][0]] = card
        for node in card.parent.children:
            if isinstance(node, nodes.container) and node.get("talk") == old:
                node["talk"] = new
            elif isinstance(node, addnodes.index):
                node["entries"] = [
                    (kind, words, card["ids"][0] if target == anchor else target, main, key)
                    for kind, words, target, main, key in node["entries"]
                ]

    def _language(self, written: str | None, known: str | None) -> str | None:
        """event.yml counts more than the notes themselves, those more than what was guessed."""
        entry = self.entry
        return known if entry and entry.language else written or known


def front_fields(document: nodes.document) -> dict[str, str]:
    """Lower-case name -> text, of the fields at the top of a page."""
    found: dict[str, str] = {}
    for node in document.children[:3]:
        if isinstance(node, nodes.docinfo):
            for child in node.children:
                if isinstance(child, nodes.field):
                    found[child[0].astext().lower()] = child[1].astext()
                elif isinstance(child, nodes.TextElement):
                    found[child.tagname] = child.astext()
    return found


def _matter_of_page(document: nodes.document) -> FrontMatter:
    """The record of a page of a maintainer, whose front matter MyST and docutils have read."""
    return front_matter(Fact(name, _values(text)) for name, text in front_fields(document).items())


def _values(text: str) -> tuple[str, ...]:
    """One value, or those of a list that MyST hands on as JSON."""
    if text.startswith("["):
        try:
            return tuple(str(value) for value in json.loads(text))
        except ValueError:
            return (text,)
    return (text,)
